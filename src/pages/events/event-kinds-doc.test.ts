import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PROJECT_ROOT } from '#src/platform/project-root.ts';
import { eventKindsDoc } from './event-kinds-doc.ts';

test('docs/audit-events.md lists what can happen, as it is now: node --conditions=source tools/audit-events.ts', () => {
  expect(readFileSync(`${PROJECT_ROOT}/docs/audit-events.md`, 'utf8')).toBe(eventKindsDoc());
});
