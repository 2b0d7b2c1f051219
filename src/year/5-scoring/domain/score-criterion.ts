import { contains } from '#src/kernel/interval.ts';
import type { Points } from '#src/kernel/points.ts';
import { hasRate, type Ratio, roundHalfUp } from '#src/kernel/ratio.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Criterion, ScoringMode } from './criterion.ts';

/** What the unit states of one criterion. A percentage is given as its ratio; `amount` of 78 % is 78. */
export type ScoreInput =
  | { readonly kind: 'answer'; readonly yes: boolean }
  | { readonly kind: 'percent'; readonly ratio: Ratio }
  | { readonly kind: 'amount'; readonly amount: Ratio }
  | { readonly kind: 'days-late'; readonly days: number }
  | { readonly kind: 'times'; readonly times: number }
  | { readonly kind: 'points'; readonly points: Points };

export type ScoreRefusal =
  | { readonly kind: 'input-does-not-fit-the-mode'; readonly mode: ScoringMode['kind'] }
  | { readonly kind: 'no-band-holds-the-figure' }
  | { readonly kind: 'nothing-to-take-a-rate-of' }
  | { readonly kind: 'group-is-not-scored-itself' }
  | { readonly kind: 'more-than-the-standard'; readonly max: Points }
  | { readonly kind: 'less-than-zero' };

/**
 * The points of one criterion (chấm điểm). A computed figure above the standard is held at the standard unless the
 * table lets it pass; points entered by hand above it are refused, because somebody must have mistyped.
 */
export function scoreCriterion(row: Criterion, input: ScoreInput): Result<Points, ScoreRefusal> {
  if (row.body.kind === 'group') return err({ kind: 'group-is-not-scored-itself' });
  const { mode } = row.body;
  const misfit = err({ kind: 'input-does-not-fit-the-mode', mode: mode.kind });
  switch (mode.kind) {
    case 'yes-no':
      return input.kind === 'answer' ? ok(input.yes ? mode.yes : mode.no) : misfit;
    case 'bands':
      return input.kind === 'percent' || input.kind === 'amount' ? inBand(mode, exactAmount(input)) : misfit;
    case 'days-late':
      return input.kind === 'days-late' ? inLateBand(mode, input.days) : misfit;
    case 'deduction':
      if (input.kind !== 'times') return misfit;
      return ok(Math.max(mode.floor, row.max - mode.perTime * input.times));
    case 'bonus':
      if (input.kind !== 'times') return misfit;
      return ok(Math.min(mode.cap ?? Number.MAX_SAFE_INTEGER, mode.perTime * input.times));
    case 'percent-of-points':
      return input.kind === 'percent' ? percentOfPoints(row, input.ratio) : misfit;
    case 'manual':
      return input.kind === 'points' ? byHand(row, input.points) : misfit;
  }
}

const exactAmount = (input: { kind: 'percent'; ratio: Ratio } | { kind: 'amount'; amount: Ratio }): Ratio =>
  input.kind === 'amount'
    ? input.amount
    : { numerator: input.ratio.numerator * 100n, denominator: input.ratio.denominator };

function inBand(mode: Extract<ScoringMode, { kind: 'bands' }>, amount: Ratio): Result<Points, ScoreRefusal> {
  if (!hasRate(amount)) return err({ kind: 'nothing-to-take-a-rate-of' });
  const band = mode.bands.find(({ span }) => contains(span, amount));
  return band ? ok(band.points) : err({ kind: 'no-band-holds-the-figure' });
}

function inLateBand(mode: Extract<ScoringMode, { kind: 'days-late' }>, days: number): Result<Points, ScoreRefusal> {
  const band = mode.bands.find(({ fromDays, toDays }) => fromDays <= days && days <= (toDays ?? days));
  return band ? ok(band.points) : err({ kind: 'no-band-holds-the-figure' });
}

function percentOfPoints(row: Criterion, ratio: Ratio): Result<Points, ScoreRefusal> {
  if (!hasRate(ratio)) return err({ kind: 'nothing-to-take-a-rate-of' });
  const points = Number(roundHalfUp(BigInt(row.max) * ratio.numerator, ratio.denominator));
  return ok(row.mayExceed ? points : Math.min(points, row.max));
}

function byHand(row: Criterion, points: Points): Result<Points, ScoreRefusal> {
  if (points > row.max && !row.mayExceed) return err({ kind: 'more-than-the-standard', max: row.max });
  return points < 0 ? err({ kind: 'less-than-zero' }) : ok(points);
}
