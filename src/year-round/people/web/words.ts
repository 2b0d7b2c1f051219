import type { Language } from '#src/kernel/language.ts';
import { printPartialDay } from '#src/kernel/partial-day.ts';
import type { PostHeld } from '../app/people.query.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export type PeopleWords = typeof vi;
export const peopleWords = (language: Language): PeopleWords => (language === 'vi' ? vi : en);

/** «Quyền Giám đốc», «Phó Giám đốc (Kiêm nhiệm)»: as a paper writes how a post is held; papers are Vietnamese. */
export function printPost({ position, manner }: Pick<PostHeld, 'position' | 'manner'>): string {
  if (manner === 'acting') return `Quyền ${position}`;
  if (manner === 'in-charge') return `Phụ trách: ${position}`;
  return manner === 'concurrent' ? `${position} (kiêm nhiệm)` : position;
}

/** «01/7/2025 – nay», «không nêu – 30/6/2025», «năm 2019 – tháng 3/2021». */
export const printHeld = ({ from, until }: Pick<PostHeld, 'from' | 'until'>, language: Language): string => {
  const words = peopleWords(language);
  return words.period(
    from ? printPartialDay(from, language) : words.fromUnknown,
    until ? printPartialDay(until, language) : words.stillHeld,
  );
};
