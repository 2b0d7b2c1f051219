import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const TABLE = readFileSync('docs/asvs.md', 'utf8');
const STATES = ['met', 'not yet', 'does not apply'];

const rows = TABLE.split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, number]) => /^\d+\.\d+\.\d+$/.test(number ?? ''))
  .map(([, number = '', , state = '', how = '', tests = '']) => ({ number, state, how, tests }));
const named = rows.flatMap(({ number, tests }) =>
  tests
    .split('<br>')
    .filter((test) => test !== '')
    .map((test) => ({ number, file: /^`([^`]+)`/.exec(test)?.[1] ?? '', title: /` · (.+)$/.exec(test)?.[1] ?? '' })),
);

describe('the table of ASVS items', () => {
  test('has each item once, in order, with one of three answers', () => {
    const numbers = rows.map(({ number }) => number);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(rows.filter(({ state }) => !STATES.includes(state))).toEqual([]);
    const count = (state: string) => rows.filter((row) => row.state === state).length;
    expect(TABLE).toContain(
      `Of ${rows.length} items ${count('met')} are met, ${count('not yet')} are not yet, ${count('does not apply')} do not apply`,
    );
  });

  test('says which forty matter most; each of them is met and names its test', () => {
    const [, list = ''] = /The forty that matter most[^:]*: ([\d., \n]+)/.exec(TABLE) ?? [];
    const forty = list.match(/\d+\.\d+\.\d+/g) ?? [];
    expect(new Set(forty).size).toBe(40);
    const shown = new Set(named.map(({ number }) => number));
    expect(
      forty.filter((one) => !shown.has(one) || rows.find(({ number }) => number === one)?.state !== 'met'),
    ).toEqual([]);
  });

  test('names tests that exist, for many more than forty items', () => {
    const missing = named.filter(
      ({ file, title }) => title === '' || !existsSync(file) || !readFileSync(file, 'utf8').includes(`'${title}'`),
    );
    expect(missing).toEqual([]);
    expect(new Set(named.map(({ number }) => number)).size).toBeGreaterThan(40);
  });
});
