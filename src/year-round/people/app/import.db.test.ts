import { sql } from 'kysely';
import { writeXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, WORKER } from '#src/kernel/actor.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { keepUnitsFindable } from '#src/year-round/organisation/app/unit-findable.command.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear } from '../../../../tests/factories/open-year.ts';
import { enter, someone } from '../../../../tests/factories/people.ts';
import { COLUMNS } from '../domain/import-columns.ts';
import { importProblems, importRows, ownImport } from './imports.query.ts';
import { loadImport } from './load-import.ts';
import { peopleKnown, personKnown } from './people.query.ts';
import { readImport, takeFile } from './read-import.ts';
import { beginLoading, decideDoubtful, readAgain, stopImport } from './steer-import.command.ts';

useDatabase();
const TODAY = '2026-11-22';
let officer: Actor;
let otherOfficer: Actor;
let ministry: Actor;
let a: { id: string; name: string };
let b: { id: string; name: string };

type Line = Readonly<Partial<Record<keyof typeof COLUMNS, string | number | Date>>>;
const fileOf = (lines: readonly Line[], heads: readonly string[] = Object.values(COLUMNS), sheet: object = {}) =>
  writeXlsx({
    sheets: [
      {
        name: 'Danh sách',
        rows: [
          [...heads],
          ...lines.map((line) => Object.keys(COLUMNS).map((key) => line[key as keyof typeof COLUMNS] ?? null)),
        ],
        ...sheet,
      },
    ],
  });
const line = (name: string, of: Line = {}): Line => ({ name, unit: a.name, position: 'Chuyên viên', ...of });

async function looked(actor: Actor, bytes: Uint8Array) {
  const id = await asActor(actor, (tx) => takeFile(tx, actor, { name: 'danh-sach.xlsx', bytes }));
  await readImport(actor, id, TODAY);
  const seen = await asActor(actor, async (tx) => ({
    one: await ownImport(tx, id),
    problems: await importProblems(tx, id, 50),
  }));
  if (!seen.one) throw new Error('the import is gone');
  return { ...seen.one, problems: seen.problems.map(({ row, column, kind, about }) => [row, column, kind, about]) };
}
async function entered(actor: Actor, id: string) {
  const begun = await asActor(actor, (tx) => beginLoading(tx, id));
  if (!begun.ok) return begun.error.kind;
  await loadImport(actor, id, begun.value);
  return (await asActor(actor, (tx) => ownImport(tx, id)))?.state;
}
const peopleOf = (unit: { id: string }) =>
  asActor(ministry, async (tx) =>
    (await peopleKnown(tx, { text: '', unitId: unit.id, most: 100, beyond: 0 })).map(({ name }) => name),
  );

beforeAll(async () => {
  const year = await anOpenYear();
  const [, second, third] = year.units;
  if (!second || !third) throw new Error('the cluster has too few units');
  [a, b] = [second, third];
  await asActor(WORKER, (tx) => keepUnitsFindable(tx, [second.id, third.id]));
  officer = await someone('unit-officer', a.id);
  otherOfficer = await someone('unit-officer', b.id);
  ministry = await someone('ministry-officer', null);
});

