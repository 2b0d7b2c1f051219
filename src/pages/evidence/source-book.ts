import type { Quote } from '#src/ui/source.tsx';
import type { Claim } from './claims.query.ts';
import { grouped } from './grouped.ts';

/** One numbered sentence of the margin: the words as printed, and in them the words that facts of this page rest on. */
export type Sentence = {
  readonly n: number;
  readonly passageId: string | null;
  readonly quote: Quote | null;
  /** How to read the quote where the print has an error. */
  readonly reading: string | null;
};

export type CitedSource = {
  readonly slug: string;
  readonly title: string;
  readonly mark: string;
  readonly sentences: readonly Sentence[];
};

/** What several sources say of one fact where they do not say the same. */
export type Difference = { readonly subjectId: string; readonly field: string; readonly claims: readonly Claim[] };

/** Leads every fact of a page to its sentence: numbers the sentences in the order of the page. */
export type SourceBook = {
  /** The numbers to set after a fact; without a claim of that very field, those of its row. */
  readonly marksOf: (subjectId: string, field?: string) => readonly number[];
  readonly numberOf: (claim: Claim) => number;
  readonly claimsOf: (subjectId: string, field?: string) => readonly Claim[];
  readonly sources: readonly CitedSource[];
  readonly differences: readonly Difference[];
};

/** `memberCount`, `member_count`: one field. */
export const fieldKey = (field: string): string =>
  field.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`).toLowerCase();

/** `subjectIds` in the order in which the page shows them: so its numbers rise from top to bottom. */
export function sourceBook(claims: readonly Claim[], subjectIds: readonly string[]): SourceBook {
  const place = new Map(subjectIds.map((id, index) => [id, index]));
  const inOrder = claims.toSorted((a, b) => (place.get(a.subjectId) ?? 0) - (place.get(b.subjectId) ?? 0));
  const bySubject = grouped(inOrder, (claim) => claim.subjectId);
  const numbers = new Map<string, number>();
  for (const claim of inOrder) {
    const sentence = sentenceOf(claim);
    if (isShown(claim) && !numbers.has(sentence)) numbers.set(sentence, numbers.size + 1);
  }
  const ofField = (subjectId: string, field?: string): readonly Claim[] => {
    const all = bySubject.get(subjectId) ?? [];
    if (field === undefined) return all;
    return all.filter((claim) => fieldKey(claim.field) === fieldKey(field));
  };
  const numberOf = (claim: Claim): number => numbers.get(sentenceOf(claim)) ?? 0;
  return {
    claimsOf: ofField,
    numberOf,
    marksOf: (subjectId, field) => {
      const own = ofField(subjectId, field).filter(isShown);
      const all = own.length > 0 ? own : ofField(subjectId).filter(isShown);
      return [...new Set(all.map(numberOf))].toSorted((a, b) => a - b);
    },
    sources: citedSources(inOrder.filter(isShown), numbers),
    differences: differencesIn(inOrder),
  };
}

const sentenceOf = ({ source, passage }: Claim): string => `${source.slug}/${passage?.id ?? ''}`;

/** A silence («không nêu») has no sentence to open; a remark of the officer who entered the source is no fact. */
const isShown = ({ certainty, field, passage }: Claim): boolean =>
  certainty !== 'unknown' && field !== 'remark' && passage !== null;

function citedSources(claims: readonly Claim[], numbers: ReadonlyMap<string, number>): readonly CitedSource[] {
  return [...grouped(claims, (claim) => claim.source.slug)].map(([slug, ofSource]) => ({
    slug,
    title: ofSource[0]?.source.title ?? slug,
    mark: ofSource[0]?.source.mark ?? '',
    sentences: [...grouped(ofSource, sentenceOf)].map(([key, together]): Sentence => {
      const passage = together[0]?.passage ?? null;
      return {
        n: numbers.get(key) ?? 0,
        passageId: passage?.id ?? null,
        quote: passage && markWords(passage.quote, finest(together.flatMap(wordsOf))),
        reading: passage?.reading ?? null,
      };
    }),
  }));
}

/** The words a fact rests on: as printed; a name that stands in the sentence as it is needs no printed form. */
export const wordsOf = ({
  printed,
  value,
  passage,
}: Pick<Claim, 'printed' | 'value' | 'passage'>): readonly string[] =>
  printed !== null ? [printed] : typeof value === 'string' && passage?.quote.includes(value) ? [value] : [];

const LONG = 60;

/** Where a fact rests on nearly the whole sentence and others on words within it, those words are what to look at. */
const finest = (printed: readonly string[]): readonly string[] =>
  printed.filter((words) => words.length < LONG || !printed.some((other) => other !== words && words.includes(other)));

/** The quote with the printed words of its facts marked; words that overlap or touch become one stretch. */
export function markWords(quote: string, printed: readonly string[]): Quote {
  const stretches = printed
    .map((words) => ({ from: quote.indexOf(words), to: quote.indexOf(words) + words.length }))
    .filter(({ from, to }) => from >= 0 && to > from)
    .toSorted((a, b) => a.from - b.from);
  const parts: (string | { readonly marked: string })[] = [];
  let at = 0;
  for (let index = 0; index < stretches.length; ) {
    const { from } = stretches[index] ?? { from: at };
    let to = from;
    for (; index < stretches.length && (stretches[index]?.from ?? 0) <= to; index += 1)
      to = Math.max(to, stretches[index]?.to ?? 0);
    if (from > at) parts.push(quote.slice(at, from));
    parts.push({ marked: quote.slice(from, to) });
    at = to;
  }
  if (at < quote.length) parts.push(quote.slice(at));
  return parts;
}

/** Of names, titles and texts each source has its own wording, which is no contradiction. */
const FACTS =
  /^(?:founded_year|province_count|member_count|number|dated|held_on|part_of_day|task_count|target_count|signed_on|count|out_of|as_of|method|votes|unit_id|person_id|host_unit_id|collectives|individuals|delegation_size|(?:registered|recognised)_(?:collectives|individuals))$/;

/** Facts of which two sources state different values; what was worked out never contradicts what is stated. */
function differencesIn(claims: readonly Claim[]): readonly Difference[] {
  const stated = claims.filter(
    ({ certainty, field }) => certainty !== 'derived' && certainty !== 'unknown' && FACTS.test(fieldKey(field)),
  );
  return [...grouped(stated, ({ subjectId, field }) => `${subjectId} ${fieldKey(field)}`).values()].flatMap(
    (together) => {
      const [first] = together;
      const sources = new Set(together.map(({ source }) => source.slug));
      const values = new Set(together.map(({ value }) => comparable(value)));
      return first && sources.size > 1 && values.size > 1
        ? [{ subjectId: first.subjectId, field: first.field, claims: together }]
        : [];
    },
  );
}

const comparable = (value: unknown): string => JSON.stringify(typeof value === 'string' ? value.toLowerCase() : value);
