import { expect, test } from 'vitest';
import { readPastedProgress, type ReportedTarget, type ReportingUnit } from './pasted-progress.ts';

const units: readonly ReportingUnit[] = [
  { id: 'A', name: 'Thi hành án dân sự tỉnh Bình Lâm', shortName: 'THADS Bình Lâm', blocId: 'thads' },
  { id: 'B', name: 'Thi hành án dân sự tỉnh Đông Sa', shortName: 'THADS Đông Sa', blocId: 'thads' },
  { id: 'S', name: 'Sở Tư pháp tỉnh Bình Lâm', shortName: 'STP Bình Lâm', blocId: 'stp' },
];
const targets: readonly ReportedTarget[] = [
  { id: 'cases', blocId: 'thads', indicator: 'Thi hành xong về việc' },
  { id: 'money', blocId: 'thads', indicator: 'Thi hành xong về tiền' },
  { id: 'order', blocId: 'thads', indicator: 'Giữ vững kỷ cương' },
];
const HEAD = ['TT', 'Đơn vị', 'Chỉ tiêu', 'Mức giao ước', 'Số đạt', 'Trên tổng số', 'Kết quả bằng lời'];
const read = (...rows: string[][]) => readPastedProgress([['BÁO CÁO'], HEAD, ...rows], units, targets);

test('figures are read below the head, the unit once above its rows, numbers in the Vietnamese way', () => {
  const { figures, faults } = read(
    ['1', 'THADS Bình Lâm', '1. Thi hành xong về việc', 'trên 73', '2.946', '3.459', ''],
    ['2', '', 'THI HÀNH XONG VỀ TIỀN', 'trên 33', '2.509.939.977.000', '4.189.942.596.000', ''],
    ['3', '', 'Giữ vững kỷ cương', 'bằng lời', '', '', 'Không có công chức bị xử lý'],
    ['4', 'Thi hành án dân sự tỉnh Đông Sa', 'Thi hành xong về việc', '', '', '', ''],
  );
  expect(faults).toEqual([]);
  expect(figures).toEqual([
    { row: 3, unitId: 'A', targetId: 'cases', figure: { kind: 'rate', numerator: 2946n, denominator: 3459n } },
    {
      row: 4,
      unitId: 'A',
      targetId: 'money',
      figure: { kind: 'rate', numerator: 2509939977000n, denominator: 4189942596000n },
    },
    { row: 5, unitId: 'A', targetId: 'order', figure: { kind: 'words', words: 'Không có công chức bị xử lý' } },
  ]);
});

test.each([
  [['', 'THADS Nơi Khác', 'Thi hành xong về việc', '', '1', '2'], 'unit-is-not-a-member', 'B'],
  [['', 'STP Bình Lâm', 'Thi hành xong về việc', '', '1', '2'], 'target-is-not-in-the-covenant', 'C'],
  [['', 'THADS Đông Sa', 'Thi hành xong về án', '', '1', '2'], 'target-is-not-in-the-covenant', 'C'],
  [['', 'THADS Đông Sa', 'Thi hành xong về việc', '', '12,5', '20'], 'not-a-whole-number', 'E'],
  [['', 'THADS Đông Sa', 'Thi hành xong về việc', '', '1,234', '2000'], 'not-a-whole-number', 'E'],
  [['', 'THADS Đông Sa', 'Thi hành xong về việc', '', '5', ''], 'half-a-rate', 'F'],
  [['', 'THADS Đông Sa', 'Thi hành xong về việc', '', '9', '8'], 'more-than-all', 'E'],
])('%j is not taken: %s in column %s', (row, kind, column) => {
  expect(read(row)).toMatchObject({ figures: [], faults: [{ kind, row: 3, column }] });
});

test('one figure twice in a sheet is a slip that is shown, and a table without a head is no report', () => {
  const row = ['', 'THADS Đông Sa', 'Thi hành xong về việc', '', '1', '2'];
  expect(read(row, row).faults).toMatchObject([{ kind: 'figure-twice-in-the-sheet', row: 4 }]);
  expect(readPastedProgress([['a', 'b']], units, targets).faults).toMatchObject([{ kind: 'no-head-row' }]);
});
