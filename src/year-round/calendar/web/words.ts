import type { Language } from '#src/kernel/language.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const calendarWords = (language: Language): typeof vi => (language === 'vi' ? vi : en);
