import type { Language } from './language.ts';
import { nfc, squeeze } from './vietnamese-text.ts';

/** When on its day a meeting is held. A report that does not say leaves it open («không nêu»): that is null, not 'day'. */
export const PARTS_OF_DAY = ['morning', 'afternoon', 'evening', 'day'] as const;
export type PartOfDay = (typeof PARTS_OF_DAY)[number];

const WORDS: Record<Language, Record<PartOfDay, string>> = {
  vi: { morning: 'sáng', afternoon: 'chiều', evening: 'tối', day: 'cả ngày' },
  en: { morning: 'morning', afternoon: 'afternoon', evening: 'evening', day: 'all day' },
};

/** «sáng», «chiều», «tối», «cả ngày». */
export const printPartOfDay = (part: PartOfDay, language: Language = 'vi'): string => WORDS[language][part];

/** The part of day that a text begins with, and what follows: «Sáng ngày 27-11-2017». */
export function takePartOfDay(text: string): { readonly part: PartOfDay | null; readonly rest: string } {
  const said = squeeze(nfc(text));
  const [, word, rest = ''] = /^(?:buổi )?(sáng|chiều|tối|cả ngày)(?:,? (.*))?$/iu.exec(said) ?? [];
  const part = PARTS_OF_DAY.find((each) => WORDS.vi[each] === word?.toLowerCase()) ?? null;
  return part === null ? { part, rest: said } : { part, rest };
}
