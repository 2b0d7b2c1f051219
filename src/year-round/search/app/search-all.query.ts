import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { nfc, squeeze } from '#src/kernel/vietnamese-text.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { search } from '#src/year-round/organisation/app/search.query.ts';
import { findPeople, type PersonFound } from '#src/year-round/people/app/find-people.query.ts';
import { type Group, type Hit, type HitKind, type How, kindsOf, merged } from '../domain/hit.ts';
import { type NamedPage, pagesNamed } from '../domain/pages-named.ts';
import { papersFound } from './papers-found.query.ts';

/** Nobody reads on to the thousandth hit: what is beyond is «hơn 1.000». */
const MOST_COUNTED = 1000;
/** People are counted this far ahead of what is read: among a million each one more costs time. */
const COUNTED_AHEAD = 200;

export type SearchAsked = {
  readonly text: string;
  /** Only names in force on that day. */
  readonly on?: CalendarDay;
  /** How many of each kind. */
  readonly most: number;
  /** One kind of which more is read, from `beyond` on. */
  readonly one?: { readonly kind: HitKind; readonly beyond: number; readonly most: number };
  /** False where nobody reads the counts. */
  readonly counts?: boolean;
  /** Pages that the reader may open. */
  readonly pages?: readonly NamedPage[];
};

/** What was found by kind, the kind of the best hit first, and all of it in one order; `isGuess`: names like the typed one. */
export type SearchFound = {
  readonly groups: readonly Group[];
  readonly hits: readonly Hit[];
  readonly isGuess: boolean;
};

const THINGS = ['province', 'unit', 'cluster', 'campaign', 'paper', 'meeting', 'award'] as const;

/**
 * Everything that a text names, as far as the actor may see it: what is public from the index of spellings, people by the
 * rule of who is seen, papers behind their fence. A count is of what is seen and of nothing else.
 */
export async function searchAll(tx: Tx, asked: SearchAsked): Promise<SearchFound> {
  const text = squeeze(nfc(asked.text)).slice(0, 200);
  const on = asked.on ? { on: asked.on } : {};
  const part = (kind: HitKind) => (asked.one?.kind === kind ? asked.one : { beyond: 0, most: asked.most });
  const counted = asked.counts === false ? asked.most : Math.min(part('person').beyond + COUNTED_AHEAD, MOST_COUNTED);
  const people = await findPeople(tx, text, { ...part('person'), counted });
  const things = await search(tx, text, { ...on, kinds: THINGS, limit: MOST_COUNTED + 1 });
  const papers = await papersFound(tx, text, MOST_COUNTED + 1);
  const hits = merged([
    pagesNamed(asked.pages ?? [], text),
    things.filter(({ how }) => how !== 'near'),
    papers,
    people.people.map(personHit),
  ]);
  if (hits.length === 0 && people.count === 0) {
    const guesses = await search(tx, text, { ...on, limit: 10 });
    const groups = grouped(guesses, (_, of) => ({ hits: of, count: of.length, isMore: false }));
    return { groups, hits: guesses, isGuess: guesses.length > 0 };
  }
  const groups = grouped(hits, (kind, of) => {
    if (kind === 'person') return { hits: of, count: Math.min(people.count, counted), isMore: people.count > counted };
    const { beyond, most } = part(kind);
    return {
      hits: of.slice(beyond, beyond + most),
      count: Math.min(of.length, MOST_COUNTED),
      isMore: of.length > MOST_COUNTED,
    };
  });
  return { groups, hits, isGuess: false };
}

const grouped = (
  hits: readonly Hit[],
  group: (kind: HitKind, of: readonly Hit[]) => Omit<Group, 'kind'>,
): readonly Group[] =>
  kindsOf(hits).map((kind) => ({
    kind,
    ...group(
      kind,
      hits.filter((hit) => hit.kind === kind),
    ),
  }));

const HOW_OF_PLACE: Readonly<Record<PersonFound['place'], How>> = {
  0: 'exact',
  1: 'same-key',
  2: 'prefix',
  3: 'prefix',
  4: 'words-together',
  5: 'prefix',
  6: 'words-together',
  7: 'all-words',
};

/** In the order in which people are found: one who is called so stands before one whose name only begins so. */
const personHit = ({ id, name, place, position, unit, toldApartBy, birthYear, isSynthetic }: PersonFound): Hit => ({
  kind: 'person',
  id,
  label: name,
  detail: [toldApartBy, position, unit].filter(Boolean).join(', '),
  href: `/nguoi/${id}`,
  phrase: name,
  how: HOW_OF_PLACE[place],
  birthYear,
  isSynthetic,
});
