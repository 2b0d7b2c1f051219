import type { Language } from '#src/kernel/language.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export type Words = typeof vi;
export const wordsFor = (language: Language): Words => (language === 'vi' ? vi : en);
