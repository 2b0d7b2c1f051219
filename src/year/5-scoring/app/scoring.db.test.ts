import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';

import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear, type OpenedYear } from '../../../../tests/factories/open-year.ts';
import { scoredRows, tableFaults } from '../domain/criterion.ts';
import { printTableRows, readPastedTable } from '../domain/pasted-table.ts';
import { rankUnits } from '../domain/ranking.ts';
import { totalOf } from '../domain/score-sheet.ts';
import { closeScoring, moveScoreSheet, type MoveScoreSheet } from './move-score-sheet.ts';
import { saveScores, type SaveScores } from './save-scores.ts';
import { copyLastYearsTable, saveScoringTable, takeExampleTable } from './save-scoring-table.ts';
import { scoreSheetOf, scoresOfYear, sheetEventsOf } from './score-sheets.query.ts';
import { tableInForce } from './scoring-tables.query.ts';

useDatabase();
let year: OpenedYear;
let first: OpenedYear['head'];
let second: OpenedYear['head'];

beforeAll(async () => {
  year = await anOpenYear({ provinces: 3 });
  const [one, two] = year.units.filter((unit) => unit.kind === 'STP' && unit.id !== year.head.id);
  if (!one || !two) throw new Error('no units');
  [first, second] = [one, two];
});
beforeEach(() => asActor(year.office, (tx) => tx.deleteFrom('scoring_table').execute()));

const rows = [
  ['A', 'Nhiệm vụ trọng tâm', '6', ''],
  ['A.1', 'Thẩm định dự thảo đúng tiến độ', '3', '100: 3; từ 95 đến dưới 100: 2,75; dưới 95: 0'],
  ['A.2', 'Phổ biến pháp luật', '3', ''],
  ['C', 'Điểm thưởng', '0', 'cộng 1 mỗi lần, tối đa 2'],
];
const { criteria } = readPastedTable(rows);
const adopt = (change: Partial<Parameters<typeof saveScoringTable>[2]> = {}, actor = year.office) =>
  asActor(actor, (tx) =>
    saveScoringTable(tx, actor, {
      clusterYearId: year.clusterYearId,
      unitKind: 'STP',
      name: 'Bảng tiêu chí Sở Tư pháp',
      decision: '100/QĐ-BTP',
      criteria,
      editionRead: 0,
      reason: null,
      ...change,
    }),
  );
const typed = (code: string, text: string, reason: string | null = null, evidence: string | null = null) => ({
  code,
  typed: text,
  reason,
  evidence,
});
const score = (change: Partial<SaveScores>, actor: Actor = year.office) =>
  asActor(actor, (tx) =>
    saveScores(tx, actor, {
      clusterYearId: year.clusterYearId,
      unitId: first.id,
      stage: 'self',
      version: 0,
      scores: [],
      ...change,
    }),
  );
const move = (to: MoveScoreSheet['to'], change: Partial<MoveScoreSheet> = {}, actor: Actor = year.office) =>
  asActor(actor, (tx) =>
    moveScoreSheet(tx, actor, {
      clusterYearId: year.clusterYearId,
      unitId: first.id,
      to,
      on: '2027-11-20',
      reason: null,
      ...change,
    }),
  );
const sheet = async (unitId = first.id) => {
  const found = await asActor(year.office, (tx) => scoreSheetOf(tx, year.clusterYearId, unitId));
  if (!found) throw new Error('no sheet');
  return found;
};

