import { z } from 'zod';
import { count, date, derived, evidence, namedUnit, open, slug, stated, words, year } from './evidence.ts';

/** What somebody did at the meeting, where the source says so. Being present is no role. */
export const PARTICIPANT_ROLES = [
  'CHAIR',
  'SECRETARY',
  'DIRECTING',
  'CONCLUSION',
  'SPEAKER',
  'RAPPORTEUR',
  'HEAD_OF_DELEGATION',
  'AWARD_PRESENTER',
  'GUEST',
] as const;

/** A person with the post of that day, or a group that is neither named nor counted. */
const participant = z.strictObject({
  person: words.optional(),
  group: words.optional(),
  position: words.optional(),
  ...namedUnit,
  side: words.optional().describe('về phía Trung ương, về phía tỉnh…'),
  roles: z.array(z.enum(PARTICIPANT_ROLES)).optional(),
  functions: z.array(words).optional().describe('What the people of a group do'),
  number: count.optional().describe('How many people the group has'),
  delegationSize: count.optional(),
  ...evidence,
});

/** Who holds, hosts or chairs: a unit, a person or a group in words. */
const party = z.strictObject({
  name: words.optional(),
  ...namedUnit,
  person: words.optional(),
  position: words.optional(),
  ...evidence,
});

const item = z.strictObject({ words, ...evidence });

/** What one person said, point by point. */
const speech = z.strictObject({
  by: words,
  kind: z.enum(['speech', 'conclusion', 'report', 'opening']).optional(),
  items: z.array(item).min(1),
  open: open('items'),
  ...evidence,
});

/** Tasks that the meeting set for a year. */
const directions = z.strictObject({
  year: year.optional(),
  items: z.array(item).min(1),
  open: open('items'),
  ...evidence,
});

/** An anniversary or congress that the meeting was tied to or looks towards. */
const occasion = z.strictObject({
  kind: z.enum(['anniversary', 'congress', 'holiday']),
  name: words,
  years: count.optional().describe('72 in “72 năm”'),
  ordinal: count.optional().describe('10 in “lần thứ X”'),
  ...evidence,
});

export const meeting = z.strictObject({
  id: slug.optional(),
  name: words.optional(),
  purposes: z
    .array(z.strictObject({ purpose: words, year: year.optional(), period: words.optional(), ...evidence }))
    .optional()
    .describe('tổng kết, phát động, ký kết giao ước, bình xét, suy tôn… each with its year'),
  date: stated(date).optional(),
  partOfDay: stated(z.enum(['morning', 'afternoon', 'evening', 'day'])).optional(),
  place: stated(words).optional(),
  province: stated(words).optional(),
  host: party.optional(),
  organiser: party.optional(),
  chair: party.optional(),
  participants: z.array(participant).optional(),
  agenda: z
    .array(z.strictObject({ words, bloc: words.optional(), papers: z.array(slug).optional(), ...evidence }))
    .optional(),
  adopted: z.array(slug).optional().describe('Ids of the papers that the meeting adopted'),
  speeches: z.array(speech).optional(),
  directions: z.array(directions).optional(),
  occasions: z.array(occasion).optional(),
  derived: derived({ year, date, province: words, organiser: words }),
  open: open('participants', 'agenda', 'adopted'),
  ...evidence,
});
