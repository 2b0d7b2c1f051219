import type { Language } from '#src/kernel/language.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export type SearchWords = typeof vi;
export const searchWords = (language: Language): SearchWords => (language === 'vi' ? vi : en);
