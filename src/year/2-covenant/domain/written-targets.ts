import { type Amount, type AmountRefusal, type Comparator, parseAmount } from '#src/kernel/comparator.ts';
import { type Decimal } from '#src/kernel/decimal.ts';
import { nfc, squeeze } from '#src/kernel/vietnamese-text.ts';
import type { WorkloadTier } from './target.ts';

/** One target as read out of a written line; without comparator it is a target in words. */
export type WrittenTarget = {
  readonly indicator: string;
  readonly comparator: Comparator | null;
  readonly value: Decimal | null;
  readonly unit: string | null;
  readonly base: string | null;
  readonly lowerIsBetter: boolean;
  /** The levels by number of cases; empty where one level holds for all. */
  readonly tiers: readonly WorkloadTier[];
  /** The whole line as the officer wrote it; several targets may come from one line. */
  readonly printed: string;
  /** Why a figure in the line was not taken for a level to be checked; a person must look. */
  readonly doubt: TargetDoubt | null;
};
export type TargetDoubt = AmountRefusal['kind'] | 'nearly' | 'about';

// «trên» stands before a figure («trên 73%») and before a base («trên tổng số án»); only the first is an amount.
const BOUND =
  'không (?:dưới|ít hơn|thấp hơn|vượt quá|vượt|quá|hơn|cao hơn)|ít nhất|tối thiểu|tối đa|nhiều nhất|trên|hơn|vượt|cao hơn|dưới|thấp hơn|đúng|bằng|gần|khoảng|từ|>=|<=|≥|≤|>|<|=';
const AMOUNT = new RegExp(
  String.raw`(?:(?<![\p{L}])(?:phấn đấu )?(?:đạt )?(?:tỷ lệ |tỉ lệ )?(?:(${BOUND})\s*(?=\d))|(?<![\p{L}\d.,/-]))(\d[\d.,]*\d|\d)\s*(%|phần trăm)?(?: (?:đến|tới|-|–) (?:dưới )?\d[\d.,]*\s*%?)?( trở lên| trở xuống)?`,
  'giu',
);
export const NUMBERING = /^(?:\d{1,2}[.)]|[-–+•*]|[a-zđ]\))\s+/iu;
export const BASE = /[\s,(]*(?:tính )?trên (tổng số [^)]+|số [^)]+)\)?$/iu;
const THAN_LAST_YEAR =
  /[\s,:]*(?:phấn đấu )?(cao|nhiều|tăng|tốt|thấp|ít|giảm) ?(?:hơn|so với)(?: so với)? năm (?:trước|ngoái)$/iu;
/** «Tỷ lệ …» without a level is a percentage all the same: it is reported as a number of a number. */
const RATE = /^t[ỷỉ] lệ /iu;
const LEADS_TO_FIGURE = /[\s,:;–-]+$|\s+(?:phấn đấu )?(?:đạt|là)$/iu;

/** A line longer than this is no target but a text: it keeps its words, and no time is spent on looking for figures. */
export const LONGEST_LINE = 2_000;

/**
 * Reads targets as an officer writes them, one line each. «Thi hành xong: trên 73% về việc, trên 33% về tiền trên tổng
 * số án có điều kiện thi hành» is two targets with one base; a line without a figure is a target in words.
 */
export const readTargets = (text: string): readonly WrittenTarget[] =>
  nfc(text).split('\n').map(squeeze).filter(Boolean).flatMap(readLine);

function readLine(written: string): readonly WrittenTarget[] {
  const printed = written.replace(/[;.]$/, '');
  if (printed.length > LONGEST_LINE) return [inWords(printed, printed)];
  const line = printed.replace(NUMBERING, '');
  const better = THAN_LAST_YEAR.exec(line);
  if (better) {
    const lowerIsBetter = ['thấp', 'ít', 'giảm'].includes((better[1] ?? '').toLowerCase());
    const target = inWords(line.slice(0, better.index), printed);
    const unit = RATE.test(target.indicator) ? '%' : null;
    return [{ ...target, comparator: 'better-than-last-year', unit, lowerIsBetter }];
  }
  const base = BASE.exec(line);
  const body = base ? line.slice(0, base.index) : line;
  const found = [...body.matchAll(AMOUNT)].filter(([, bound, , percent, behind]) => bound ?? percent ?? behind);
  if (found.length === 0) return [inWords(line, printed)];

  const stem = cut(body.slice(0, found[0]?.index));
  const whole = inWords(line, printed);
  return found.map((match, at) => {
    const behind = cut(body.slice(match.index + match[0].length, found[at + 1]?.index));
    const shared = { printed, base: base?.[1]?.trim() ?? null };
    const target = readOne(stem, match[0], behind, found.length);
    // What cannot be held against a result keeps all its words.
    return { ...(target.doubt ? { ...whole, doubt: target.doubt } : target), ...shared };
  });
}

/** One amount of a line: its level, and of what it is, from the words before it and behind it. */
function readOne(
  stem: string,
  amount: string,
  behind: string,
  ofSeveral: number,
): Omit<WrittenTarget, 'base' | 'printed'> {
  const read = parseAmount(amount);
  const kind = kindNamed(behind);
  const words = [stem, ofSeveral === 1 || behind.length < 60 ? behind : ''].filter(Boolean).join(' ');
  const indicator = firstLetterUp(words === '' ? behind : words);
  if (!read.ok) return { ...bare(indicator), doubt: read.error.kind };
  const level = checkable(read.value);
  if (!level) return { ...bare(indicator), doubt: read.value.comparator === 'about' ? 'about' : 'nearly' };
  const percent = level.unit === '%' ? (kind ? `% ${kind}` : '%') : level.unit;
  return {
    indicator,
    comparator: level.comparator,
    value: level.value,
    unit: percent,
    lowerIsBetter: level.comparator === '<' || level.comparator === '<=',
    tiers: [],
    doubt: null,
  };
}

/** «việc» of «về việc», «tiền» of «số tiền»: of what the percentage is. */
export const kindNamed = (behind: string): string | undefined =>
  /^(?:số |về )(?:số )?(\p{L}+)(?=$|[\s,])/iu.exec(behind)?.[1];

/** «gần» and «khoảng» are no levels that a result can be held against. */
export function checkable(amount: Amount & { readonly rest: string }) {
  if (amount.comparator === 'better-than-last-year') return null;
  const { comparator } = amount;
  return comparator === 'nearly' || comparator === 'about' ? null : { ...amount, comparator };
}

const bare = (indicator: string) => ({
  indicator,
  comparator: null,
  value: null,
  unit: null,
  lowerIsBetter: false,
  tiers: [],
});

const inWords = (line: string, printed: string): WrittenTarget => ({
  ...bare(firstLetterUp(cut(line))),
  base: null,
  printed,
  doubt: null,
});

/** Without the marks and the «đạt» that led to a figure, and without the «và» between two. */
export const cut = (text: string): string =>
  squeeze(text)
    .replace(/^(?:[,;:–-]|và)\s+|^[,;:]/iu, '')
    .replace(/[\s,;]+và$/iu, '')
    .replace(LEADS_TO_FIGURE, '') // «…: đạt» has two of them
    .replace(LEADS_TO_FIGURE, '')
    .trim();

export const firstLetterUp = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
