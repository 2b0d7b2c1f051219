import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { historySchema } from './schema.ts';

it('the JSON Schema that editors use is the one the format gives (node tools/history-schema.ts writes it)', () => {
  const committed = new URL('../../data/history/history.schema.json', import.meta.url);
  expect(JSON.parse(readFileSync(committed, 'utf8'))).toEqual(historySchema());
});
