import type { vi } from './vi.ts';

export const en: typeof vi = {
  title: 'Papers cited and issued',
  lead: (numbered, all) => `${all} papers, ${numbered} with a number. Where no number is stated, it stays not stated.`,
  find: 'Number, subject, issuer',
  found: (n, text) => `${n} papers match “${text}”`,
  all: 'List of papers',
  number: 'Number',
  dated: 'Date',
  issuer: 'Issuer',
  what: 'Title, subject',
  citedIn: 'Cited in',
  issued: 'issued in this system',
  none: 'No paper matches',
  noneText: 'Try the number alone (3617) or a few words of its subject.',
  empty: 'No papers yet',
  emptyText: 'Papers appear here once issued or cited by a source.',
};
