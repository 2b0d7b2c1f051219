import { expect, test } from 'vitest';
import { decimal } from '#src/kernel/decimal.ts';
import { scoredRows, tableFaults } from './criterion.ts';
import { exampleTable } from './example-table.ts';
import { printTableRows, readPastedTable } from './pasted-table.ts';
import { printMode, readMode } from './scoring-words.ts';

test.each([
  'có: 2; không: 0',
  '100: 2; từ 95 đến dưới 100: 1,75; dưới 95: 0',
  'trên 95: 1,5; từ 75 đến 95: 1; dưới 75: 0',
  '0 ngày: 2; 1-2 ngày: 1,5; từ 3 ngày: 0',
  'trừ 1 mỗi lần, không dưới 0',
  'cộng 2 mỗi lần, tối đa 5',
  'cộng 0,5 mỗi lần',
  'theo tỷ lệ',
  'chấm theo kết quả',
])('«%s» is read and printed again as it was', (words) => {
  const mode = readMode(words);
  expect(mode.ok && printMode(mode.value)).toBe(words);
});

test('each end of a band is kept as written', () => {
  expect(readMode('trên 90% đến 100%: 2')).toEqual({
    ok: true,
    value: {
      kind: 'bands',
      bands: [{ span: { low: decimal('90'), lowClosed: false, high: decimal('100'), highClosed: true }, points: 200 }],
    },
  });
});

test('«trên 10 ngày» begins at the eleventh day', () => {
  expect(readMode('trên 10 ngày: 0')).toMatchObject({ value: { bands: [{ fromDays: 11, toDays: null }] } });
});

test.each(['tốt thì 2 điểm', '95 đến 100: 2', 'có: nhiều; không: ít', 'dưới: 3', ':'])(
  '«%s» is asked about, not guessed',
  (words) => {
    expect(readMode(words)).toMatchObject({ ok: false, error: { kind: 'way-of-scoring-is-not-understood' } });
  },
);

const sheet = (text: string) => text.split('\n').map((line) => line.split('\t'));

test('rows pasted from Excel nest by their codes; the head and the sum are no criteria', () => {
  const read = readPastedTable(
    sheet(
      'Mã\tTiêu chí\tĐiểm chuẩn\tCách chấm\n\nA.\tNhiệm vụ\t3\nA.1\tThẩm định\t2\tcó: 2; không: 0\nA.2\tKhác\t1\n\tTổng cộng\t3',
    ),
  );
  expect(read.problems).toEqual([]);
  expect(read.criteria).toMatchObject([
    { code: 'A', max: 300, body: { kind: 'group', children: [{ code: 'A.1' }, { code: 'A.2' }] } },
  ]);
  expect(tableFaults(read.criteria)).toEqual([]);
});

test('every wrong row is named, with what stands there', () => {
  const read = readPastedTable(sheet('A\t\t3\n\tKhông mã\t1\nB\tĐiểm lạ\t3.5\nC\tCách lạ\t1\ttùy'));
  expect(read.problems).toEqual([
    { kind: 'row-has-no-name', row: 1, text: 'A' },
    { kind: 'row-has-no-code', row: 2, text: 'Không mã' },
    { kind: 'standard-points-are-not-points', row: 3, text: '3.5' },
    { kind: 'way-of-scoring-is-not-understood', row: 4, text: 'tùy' },
  ]);
});

test.each(['STP', 'THADS_PROVINCE'])('the rehearsal example for %s is sound and is printed as it is read', (kind) => {
  const table = exampleTable(kind) ?? [];
  expect(tableFaults(table)).toEqual([]);
  expect(scoredRows(table).length).toBeGreaterThan(6);
  expect(readPastedTable(sheet(printTableRows(table)))).toEqual({ criteria: table, problems: [] });
});
