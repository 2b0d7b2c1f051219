import type { Comparator } from '#src/kernel/comparator.ts';
import { type Decimal, decimal, plainDecimal } from '#src/kernel/decimal.ts';
import type { Period } from '#src/kernel/period.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { nfc, squeeze } from '#src/kernel/vietnamese-text.ts';
import { goalOf, type Target, type WorkloadTier } from './target.ts';
import type { WrittenTarget } from './written-targets.ts';

/** What the units of a bloc promise one another for a year, before anybody has signed. */
export type CovenantText = {
  readonly theme: string | null;
  readonly aim: string | null;
  /** As the paper declares it («07 nhiệm vụ trọng tâm»), whether or not all of them are entered. */
  readonly taskCount: number | null;
  readonly tasks: readonly string[];
  readonly targets: readonly WrittenTarget[];
  readonly bases: readonly string[];
  readonly campaigns: readonly string[];
  readonly commitments: readonly string[];
  /** The days whose results count; a THADS work year begins in October before. */
  readonly measured: Period | null;
  readonly copies: number | null;
  readonly copyTo: string | null;
};

export type CovenantTextError =
  | { readonly kind: 'measured-ends-before-it-begins' }
  | { readonly kind: 'fewer-tasks-declared-than-entered'; readonly declared: number; readonly entered: number }
  | { readonly kind: 'copies-must-be-a-count' };

/** Tidied, and refused where it contradicts itself. Nothing is compulsory: a draft grows. */
export function checkText(text: CovenantText): Result<CovenantText, CovenantTextError> {
  const { measured, taskCount, copies } = text;
  const tidied = { ...text, theme: line(text.theme), aim: line(text.aim), copyTo: line(text.copyTo) };
  const lists = {
    tasks: lines(text.tasks),
    bases: lines(text.bases),
    campaigns: lines(text.campaigns),
    commitments: lines(text.commitments),
  };
  if (measured && measured.to < measured.from) return err({ kind: 'measured-ends-before-it-begins' });
  if (taskCount !== null && taskCount < lists.tasks.length)
    return err({ kind: 'fewer-tasks-declared-than-entered', declared: taskCount, entered: lists.tasks.length });
  if (copies !== null && (!Number.isInteger(copies) || copies < 1)) return err({ kind: 'copies-must-be-a-count' });
  return ok({ ...tidied, ...lists });
}

const line = (text: string | null): string | null => squeeze(nfc(text ?? '')) || null;
const lines = (texts: readonly string[]): string[] => texts.map((text) => squeeze(nfc(text))).filter(Boolean);

/** A target as it is stored and frozen: the figure is plain text, so that no reader can round it. */
export type StoredTarget = {
  readonly id: string;
  readonly indicator: string;
  readonly comparator: Comparator | null;
  readonly value: string | null;
  readonly unit: string | null;
  readonly base: string | null;
  readonly lowerIsBetter: boolean;
  /** Levels by number of cases; covenants that were frozen before there were any lack the field. */
  readonly tiers?: readonly StoredTier[] | null;
  readonly printed: string | null;
};

export type StoredTier = {
  readonly low: string | null;
  readonly lowClosed: boolean;
  readonly high: string | null;
  readonly highClosed: boolean;
  readonly value: string;
};

export type Party = {
  readonly unitId: string;
  readonly unit: string;
  readonly rank: 'head' | 'deputy' | 'member';
};

/** Everything that a covenant prints but its signatures. Frozen at the first of them and never changed again. */
export type CovenantFacts = Omit<CovenantText, 'targets'> & {
  readonly cluster: string;
  readonly term: string;
  readonly bloc: string | null;
  readonly year: number;
  readonly synthetic: boolean;
  readonly targets: readonly StoredTarget[];
  readonly signing: { readonly day: string | null; readonly place: string | null };
  /** The units of the bloc in the fixed order of the cluster. */
  readonly parties: readonly Party[];
};

const decimalOf = (value: string | null): Decimal | null => (value === null ? null : decimal(value));

/** The levels by number of cases, exact again. */
export const tiersOf = (stored: readonly StoredTier[] | null | undefined): readonly WorkloadTier[] =>
  (stored ?? []).map(({ low, lowClosed, high, highClosed, value }) => ({
    workload: { low: decimalOf(low), lowClosed, high: decimalOf(high), highClosed },
    value: decimal(value),
  }));

const plainOf = (value: Decimal | null): string | null => (value === null ? null : plainDecimal(value));
const storedTier = ({ workload, value }: WorkloadTier): StoredTier => ({
  ...workload,
  low: plainOf(workload.low),
  high: plainOf(workload.high),
  value: plainDecimal(value),
});

/** A stored target as the rules judge it. */
export const judged = (stored: StoredTarget): Target => ({
  indicator: stored.indicator,
  goal: goalOf(stored.comparator, decimalOf(stored.value), tiersOf(stored.tiers)),
  unit: stored.unit ?? '',
  base: stored.base,
  direction: stored.lowerIsBetter ? 'less-is-better' : 'more-is-better',
});

/** The columns of a target that was read from a written line. */
export const columnsOf = (target: WrittenTarget) => ({
  indicator: target.indicator,
  comparator: target.comparator,
  value: plainOf(target.value),
  unit: target.unit,
  base: target.base,
  lowerIsBetter: target.lowerIsBetter,
  tiers: target.tiers.length === 0 ? null : target.tiers.map(storedTier),
  printed: target.printed,
});

/** «Căn cứ Kế hoạch …»: a basis as a paper begins it, however it was typed. */
export const basisWords = (basis: string): string => (/^căn cứ/i.test(basis) ? basis : `Căn cứ ${basis}`);

/** The lines that the targets came from, each once: what stands in the form when the text is changed. */
export const writtenLines = (targets: readonly StoredTarget[]): string =>
  targets
    .filter((target) => !target.tiers)
    .map((target) => target.printed ?? target.indicator)
    .filter((text, at, all) => text !== all[at - 1])
    .join('\n');

/** The lines of the targets by number of cases, as they were written: name first, then a line for each tier. */
export const writtenTiers = (targets: readonly StoredTarget[]): string =>
  targets
    .filter((target) => target.tiers)
    .map((target) => target.printed ?? target.indicator)
    .join('\n');
