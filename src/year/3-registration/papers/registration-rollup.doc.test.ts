import { describe, expect, test } from 'vitest';
import { countOf } from '#src/kernel/partial-count.ts';
import { compilePdf } from '#src/platform/typst/compile.ts';
import { director, LONG_NAME, unnumbered } from '../../../../tests/paper-facts.ts';
import { readPaper, toolsMissing } from '../../../../tests/pdf.ts';
import { type RegistrationRollup, type RollupRow, registrationRollup } from './registration-rollup.ts';

const at = new Date('2027-03-05T03:00:00Z');
const print = (rollup: RegistrationRollup) => compilePdf({ ...registrationRollup(rollup), at });

const row = (unit: string, kind: string, counts: Record<string, number | null> | null): RollupRow => ({
  unit,
  kind,
  counts: counts && Object.fromEntries(Object.entries(counts).map(([award, count]) => [award, countOf(count)])),
  receivedOn: '2027-02-09',
  note: null,
  ofWhich: [],
});

const STP = 'Sở Tư pháp';
const THADS = 'Thi hành án dân sự';

const rollup: RegistrationRollup = {
  ...unnumbered,
  cluster: 'Cụm thi đua các tỉnh phía Đông',
  year: 2027,
  asOf: '2027-03-05',
  awards: [
    { id: 'CO_CP', shortName: 'Cờ CP', ofWhich: 'CO_BO' },
    { id: 'CO_BO', shortName: 'Cờ ngành', ofWhich: null },
    { id: 'LDTT', shortName: 'LĐTT', ofWhich: null },
  ],
  blocs: [
    {
      name: 'Khối A',
      rows: [row('Sở Tư pháp tỉnh Hà Vân', STP, { CO_BO: 1 }), row('Sở Tư pháp tỉnh An Sơn', STP, null)],
    },
    {
      name: 'Khối B',
      rows: [
        { ...row('Thi hành án dân sự tỉnh Hà Vân', THADS, { CO_BO: 52, CO_CP: 3 }), receivedOn: null },
        {
          ...row('Thi hành án dân sự tỉnh An Sơn', THADS, { CO_BO: null }),
          ofWhich: [{ words: 'các phòng khu vực', counts: { CO_BO: countOf(9) } }],
        },
      ],
    },
  ],
  preparedBy: 'Nguyễn Thị Minh Nguyệt',
  signer: director,
};

describe.skipIf(toolsMissing)(`the roll-up of registrations on paper ${toolsMissing}`, () => {
  const paper = () => readPaper(print(rollup));

  test('says as of which day it stands and who has sent', () => {
    const { words, title } = paper();
    expect(title).toContain('Bảng tổng hợp đăng ký thi đua năm 2027');
    expect(words).toContain('(Tính đến ngày 05/3/2027)');
    expect(words).toContain('Đã gửi đăng ký: 3/4 đơn vị.');
    expect(words).toMatch(/2 Sở Tư pháp tỉnh An Sơn Chưa gửi/);
  });

  test('has a column for each award that is there, and none for the others', () => {
    const { words } = paper();
    expect(words).not.toContain('LĐTT');
    expect(words).toMatch(/Cờ ngành.*Trong đó:|Trong đó:.*Cờ ngành/);
  });

  test('adds each bloc and all, and never adds what lies inside another line', () => {
    const { words } = paper();
    expect(words).toContain('Cộng Khối A (2 đơn vị) 1 -');
    expect(words).toContain('Cộng Khối B (2 đơn vị) ít nhất 52 3'); // one unit did not say how many
    expect(words).toContain('Tổng cộng (4 đơn vị) ít nhất 53 3');
    expect(words).toContain('Trong đó: các phòng khu vực 9');
  });

  test('what is not known is said so', () => {
    const { words } = paper();
    expect(words).toContain('Thi hành án dân sự tỉnh Hà Vân 52 3 không nêu'); // the day of receipt
    expect(words).toContain('Thi hành án dân sự tỉnh An Sơn không nêu -'); // the number
  });

  test('a group of two kinds of unit gets a total of each kind', () => {
    const rows = rollup.blocs.flatMap((bloc) => bloc.rows);
    const { words } = readPaper(print({ ...rollup, blocs: [{ name: null, rows }] }));
    expect(words).not.toContain('Khối A');
    expect(words).toContain(
      'Tổng cộng (4 đơn vị) ít nhất 53 3 Trong đó: Sở Tư pháp (2 đơn vị) 1 - Trong đó: Thi hành án dân sự (2 đơn vị) ít nhất 52 3',
    );
  });

  test.each([1, 5, 6, 200])('%i units fit a landscape table, its head on every page', (count) => {
    const rows = Array.from({ length: count }, (_, i) => row(`${LONG_NAME} ${i + 1}`, STP, { CO_BO: 1, LDTT: 12 }));
    const { text, words } = readPaper(print({ ...rollup, blocs: [{ name: null, rows }] }));
    expect(words).toContain(`Tổng cộng (${count} đơn vị) ${count} ${count * 12}`);
    const tablePages = text.filter((page) => page.includes(LONG_NAME.slice(0, 20)));
    for (const page of tablePages) expect(page).toContain('Ngày nhận');
  });

  test('nobody has registered yet', () => {
    const { words } = readPaper(print({ ...rollup, blocs: [] }));
    expect(words).toContain('Đã gửi đăng ký: 0/0 đơn vị.');
  });
});
