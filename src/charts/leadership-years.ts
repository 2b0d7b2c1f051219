/** Who led a cluster (Trưởng cụm, Trưởng khu vực) in a year, as the source names it. */
export type LeadershipTerm = {
  readonly year: number;
  /** The leading unit; null when the source names only deputies or nobody: «không nêu». */
  readonly unit: string | null;
  /** Person, office and deputies, in the page's words. */
  readonly detail?: string;
  readonly href?: string;
  /** The year in question: the card carries the accent. */
  readonly isCurrent?: boolean;
};

/** One cluster through the years. */
export type LeadershipRow = {
  readonly name: string;
  readonly terms: readonly LeadershipTerm[];
  /** Null when not known: the cluster then counts as standing in every year shown. */
  readonly foundedIn?: number | null;
  readonly lastYear?: number | null;
  readonly isCurrent?: boolean;
};

/** A column of the strip: one year, or a run of years of which nothing is known anywhere. */
export type YearSpan = { readonly from: number; readonly to: number };

export type StripCell =
  | { readonly kind: 'term'; readonly columns: 1; readonly term: LeadershipTerm }
  | { readonly kind: 'not-stated' | 'not-yet-founded' | 'no-longer'; readonly columns: number };

/** One column a year; two or more years in a row without any card in any cluster become one column «2012 – 2016». */
export function columnsOf(rows: readonly LeadershipRow[], from: number, to: number): readonly YearSpan[] {
  const told = new Set(rows.flatMap(({ terms }) => terms.map(({ year }) => year)));
  const turns = new Set(rows.flatMap(({ foundedIn, lastYear }) => [foundedIn ?? -1, (lastYear ?? -2) + 1]));
  const columns: YearSpan[] = [];
  for (let year = from; year <= to; year += 1) {
    const before = columns.at(-1);
    const joins = before && !told.has(year) && !told.has(before.to) && !turns.has(year);
    if (joins) columns[columns.length - 1] = { from: before.from, to: year };
    else columns.push({ from: year, to: year });
  }
  return columns;
}

/** The cells of one cluster: a card a year, and what is not known or did not exist drawn together. */
export function cellsOf(row: LeadershipRow, columns: readonly YearSpan[]): readonly StripCell[] {
  const cells: StripCell[] = [];
  for (const { from } of columns) {
    const term = row.terms.find(({ year }) => year === from);
    const before = cells.at(-1);
    const kind = kindOf(row, from);
    if (term) cells.push({ kind: 'term', columns: 1, term });
    else if (before && before.kind === kind) cells[cells.length - 1] = { kind, columns: before.columns + 1 };
    else cells.push({ kind, columns: 1 });
  }
  return cells;
}

function kindOf({ foundedIn, lastYear }: LeadershipRow, year: number): Exclude<StripCell['kind'], 'term'> {
  if (typeof foundedIn === 'number' && year < foundedIn) return 'not-yet-founded';
  if (typeof lastYear === 'number' && year > lastYear) return 'no-longer';
  return 'not-stated';
}

/** Whether a cluster stood in some year of a span. */
export const stood = (row: LeadershipRow, { from, to }: YearSpan): boolean =>
  (row.foundedIn ?? from) <= to && (row.lastYear ?? to) >= from;
