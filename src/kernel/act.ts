/**
 * Acts that say more than «a row was changed»: a use case gives the name to everything its transaction writes.
 * Their words stand in `year-round/audit`; the list is closed and printed in docs/audit-events.md.
 */
export const ACTS = [
  'record-read',
  'shipped-data-loaded',
  'history-imported',
  'year-opened',
  'vote-announced',
  'vote-cancelled',
  'decision-recorded',
  'award-revoked',
  'year-handed-over',
  'people-imported',
  'facts-imported',
] as const;
export type Act = (typeof ACTS)[number];
