import { z } from 'zod';

/** Words as the source has them, or short words of the officer who encodes it. Never empty. */
export const words = z.string().trim().min(1).max(2000).meta({ id: 'words' });

export const LOCAL_NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** A local name inside one file: small letters, digits and hyphens. */
export const slug = z.string().regex(LOCAL_NAME).meta({ id: 'localName' });

/** A calendar year of an emulation year, a plan or a founding. */
export const year = z.int().min(1945).max(2100).meta({ id: 'year' });

/** How many units, provinces, people or flags. A count stands apart from the names and is never added to them. */
export const count = z.int().min(0).max(1_000_000).meta({ id: 'count' });

export const DATE = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/;

/** Whether a text is a year, a month or a day that exists: 2019, 2019-03, 2019-03-29, but not 2019-02-30. */
export function isRealDate(text: string): boolean {
  const [, yyyy, mm, dd] = DATE.exec(text) ?? [];
  if (yyyy === undefined) return false;
  if (mm === undefined || dd === undefined) return true;
  const day = new Date(Date.UTC(Number(yyyy), Number(mm) - 1, Number(dd)));
  return day.getUTCDate() === Number(dd);
}

/** A date in ISO form, as exact as the source has it: a day, a month or a year. Printed forms belong in `printed`. */
export const date = z
  .string()
  .regex(DATE, { abort: true })
  .refine(isRealDate, { params: { kind: 'date-does-not-exist' } })
  .meta({ id: 'date', description: 'ISO date: 2019-03-29, 2019-03 or 2019' });

/** Two ends of a period, as the source has them. */
export const period = z.strictObject({ start: date, end: date.optional() }).meta({ id: 'period' });

/** The ids of the passages that say so; what stands inside inherits them. */
const passageIds = z.array(slug).min(1).meta({ id: 'passageIds', description: 'Ids of passages of this file' });

/** What every fact may carry: where it stands, how it was printed, how sure the source itself is. */
export const evidence = {
  from: passageIds.optional(),
  printed: words.optional().describe('The exact words inside those passages'),
  certainty: z
    .enum(['stated', 'approximate', 'doubtful'])
    .optional()
    .describe('stated (default), approximate (trên, hơn, gần…) or doubtful'),
  note: words.optional(),
};

/** A single fact that the source states. */
export const stated = <Value extends z.ZodType>(value: Value) => z.strictObject({ value, ...evidence });

/** A single fact that somebody worked out, with the reason. It never fills the stated field of the same name. */
export const reckoned = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({
    value,
    because: words,
    from: passageIds.optional(),
    mark: z.enum(['INFER', 'MEMORY']).optional().describe('MEMORY: not seen anywhere, needs review'),
    partial: z.boolean().optional().describe('A list that is known not to be whole'),
  });

type Reckoned<Value extends z.ZodType> = ReturnType<typeof reckoned<Value>>;

/** The worked-out values that stand beside the stated fields of one object, under the same names. */
export function derived<Shape extends Record<string, z.ZodType>>(shape: Shape) {
  const fields = Object.fromEntries(Object.entries(shape).map(([name, value]) => [name, reckoned(value).optional()]));
  return z.strictObject(fields as { [Name in keyof Shape]: z.ZodOptional<Reckoned<Shape[Name]>> }).optional();
}

/** The lists of one object that the source itself leaves open («…», “và các đơn vị khác”). */
export const open = <const Names extends readonly [string, ...string[]]>(...names: Names) =>
  z.array(z.enum(names)).min(1).optional();

export const UNIT_KINDS = [
  'STP',
  'THADS_PROVINCE',
  'THADS_DISTRICT',
  'THADS_AREA',
  'MINISTRY',
  'MINISTRY_UNIT',
  'PEOPLES_COMMITTEE',
  'PEOPLES_COUNCIL',
  'OTHER',
] as const;

export const unitKind = z.enum(UNIT_KINDS).meta({ id: 'unitKind' });

/** A unit by its full name of that day. The importer looks it up and proposes an unknown one; it never makes it. */
export const namedUnit = { unit: words.optional(), unitKind: unitKind.optional(), province: words.optional() };

/** One named unit of a list, with the words in which it was printed. */
export const unitRow = z.strictObject({
  unit: words,
  unitKind: unitKind.optional(),
  province: words.optional(),
  ...evidence,
});
