/** One sealed place of the log: the event that stands there, and the hash that ties it to everything before it. */
export type Link = {
  readonly year: number;
  readonly position: number;
  readonly eventId: string;
  readonly hash: string;
  /** What is hashed of the event; null where the event is gone. */
  readonly content: string | null;
};
export type Place = Pick<Link, 'year' | 'position' | 'hash'>;

export type ChainFlaw =
  /** The event, or the order in which it stands, is not what was sealed. */
  | {
      readonly kind: 'event-changed-or-moved';
      readonly year: number;
      readonly position: number;
      readonly eventId: string;
    }
  | { readonly kind: 'event-missing'; readonly year: number; readonly position: number; readonly eventId: string }
  /** Places of the chain itself are gone. */
  | { readonly kind: 'places-missing'; readonly year: number; readonly from: number; readonly to: number };

/** What the first link of all is tied to. */
export const NOTHING_BEFORE = '0'.repeat(64);

/** The text whose SHA-256 is the hash of a link: the hash before it, its place, its event. */
export const linkText = (before: string, { year, position, content }: Omit<Link, 'hash' | 'eventId'>): string =>
  `${before}\n${year}/${position}\n${content ?? ''}`;

/** What is wrong with a link, seen from the one before it; each year counts from 1 and goes on from the year before. */
export function flawOf(before: Place | null, link: Link, sha256: (text: string) => string): ChainFlaw | null {
  const { year, position, eventId } = link;
  const due = before?.year === year ? before.position + 1 : 1;
  if (position !== due) return { kind: 'places-missing', year, from: due, to: position - 1 };
  if (link.content === null) return { kind: 'event-missing', year, position, eventId };
  return sha256(linkText(before?.hash ?? NOTHING_BEFORE, link)) === link.hash
    ? null
    : { kind: 'event-changed-or-moved', year, position, eventId };
}
