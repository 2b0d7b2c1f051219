import type { Language } from '#src/kernel/language.ts';
import { timeInVietnam } from '#src/kernel/vietnam-time.ts';
import type { SiteContext } from '#src/platform/http/site.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export type Words = typeof vi;
export const wordsFor = (language: Language): Words => (language === 'vi' ? vi : en);
export const wordsOf = (c: SiteContext): Words => wordsFor(c.get('visit').language);

type Refused = { readonly kind: keyof Words['refusals'] } | { readonly kind: 'too-many-tries'; readonly until: Date };

/** A refusal as a sentence; a wait names the minute after which it is over. */
export const sentenceOf = (words: Words, refused: Refused): string =>
  refused.kind === 'too-many-tries'
    ? words.tooManyTries(timeInVietnam(new Date(refused.until.getTime() + 60_000)))
    : words.refusals[refused.kind];
