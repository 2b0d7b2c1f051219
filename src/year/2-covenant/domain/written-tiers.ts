import { parseAmount } from '#src/kernel/comparator.ts';
import { type Decimal, tenTo } from '#src/kernel/decimal.ts';
import { type Interval, intervalFaults } from '#src/kernel/interval.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { parseNumber } from '#src/kernel/vietnamese-number.ts';
import { nfc, squeeze } from '#src/kernel/vietnamese-text.ts';
import type { WorkloadTier } from './target.ts';
import {
  BASE,
  checkable,
  cut,
  firstLetterUp,
  kindNamed,
  LONGEST_LINE,
  NUMBERING,
  type WrittenTarget,
} from './written-targets.ts';

/** Why the lines of a target by number of cases are not taken, and which line it is (as people count, from 1). */
export type TierFault = {
  readonly kind:
    | 'tier-without-a-target'
    | 'target-without-tiers'
    | 'tier-not-read'
    | 'level-not-read'
    | 'levels-of-two-kinds'
    | 'tier-holds-nothing'
    | 'tiers-overlap'
    | 'tiers-leave-a-gap';
  readonly line: number;
  readonly text: string;
};

type Line = { readonly number: number; readonly text: string };
type Level = NonNullable<ReturnType<typeof checkable>> & { readonly kind: string | undefined };
type ReadTier = Line & { readonly tier: WorkloadTier; readonly level: Level };

const BEGINS_A_TIER = /^(?:từ|trên|hơn|dưới|đến|không quá|tối đa|[<>]=?|[≥≤])?\s*\d/iu;
const COUNT = String.raw`(\d[\d.,]*)(?: (?:vụ )?việc| vụ)?`;
const BETWEEN = new RegExp(String.raw`^(từ|trên|hơn|>=?|≥)? ?${COUNT} ?(?:đến|tới|-|–) ?(dưới|<)? ?${COUNT}$`, 'iu');
const FROM = new RegExp(String.raw`^(từ|trên|hơn|>=?|≥)? ?${COUNT}( trở lên)?$`, 'iu');
const UP_TO = new RegExp(String.raw`^(dưới|<|đến|không quá|tối đa|<=|≤) ?${COUNT}$`, 'iu');
const BY_WORKLOAD = /[\s,(]*theo (?:số lượng|số) (?:vụ )?việc\)?$/iu;

/**
 * Reads targets by number of cases: a line with the name, and below it a line for each tier, «từ 200 đến 1.000 việc: ít
 * nhất 82%». «Từ» takes its number in, «trên» does not. Every number of cases between the outer ends has one level.
 */
export function readTieredTargets(text: string): Result<readonly WrittenTarget[], TierFault> {
  const lines = nfc(text)
    .split('\n')
    .map((line, at): Line => ({ number: at + 1, text: squeeze(line).replace(/[;.]$/, '') }))
    .filter((line) => line.text !== '');
  const tooLong = lines.find((line) => line.text.length > LONGEST_LINE);
  if (tooLong) return fault('tier-not-read', tooLong);
  const targets: WrittenTarget[] = [];
  const heads = lines.flatMap((line, at) => (isTier(line) ? [] : [at]));
  const [first] = lines;
  if (first && heads[0] !== 0) return fault('tier-without-a-target', first);
  for (const [order, at] of heads.entries()) {
    const [head, ...below] = lines.slice(at, heads[order + 1]);
    if (!head) continue;
    const target = readTarget(head, below);
    if (!target.ok) return target;
    targets.push(target.value);
  }
  return ok(targets);
}

const bare = ({ text }: Line): string => text.replace(NUMBERING, '');
const isTier = (line: Line): boolean => BEGINS_A_TIER.test(bare(line));
const fault = (kind: TierFault['kind'], { number, text }: Line) => err<TierFault>({ kind, line: number, text });

