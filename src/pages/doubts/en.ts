import type { vi } from './vi.ts';

export const en: typeof vi = {
  title: 'Doubts to check',
  lead: 'What is printed oddly, and where sources differ. The print is kept; nothing is corrected in silence.',
  open: (n) => `${n} doubts are open`,
  settled: (n) => `${n} doubts are settled`,
  differences: (n) => `Sources differ in ${n} places`,
  noDifferences: 'Sources differ nowhere',
  noDifferencesText: 'Where two sources state two values of one fact, both stand here until a person chooses.',
  key: 'Id',
  what: 'Doubt',
  treatment: 'How it is treated',
  where: 'Where',
  source: 'Source',
  fact: 'Fact',
  values: 'What the sources state',
  chosen: 'chosen',
  empty: 'Nothing to check',
  emptyText: 'Doubts appear here when sources are loaded.',
};
