import { z } from 'zod';
import { date, derived, evidence, namedUnit, slug, stated, unitKind, words, year } from './evidence.ts';

/** The group that emulates together. Its name is no identity: the importer finds it by name, alias and year. */
export const cluster = z.strictObject({
  name: words,
  aliases: z.array(words).optional().describe('Other names printed for the same group in this source'),
  term: z.enum(['khu vực', 'cụm', 'khối']).optional(),
  founding: z
    .strictObject({ year: year.optional(), by: words.optional(), paper: slug.optional(), ...evidence })
    .optional(),
  derived: derived({ sameAs: words }),
  ...evidence,
});

/** The unit whose own event the source tells, where there is no cluster. */
export const subjectUnit = z.strictObject({
  name: words,
  unitKind: unitKind.optional(),
  province: words.optional(),
  derived: derived({ province: words }),
  ...evidence,
});

/** A member: a unit, or only a province where the source names no unit. */
export const member = z.strictObject({ ...namedUnit, ...evidence }).meta({ id: 'member' });

export const bloc = z.strictObject({ name: words, unitKinds: z.array(unitKind).optional(), ...evidence });

/** A leading role of a year. The source may name a person, a post or a unit; none is turned into another. */
export const leader = z.strictObject({
  role: z.enum(['HEAD', 'DEPUTY', 'STANDING']),
  ...namedUnit,
  person: words.optional(),
  position: words.optional(),
  year: year.optional().describe('Without it: the year of the record'),
  decision: slug.optional().describe('Id of the paper that names the leader'),
  mode: z.enum(['appointed', 'elected', 'rotated']).optional(),
  announcedAt: slug.optional().describe('Id of the meeting where it was made known'),
  derived: derived({ year, unit: words, province: words }),
  ...evidence,
});

/** A numbered or unnumbered document that the source names. */
export const paper = z.strictObject({
  id: slug,
  kind: words.optional().describe('kế hoạch, quyết định, luật, báo cáo…'),
  number: words.optional(),
  date: date.optional(),
  issuer: words.optional(),
  title: words.optional(),
  derived: derived({ issuer: words, date, title: words }),
  ...evidence,
});

export const yearFact = stated(year);
