import type { Language } from './language.ts';
import { err, ok, type Result } from './result.ts';
import { type NumberRefusal, parseNumber, printNumber, type WrittenNumber } from './vietnamese-number.ts';
import { nfc, squeeze } from './vietnamese-text.ts';

/** How a target is set against a result: «trên 73%» is '>', so exactly 73 % fails. */
export type Comparator = '>' | '>=' | '=' | '<=' | '<' | 'better-than-last-year';

/** Whether a result meets a target, given how the result lies against it (-1 below, 0 equal, 1 above). */
export function comparatorHolds(comparator: Comparator, lies: -1 | 0 | 1): boolean {
  switch (comparator) {
    case '>':
    case 'better-than-last-year':
      return lies > 0;
    case '>=':
      return lies >= 0;
    case '=':
      return lies === 0;
    case '<=':
      return lies <= 0;
    case '<':
      return lies < 0;
  }
}

/** A figure with its bound, never bare. «gần 500», «khoảng 80%» stand in reports, but no target can be checked by them. */
export type Amount =
  | ({ readonly comparator: Bound } & WrittenNumber)
  | { readonly comparator: 'better-than-last-year' };
type Bound = Exclude<Comparator, 'better-than-last-year'> | 'nearly' | 'about';

export type AmountRefusal =
  | NumberRefusal
  | { readonly kind: 'not-an-amount'; readonly text: string }
  /** «từ 80% đến dưới 90%» has two ends. */
  | { readonly kind: 'range-instead-of-amount'; readonly text: string };

type Read = Result<Amount & { readonly rest: string }, AmountRefusal>;

// The words of denial stand first: «không quá» is no «quá», «không dưới» is the opposite of «dưới».
const WORDS_BEFORE: readonly (readonly [RegExp, Bound])[] = [
  [/^(?:không (?:dưới|ít hơn|thấp hơn)|ít nhất|tối thiểu|>=|≥)(?: là)?(?!\p{L})/iu, '>='],
  [/^(?:không (?:vượt quá|vượt|quá|hơn|cao hơn|nhiều hơn)|tối đa|nhiều nhất|<=|≤)(?: là)?(?!\p{L})/iu, '<='],
  [/^(?:trên|hơn|vượt|cao hơn|lớn hơn|nhiều hơn|>)(?!\p{L})/iu, '>'],
  [/^(?:dưới|ít hơn|thấp hơn|nhỏ hơn|<)(?!\p{L})/iu, '<'],
  [/^(?:đúng|bằng|=)(?!\p{L})/iu, '='],
  [/^gần(?!\p{L})/iu, 'nearly'],
  [/^(?:khoảng|ước|chừng|~)(?!\p{L})/iu, 'about'],
];
const WORDS_BEHIND: readonly (readonly [RegExp, Bound])[] = [
  [/^(?:từ )?(.+?) trở lên(?!\p{L})(.*)$/iu, '>='],
  [/^(?:từ )?(.+?) trở xuống(?!\p{L})(.*)$/iu, '<='],
];
const REACHES = /^(?:phấn đấu )?(?:phải )?đạt (?:(?:tỷ lệ|tỉ lệ) )?/iu;
const BETTER = /^(?:(?:tốt|cao|nhiều) )?hơn (?:so với )?năm (?:trước|ngoái)(?!\p{L})(.*)$/iu;
const OTHER_END = /^(?:đến|tới|-|–) ?(?:dưới )?\d/iu;
const TWO_ENDS = /^từ(?!\p{L})/iu;

/**
 * Reads «trên 73% về việc», «ít nhất 02 sáng kiến», «từ 95% trở lên», «đạt 100%», «cao hơn năm trước». The words
 * behind the amount, which say of what it is, come back as `rest`.
 */
export function parseAmount(phrase: string): Read {
  const said = squeeze(nfc(phrase)).replace(REACHES, '');
  const better = BETTER.exec(said);
  if (better !== null) return ok({ comparator: 'better-than-last-year', rest: (better[1] ?? '').trim() });
  for (const [pattern, comparator] of WORDS_BEHIND) {
    const [, amount, rest = ''] = pattern.exec(said) ?? [];
    if (amount !== undefined) return bounded(comparator, amount, rest, phrase);
  }
  for (const [pattern, comparator] of WORDS_BEFORE) {
    const word = pattern.exec(said)?.[0];
    if (word !== undefined) return bounded(comparator, said.slice(word.length), '', phrase);
  }
  return bounded('=', said, '', phrase);
}

const LONGEST_AMOUNT_IN_WORDS = 12;

/** The longest beginning that is a number is the amount. */
function bounded(comparator: Bound, text: string, behind: string, phrase: string): Read {
  const words = text.trim().split(' ');
  for (let length = Math.min(words.length, LONGEST_AMOUNT_IN_WORDS); length > 0; length -= 1) {
    const number = parseNumber(
      words
        .slice(0, length)
        .join(' ')
        .replace(/[,;.]$/, ''),
    );
    const rest = `${words.slice(length).join(' ')} ${behind}`.trim();
    if (number.ok && OTHER_END.test(rest)) return err({ kind: 'range-instead-of-amount', text: phrase });
    if (number.ok) return ok({ comparator, ...number.value, rest });
    if (number.error.kind !== 'not-a-number') return err(number.error);
  }
  return err({ kind: TWO_ENDS.test(text) ? 'range-instead-of-amount' : 'not-an-amount', text: phrase });
}

const WORDS: Record<Language, Record<Amount['comparator'], string>> = {
  vi: {
    '>': 'trên ',
    '>=': 'ít nhất ',
    '=': '',
    '<=': 'không quá ',
    '<': 'dưới ',
    nearly: 'gần ',
    about: 'khoảng ',
    'better-than-last-year': 'cao hơn năm trước',
  },
  en: {
    '>': 'more than ',
    '>=': 'at least ',
    '=': '',
    '<=': 'no more than ',
    '<': 'less than ',
    nearly: 'nearly ',
    about: 'about ',
    'better-than-last-year': 'better than last year',
  },
};

/** An amount in words: «trên 73%», «ít nhất 95%», «không quá 5%», «100%», «cao hơn năm trước». */
export function printAmount(amount: Amount, language: Language = 'vi'): string {
  const words = WORDS[language][amount.comparator];
  if (amount.comparator === 'better-than-last-year') return words;
  const unit = amount.unit === 'đồng' ? ' đồng' : (amount.unit ?? '');
  return `${words}${printNumber(amount.value, language)}${unit}`;
}
