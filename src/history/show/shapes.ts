import { z } from '@hono/zod-openapi';
import { COMPARATORS } from '../format/effort.ts';
import { MEETING_KINDS } from '../import/codes.ts';

/** The JSON of the command line and of the API. null: no source states it. What was worked out stands in `derived`. */
const text = z.string().nullable();
const count = z.number().int().nullable();
const day = z.string().nullable().describe('ISO; a month or a year where no more is known');
const list = <Item extends z.ZodType>(item: Item) => z.array(item).nullable();
const unitKinds = list(z.string());
export const derived = z
  .record(z.string(), z.object({ value: z.unknown(), because: z.string() }))
  .describe('Worked out, never stated: value and reason, under the name of the field that stays null');

/** What may stand beside the stated fields of a row. */
const beside = {
  derived: derived.optional(),
  doubtful: z.array(z.string()).optional().describe('Fields as printed that need to be checked'),
  note: z.string().optional(),
};

const member = z.object({ unit: text, unitKind: text, province: text });
const bloc = z.object({ name: z.string(), unitKind: text });
const leader = z.object({
  role: z.enum(['HEAD', 'DEPUTY', 'STANDING']),
  unit: text,
  unitKind: text,
  person: text,
  position: text,
  decision: text,
  ...beside,
});
const participant = z.object({
  person: text,
  group: text,
  position: text,
  unit: text,
  role: text,
  roles: z.array(z.string()),
  delegationSize: count,
});
const item = z.object({
  kind: z.enum(['agenda', 'adopted', 'direction', 'speech', 'occasion', 'announced']),
  text: z.string(),
  by: text,
  listIsOpen: z.boolean().describe('The source itself leaves the list open («…»)'),
  years: count.describe('72 in «72 năm»'),
  ordinal: count.describe('10 in «lần thứ X»'),
});
export const meeting = z.object({
  kinds: z.array(z.enum(MEETING_KINDS)),
  purposes: z.array(z.object({ kind: z.string(), year: count })),
  name: text,
  date: day,
  partOfDay: z.enum(['morning', 'afternoon', 'evening', 'day']).nullable(),
  place: text,
  host: text,
  participants: list(participant),
  items: list(item),
  ...beside,
});
const campaign = z.object({
  name: z.string(),
  kind: text,
  launchedBy: text,
  line: text,
  ...beside,
});
const told = z.object({ words: z.string(), launchedBy: list(z.string()) });
const target = z.object({
  indicator: z.string(),
  comparator: z.enum(COMPARATORS).nullable(),
  value: z.number().nullable(),
  unit: text,
  base: text,
});
const covenant = z.object({
  bloc: text,
  theme: text,
  taskCount: count,
  tasks: list(z.string()),
  targetCount: count,
  targets: list(target),
  signedBy: text,
  signedOn: day,
  ...beside,
});
const counted = { award: z.string(), unitKinds, count, units: list(z.string()) };
const registration = z.object({
  ...counted,
  bloc: text,
  stage: text,
  outOf: count,
  asOf: day,
  partOf: z
    .object({ award: z.string(), count })
    .nullable()
    .describe('The count inside which this one lies; never added to it'),
  ...beside,
});
const nomination = z.object({ ...counted, method: text, proposedTo: text, ...beside });
export const award = z.object({
  award: z.string(),
  authority: text,
  collectives: count,
  individuals: count,
  ground: text,
  ...beside,
});
const result = z.object({ area: text, text: z.string(), of: text });
export const exemplar = z.object({
  planPeriod: text,
  reviewPeriod: text,
  recognitionPeriod: text,
  levels: list(z.string()),
  registered: z.object({ collectives: count, individuals: count }),
  recognised: z.object({ collectives: count, individuals: count }),
  ...beside,
});
export const paper = z.object({
  number: text,
  date: day,
  issuer: text,
  title: text,
  kind: z.string(),
  ...beside,
});
export const doubt = z.object({ id: z.string(), text: z.string(), treatment: text });
export const source = z.object({
  id: z.string(),
  title: text,
  publisher: text,
  author: text,
  published: day,
  printed: day,
  pageDate: day,
  credit: text,
  contact: text,
  address: text,
  mark: z.string(),
  ...beside,
});
export const difference = z
  .object({
    about: z.string(),
    field: z.string(),
    claims: z.array(
      z.object({ id: z.string(), value: z.unknown(), printed: text, source: z.string(), chosen: z.boolean() }),
    ),
  })
  .describe(
    'Sources that differ: each is kept; the field stays null, or keeps the first wording, until a person chooses',
  );

const sentence = z
  .object({
    at: z.string().describe('JSON pointer to the shown value'),
    value: z.unknown(),
    printed: text.describe('The words as printed, inside the quote or its reading'),
    quote: z.string(),
    reading: text,
    certainty: z.string(),
    source: z.string(),
  })
  .describe('The sentence of the source to which a shown value leads');

