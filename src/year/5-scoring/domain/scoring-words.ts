import { printDecimal } from '#src/kernel/decimal.ts';
import { type Interval, printInterval } from '#src/kernel/interval.ts';
import { parsePoints, type Points, printPoints } from '#src/kernel/points.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { parseNumber } from '#src/kernel/vietnamese-number.ts';
import { nfc, squeeze } from '#src/kernel/vietnamese-text.ts';
import type { Band, LateBand, ScoringMode } from './criterion.ts';

export type ModeRefusal = { readonly kind: 'way-of-scoring-is-not-understood'; readonly text: string };

/**
 * Cách chấm as a table writes it: «từ 95 đến dưới 100: 1,75; dưới 95: 0», «1-2 ngày: 1,5», «có: 2; không: 0», «trừ 1 mỗi lần»,
 * «cộng 2 mỗi lần, tối đa 5», «theo tỷ lệ»; nothing written means that points are given by hand.
 */
export function readMode(text: string): Result<ScoringMode, ModeRefusal> {
  const written = squeeze(nfc(text)).toLowerCase();
  const mode = written === '' || written === 'chấm theo kết quả' ? BY_HAND : (readRule(written) ?? readBands(written));
  return mode ? ok(mode) : err({ kind: 'way-of-scoring-is-not-understood', text });
}

/** The words that `readMode` reads back. */
export function printMode(mode: ScoringMode): string {
  switch (mode.kind) {
    case 'yes-no':
      return `có: ${printPoints(mode.yes)}; không: ${printPoints(mode.no)}`;
    case 'bands':
      return mode.bands.map(({ span, points }) => `${printSpan(span)}: ${printPoints(points)}`).join('; ');
    case 'days-late':
      return mode.bands.map((band) => `${printDays(band)}: ${printPoints(band.points)}`).join('; ');
    case 'deduction':
      return `trừ ${printPoints(mode.perTime)} mỗi lần, không dưới ${printPoints(mode.floor)}`;
    case 'bonus':
      return `cộng ${printPoints(mode.perTime)} mỗi lần${mode.cap === null ? '' : `, tối đa ${printPoints(mode.cap)}`}`;
    case 'percent-of-points':
      return 'theo tỷ lệ';
    case 'manual':
      return 'chấm theo kết quả';
  }
}

/** «100» for the one figure, else the span in words. */
export const printSpan = (span: Interval): string =>
  span.low && span.high && printDecimal(span.low) === printDecimal(span.high)
    ? printDecimal(span.low)
    : printInterval(span);

export function printDays({ fromDays, toDays }: LateBand): string {
  if (toDays === null) return `từ ${fromDays} ngày`;
  return fromDays === toDays ? `${fromDays} ngày` : `${fromDays}-${toDays} ngày`;
}

const BY_HAND: ScoringMode = { kind: 'manual' };
const YES_NO = /^có:? ?([\d,]+) ?; ?không:? ?([\d,]+)$/;
const DEDUCTION = /^trừ ([\d,]+)(?: điểm)? mỗi lần(?:, ?không dưới ([\d,]+))?$/;
const BONUS = /^cộng ([\d,]+)(?: điểm)? mỗi lần(?:, ?tối đa ([\d,]+))?$/;

function readRule(text: string): ScoringMode | null {
  if (/^theo (tỷ|tỉ) lệ$/.test(text)) return { kind: 'percent-of-points' };
  const [, yes, no] = YES_NO.exec(text) ?? [];
  const [, off, floor = '0'] = DEDUCTION.exec(text) ?? [];
  const [, more, cap] = BONUS.exec(text) ?? [];
  const [first, second] = [points(yes ?? off ?? more), points(no ?? floor)];
  if (first === null || second === null) return null;
  if (yes !== undefined) return { kind: 'yes-no', yes: first, no: second };
  if (off !== undefined) return { kind: 'deduction', perTime: first, floor: second };
  return { kind: 'bonus', perTime: first, cap: points(cap) };
}

function readBands(text: string): ScoringMode | null {
  const parts = text.split(';').map((part) => part.trim());
  const pairs = parts.map(
    (part) => [part.slice(0, part.lastIndexOf(':')).trim(), points(part.split(':').at(-1))] as const,
  );
  if (pairs.some(([, worth]) => worth === null)) return null;
  const late = pairs.map(([words, worth]) => readDays(words, worth ?? 0));
  if (late.every((band) => band !== null)) return { kind: 'days-late', bands: late };
  const bands = pairs.map(([words, worth]): Band | null => {
    const span = readSpan(words);
    return span && { span, points: worth ?? 0 };
  });
  return bands.every((band) => band !== null) ? { kind: 'bands', bands } : null;
}

/** A day is whole: «trên 10 ngày» begins at the eleventh. */
function readDays(words: string, worth: Points): LateBand | null {
  const [, from, to] = /^(\d+)(?: ?[-–] ?(\d+))? ngày$/.exec(words) ?? [];
  if (from !== undefined) return { fromDays: Number(from), toDays: Number(to ?? from), points: worth };
  const [, over] = /^trên (\d+) ngày$/.exec(words) ?? [];
  const [, least] = /^từ (\d+) ngày(?: trở lên)?$/.exec(words) ?? [];
  const first = over === undefined ? least && Number(least) : Number(over) + 1;
  return typeof first === 'number' ? { fromDays: first, toDays: null, points: worth } : null;
}

const SPAN = /^(từ|trên)? ?([\d.,]+) ?%? ?(?:đến (dưới )?([\d.,]+) ?%?|(trở lên))?$/;
const BELOW = /^(dưới|không quá) ([\d.,]+) ?%?$/;

/** Both ends as they are written; «100» alone is exactly that figure. */
function readSpan(words: string): Interval | null {
  const [, below, top] = BELOW.exec(words) ?? [];
  if (below && top) return span(null, false, top, below === 'không quá');
  const [, from, low, under, high, up] = SPAN.exec(words) ?? [];
  if (low === undefined) return null;
  if (high !== undefined) return from ? span(low, from === 'từ', high, under === undefined) : null;
  if (from === 'trên') return span(low, false, null, false);
  return from || up ? span(low, true, null, false) : span(low, true, low, true);
}

function span(low: string | null, lowClosed: boolean, high: string | null, highClosed: boolean): Interval | null {
  const [first, last] = [low, high].map((text) => (text === null ? null : parseNumber(text)));
  if (first?.ok === false || last?.ok === false) return null;
  return { low: first?.value.value ?? null, lowClosed, high: last?.value.value ?? null, highClosed };
}

function points(text: string | undefined): Points | null {
  const read = parsePoints((text ?? '').replace(/ ?(điểm|đ)$/, ''));
  return read.ok ? read.value : null;
}
