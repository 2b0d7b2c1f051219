import type { Language } from '#src/kernel/language.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export type CovenantWords = typeof vi;
export const covenantWords = (language: Language): CovenantWords => (language === 'vi' ? vi : en);

/** «Chỉ tiêu 2», «Chủ đề»: a clause as people name it. */
export function clauseName(words: CovenantWords, clause: string): string {
  const [, kind, number] = /^(task|target)-(\d+)$/.exec(clause) ?? [];
  if (number !== undefined) return (kind === 'task' ? words.task : words.target)(Number(number));
  const parts: Readonly<Record<string, string>> = words.parts;
  return parts[clause] ?? clause;
}
