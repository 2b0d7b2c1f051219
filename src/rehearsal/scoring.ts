import { compareVietnamese } from '#src/kernel/vietnamese-text.ts';
import { closeScoring, moveScoreSheet } from '#src/year/5-scoring/app/move-score-sheet.ts';
import { saveScores, type TypedScore } from '#src/year/5-scoring/app/save-scores.ts';
import { takeExampleTable } from '#src/year/5-scoring/app/save-scoring-table.ts';
import { tablesInForce } from '#src/year/5-scoring/app/scoring-tables.query.ts';
import { type Criterion, scoredRows } from '#src/year/5-scoring/domain/criterion.ts';
import { unitsByRole } from '#src/year-round/accounts/domain/belonging.ts';
import type { Chance } from './chance.ts';
import { dayIn } from './days.ts';
import type { Rehearsal } from './rehearsal.ts';

/**
 * Every unit scores itself by the example table of its kind; the head's office verifies and makes the points final, those of
 * its own unit the Ministry.
 */
export async function rehearseScoring(rehearsal: Rehearsal): Promise<void> {
  const { does, reads, office, ministry, frame, year, chance } = rehearsal;
  const { id: clusterYearId } = frame.clusterYear;
  const kinds = [...new Set(frame.units.map((unit) => unit.kind))].toSorted(compareVietnamese);
  for (const unitKind of kinds)
    await does((tx) => takeExampleTable(tx, office, { clusterYearId, unitKind, name: 'Bảng tiêu chí ví dụ diễn tập' }));
  const tables = await reads((tx) => tablesInForce(tx, clusterYearId));

  for (const unit of frame.units) {
    const { id: unitId } = unit;
    const criteria = scoredRows(tables.find((table) => table.unitKind === unit.kind)?.criteria ?? []);
    const self = criteria.map((criterion) => typedFor(criterion, chance));
    await does((tx) => saveScores(tx, office, { clusterYearId, unitId, stage: 'self', version: 0, scores: self }));
    await does((tx) =>
      moveScoreSheet(tx, office, { clusterYearId, unitId, to: 'submitted', on: dayIn(year, 11, 20), reason: null }),
    );
    const by = unitsByRole(office).includes(unitId) ? ministry : office;
    await does((tx) => saveScores(tx, by, { clusterYearId, unitId, stage: 'verified', version: 0, scores: self }), by);
    const final = {
      clusterYearId,
      unitId,
      to: 'final',
      on: dayIn(year, 11, 28),
      reason: 'Diễn tập: chưa có kết quả thẩm định của Bộ',
    } as const;
    await does((tx) => moveScoreSheet(tx, by, final), by);
  }
  await does((tx) => closeScoring(tx, office, { clusterYearId, on: dayIn(year, 11, 30), reason: null }));
}

/** What an officer would type for one criterion: a result in the criterion's own way of counting. */
function typedFor({ code, body, max }: Criterion, chance: Chance): TypedScore {
  const written = { code, reason: 'Số liệu diễn tập', evidence: 'Minh chứng diễn tập' };
  const kind = body.kind === 'scored' ? body.mode.kind : 'manual';
  switch (kind) {
    case 'yes-no':
      return { ...written, typed: 'có' };
    case 'bands':
    case 'percent-of-points':
      return { ...written, typed: `${chance.between(38, 42)}/42` };
    case 'days-late':
      return { ...written, typed: `chậm ${chance.between(0, 3)} ngày` };
    case 'deduction':
    case 'bonus':
      return { ...written, typed: `${chance.between(0, 1)} lần` };
    default:
      return { ...written, typed: String(Math.floor(max / 100)) };
  }
}
