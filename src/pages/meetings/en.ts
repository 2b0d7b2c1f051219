import type { vi } from './vi.ts';

export const en: typeof vi = {
  title: 'Conferences',
  lead: (n) => `${n} conferences by the day they were held, never by the day they were published.`,
  day: 'Held on',
  name: 'Conference',
  place: 'Place',
  at: 'Cluster or unit',
  people: 'People named',
  planned: 'planned',
  rehearsal: 'rehearsal',
  empty: 'No conferences yet',
  emptyText: 'Conferences appear here once planned at the nomination step or told by a source.',
};
