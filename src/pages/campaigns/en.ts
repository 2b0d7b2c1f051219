import type { vi } from './vi.ts';

export const en: typeof vi = {
  title: 'Emulation movements',
  lead: (n, years) => `${n} names of movements in ${years} years told by sources, each as its source calls it.`,
  find: 'Name of a movement',
  lines: (n) => `${n} lines of movement over the years, called differently in each place`,
  linesNote: 'That two names are one line is the reading of the officer who entered them, not the word of a source.',
  all: 'All movements',
  found: (n, text) => `${n} movements match “${text}”`,
  name: 'Name, as printed',
  year: 'Year',
  where: 'Cluster or unit',
  launchedBy: 'Launched by',
  kinds: 'Kind',
  none: 'No movement matches',
  noneText: 'Try fewer words; marks do not matter.',
  empty: 'No movements yet',
  emptyText: 'Movements appear here once they are launched or told by a source.',
  kindsTold: 'Kinds of movement that sources speak of',
  kindsNote: 'The list is open: length and form are two axes, and a movement may have both.',
  rehearsal: 'rehearsal',
};
