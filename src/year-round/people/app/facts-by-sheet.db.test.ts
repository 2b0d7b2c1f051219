import { sql } from 'kysely';
import { writeXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, WORKER } from '#src/kernel/actor.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { keepUnitsFindable } from '#src/year-round/organisation/app/unit-findable.command.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear } from '../../../../tests/factories/open-year.ts';
import { enter, someone } from '../../../../tests/factories/people.ts';
import { FACT_COLUMNS, type FactColumn } from '../domain/fact-columns.ts';
import { importedFacts, importProblems, ownImport } from './imports.query.ts';
import { loadImport } from './load-import.ts';
import { tieAccount } from './own-record.command.ts';
import { readImport, takeFile } from './read-import.ts';
import { readFacts } from './restricted.query.ts';
import { beginLoading, decideDoubtful } from './steer-import.command.ts';

useDatabase();
const TODAY = '2026-11-22';
let officer: Actor;
let inspector: Actor;
let a: { id: string; name: string };
let b: { id: string; name: string };
let anh: string;

type Line = Readonly<Partial<Record<FactColumn, string | number>>>;
const fileOf = (lines: readonly Line[]) =>
  writeXlsx({
    sheets: [
      {
        name: 'Hồ sơ',
        rows: [
          Object.values(FACT_COLUMNS),
          ...lines.map((line) => Object.keys(FACT_COLUMNS).map((key) => line[key as FactColumn] ?? null)),
        ],
      },
    ],
  });
const of = (name: string, line: Line): Line => ({ name, unit: a.name, ...line });

