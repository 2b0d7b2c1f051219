// Writes docs/audit-events.md from the closed list of kinds. Run: node --conditions=source tools/audit-events.ts
import { writeFileSync } from 'node:fs';
import { eventKindsDoc } from '../src/pages/events/event-kinds-doc.ts';

writeFileSync(new URL('../docs/audit-events.md', import.meta.url), eventKindsDoc());
