import { beforeAll, describe, expect, test } from 'vitest';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear, type OpenedYear } from '../../../../tests/factories/open-year.ts';
import { enterMany, previewMany } from './enter-many.ts';
import { registerOf } from './register.query.ts';

useDatabase();
let year: OpenedYear;
beforeAll(async () => {
  year = await anOpenYear();
});

const sheetOf = (...lines: string[]) =>
  ['BẢNG ĐĂNG KÝ', 'TT|Đơn vị|Cờ CP|Cờ ngành|LĐTT|Ngày nhận', ...lines].map((line) => line.split('|'));
const enter = (sheet: string[][], actor = year.office) =>
  asActor(actor, (tx) => enterMany(tx, actor, { clusterYearId: year.clusterYearId, sheet, on: '2027-03-01' }));
const register = () =>
  asActor(year.office, (tx) => registerOf(tx, { clusterYearId: year.clusterYearId, day: '2027-03-01' }));

describe('many registrations from a sheet', () => {
  test('one wrong row stops all, and says where', async () => {
    const sheet = sheetOf('1|STP Đông Sa||x|52|24/02/2027', '2|STP Không Có||x||');
    expect(await enter(sheet)).toMatchObject({
      error: { kind: 'rows-to-correct', read: { problems: [{ kind: 'unit-is-not-a-member', row: 4, column: 'B' }] } },
    });
    expect(await register()).toEqual([]);
  });

  test('a clean sheet is entered for the units, each with its own day', async () => {
    expect(await enter(sheetOf('1|STP Đông Sa|x|x|52|24/02/2027', '2|THADS Bình Lâm||x|x|'))).toEqual({
      ok: true,
      value: 5,
    });
    expect(await register()).toHaveLength(5);
    expect((await register()).find((entry) => entry.count === 52)).toMatchObject({
      award: 'LDTT',
      receivedOn: '2027-02-24',
      state: 'registered',
      enteredForUnit: true,
    });
  });

  test('the same sheet a second time enters nothing', async () => {
    expect(await enter(sheetOf('2|THADS Bình Lâm||x||', '3|STP Bình Lâm||x||'))).toMatchObject({
      error: { kind: 'rows-to-correct', read: { problems: [{ kind: 'registered-already', row: 3 }] } },
    });
    expect(await register()).toHaveLength(5);
    expect(await enter(sheetOf('3|STP Bình Lâm||-||'))).toMatchObject({ error: { kind: 'nothing-to-enter' } });
  });

  test('two offices paste one sheet at one moment: it is entered once', async () => {
    const sheet = sheetOf('3|STP Bình Lâm|x|x||');
    const both = await Promise.all([enter(sheet), enter(sheet)]);
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(both.find((outcome) => !outcome.ok)).toMatchObject({ error: { kind: 'rows-to-correct' } });
    expect(await register()).toHaveLength(7);
  });

  test('a unit’s officer enters no sheet', async () => {
    const officer = await year.officerOf(year.head);
    const command = { clusterYearId: year.clusterYearId, sheet: sheetOf(), on: '2027-03-01' } as const;
    expect(await asActor(officer, (tx) => previewMany(tx, officer, command))).toMatchObject({
      error: { kind: 'not-yours-to-do' },
    });
  });
});
