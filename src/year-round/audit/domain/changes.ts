export type Cell = string | number | boolean | null | readonly Cell[] | { readonly [name: string]: Cell };
export type Row = Readonly<Record<string, Cell>>;

/** One field of a row, as it was and as it is; `before` is null where the row is new, `after` where it is gone. */
export type Change = { readonly column: string; readonly before: Cell; readonly after: Cell };

const isEmpty = (cell: Cell | undefined): boolean =>
  cell === undefined || cell === null || cell === '' || cell === false || (Array.isArray(cell) && cell.length === 0);

const same = (one: Cell | undefined, other: Cell | undefined): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/**
 * What an event changed, in the order of the columns. Of a row that came or went: what it held; an empty field, and a «no»
 * that nobody gave, are not told.
 */
export function changesOf(event: { readonly before: Row | null; readonly after: Row | null }): readonly Change[] {
  const [before, after] = [event.before ?? {}, event.after ?? {}];
  const columns = Object.keys(event.after ?? before);
  const wasThere = event.before !== null && event.after !== null;
  return columns
    .filter((column) =>
      wasThere ? !same(before[column], after[column]) : !isEmpty(before[column]) || !isEmpty(after[column]),
    )
    .map((column) => ({ column, before: before[column] ?? null, after: after[column] ?? null }));
}

/** Events of one act stand together: of one request, or of one person within two seconds where no request is known. */
export function together<
  Event extends { readonly actorId: string; readonly requestId: string | null; readonly at: Date },
>(events: readonly Event[]): readonly (readonly Event[])[] {
  const groups: Event[][] = [];
  for (const event of events) {
    const last = groups.at(-1)?.at(-1);
    const goesOn =
      last?.actorId === event.actorId &&
      last.requestId === event.requestId &&
      (event.requestId !== null || Math.abs(last.at.getTime() - event.at.getTime()) < 2000);
    if (goesOn) groups.at(-1)?.push(event);
    else groups.push([event]);
  }
  return groups;
}
