import { z } from 'zod';
import { bloc, cluster, leader, member, paper, subjectUnit, yearFact } from './format/cluster.ts';
import { campaign, campaignKind, covenant, result, unnamedCampaign } from './format/effort.ts';
import { count, derived, open, slug, stated, words, year } from './format/evidence.ts';
import { award, exemplars, nomination, registration, totals } from './format/honour.ts';
import { meeting } from './format/meeting.ts';
import { passage, source } from './format/source.ts';

/** The lists of a record. One that is missing is not stated; one known in part is named in `open`. */
export const LISTS = [
  'members',
  'blocs',
  'leadership',
  'nextLeadership',
  'meetings',
  'campaigns',
  'covenants',
  'registrations',
  'nominations',
  'awards',
  'exemplars',
  'papers',
] as const;

export const POINTER = /^(?:\/[^/]+)+$/;
export const ID_OF_A_DOUBT = /^[A-Z][A-Z0-9-]*$/;

const pointer = z.string().regex(POINTER).describe('JSON pointer into this file');

/** A doubt that stays visible. The print is kept; nothing is moved or corrected in silence. */
const doubt = z.strictObject({
  id: z.string().regex(ID_OF_A_DOUBT),
  text: words,
  treatment: words.optional(),
  about: z.array(pointer).optional(),
});

/** Something the source does not say, where its silence is worth knowing. */
const silence = z.strictObject({ about: words, text: words });

/** Words of the source that belong to a fact but fill none of its fields. */
const remark = z.strictObject({
  text: words,
  about: z.array(pointer).optional(),
  from: z.array(slug).min(1).optional(),
});

/** One file: what one paper or report says of one cluster-year, or of one unit's own event. */
export const historyRecord = z.strictObject({
  $schema: z.string().optional(),
  formatVersion: z.literal(1),
  source,
  passages: z.record(slug, passage),
  cluster: cluster.optional(),
  unit: subjectUnit.optional().describe('Instead of `cluster`, where the event is of one unit'),
  year: yearFact
    .optional()
    .describe('The emulation year as printed; entries with a year of their own belong to that year'),
  provinceCount: stated(count).optional(),
  memberCount: stated(count).optional().describe('Member units, as printed'),
  members: z.array(member).optional(),
  blocs: z.array(bloc).optional(),
  leadership: z.array(leader).optional(),
  nextLeadership: z.array(leader).optional(),
  meetings: z.array(meeting).optional(),
  campaigns: z.array(campaign).optional(),
  campaignKinds: z.array(campaignKind).optional(),
  unnamedCampaigns: z.array(unnamedCampaign).optional(),
  covenants: z.array(covenant).optional(),
  registrations: z.array(registration).optional(),
  nominations: z.array(nomination).optional(),
  awards: z.array(award).optional(),
  exemplars: z.array(exemplars).optional(),
  results: z.array(result).optional(),
  papers: z.array(paper).optional(),
  derived: derived({
    year,
    provinceCount: count,
    memberCount: count,
    members: z.array(member),
  }),
  totals,
  open: open(...LISTS),
  unknown: z.array(silence).optional(),
  remarks: z.array(remark).optional(),
  doubts: z.array(doubt).optional(),
});

export type HistoryRecord = z.infer<typeof historyRecord>;
export type Leader = z.infer<typeof leader>;
export type Member = z.infer<typeof member>;
export type Meeting = z.infer<typeof meeting>;
export type Campaign = z.infer<typeof campaign>;
export type Covenant = z.infer<typeof covenant>;
export type Registration = z.infer<typeof registration>;
export type Nomination = z.infer<typeof nomination>;
export type Award = z.infer<typeof award>;
export type Exemplars = z.infer<typeof exemplars>;
export type Paper = z.infer<typeof paper>;
export type Source = z.infer<typeof source>;
