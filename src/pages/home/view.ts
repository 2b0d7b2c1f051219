import type { Language } from '#src/kernel/language.ts';
import type { Visit } from '#src/ui/visit.ts';
import { en } from './en.ts';
import type { Archive, LiveCluster, StepWindow } from './home.query.ts';
import type { CommonStep } from './steps-of-clusters.ts';
import { vi } from './vi.ts';

export type Words = typeof vi;
export const wordsIn = (language: Language): Words => (language === 'vi' ? vi : en);

export type HomeView = {
  readonly visit: Visit;
  readonly words: Words;
  readonly clusters: readonly LiveCluster[];
  readonly windows: readonly StepWindow[];
  readonly steps: readonly CommonStep[];
  readonly archive: Archive;
};
