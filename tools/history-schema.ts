// Writes data/history/history.schema.json from the format. Run: node tools/history-schema.ts && npm run format
import { writeFileSync } from 'node:fs';
import { historySchema } from '../src/history/schema.ts';

const target = new URL('../data/history/history.schema.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(historySchema(), null, 2)}\n`);
