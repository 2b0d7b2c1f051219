import { describe, expect, it } from 'vitest';
import { follow } from '#src/history/walk.ts';
import type { HistoryRecord } from '#src/history/format.ts';
import { report } from './history-files.ts';
import { STATED, WORKED_OUT } from './source-facts.ts';

const REPORTS = new Map(['000', '001', '002', '003', '004'].map((number) => [number, report(number)]));

const recordOf = (row: string): HistoryRecord => {
  const record = REPORTS.get(row.slice(0, 3));
  if (record === undefined) throw new Error(`no report for ${row}`);
  return record;
};

/** Everything a reader sees from a fact: its own words and those of the passages it leads to. */
function readable(record: HistoryRecord, pointer: string): string {
  const steps = pointer.split('/').slice(1);
  const outwards = steps.map((_, i) => `/${steps.slice(0, steps.length - i).join('/')}`);
  const inherited = outwards.map((place) => follow(record, `${place}/from`)).find(Array.isArray) ?? [];
  const own = JSON.stringify(follow(record, pointer), (_key, value: unknown) =>
    typeof value === 'string' && Object.hasOwn(record.passages, value) ? record.passages[value] : value,
  );
  return [own, ...inherited.map((id) => JSON.stringify(record.passages[String(id)]))].join('\n').replaceAll('\\"', '"');
}

describe('the five reports are encoded whole', () => {
  it.each(STATED)('row %s stands at %s with its printed words', (row, pointer, ...printed) => {
    const record = recordOf(row);
    expect(follow(record, pointer)).toBeDefined();
    const text = readable(record, pointer);
    for (const words of printed) expect(text).toContain(words);
  });

  it.each(WORKED_OUT)('row %s is worked out at %s and says why', (row, pointer) => {
    expect(follow(recordOf(row), pointer)).toMatchObject({ value: expect.anything(), because: expect.any(String) });
  });

  it('holds the doubts X1 to X10', () => {
    const doubts = [...REPORTS.values()].flatMap(({ doubts = [] }) => doubts.map(({ id }) => id));
    expect(new Set(doubts)).toEqual(new Set(['X1', 'X2', 'X3', 'X4', 'X5', 'X6', 'X7', 'X8', 'X9', 'X10']));
  });

  it('names 139 wholly stated and 4 partly stated rows, none twice', () => {
    expect(new Set(STATED.map(([row]) => row)).size).toBe(STATED.length);
    expect(STATED.length).toBe(143);
  });
});
