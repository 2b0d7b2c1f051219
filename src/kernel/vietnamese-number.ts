import { type Decimal, printDecimal, tenTo } from './decimal.ts';
import type { Language } from './language.ts';
import { numberInWords } from './number-words.ts';
import { err, ok, type Result } from './result.ts';
import { nfc, squeeze } from './vietnamese-text.ts';

/** A figure as somebody wrote it: exact, with the unit that stood behind it. */
export type WrittenNumber = { readonly value: Decimal; readonly unit: '%' | 'đồng' | null };

export type NumberRefusal =
  /** Blank, «-», «…», «Không nêu»: unknown stays unknown and never becomes 0. */
  | { readonly kind: 'number-not-stated' }
  | { readonly kind: 'not-a-number'; readonly text: string }
  /** «71.5»: a decimal point where Vietnamese writes a comma. Write «71,5», or mark the column. */
  | { readonly kind: 'decimal-point-instead-of-comma'; readonly text: string }
  /** «1,234.5» and «1,234,567» are written the English way. */
  | { readonly kind: 'thousands-comma-instead-of-point'; readonly text: string }
  /** «1,234» is a little over one, or a thousand and more in an English sheet. Write «1.234» or «1,2340». */
  | { readonly kind: 'comma-may-mean-thousands'; readonly text: string };

/** A column of points in an old score sheet may be written with a decimal point: there «1.250» is one and a quarter. */
export type NumberColumn = { readonly decimalPoint: boolean };

const NOT_STATED = ['', '-', '--', '...', '…', 'không nêu', 'không rõ', 'chưa rõ'];
const UNIT = /^(.+?) ?(%|phần trăm|đồng|vnđ|vnd|(?<=[\d ])đ)$/u;
const LONGEST_FIGURE = 60;

const POWERS = new Map<string | undefined, number>([
  ['trăm', 2],
  ...['nghìn', 'nghin', 'ngàn', 'ngan'].map((word) => [word, 3] as const),
  ...['triệu', 'trieu', 'tr'].map((word) => [word, 6] as const),
  ...['tỷ', 'tỉ', 'ty'].map((word) => [word, 9] as const),
]);

/**
 * Reads a number as Vietnamese papers write it: «1.234,5», «71,5%», «08», «mười hai», «2,35 ngàn», «23,4tr»,
 * «0,8 ngàn tỷ đồng», «1 tỷ 250 triệu». What may mean two numbers is refused rather than guessed.
 */
export function parseNumber(
  text: string,
  column: NumberColumn = { decimalPoint: false },
): Result<WrittenNumber, NumberRefusal> {
  const written = squeeze(nfc(text)).toLowerCase().replace(/[–−]/g, '-');
  if (NOT_STATED.includes(written)) return err({ kind: 'number-not-stated' });
  if (written.length > LONGEST_FIGURE) return err({ kind: 'not-a-number', text });
  const [, figure = written, unitWord] = UNIT.exec(written) ?? [];
  const unit = unitWord === undefined ? null : ['%', 'phần trăm'].includes(unitWord) ? '%' : 'đồng';
  const kind = unit === '%' ? 'percentage' : column.decimalPoint ? 'points' : 'plain';
  const value = readTerms(figure.replace(/(\d)(\p{L})/gu, '$1 $2').split(' '), kind);
  if (typeof value === 'object') return ok({ value, unit });
  return err({ kind: value, text });
}

type FigureKind = 'plain' | 'percentage' | 'points';
type Unreadable = Exclude<NumberRefusal['kind'], 'number-not-stated'>;

/** One amount with its scale words, or several of falling scale: «1 tỷ 250 triệu». */
function readTerms(tokens: readonly string[], kind: FigureKind): Decimal | Unreadable {
  const amountLength = /\d/.test(tokens[0] ?? '') ? 1 : tokens.findIndex((word) => (POWERS.get(word) ?? 0) > 2);
  const amount = tokens.slice(0, amountLength < 0 ? tokens.length : amountLength);
  const behind = tokens.slice(amount.length);
  const firstOther = behind.findIndex((word) => !POWERS.has(word));
  const scales = firstOther < 0 ? behind : behind.slice(0, firstOther);
  const power = scales.reduce((sum, word) => sum + (POWERS.get(word) ?? 0), 0);
  const value = readAmount(amount.join(' '), kind);
  if (typeof value !== 'object') return value;
  const term = timesTenTo(value, power);
  if (firstOther < 0) return term;
  const rest = readTerms(behind.slice(firstOther), kind);
  if (typeof rest !== 'object') return rest;
  // «1 triệu 2» is 1.2 million in speech: a further amount must name its scale, and stay below the one before.
  const restNamesScale = POWERS.has(tokens.at(-1));
  const restIsSmaller = rest.units >= 0n && rest.units < tenTo(power + rest.scale);
  return power > 0 && restNamesScale && restIsSmaller && term.units > 0n ? sum(term, rest) : 'not-a-number';
}

function readAmount(amount: string, kind: FigureKind): Decimal | Unreadable {
  if (/\d/.test(amount)) return readFigure(amount, kind);
  const counted = numberInWords(amount);
  return counted === null ? 'not-a-number' : { units: BigInt(counted), scale: 0 };
}

const GROUPED = /^(-?)([1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d+))?$/;
const DECIMAL_COMMA = /^(-?)(\d+)(?:,(\d+))?$/;
const DECIMAL_EITHER = /^(-?)(\d+)(?:[.,](\d+))?$/;
const PERHAPS_THOUSANDS = /^-?[1-9]\d{0,2},\d{3}$/;
const ENGLISH = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

function readFigure(figure: string, kind: FigureKind): Decimal | Unreadable {
  if (kind === 'plain' && PERHAPS_THOUSANDS.test(figure)) return 'comma-may-mean-thousands';
  const patterns = kind === 'points' ? [DECIMAL_EITHER, GROUPED] : [DECIMAL_COMMA, GROUPED];
  for (const pattern of patterns) {
    const [, sign, whole, fraction = ''] = pattern.exec(figure) ?? [];
    if (whole === undefined) continue;
    const units = BigInt(whole.replaceAll('.', '') + fraction);
    return { units: sign === '-' ? -units : units, scale: fraction.length };
  }
  if (ENGLISH.test(figure)) return 'thousands-comma-instead-of-point';
  return /^-?\d+\.\d+$/.test(figure) ? 'decimal-point-instead-of-comma' : 'not-a-number';
}

const timesTenTo = ({ units, scale }: Decimal, power: number): Decimal => ({
  units: units * tenTo(Math.max(0, power - scale)),
  scale: Math.max(0, scale - power),
});

function sum(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  return { units: left.units * tenTo(scale - left.scale) + right.units * tenTo(scale - right.scale), scale };
}

/** «1.234,5», in English «1,234.5», with the zeros that were written. */
export function printNumber(value: Decimal | bigint, language: Language = 'vi'): string {
  const vietnamese = printDecimal(typeof value === 'bigint' ? { units: value, scale: 0 } : value);
  return language === 'vi' ? vietnamese : vietnamese.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
}

/** A count in the prose of a paper has two digits below ten: «08 Sở Tư pháp», «01 tập thể». */
export const printCount = (count: number): string =>
  count > 0 && count < 10 ? `0${printCountPlain(count)}` : printCountPlain(count);

/** A count in a table or on a page: «8», «1.234». */
export const printCountPlain = (count: number, language: Language = 'vi'): string =>
  printNumber(BigInt(count), language);
