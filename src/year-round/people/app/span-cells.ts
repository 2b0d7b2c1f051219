import { firstDay, lastDay, type PartialDay, precisionOf } from '#src/kernel/partial-day.ts';

/** A first and a last day as the tables keep them: the widest span that they may mean, and how much of each is known. */
export const spanCells = (from: PartialDay | null, until: PartialDay | null) => ({
  from_day: from && firstDay(from),
  from_known: from ? precisionOf(from) : 'day',
  until_day: until && lastDay(until),
  until_known: until ? precisionOf(until) : 'day',
});
