import { describe, expect, test } from 'vitest';
import { columnName, readAs, readPastedRegister } from './pasted-register.ts';

const members = [
  { id: 'stp-dong-sa', name: 'Sở Tư pháp tỉnh Đông Sa', shortName: 'STP Đông Sa' },
  { id: 'thads-dong-sa', name: 'Thi hành án dân sự tỉnh Đông Sa', shortName: 'THADS Đông Sa' },
  { id: 'stp-hoa-thach', name: 'Sở Tư pháp tỉnh Hòa Thạch', shortName: 'STP Hòa Thạch' },
];
const read = (lines: string) =>
  readPastedRegister(
    lines.split('\n').map((line) => line.split('|').map((cell) => cell.trim())),
    members,
    '2027-03-01',
  );

describe('a register pasted from Excel', () => {
  test('titles above, a column of numbers, merged cells, blocs, totals and abbreviations are no hindrance', () => {
    const { entries, problems } = read(
      [
        'CỤM THI ĐUA CÁC TỈNH|||',
        'BẢNG ĐĂNG KÝ THI ĐUA NĂM 2027||||',
        '',
        'STT|Tên đơn vị|Danh hiệu, hình thức|Họ và tên|Số lượng|Ngày nhận|Ghi chú',
        '(1)|(2)|(3)|(4)|(5)|(6)|(7)',
        'I|Khối Sở Tư pháp|||||',
        '1|Sở TP Đông Sa|Cờ ngành; Cờ CP|||24/02/2027|12/STP-VP',
        '|| CSTĐCS|Trần Thị Hòa|||',
        '2|1. STP tỉnh Hoà Thạch|LĐTT||1.052||',
        'II|Khối THADS|||||',
        '3|Cục THADS tỉnh Đông Sa|không|||27/2/2027|',
        '||||||',
        '|Tổng cộng|4||||',
      ].join('\n'),
    );
    expect(problems).toEqual([]);
    expect(entries.map(({ row, unitId, award, name, count }) => [row, unitId, award, name, count])).toEqual([
      [7, 'stp-dong-sa', 'CO_BO', null, 1],
      [7, 'stp-dong-sa', 'CO_CP', null, 1],
      [8, 'stp-dong-sa', 'CSTDCS', 'Trần Thị Hòa', 1],
      [9, 'stp-hoa-thach', 'LDTT', null, 1052],
    ]);
    expect(entries[0]).toMatchObject({ receivedOn: '2027-02-24', note: '12/STP-VP' });
  });

  test('a column for each award, with marks and numbers, as the roll-up is kept', () => {
    const { entries, problems } = read(
      'TT|Đơn vị|Cờ CP|Cờ ngành|TTLĐXS|LĐTT\n1|THADS Đông Sa|x|X|-|40\n2|STP Hòa Thạch||1|0|x'.normalize('NFD'),
    );
    expect(problems).toEqual([]);
    expect(entries.map(({ unitId, award, count }) => [unitId, award, count])).toEqual([
      ['thads-dong-sa', 'CO_CP', 1],
      ['thads-dong-sa', 'CO_BO', 1],
      ['thads-dong-sa', 'LDTT', 40],
      ['stp-hoa-thach', 'CO_BO', 1],
      ['stp-hoa-thach', 'LDTT', null], // said to be registered, not how many
    ]);
  });

  test('what cannot be read is named by its row and column', () => {
    const { problems } = read(
      [
        'Đơn vị|Danh hiệu|Số lượng|Ngày nhận',
        'STP Biển Xa|Cờ ngành||',
        'STP Đông Sa|Cờ vàng||',
        'STP Đông Sa|LĐTT|nhiều|',
        'STP Đông Sa|Cờ ngành||32/02/2027',
        'STP Đông Sa|Cờ thi đua Ngành Tư pháp||02/03/2027',
        'STP Hòa Thạch||5|',
      ].join('\n'),
    );
    expect(problems.map(({ kind, row, column, text }) => [kind, `${column}${row}`, text])).toEqual([
      ['unit-is-not-a-member', 'A2', 'STP Biển Xa'],
      ['award-is-not-in-the-catalogue', 'B3', 'Cờ vàng'],
      ['count-is-not-a-number', 'C4', 'nhiều'],
      ['not-a-day', 'D5', '32/02/2027'],
      ['received-day-lies-ahead', 'D6', '02/03/2027'],
      ['row-has-no-award', 'B7', ''],
      ['registered-twice-in-the-sheet', 'A6', ''],
    ]);
  });

  test('an unknown award is asked about with those it may mean, and read as the one that a person chooses', () => {
    const text = [
      'Đơn vị|Danh hiệu|Ghi chú',
      'STP Đông Sa|LĐTT; Cờ thi đua nghành TP|Cờ thi đua nghành TP',
      'STP Hòa Thạch|cờ vàng|',
      'THADS Đông Sa|Cờ thi đua nghành TP|',
    ].join('\n');
    const { problems } = read(text);
    expect(problems).toMatchObject([
      { row: 2, text: 'Cờ thi đua nghành TP', candidates: expect.arrayContaining(['CO_BO']) },
      { row: 3, text: 'cờ vàng' },
      { row: 4, text: 'Cờ thi đua nghành TP' },
    ]);
    for (const { candidates = [] } of problems) expect(candidates.length).toBeLessThanOrEqual(3);
    const sheet = text.split('\n').map((line) => line.split('|'));
    const mended = readAs(sheet, 'Cờ thi đua nghành TP', 'CO_BO');
    expect(mended[1]).toEqual(['STP Đông Sa', 'LĐTT;Cờ thi đua ngành Tư pháp', 'Cờ thi đua nghành TP']);
    expect(readPastedRegister(mended, members, '2027-03-01').problems).toMatchObject([{ row: 3, text: 'cờ vàng' }]);
  });

  test('a column headed by an unknown award is not passed over when it is marked', () => {
    const sheet = [
      ['Đơn vị', 'Cờ thi đua', 'LĐTT', 'Khối', 'Bằng khen'],
      ['STP Đông Sa', 'x', '40', 'STP', ''],
    ];
    const { entries, problems } = readPastedRegister(sheet, members, '2027-03-01');
    expect(entries).toHaveLength(1);
    expect(problems).toMatchObject([
      { kind: 'award-is-not-in-the-catalogue', row: 1, column: 'B', candidates: expect.arrayContaining(['CO_CP']) },
    ]);
    const mended = readPastedRegister(readAs(sheet, 'Cờ thi đua', 'CO_CP'), members, '2027-03-01');
    expect(mended.problems).toEqual([]);
    expect(mended.entries.map(({ award }) => award)).toEqual(['CO_CP', 'LDTT']);
  });

  test('a commendation with a person’s name is for the person; a flag for a person is a mistake', () => {
    const { entries, problems } = read(
      'Đơn vị|Họ và tên|Danh hiệu\nSTP Đông Sa|Đỗ Ước|BK Bộ\nSTP Đông Sa|Đỗ Ước|Cờ CP',
    );
    expect(entries).toMatchObject([{ award: 'BK_BO', subject: 'individual', name: 'Đỗ Ước', count: 1 }]);
    expect(problems).toMatchObject([{ kind: 'award-is-not-for-this-subject', row: 3, column: 'C' }]);
  });

  test('a numbered row without a unit is not given to the unit above', () => {
    const { entries, problems } = read('TT|Đơn vị|Cờ ngành\n1|STP Đông Sa|x\n2||x');
    expect(entries).toHaveLength(1);
    expect(problems).toMatchObject([{ kind: 'unit-is-not-a-member', row: 3, column: 'B' }]);
  });

  test('«không nêu» is an answer, not a mistake', () => {
    const { entries, problems } = read(
      'Đơn vị|Danh hiệu|Số lượng|Ngày nhận đăng ký\nSTP Đông Sa|LĐTT|không nêu số|không nêu ngày',
    );
    expect(problems).toEqual([]);
    expect(entries).toMatchObject([{ count: null, receivedOn: null }]);
  });

  test('«Sở Tư pháp» without a province is nobody; a sheet without a head is said to have none', () => {
    expect(read('Đơn vị|Cờ ngành\nSở Tư pháp|x').problems).toMatchObject([{ kind: 'unit-is-not-a-member' }]);
    expect(read('STP Đông Sa|Cờ ngành').problems).toMatchObject([{ kind: 'no-head-row' }]);
  });

  test('columns are named as Excel names them', () => {
    expect([0, 25, 26, 51, 52].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA']);
  });
});