describe('the table of criteria', () => {
  test('is kept and read as it was written, and printed again in the same order', async () => {
    expect(await adopt()).toMatchObject({ ok: true });
    const table = await asActor(year.office, (tx) => tableInForce(tx, year.clusterYearId, 'STP'));
    expect(table).toMatchObject({ edition: 1, isExample: false, decision: '100/QĐ-BTP' });
    expect(printTableRows(table?.criteria ?? [])).toBe(printTableRows(criteria));
    expect(tableFaults(table?.criteria ?? [])).toEqual([]);
  });

  test('is refused with its faults, for a kind without members, without a name, by a unit', async () => {
    const wrong = readPastedTable([...rows.slice(0, 2), ['A.2', 'Phổ biến', '2,5', '']]).criteria;
    expect(await adopt({ criteria: wrong })).toMatchObject({
      error: {
        kind: 'table-does-not-add-up',
        faults: [{ kind: 'children-do-not-add-up', code: 'A', max: 600, sum: 550 }],
      },
    });
    expect(await adopt({ unitKind: 'MINISTRY_UNIT' })).toMatchObject({ error: { kind: 'no-such-kind-of-unit' } });
    expect(await adopt({ name: ' ' })).toMatchObject({ error: { kind: 'table-has-no-name' } });
    const officer = await year.officerOf(first);
    expect(await adopt({}, officer)).toMatchObject({ error: { kind: 'not-yours-to-do' } });
  });

  test('of two who save an edition the second is told; a change after scoring needs its reason and begins new sheets', async () => {
    await adopt();
    expect(await adopt()).toMatchObject({ error: { kind: 'someone-saved-before' } });
    await score({ scores: [typed('A.2', '3')] });
    expect(await adopt({ editionRead: 1 })).toMatchObject({ error: { kind: 'reason-must-be-written' } });
    expect(await adopt({ editionRead: 1, reason: 'Bộ ban hành bảng sửa đổi' })).toMatchObject({ ok: true });
    expect((await sheet()).sheetId).toBeNull();
    const kept = await asActor(year.office, (tx) => tx.selectFrom('score_cell').select('points').execute());
    expect(kept).toContainEqual({ points: 300 });
  });

  test('last year’s is taken over, an example only in a rehearsal and marked as one', async () => {
    const command = { clusterYearId: year.clusterYearId, unitKind: 'STP', name: 'Bảng ví dụ' };
    expect(await asActor(year.office, (tx) => copyLastYearsTable(tx, year.office, command))).toMatchObject({
      error: { kind: 'no-table-to-copy' },
    });
    expect(await asActor(year.office, (tx) => takeExampleTable(tx, year.office, command))).toMatchObject({ ok: true });
    expect(await asActor(year.office, (tx) => tableInForce(tx, year.clusterYearId, 'STP'))).toMatchObject({
      isExample: true,
    });
    const turn = (isSynthetic: boolean) =>
      asActor(year.office, (tx) =>
        tx
          .updateTable('cluster_year')
          .set({ is_synthetic: isSynthetic })
          .where('id', '=', year.clusterYearId)
          .execute(),
      );
    await turn(false);
    const real = { ...command, unitKind: 'THADS_PROVINCE' };
    expect(await asActor(year.office, (tx) => takeExampleTable(tx, year.office, real))).toMatchObject({
      error: { kind: 'no-table-to-copy' },
    });
    await turn(true);
  });
});

