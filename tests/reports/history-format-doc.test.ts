import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { historyRecord } from '#src/history/format.ts';
import { parseHistory } from '#src/history/parse.ts';

const DOC = readFileSync(new URL('../../docs/history-format.md', import.meta.url), 'utf8');

it('the example of docs/history-format.md is accepted as printed', () => {
  const example = /```json\n(.+?)```/s.exec(DOC)?.[1] ?? '';
  expect(parseHistory('example.json', new TextEncoder().encode(example))).toMatchObject({ ok: true });
});

it('docs/history-format.md explains every field of a record', () => {
  const fields = Object.keys(historyRecord.shape).filter((name) => name !== '$schema');
  expect(fields.filter((name) => !DOC.includes(`\`${name}\``))).toEqual([]);
});
