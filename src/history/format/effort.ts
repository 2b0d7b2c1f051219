import { z } from 'zod';
import { count, date, derived, evidence, open, period, slug, stated, unitKind, words, year } from './evidence.ts';

/** The list of kinds is open, and one campaign may have several: length and form are two axes. */
const kinds = z.array(words).min(1).optional();
const launchedBy = z.array(words).min(1).optional();

export const campaign = z.strictObject({
  id: slug,
  name: words,
  kinds,
  launchedBy,
  line: slug.optional().describe('One line of campaign over the years, our reading: both wordings are kept'),
  year: year.optional(),
  period: period.optional().describe('When the campaign runs'),
  measured: period.optional().describe('Over which months its result is measured'),
  derived: derived({ kinds: z.array(words), launchedBy: z.array(words) }),
  ...evidence,
});

/** Campaigns that the source speaks of without a name. */
export const unnamedCampaign = z.strictObject({ words, kinds, launchedBy, ...evidence });
export const campaignKind = z.strictObject({ kind: words, launchedBy, ...evidence });

export const COMPARATORS = ['>', '>=', '=', '<=', '<', 'better-than-last-year'] as const;

/** A figure to reach, or one that was reached: the base belongs to the figure. */
export const figure = {
  indicator: words,
  comparator: z.enum(COMPARATORS),
  value: z.number().optional(),
  unit: words.optional(),
  base: words.optional(),
};

export const covenant = z.strictObject({
  id: slug.optional(),
  bloc: words.optional().describe('Name of a bloc; without it the whole cluster'),
  year: year.optional().describe('Without it: the year of the record'),
  theme: stated(words).optional(),
  taskCount: stated(count).optional(),
  tasks: z.array(z.strictObject({ words, ...evidence })).optional(),
  targetCount: stated(count).optional(),
  targets: z.array(z.strictObject({ ...figure, period: period.optional(), ...evidence })).optional(),
  inWords: z
    .array(z.strictObject({ words, ...evidence }))
    .optional()
    .describe('Targets without a number'),
  campaigns: z.array(slug).optional().describe('Ids of the campaigns that it answers'),
  signedBy: z.array(z.strictObject({ words, unitKind: unitKind.optional(), ...evidence })).optional(),
  signedOn: date.optional(),
  period: period.optional().describe('The months in which the targets are measured'),
  derived: derived({ signedOn: date, taskCount: count }),
  open: open('tasks', 'targets', 'campaigns'),
  ...evidence,
});

/** What was achieved: in words, by area of work, or in figures. */
export const result = z.strictObject({
  words,
  area: words.optional(),
  year: year.optional(),
  of: z.enum(['cluster', 'members']).optional().describe('members: told of the units, not of the group'),
  honouredBy: z.array(words).optional(),
  figures: z.array(z.strictObject({ ...figure, ...evidence })).optional(),
  ...evidence,
});
