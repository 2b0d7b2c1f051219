import { z } from 'zod';
import { count, date, derived, evidence, open, period, slug, unitKind, unitRow, words, year } from './evidence.ts';

const unitKinds = z.array(unitKind).min(1).optional().describe('One count for several kinds stays undivided');

/** An aim that units set themselves. Aims, proposals and awards are three lists and never added. */
export const registration = z.strictObject({
  id: slug.optional(),
  award: words,
  year: year.optional(),
  bloc: words.optional(),
  unitKinds,
  count: count.optional(),
  units: z.array(unitRow).optional(),
  ofWhich: slug.optional().describe('Id of the registration that this one lies inside; never added to it'),
  stage: z.enum(['registered', 'kept', 'withdrawn']).optional(),
  outOf: count.optional().describe('72 in “50/72”'),
  asOf: date.optional(),
  open: open('units'),
  ...evidence,
});

const ballot = z.strictObject({
  electors: count.optional(),
  issued: count.optional(),
  collected: count.optional(),
  valid: count.optional(),
  invalid: count.optional(),
  ...evidence,
});

/** Whom the group proposes, for which award. A proposal is not an award. */
export const nomination = z.strictObject({
  id: slug.optional(),
  award: words,
  year: year.optional(),
  bloc: words.optional(),
  unitKinds,
  count: count.optional(),
  units: z.array(unitRow.extend({ votes: count.optional() })).optional(),
  method: words.optional().describe('bỏ phiếu, bỏ phiếu kín, biểu quyết, nhất trí suy tôn… as the source says'),
  ballot: ballot.optional(),
  proposedTo: words.optional(),
  open: open('units'),
  ...evidence,
});

/** What was given, for what ground. */
export const award = z.strictObject({
  id: slug.optional(),
  award: words,
  authority: words.optional(),
  ground: words.optional(),
  groundKind: words.optional(),
  year: year.optional(),
  period: period.optional(),
  collectives: count.optional(),
  individuals: count.optional(),
  units: z.array(unitRow).optional(),
  persons: z
    .array(z.strictObject({ person: words, position: words.optional(), unit: words.optional(), ...evidence }))
    .optional(),
  decision: slug.optional(),
  open: open('units', 'persons'),
  ...evidence,
});

const tally = z.strictObject({
  words: words.optional(),
  levels: z.array(words).optional(),
  collectives: count.optional(),
  individuals: count.optional(),
  period: period.optional(),
  awards: z.array(slug).optional(),
  ...evidence,
});

/** Exemplars of a period: planned, registered, reviewed, recognised. Each may have a period of its own. */
export const exemplars = z.strictObject({
  id: slug.optional(),
  words: words.optional(),
  year: year.optional(),
  levels: z.array(words).optional(),
  planPeriod: z.strictObject({ ...period.shape, ...evidence }).optional(),
  reviewPeriod: z.strictObject({ ...period.shape, ...evidence }).optional(),
  plans: z.array(slug).optional().describe('Ids of the plans, the superior one first'),
  steps: z.array(z.strictObject({ words, ...evidence })).optional(),
  registered: tally.optional(),
  recognised: tally.optional(),
  ...evidence,
});

/** Sums that no source prints, one for each list. */
export const totals = derived({
  registrations: z.array(z.strictObject({ award: words, count })),
  nominations: z.array(z.strictObject({ award: words, count })),
  awards: z.array(z.strictObject({ award: words, collectives: count, individuals: count, count })),
});