function readTarget(head: Line, below: readonly Line[]): Result<WrittenTarget, TierFault> {
  const tiers: ReadTier[] = [];
  for (const line of below) {
    const read = readTier(line);
    if (!read.ok) return read;
    tiers.push(read.value);
  }
  const [first] = tiers;
  if (!first) return fault('target-without-tiers', head);
  const other = tiers.find(
    ({ level }) =>
      level.comparator !== first.level.comparator || level.unit !== first.level.unit || level.kind !== first.level.kind,
  );
  if (other) return fault('levels-of-two-kinds', other);
  const wrong = tierFault(tiers);
  if (wrong) return err(wrong);

  const { comparator, unit, kind } = first.level;
  const name = bare(head).replace(/[\s:]+$/, '');
  const base = BASE.exec(name);
  const named = (base ? name.slice(0, base.index) : name).replace(BY_WORKLOAD, '');
  return ok({
    indicator: firstLetterUp(cut(named)),
    comparator,
    value: null,
    unit: unit === '%' && kind ? `% ${kind}` : unit,
    base: base?.[1]?.trim() ?? null,
    lowerIsBetter: comparator === '<' || comparator === '<=',
    tiers: tiers.map(({ tier }) => tier),
    printed: [head, ...below].map(({ text }) => text).join('\n'),
    doubt: null,
  });
}

function readTier(line: Line): Result<ReadTier, TierFault> {
  const [, span = '', written = ''] = /^(.+?) ?: ?(.+)$/u.exec(bare(line)) ?? [];
  const workload = readSpan(span);
  if (!workload) return fault('tier-not-read', line);
  const amount = parseAmount(written);
  const level = amount.ok ? checkable(amount.value) : null;
  if (!level) return fault('level-not-read', line);
  const tier = { workload, value: level.value };
  return ok({ ...line, tier, level: { ...level, kind: kindNamed(level.rest) } });
}

function readSpan(span: string): Interval | null {
  const [, opening, low, under, high] = BETWEEN.exec(span) ?? [];
  if (low !== undefined && high !== undefined)
    return ends({ low, lowClosed: !isOpen(opening), high, highClosed: under === undefined });
  const [, bound, alone, upwards] = FROM.exec(span) ?? [];
  if (alone !== undefined && (bound ?? upwards) !== undefined)
    return ends({ low: alone, lowClosed: !isOpen(bound), high: null, highClosed: false });
  const [, below, most] = UP_TO.exec(span) ?? [];
  if (most === undefined) return null;
  return ends({ low: null, lowClosed: false, high: most, highClosed: !['dưới', '<'].includes(below ?? '') });
}

const isOpen = (bound: string | undefined): boolean => ['trên', 'hơn', '>'].includes((bound ?? '').toLowerCase());

type WrittenEnds = Omit<Interval, 'low' | 'high'> & { readonly low: string | null; readonly high: string | null };

function ends({ low, high, ...closed }: WrittenEnds): Interval | null {
  const [lowest, highest] = [low === null ? null : wholeCases(low), high === null ? null : wholeCases(high)];
  return lowest === undefined || highest === undefined ? null : { low: lowest, high: highest, ...closed };
}

/** Cases are whole: «1.000», never «1,5». */
function wholeCases(text: string): Decimal | undefined {
  const read = parseNumber(text);
  if (!read.ok) return undefined;
  const { units, scale } = read.value.value;
  return units % tenTo(scale) === 0n ? { units: units / tenTo(scale), scale: 0 } : undefined;
}

const FAULTS = { empty: 'tier-holds-nothing', overlap: 'tiers-overlap', gap: 'tiers-leave-a-gap' } as const;

/** Between 1.000 and 1.001 cases lies no other: tiers that end and begin there leave no gap. */
function tierFault(tiers: readonly ReadTier[]): TierFault | null {
  const [wrong] = intervalFaults(tiers.map(({ tier }) => inWholeCases(tier.workload)));
  const at = wrong && tiers[wrong.second];
  return at ? { kind: FAULTS[wrong.kind], line: at.number, text: at.text } : null;
}

/** The same cases as a span that holds its first number and not its last. */
const inWholeCases = ({ low, lowClosed, high, highClosed }: Interval): Interval => ({
  low: low && { ...low, units: low.units + (lowClosed ? 0n : 1n) },
  lowClosed: true,
  high: high && { ...high, units: high.units + (highClosed ? 1n : 0n) },
  highClosed: false,
});
