import type { vi } from './vi.ts';

export const en: typeof vi = {
  listTitle: 'People named by the sources',
  listLead: (n) => `${n} people, by given name. A post is the one seen on the day of the source.`,
  find: 'Name',
  name: 'Name',
  posts: 'Posts seen',
  meetings: 'Conferences',
  none: 'Nobody matches',
  noneText: 'Try the given name; marks do not matter.',
  seen: (n) => `named ${n} times`,
  postsTitle: 'Posts, by the day they were seen',
  postsNote: 'No source states a first or last day: a post holds for the day on which it was seen.',
  meetingsTitle: 'Conferences attended',
  said: 'Words on record',
  ledTitle: 'Led a cluster or region',
  roles: { HEAD: 'Head', DEPUTY: 'Deputy head', STANDING: 'Standing unit' },
  namesakes: 'Others with a similar name',
  namesakesNote: 'Two people until a source says they are one.',
  rehearsal: 'A person of the rehearsal, not a real one',
};
