import { parsePoints, printPoints } from '#src/kernel/points.ts';
import { asRatio, type Ratio } from '#src/kernel/ratio.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { parseNumber } from '#src/kernel/vietnamese-number.ts';
import { fold, squeeze } from '#src/kernel/vietnamese-text.ts';
import { type Criterion, isBonus, type ScoringMode } from './criterion.ts';
import { scoreCriterion, type ScoreInput, type ScoreRefusal } from './score-criterion.ts';
import type { Cell } from './score-sheet.ts';

export type CellRefusal = ScoreRefusal | { readonly kind: 'cell-is-not-understood'; readonly text: string };

const NOT_APPLICABLE = ['kad', 'khong ap dung'];
const NO_DATA = ['csl', 'chua co so lieu'];

/**
 * One cell of a score sheet as it is typed: «2,75» points, or the figure that gives them («41/42», «97,6%», «có», «chậm 2 ngày»,
 * «3 lần»); «kad» is không áp dụng, «csl» chưa có số liệu; an empty cell is chưa chấm.
 */
export function readCell(row: Criterion, typed: string): Result<Cell, CellRefusal> {
  if (row.body.kind === 'group') return err({ kind: 'group-is-not-scored-itself' });
  const text = fold(typed);
  if (text === '') return ok({ kind: 'pending' });
  if (NOT_APPLICABLE.includes(text)) return ok({ kind: 'not-applicable' });
  if (NO_DATA.includes(text)) return ok({ kind: 'no-data' });
  const input = readFigure(row.body.mode, text);
  if (input) {
    const points = scoreCriterion(row, input);
    return points.ok ? ok({ kind: 'scored', points: points.value }) : points;
  }
  const given = parsePoints(squeeze(typed));
  if (!given.ok) return err({ kind: 'cell-is-not-understood', text: typed });
  const refused = limitsPassed(row, row.body.mode, given.value);
  return refused ? err(refused) : ok({ kind: 'scored', points: given.value });
}

/** How a stored cell is typed again. */
export const printCell = (cell: Cell): string =>
  cell.kind === 'scored'
    ? printPoints(cell.points)
    : { pending: '', 'not-applicable': 'kad', 'no-data': 'csl' }[cell.kind];

/** Points by hand are allowed everywhere: the table's own way of scoring is an aid, the scorer answers for the points. */
function limitsPassed(row: Criterion, mode: ScoringMode, points: number): ScoreRefusal | null {
  if (points < 0) return { kind: 'less-than-zero' };
  const most = mode.kind === 'bonus' ? mode.cap : row.mayExceed || isBonus(row) ? null : row.max;
  return most !== null && points > most ? { kind: 'more-than-the-standard', max: most } : null;
}

function readFigure(mode: ScoringMode, text: string): ScoreInput | null {
  switch (mode.kind) {
    case 'yes-no':
      return text === 'co' || text === 'khong' ? { kind: 'answer', yes: text === 'co' } : null;
    case 'bands':
    case 'percent-of-points': {
      const ratio = readRate(text);
      return ratio && { kind: 'percent', ratio };
    }
    case 'days-late': {
      const [, days] = /^(?:cham )?(\d{1,3}) ngay$/.exec(text) ?? [];
      if (text === 'dung han') return { kind: 'days-late', days: 0 };
      return days === undefined ? null : { kind: 'days-late', days: Number(days) };
    }
    case 'deduction':
    case 'bonus': {
      const [, times] = /^(\d{1,4}) lan$/.exec(text) ?? [];
      return times === undefined ? null : { kind: 'times', times: Number(times) };
    }
    case 'manual':
      return null;
  }
}

/** «41/42» or «97,6%»: a bare number is points, never a rate. */
function readRate(text: string): Ratio | null {
  const [, part, whole] = /^([\d.]+) ?\/ ?([\d.]+)$/.exec(text) ?? [];
  if (part !== undefined && whole !== undefined) {
    const [numerator, denominator] = [parseNumber(part), parseNumber(whole)];
    if (!numerator.ok || !denominator.ok) return null;
    const [top, bottom] = [numerator.value.value, denominator.value.value];
    return top.scale === 0 && bottom.scale === 0 ? { numerator: top.units, denominator: bottom.units } : null;
  }
  const percent = parseNumber(text);
  if (!percent.ok || percent.value.unit !== '%') return null;
  const { numerator, denominator } = asRatio(percent.value.value);
  return { numerator, denominator: denominator * 100n };
}
