/** What the search box finds. A page is one of the site's own or of the working area; a person is found as far as seen. */
export const HIT_KINDS = [
  'page',
  'person',
  'unit',
  'cluster',
  'province',
  'paper',
  'campaign',
  'meeting',
  'award',
] as const;
export type HitKind = (typeof HIT_KINDS)[number];

/** How something was hit, best first; «near» is a guess for a mistyped word. */
export const HOW = ['exact', 'same-key', 'prefix', 'words-together', 'all-words', 'near'] as const;
export type How = (typeof HOW)[number];

export type Hit = {
  readonly kind: HitKind;
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly href: string;
  /** The spelling that was hit. */
  readonly phrase: string;
  readonly how: How;
  /** Of a person, for whoever may know it. */
  readonly birthYear?: number | null;
  /** Made for a rehearsal. */
  readonly isSynthetic?: boolean;
};

/** Hits of one kind: some of them, and how many there are as far as anybody counted; `isMore`: there are more than that. */
export type Group = {
  readonly kind: HitKind;
  readonly hits: readonly Hit[];
  readonly count: number;
  readonly isMore: boolean;
};

const rank = (hit: Hit): number => HOW.indexOf(hit.how);

/** Several lists, each best first, as one: between equals the earlier list leads. What leads a list is not overtaken within it. */
export function merged(lists: readonly (readonly Hit[])[]): readonly Hit[] {
  const waiting = lists.map((list) => [...list]);
  const all: Hit[] = [];
  for (;;) {
    const best = waiting
      .filter((list) => list.length > 0)
      .reduce<Hit[] | null>((so, list) => (so?.[0] && list[0] && rank(so[0]) <= rank(list[0]) ? so : list), null);
    const next = best?.shift();
    if (!next) return all;
    all.push(next);
  }
}

/** The kinds in the order of their best hits. */
export const kindsOf = (hits: readonly Hit[]): readonly HitKind[] => [...new Set(hits.map(({ kind }) => kind))];
