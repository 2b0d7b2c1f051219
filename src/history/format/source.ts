import { z } from 'zod';
import { date, derived, slug, words } from './evidence.ts';

/** A date of the page, beside the date of the event: many pages carry three different ones. */
const pageDate = z.strictObject({ value: date, printed: words.optional(), note: words.optional() });

const publisher = z.strictObject({
  name: words,
  printed: words.optional(),
  where: z.enum(['head', 'foot', 'body', 'address']).optional(),
  owner: z.boolean().optional().describe('Read as the owner of the page where several are printed'),
});

/** The paper, report or page that speaks in this file. */
export const source = z.strictObject({
  id: slug,
  kind: z.enum(['report', 'web', 'paper', 'decision', 'minutes', 'plan', 'book', 'person']),
  title: words.optional(),
  publishers: z.array(publisher).min(1).optional(),
  author: words.optional(),
  credit: words.optional().describe('Who the page says it has the text from'),
  publishedOn: pageDate.optional(),
  printedOn: pageDate.optional().describe('A date printed with the text whose meaning is not said'),
  pageDate: pageDate.optional().describe('A date at the head of the page; not the event, not the publication'),
  url: words.optional(),
  where: words.optional().describe('Where the paper can be found when it has no address'),
  contact: z
    .strictObject({
      address: words.optional(),
      telephone: words.optional(),
      fax: words.optional(),
      responsible: z.strictObject({ person: words, position: words.optional(), unit: words.optional() }).optional(),
    })
    .optional(),
  rights: words.optional(),
  maker: words.optional().describe('Who made the web page'),
  abbreviations: z.array(z.strictObject({ short: words, long: words, printed: words.optional() })).optional(),
  captions: z.array(words).optional(),
  remains: z.array(words).optional().describe('Menu and heading words left in the text; not content'),
  mark: z.enum(['SEED', 'SEEN', 'SEEN-2', 'MEMORY', 'INFER']).describe('How the source was read'),
  note: words.optional(),
  derived: derived({ title: words, publisher: words, publishedOn: date }),
});

/** A short passage, by its id: the words as printed, or what they say in ours where the print was not kept. */
export const passage = z.strictObject({
  quote: z.string().trim().min(1).max(700).optional().describe('Words as printed, errors included; short'),
  reading: words.optional().describe('How to read the quote where the print has an error'),
  summary: words.optional().describe('Instead of a quote: what the source says, in our words'),
});
