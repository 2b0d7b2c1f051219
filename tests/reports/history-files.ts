import { readdirSync, readFileSync } from 'node:fs';
import type { HistoryRecord } from '#src/history/format.ts';
import { parseHistory } from '#src/history/parse.ts';

const FOLDER = new URL('../../data/history/', import.meta.url);

export const HISTORY_FILES = readdirSync(FOLDER).filter(
  (name) => name.endsWith('.json') && !name.endsWith('.schema.json'),
);

/** A file of past years that ships with the product; one that is refused fails the test with its problems. */
export function historyFile(name: string): HistoryRecord {
  const record = parseHistory(name, readFileSync(new URL(name, FOLDER)));
  if (!record.ok) throw new Error(JSON.stringify(record.error.problems, null, 2));
  return record.value;
}

/** What one of the five reports (000 … 004) says. */
export function report(number: string): HistoryRecord {
  const name = HISTORY_FILES.find((file) => file.endsWith(`.bao-cao-${number}.json`));
  if (name === undefined) throw new Error(`no file of report ${number}`);
  return historyFile(name);
}