async function looked(actor: Actor, lines: readonly Line[]) {
  const bytes = await fileOf(lines);
  const id = await asActor(actor, (tx) => takeFile(tx, actor, { name: 'ho-so.xlsx', bytes }, 'facts'));
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
const factsOf = (person: string) => asActor(WORKER, (tx) => readFacts(tx, WORKER, person));
const readingsBy = (actor: Actor, person: string) =>
  asActor(WORKER, async (tx) => {
    const { rows } = await sql<{ facts: string[] }>`
      select after -> 'facts' as facts from audit where action = 'read' and actor_id = ${actor.id} and row_id = ${person} order by id
    `.execute(tx);
    return rows.map(({ facts }) => facts);
  });

beforeAll(async () => {
  const year = await anOpenYear();
  const [, second, third] = year.units;
  if (!second || !third) throw new Error('the cluster has too few units');
  [a, b] = [second, third];
  await asActor(WORKER, (tx) => keepUnitsFindable(tx, [second.id, third.id]));
  officer = await someone('unit-officer', a.id);
  inspector = await someone('inspector', null);
  anh = await enter(officer, a.id, 'Nguyễn Thị Ánh', { staffCode: 'A1', birthYear: 1985 });
});

describe('restricted facts from a file', () => {
  test('are looked at first and entered then; a year alone stays a year', async () => {
    const seen = await looked(officer, [
      of('Nguyễn Thị Ánh', { staffCode: 'a1', kind: 'Xếp loại', year: 2025, rating: 'Hoàn thành tốt nhiệm vụ' }),
      of('Nguyễn Thị Ánh', { staffCode: 'A1', kind: 'Kỷ luật', from: '2019', detail: 'Khiển trách' }),
      of('Nguyễn Thị Ánh', { birthYear: 1985, kind: 'Thai sản', from: '3/2024', until: 'tháng 9/2024' }),
    ]);
    expect(seen).toMatchObject({ what: 'facts', state: 'previewed', newRows: 3, newPeople: 0, problemCount: 0 });
    expect(await factsOf(anh)).toEqual([]); // nothing yet
    expect(await readingsBy(officer, anh)).toEqual([]); // nothing was on record to be read
    expect(await entered(officer, seen.id)).toBe('loaded');
    expect(
      (await factsOf(anh)).map(({ kind, year, rating, from, until, detail }) => [
        kind,
        year ?? from,
        until,
        rating ?? detail,
      ]),
    ).toEqual([
      ['rating', 2025, null, 'good'],
      ['maternity', '2024-03', '2024-09', null],
      ['discipline', '2019', null, 'Khiển trách'],
    ]);
    const { rows } = await asActor(WORKER, (tx) =>
      sql`select act, reason from audit where table_name = 'person_fact' and actor_id = ${officer.id} group by 1, 2`.execute(
        tx,
      ),
    );
    expect(rows).toEqual([{ act: 'facts-imported', reason: 'ho-so.xlsx' }]);
  });

  test('beside what is on record: what changes is shown, what says less changes nothing, and every look is on record', async () => {
    const before = (await readingsBy(officer, anh)).length;
    const seen = await looked(officer, [
      of('Nguyễn Thị Ánh', { staffCode: 'A1', kind: 'Xếp loại', year: 2025, rating: 'Hoàn thành xuất sắc nhiệm vụ' }),
      of('Nguyễn Thị Ánh', { staffCode: 'A1', kind: 'Nghỉ thai sản', from: '2024' }),
      of('Nguyễn Thị Ánh', { staffCode: 'A1', kind: 'Kỷ luật', from: '5/3/2019', detail: 'Khiển trách' }),
    ]);
    expect(seen).toMatchObject({ changedRows: 2, sameRows: 1, newRows: 0, problemCount: 0 });
    expect((await readingsBy(officer, anh)).slice(before)).toEqual([['discipline', 'maternity', 'rating']]);
    const changed = await asActor(officer, (tx) => importedFacts(tx, officer, seen.id, 'changed', 50));
    expect(changed).toMatchObject([
      { row: 2, was: { rating: 'good' }, will: { rating: 'excellent' } },
      { row: 4, was: { from: '2019' }, will: { from: '2019-03-05' } },
    ]);
    expect((await readingsBy(officer, anh)).slice(before + 1)).toEqual([['rating'], ['discipline']]);
    expect(await entered(officer, seen.id)).toBe('loaded');
    expect((await factsOf(anh)).map(({ kind, from }) => [kind, from])).toEqual([
      ['rating', null],
      ['maternity', '2024-03'], // «2024» says less than what is known
      ['discipline', '2019-03-05'],
    ]);
  });

  test('with anything wrong are not entered at all; each fault has its row and column', async () => {
    const before = await factsOf(anh);
    await enter(officer, a.id, 'Trần Văn Bình', { staffCode: 'B1' });
    const self = await enter(officer, a.id, 'Lê Thị Tự', { staffCode: 'T1' });
    await asActor(WORKER, (tx) => tieAccount(tx, officer.id, self));
    const rating = { kind: 'Xếp loại', year: 2024, rating: 'Hoàn thành nhiệm vụ' };
    const seen = await looked(officer, [
      of('Nguyễn Thị Ánh', { staffCode: 'A1', ...rating }),
      of('Trần Văn Bình', { staffCode: 'B1', kind: 'Xếp loại', year: 2027, rating: 'Tốt lắm' }),
      of('Trần Văn Bình', { staffCode: 'B1', kind: 'Kỷ luật', from: '2020' }),
      of('Trần Văn Bình', { staffCode: 'B1', kind: 'Thưởng', from: '2020' }),
      of('Trần Văn Bình', { staffCode: 'B1', kind: 'Thai sản', from: '5/2024', until: '2023' }),
      of('Trần Văn Bình', { staffCode: 'B1', ...rating, from: '2024' }),
      { ...of('Trần Văn Bình', { staffCode: 'B1', ...rating }), unit: b.name },
      of('Phạm Thị Không', { birthYear: 1990, ...rating }),
      of('Phạm Thị Mã', { staffCode: 'X9', ...rating }),
      of('Lê Thị Tự', { staffCode: 'T1', ...rating }),
      of('Nguyễn Thị Ánh', { staffCode: 'A1', ...rating }),
    ]);
    expect(seen.problems).toEqual([
      [3, 'rating', 'not-a-rating', null],
      [4, 'detail', 'detail-is-missing', null],
      [5, 'kind', 'not-a-kind-of-fact', null],
      [6, 'until', 'ends-before-it-begins', null],
      [7, 'from', 'not-of-this-kind', null],
      [8, 'unit', 'not-your-unit', null],
      [9, 'name', 'nobody-of-that-name', null],
      [10, 'staffCode', 'nobody-of-that-name', null],
      [11, 'name', 'not-about-oneself', null],
      [12, 'kind', 'same-fact-twice', '2'],
    ]);
    expect(await entered(officer, seen.id)).toBe('problems-stand-against-it');
    expect(await factsOf(anh)).toEqual(before);
  });

  test('of somebody who is not surely known wait for a choice; nobody new is made', async () => {
    const one = await enter(officer, a.id, 'Vũ Văn Đôi', { birthYear: 1980 });
    await enter(officer, a.id, 'Vũ Văn Đôi', { birthYear: 1990 });
    const seen = await looked(officer, [of('Vũ Văn Đôi', { kind: 'Kỷ luật', from: '2022', detail: 'Cảnh cáo' })]);
    expect(seen).toMatchObject({ doubtfulRows: 1, problemCount: 0 });
    await asActor(officer, (tx) => decideDoubtful(tx, officer, seen.id, [{ row: 2, personId: null }], true));
    expect(await entered(officer, seen.id)).toBe('doubts-stand-against-it');
    await asActor(officer, (tx) => decideDoubtful(tx, officer, seen.id, [{ row: 2, personId: one }], false));
    expect(await entered(officer, seen.id)).toBe('loaded');
    expect(await factsOf(one)).toMatchObject([{ kind: 'discipline', from: '2022', detail: 'Cảnh cáo' }]);
  });

  test('that somebody else entered meanwhile are looked at again', async () => {
    const seen = await looked(officer, [
      of('Nguyễn Thị Ánh', { staffCode: 'A1', kind: 'Xếp loại', year: 2023, rating: 'Hoàn thành nhiệm vụ' }),
    ]);
    await asActor(WORKER, (tx) =>
      sql`insert into person_fact (id, person_id, unit_id, kind, year, rating) values (gen_random_uuid(), ${anh}, ${a.id}, 'rating', 2023, 'good')`.execute(
        tx,
      ),
    );
    expect(await entered(officer, seen.id)).toBe('previewed');
    expect(await asActor(officer, (tx) => ownImport(tx, seen.id))).toMatchObject({ refusal: 'changed-since-preview' });
  });

  test('are brought by nobody who may only read', async () => {
    const seen = await looked(inspector, [
      of('Nguyễn Thị Ánh', { staffCode: 'A1', kind: 'Xếp loại', year: 2022, rating: 'Hoàn thành nhiệm vụ' }),
    ]);
    expect(seen.problems).toEqual([[2, 'unit', 'not-your-unit', null]]);
  });
});
