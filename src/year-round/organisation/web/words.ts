import type { Language } from '#src/kernel/language.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import type { Period } from '../domain/period.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export type Words = typeof vi;
export const wordsIn = (language: Language): Words => (language === 'vi' ? vi : en);

/** «từ 01/7/2025», «đến 30/6/2025». */
export const printDays = (words: Words, { from, until }: Period, language: Language): string =>
  words.period(from && printDay(from, language), until && printDay(until, language));

/** What must be said of a mark; nothing for what was read in its source. */
export const markNote = (words: Words, mark: string): string | undefined =>
  mark === 'MEMORY' || mark === 'INFER' ? words.marks[mark] : undefined;
