import type { Actor } from '#src/kernel/actor.ts';
import { type Commentable, COMMENTABLES } from '#src/kernel/discussion.ts';
import { type Action, may } from '#src/year-round/accounts/domain/rights.ts';

/** Each kind of record by the word in its address. */
export const COMMENTABLE: Readonly<Record<Commentable, string>> = {
  campaign: 'phong-trao',
  covenant: 'giao-uoc',
  registration: 'dang-ky',
  'progress-period': 'ky-bao-cao',
  'progress-report': 'bao-cao',
  'scoring-table': 'bang-diem',
  'score-sheet': 'phieu-diem',
  meeting: 'hoi-nghi',
  ballot: 'bo-phieu',
  bulletin: 'ban-tin',
  submission: 'to-trinh',
  decision: 'quyet-dinh',
  'hand-over': 'ban-giao',
};

/** The kind of record that a word in an address stands for; null for any other word. */
export const kindAt = (word: string): Commentable | null =>
  COMMENTABLES.find((kind) => COMMENTABLE[kind] === word) ?? null;

export const discussionPath = (kind: Commentable, recordId: string): string =>
  `/trao-doi/${COMMENTABLE[kind]}/${recordId}`;

/** What a record stands between a unit and the head's office; null: it is the whole cluster's. */
export type CommentPlace = { readonly clusterYearId: string; readonly unitId: string | null };

/** The right to read the talk about a record is that of reading the record. */
export const readingRight = ({ unitId }: CommentPlace): Action => (unitId === null ? 'see-the-work' : 'see-a-unit');
export const writingRight = ({ unitId }: CommentPlace): Action =>
  unitId === null ? 'comment-on-the-work' : 'comment-on-a-unit';

const placeOf = ({ clusterYearId, unitId }: CommentPlace) => ({ clusterYearId, ...(unitId !== null && { unitId }) });

export const mayReadComments = (actor: Actor, place: CommentPlace): boolean =>
  may(actor, readingRight(place), placeOf(place));

/** Whoever has a part in a record writes; inspectors read all of it and write nowhere. */
export const mayComment = (actor: Actor, place: CommentPlace): boolean =>
  may(actor, writingRight(place), placeOf(place));
