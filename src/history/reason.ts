import type { Language } from '#src/kernel/language.ts';
import { en } from './en.ts';
import type { Flaw, ProblemKind, ProblemWords } from './problem.ts';
import { vi } from './vi.ts';

/** Why a file is refused, in words. */
export function reasonIn<Kind extends ProblemKind>(language: Language, flaw: Flaw<Kind>): string {
  const words: ProblemWords = language === 'vi' ? vi : en;
  return words[flaw.kind](flaw);
}
