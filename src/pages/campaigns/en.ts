import type { vi } from './vi.ts';

export const en: typeof vi = {
  title: 'Campaigns',
  lead: (n, years) => `${n} names of campaigns in ${years} years told by sources, each as its source calls it.`,
  find: 'Name of a campaign',
  lines: (n) => `${n} lines of campaign over the years, called differently in each place`,
  linesNote: 'That two names are one line is the reading of the officer who entered them, not the word of a source.',
  all: 'All campaigns',
  found: (n, text) => `${n} campaigns match “${text}”`,
  name: 'Name, as printed',
  year: 'Year',
  where: 'Cluster or unit',
  launchedBy: 'Launched by',
  kinds: 'Kind',
  none: 'No campaign matches',
  noneText: 'Try fewer words; marks do not matter.',
  empty: 'No campaigns yet',
  emptyText: 'Campaigns appear here once they are launched or told by a source.',
  kindsTold: 'Kinds of campaign that sources speak of',
  kindsNote: 'The list is open: length and form are two axes, and a campaign may have both.',
  rehearsal: 'rehearsal',
};