describe('a list from a file', () => {
  test('is looked at first and entered then: new people, their posts, what tells them apart', async () => {
    const file = await fileOf([
      line('Nguyễn Thị Ánh', {
        staffCode: 'a1',
        birthYear: 1985,
        from: new Date('2025-07-01T00:00:00Z'),
        decision: '12/QĐ-STP',
      }),
      line('Nguyễn Thị Ánh', {
        staffCode: 'A1',
        birthYear: 1985,
        position: 'Bí thư chi bộ',
        line: 'Đảng',
        manner: 'Kiêm nhiệm',
      }),
      line('Trần Văn Bình'.normalize('NFD'), { from: '01/07/2025', printedWith: 'ThS.' }),
    ]);
    const seen = await looked(officer, file);
    expect(seen).toMatchObject({ state: 'previewed', newPeople: 2, newRows: 3, problemCount: 0, rowsTotal: 3 });
    expect(await peopleOf(a)).toEqual([]); // nothing yet
    expect(await entered(officer, seen.id)).toBe('loaded');
    expect(await peopleOf(a)).toEqual(['Nguyễn Thị Ánh', 'Trần Văn Bình']);
    const [an] = await asActor(officer, (tx) => peopleKnown(tx, { text: 'A1', unitId: null, most: 5, beyond: 0 }));
    expect(an).toMatchObject({ staffCode: 'A1', birthYear: 1985, isPublic: false, isSynthetic: true });
    expect(an?.posts.map(({ position, line, from, decision }) => [position, line, from, decision])).toEqual(
      expect.arrayContaining([
        ['Chuyên viên', 'government', '2025-07-01', '12/QĐ-STP'],
        ['Bí thư chi bộ', 'party', null, null],
      ]),
    );
    const [event] = await asActor(WORKER, (tx) =>
      tx
        .selectFrom('audit')
        .select(['act', 'reason', 'actor_id'])
        .where('row_id', '=', an?.id ?? '')
        .where('table_name', '=', 'person')
        .execute(),
    );
    expect(event).toEqual({ act: 'people-imported', reason: 'danh-sach.xlsx', actor_id: officer.id });
    const left = await asActor(officer, (tx) => sql`select from people_import_row`.execute(tx));
    expect(left.rows).toEqual([]);
  });

  test('entered again says that nothing changes; what changed is shown field by field', async () => {
    const again = await looked(
      officer,
      await fileOf([line('Nguyễn Thị Ánh', { staffCode: 'A1' }), line('Trần Văn Bình', { from: '01/07/2025' })]),
    );
    // the second has no code and no birth year: the name and the unit alone do not make it sure
    expect(again).toMatchObject({ sameRows: 1, doubtfulRows: 1, newRows: 0 });
    const changed = await looked(
      officer,
      await fileOf([
        line('Nguyễn Thị Ánh', { staffCode: 'A1', birthYear: 1986, until: '31/12/2026', position: 'Chuyên viên' }),
      ]),
    );
    expect(changed).toMatchObject({ changedRows: 1, problemCount: 0 });
    const [row] = await asActor(officer, (tx) => importRows(tx, changed.id, 'changed', 10));
    expect(row).toMatchObject({
      will: { birthYear: 1986, until: '2026-12-31' },
      was: { birthYear: 1985, until: null, decision: '12/QĐ-STP' },
    });
    expect(await entered(officer, changed.id)).toBe('loaded');
    const [an] = await asActor(officer, (tx) => peopleKnown(tx, { text: 'A1', unitId: null, most: 5, beyond: 0 }));
    expect(an).toMatchObject({ birthYear: 1986 });
    expect(an?.posts.find(({ position }) => position === 'Chuyên viên')).toMatchObject({
      until: '2026-12-31',
      decision: '12/QĐ-STP',
      from: '2025-07-01',
    });
  });

  test('a doubtful namesake waits for somebody to say who it is', async () => {
    const seen = await looked(
      officer,
      await fileOf([
        line('Trần Văn Bình', { position: 'Kế toán' }),
        line('Trần Văn Bình', { position: 'Văn thư', birthYear: 1990 }),
      ]),
    );
    expect(seen).toMatchObject({ doubtfulRows: 2 });
    expect(await entered(officer, seen.id)).toBe('doubts-stand-against-it');
    const rows = await asActor(officer, (tx) => importRows(tx, seen.id, 'doubtful', 10));
    const candidate = rows[0]?.candidates[0]?.id ?? '';
    const decide = (personId: string | null, row: number) =>
      asActor(officer, (tx) => decideDoubtful(tx, officer, seen.id, [{ row, personId }], false));
    expect((await decide(candidate, 2)).ok).toBe(true);
    expect((await decide(null, 3)).ok).toBe(true);
    expect(await entered(officer, seen.id)).toBe('loaded');
    const binh = await asActor(officer, (tx) => personKnown(tx, candidate));
    expect(binh?.posts.map(({ position }) => position).sort((x, y) => x.localeCompare(y))).toEqual([
      'Chuyên viên',
      'Kế toán',
    ]);
    expect((await peopleOf(a)).filter((name) => name === 'Trần Văn Bình')).toHaveLength(2);
  });

  test('with anything wrong in it is not entered at all, and each fault has its row and column', async () => {
    const before = await peopleOf(a);
    const seen = await looked(
      officer,
      await fileOf([
        line('Lê Thị Đúng', { staffCode: 'D1' }),
        line('=1+1'),
        line('Lê Văn Sai', { from: '31/02/2025' }),
        line('Lê Văn Xa', { unit: b.name }),
        line('Lê Văn Lạ', { unit: 'Sở Không Có' }),
        line('Lê Thị Khác', { staffCode: 'D1' }),
        line('Lê Hai Lần', { birthYear: 1980 }),
        line('Lê Hai Lần', { birthYear: 1980 }),
      ]),
    );
    expect(seen.problems).toEqual([
      [3, 'name', 'looks-like-a-formula', null],
      [4, 'from', 'not-a-day', null],
      [5, 'unit', 'not-your-unit', null],
      [6, 'unit', 'unit-is-not-known', null],
      [7, 'staffCode', 'rows-disagree', '2'],
      [9, 'position', 'same-row-twice', '8'],
    ]);
    expect(await entered(officer, seen.id)).toBe('problems-stand-against-it');
    expect(await peopleOf(a)).toEqual(before);
  });

  test('a staff code of another unit’s person is taken, without a word of whose it is; for the Ministry it is a change', async () => {
    await enter(otherOfficer, b.id, 'Phạm Thị Giang', { staffCode: 'G1' });
    const file = await fileOf([line('Phạm Thị Giang', { staffCode: 'G1' })]);
    expect((await looked(officer, file)).problems).toEqual([[2, 'staffCode', 'staff-code-is-taken', null]]);
    expect(await looked(ministry, file)).toMatchObject({ changedRows: 1, newRows: 0, problemCount: 0 });
  });

  test.each([
    ['not-a-spreadsheet', null, async () => new TextEncoder().encode('Họ và tên;Đơn vị')],
    ['not-a-spreadsheet', null, async () => new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])],
    ['columns-are-missing', 'Đơn vị, Chức vụ', () => fileOf([], ['Họ và tên', 'Năm sinh'])],
    ['no-head', null, () => fileOf([], ['Tên', 'Số'])],
    ['no-rows', null, () => fileOf([])],
    [
      'merged-cells',
      '2, 3',
      () =>
        fileOf([line('Lê Văn An'), line('Lê Văn Ba')], undefined, {
          merges: [{ startRow: 1, startCol: 1, endRow: 2, endCol: 1 }],
        }),
    ],
    [
      'several-sheets',
      null,
      () =>
        writeXlsx({
          sheets: [
            { name: 'A', rows: [['Họ và tên']] },
            { name: 'B', rows: [['Họ và tên']] },
          ],
        }),
    ],
  ])('is refused: %s %s', async (refusal, refusalDetail, file) => {
    expect(await looked(officer, await file())).toMatchObject({ state: 'refused', refusal, refusalDetail });
  });

  test('that changed the register meanwhile is looked at again', async () => {
    const id = await enter(officer, a.id, 'Đỗ Thị Hạnh', { staffCode: 'H1' });
    const seen = await looked(officer, await fileOf([line('Đỗ Thị Hạnh', { staffCode: 'H1', birthYear: 1977 })]));
    await asActor(officer, (tx) => sql`update person set version = version + 1 where id = ${id}`.execute(tx));
    expect(await entered(officer, seen.id)).toBe('previewed');
    expect(await asActor(officer, (tx) => ownImport(tx, seen.id))).toMatchObject({ refusal: 'changed-since-preview' });
    expect((await asActor(officer, (tx) => readAgain(tx, seen.id))).ok).toBe(true);
    await readImport(officer, seen.id, TODAY);
    expect(await entered(officer, seen.id)).toBe('loaded');
  });

  test('is stopped in the middle and leaves nothing behind; interrupted, it says so and is begun again', async () => {
    const before = await peopleOf(a);
    const seen = await looked(
      officer,
      await fileOf(Array.from({ length: 50 }, (_, n) => line('Vũ Thị Dừng', { staffCode: `V${n}` }))),
    );
    expect((await asActor(officer, (tx) => beginLoading(tx, seen.id))).ok).toBe(true);
    expect((await asActor(officer, (tx) => stopImport(tx, seen.id))).ok).toBe(true);
    await loadImport(officer, seen.id, 'x');
    expect((await asActor(officer, (tx) => ownImport(tx, seen.id)))?.state).toBe('cancelled');
    expect(await peopleOf(a)).toEqual(before);

    const other = await looked(officer, await fileOf([line('Vũ Thị Lại', { staffCode: 'L1' })]));
    await asActor(officer, (tx) => beginLoading(tx, other.id));
    await asActor(officer, (tx) =>
      sql`update people_import set beat_at = now() - interval '1 minute' where id = ${other.id}`.execute(tx),
    );
    expect(await asActor(officer, (tx) => ownImport(tx, other.id))).toMatchObject({
      state: 'loading',
      isInterrupted: true,
    });
    expect(await entered(officer, other.id)).toBe('loaded');
    expect(await peopleOf(a)).toContain('Vũ Thị Lại');
  });

  test('is seen by nobody but who brought it', async () => {
    const seen = await looked(officer, await fileOf([line('Hồ Thị Riêng')]));
    for (const actor of [ministry, otherOfficer]) {
      expect(await asActor(actor, (tx) => ownImport(tx, seen.id))).toBeNull();
      expect(
        (await asActor(actor, (tx) => sql`select from people_import_row where import_id = ${seen.id}`.execute(tx)))
          .rows,
      ).toEqual([]);
      expect(await asActor(actor, (tx) => beginLoading(tx, seen.id))).toMatchObject({
        error: { kind: 'import-is-gone' },
      });
    }
  });
});