describe('the score sheet of a unit', () => {
  beforeEach(() => adopt());

  test('keeps four states of a cell apart and names its coverage', async () => {
    expect(
      await score({ scores: [typed('A.1', '41/42', null, 'Sổ thẩm định'), typed('A.2', 'csl'), typed('C', '1 lần')] }),
    ).toEqual({ ok: true, value: 1 });
    const { table, columns, notes, enteredForUnit } = await sheet();
    expect(totalOf(table.criteria, columns.self)).toMatchObject({
      points: 375,
      bonus: 100,
      scoredMax: 300,
      noDataMax: 300,
    });
    const id = scoredRows(table.criteria)[0]?.id ?? '';
    expect(notes.self.get(id)).toEqual({ typed: '41/42', reason: null, evidence: 'Sổ thẩm định' });
    expect(enteredForUnit).toBe(true); // by the head's office, for a unit that is not its own
    await score({ version: 1, scores: [typed('A.2', 'kad'), typed('A.1', '', null, 'chờ số liệu')] });
    const after = await sheet();
    expect(totalOf(after.table.criteria, after.columns.self)).toMatchObject({
      pendingMax: 300,
      notApplicableMax: 300,
      points: 100,
    });
    expect(after.notes.self.get(id)).toMatchObject({ evidence: 'chờ số liệu' });
  });

  test('is saved whole or not at all, each wrong cell named', async () => {
    expect(await score({ scores: [typed('A.2', '2'), typed('A.1', '3,5'), typed('X', '1')] })).toEqual({
      ok: false,
      error: {
        kind: 'cells-are-wrong',
        cells: [
          { code: 'A.1', kind: 'more-than-the-standard' },
          { code: 'X', kind: 'no-such-criterion' },
        ],
      },
    });
    expect((await sheet()).sheetId).toBeNull();
  });

  test('other points than the unit’s need a reason that the unit can read', async () => {
    await score({ scores: [typed('A.2', '3')] });
    expect(await score({ stage: 'verified', scores: [typed('A.2', '2,5')] })).toMatchObject({
      error: { kind: 'cells-are-wrong', cells: [{ code: 'A.2', kind: 'difference-needs-a-reason' }] },
    });
    expect(await score({ stage: 'verified', scores: [typed('A.2', '2,5', 'Thiếu báo cáo quý III')] })).toMatchObject({
      ok: true,
    });
  });

  test('of two editors of one column the second is told with the first one’s cells; columns do not disturb each other', async () => {
    const officer = await year.officerOf(first);
    expect(await score({ scores: [typed('A.2', '2')] }, officer)).toMatchObject({ ok: true });
    const late = await score({ scores: [typed('A.2', '3')] });
    expect(late).toMatchObject({ error: { kind: 'someone-saved-before', saved: { by: officer.name, version: 1 } } });
    if (late.ok || late.error.kind !== 'someone-saved-before') throw new Error('not told');
    expect([...late.error.theirs.values()]).toEqual([{ typed: '2', reason: null, evidence: null }]);
    expect(await score({ stage: 'confirmed', scores: [typed('A.2', '2')] })).toMatchObject({ ok: true });
    expect(await score({ version: 1, scores: [typed('A.2', '3')] })).toMatchObject({ ok: true, value: 2 });
  });

  test('a unit scores only itself, only in its own column, only until it has sent', async () => {
    const officer = await year.officerOf(second);
    expect(await score({ scores: [typed('A.2', '1')] }, officer)).toMatchObject({ error: { kind: 'not-yours-to-do' } });
    const own = { unitId: second.id, scores: [typed('A.1', '100%'), typed('A.2', '1'), typed('C', '0')] };
    expect(await score({ ...own, stage: 'verified' }, officer)).toMatchObject({ error: { kind: 'not-yours-to-do' } });
    expect(await score(own, officer)).toMatchObject({ ok: true });
    expect(await move('submitted', { unitId: second.id }, officer)).toMatchObject({ ok: true });
    expect(await score({ ...own, version: 1 }, officer)).toMatchObject({ error: { kind: 'column-is-closed' } });
    expect(await move('final', { unitId: second.id, reason: 'x' }, officer)).toMatchObject({
      error: { kind: 'not-yours-to-do' },
    });
    expect(await score({ ...own, version: 1 })).toMatchObject({ ok: true });
    expect((await sheet(second.id)).enteredForUnit).toBe(false);
  });

  test('a unit outside the year and a kind without a table have no sheet', async () => {
    expect(await score({ unitId: newId() })).toMatchObject({ error: { kind: 'no-table-for-this-unit' } });
    const thads = year.units.find((unit) => unit.kind === 'THADS_PROVINCE');
    expect(await score({ unitId: thads?.id ?? '' })).toMatchObject({ error: { kind: 'no-table-for-this-unit' } });
    expect(await move('submitted')).toMatchObject({ error: { kind: 'nothing-is-scored' } });
  });
});

