import type { Language } from '#src/kernel/language.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export type Words = typeof vi;
export const wordsIn = (language: Language): Words => (language === 'vi' ? vi : en);

/** «Sở Tư pháp», «Cục THADS và Chi cục THADS»: agencies of a province are called Cục only to 30/6/2025. */
export function printKinds(words: Words, kinds: readonly string[], year: number): string {
  const names = kinds.map((kind) =>
    kind === 'THADS_PROVINCE' && year >= 2026
      ? words.provinceThads
      : (words.unitKinds[kind as keyof Words['unitKinds']] ?? words.unitKinds.OTHER),
  );
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${words.and} ${names.at(-1) ?? ''}`;
}