export const clusterYearShown = z
  .object({
    cluster: z.object({
      name: z.string(),
      kind: z.enum(['REGION', 'CLUSTER', 'BLOC']).nullable(),
      aliases: z.array(z.string()),
      founded: z.object({ year: count, by: text, paper: text }).nullable(),
    }),
    year: z.number().int(),
    origin: z.enum(['history', 'live']).describe('Told by sources, or run here'),
    synthetic: z.boolean().describe('Invented for a rehearsal'),
    provinceCount: count,
    memberCount: count,
    members: list(member),
    blocs: list(bloc),
    leadership: list(leader),
    nextLeadership: list(leader),
    meetings: list(meeting),
    campaigns: list(campaign),
    campaignKinds: list(told),
    unnamedCampaigns: list(told),
    covenants: list(covenant),
    registrations: list(registration),
    nominations: list(nomination),
    awards: list(award),
    exemplars: list(exemplar),
    results: list(result),
    papers: list(paper),
    derived,
    open: z.array(z.string()).describe('Lists of which only a part is stated'),
    unknown: z.array(z.object({ about: z.string(), text: z.string() })).describe('Silences worth knowing'),
    remarks: z.array(z.string()),
    undated: z
      .array(z.object({ list: z.string(), entry: z.unknown(), source: z.string() }))
      .describe('What a source says of the cluster without saying of which year'),
    doubts: z.array(doubt),
    differences: z.array(difference),
    sources: z.array(source),
    evidence: z.array(sentence).optional(),
  })
  .meta({ id: 'ClusterYear' });

const inYear = { cluster: text, year: count };

export const unitShown = z
  .object({
    unit: z.object({ name: z.string(), kind: z.string(), province: text, from: day, until: day }),
    names: z.array(z.object({ name: z.string(), from: day, until: day })),
    predecessors: z.array(z.string()),
    successors: z.array(z.string()),
    memberships: list(
      z.object({ ...inYear, bloc: text, byProvince: z.boolean().describe('The source names only the province') }),
    ),
    leadership: list(z.object({ ...inYear, role: z.string(), person: text, position: text })),
    meetings: list(meeting.pick({ kinds: true, name: true, date: true, partOfDay: true, place: true })),
    registrations: list(z.object({ ...inYear, award: z.string() })),
    nominations: list(z.object({ ...inYear, award: z.string(), method: text })),
    awards: list(award),
    persons: list(z.object({ person: z.string(), position: text, date: day })),
    papers: list(paper),
    derived,
    unknown: z.array(z.object({ about: z.string(), text: z.string() })),
    doubts: z.array(doubt),
    sources: z.array(source),
  })
  .meta({ id: 'Unit' });

export const personShown = z
  .object({
    person: z.object({ name: z.string() }),
    posts: list(z.object({ position: z.string(), unit: text, date: day, source: text })),
    meetings: list(
      z.object({ ...inYear, name: text, date: day, position: text, unit: text, roles: z.array(z.string()) }),
    ),
    leadership: list(z.object({ ...inYear, role: z.string(), unit: text, position: text })),
    maybeSameAs: z
      .array(z.object({ name: z.string(), post: text }))
      .describe('Namesakes, kept apart until a person decides'),
    sources: z.array(source),
  })
  .meta({ id: 'Person' });

export const exemplarsShown = z
  .object({
    of: z.string(),
    exemplars: list(exemplar),
    papers: list(paper),
    awards: list(award),
    derived,
    unknown: z.array(z.object({ about: z.string(), text: z.string() })),
    doubts: z.array(doubt),
    sources: z.array(source),
  })
  .meta({ id: 'Exemplars' });

export type ClusterYearShown = z.infer<typeof clusterYearShown>;
export type UnitShown = z.infer<typeof unitShown>;
export type PersonShown = z.infer<typeof personShown>;
export type ExemplarsShown = z.infer<typeof exemplarsShown>;
export type MeetingShown = z.infer<typeof meeting>;
export type SourceShown = z.infer<typeof source>;
export type SentenceShown = z.infer<typeof sentence>;
export type Derived = z.infer<typeof derived>;
export type Difference = z.infer<typeof difference>;

/** What the search box finds. */
export const findsShown = z
  .object({
    found: z.array(
      z.object({
        kind: z.enum(['province', 'unit', 'cluster', 'person', 'campaign', 'paper', 'meeting', 'award']),
        label: z.string(),
        detail: z.string(),
        href: z.string().describe('Its page on this site'),
        how: z.enum(['exact', 'same-key', 'prefix', 'words-together', 'all-words', 'near']),
      }),
    ),
  })
  .meta({ id: 'Finds' });