describe('from the unit’s own points to final ones', () => {
  beforeEach(() => adopt());
  const full = [typed('A.1', '42/42'), typed('A.2', '3'), typed('C', '0')];

  test('sending with open criteria, and closing before all is verified, are passed with a written reason', async () => {
    await score({ scores: [typed('A.2', '3')] });
    expect(await move('submitted')).toMatchObject({
      error: { kind: 'reason-must-be-written', because: ['criteria-are-not-scored'] },
    });
    expect(await move('submitted', { reason: 'Số liệu quý IV gửi sau' })).toMatchObject({ ok: true });
    await score({ version: 1, scores: full });
    expect(await move('final', { on: '2027-11-30' })).toMatchObject({
      error: { kind: 'reason-must-be-written', because: ['points-are-provisional'] },
    });
    await score({ stage: 'verified', scores: full });
    expect(await move('final', { on: '2027-11-30' })).toMatchObject({ ok: true });
    expect(await score({ stage: 'verified', version: 1, scores: full })).toMatchObject({
      error: { kind: 'column-is-closed' },
    });
    expect(await move('submitted', { on: '2027-12-01' })).toMatchObject({ error: { kind: 'reason-must-be-written' } });
    expect(await move('submitted', { on: '2027-12-01', reason: 'Bộ đính chính điểm' })).toMatchObject({ ok: true });
    const { sheetId } = await sheet();
    const life = await asActor(year.office, (tx) => sheetEventsOf(tx, sheetId ?? ''));
    expect(life.map((event) => event.state)).toEqual(['submitted', 'final', 'submitted']);
    expect(life.at(-1)).toMatchObject({ reason: 'Bộ đính chính điểm', by: year.office.name });
  });

  test('a unit cannot open final points again', async () => {
    const officer = await year.officerOf(first);
    await score({ scores: full });
    await score({ stage: 'verified', scores: full });
    await move('final');
    expect(await move('submitted', { reason: 'xin sửa' }, officer)).toMatchObject({
      error: { kind: 'not-yours-to-do' },
    });
  });

  test('places are given when all is scored, equal points an equal place; before that only by choice', async () => {
    await score({ scores: full });
    const own = async () =>
      (await asActor(year.office, (tx) => scoresOfYear(tx, year.clusterYearId))).filter(
        (unit) => unit.unitKind === 'STP',
      );
    const before = await own();
    expect(before.map((unit) => [unit.points, unit.complete, unit.provisional])).toEqual([
      [0, false, true], // the head's own
      [600, true, true],
      [0, false, true],
    ]);
    expect(rankUnits(before, { evenIfIncomplete: false })).toMatchObject({ error: { kind: 'sheets-not-complete' } });
    await score({ unitId: second.id, scores: full });
    await score({ unitId: year.head.id, scores: full.map((cell) => (cell.code === 'A.2' ? typed('A.2', '1') : cell)) });
    const ranked = rankUnits(await own(), { evenIfIncomplete: false });
    expect(ranked).toMatchObject({
      value: {
        places: [
          { rank: 1, tied: true },
          { rank: 1, tied: true },
          { rank: 3, tied: false },
        ],
        provisional: false,
      },
    });
  });

  test('the step is closed with a reason while sheets are open, and stands as done', async () => {
    const close = (reason: string | null, actor = year.office) =>
      asActor(actor, (tx) => closeScoring(tx, actor, { clusterYearId: year.clusterYearId, on: '2027-12-05', reason }));
    const officer = await year.officerOf(second);
    expect(await close('x', officer)).toMatchObject({ error: { kind: 'not-yours-to-do' } });
    expect(await close(null)).toMatchObject({
      error: { kind: 'reason-must-be-written', because: ['sheets-are-not-final'] },
    });
    expect(await close('Cụm bỏ phiếu bằng điểm tạm tính')).toMatchObject({ ok: true });
    const step = await asActor(year.office, (tx) =>
      tx
        .selectFrom('year_step')
        .select('done_on')
        .where('cluster_year_id', '=', year.clusterYearId)
        .where('step', '=', 'scoring')
        .executeTakeFirst(),
    );
    expect(step?.done_on).toBe('2027-12-05');
  });
});
