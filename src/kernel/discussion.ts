/** The kinds of records of the working area that are talked about. Restricted facts about persons are not among them. */
export const COMMENTABLES = [
  'campaign',
  'covenant',
  'registration',
  'progress-period',
  'progress-report',
  'scoring-table',
  'score-sheet',
  'meeting',
  'ballot',
  'bulletin',
  'submission',
  'decision',
  'hand-over',
] as const;
export type Commentable = (typeof COMMENTABLES)[number];

/** The record that a page shows; with the unit where it stands between that unit and the head's office. */
export type RecordShown = { readonly kind: Commentable; readonly id: string; readonly unitId?: string };

/** Somebody whose name stands in a comment, or can: who it is, and the post that tells namesakes apart. */
export type PersonNamed = { readonly id: string; readonly name: string; readonly post: string | null };

/** One comment as its reader sees it. A withdrawn one has no text. */
export type CommentShown = {
  readonly id: string;
  readonly by: PersonNamed;
  readonly text: string;
  /** Who is named in the text as «@Nguyễn Văn A»: their names only. */
  readonly mentions: readonly string[];
  readonly writtenAt: Date;
  readonly editedAt: Date | null;
  readonly isWithdrawn: boolean;
  readonly version: number;
  readonly mayEdit: boolean;
  readonly mayWithdraw: boolean;
  readonly mayUndo: boolean;
};

/** A comment with its answers, the oldest first, and whether those concerned hold it to be settled. */
export type Thread = CommentShown & {
  readonly answers: readonly CommentShown[];
  readonly settled: { readonly by: string; readonly at: Date } | null;
};

/** What is said about one record («Trao đổi»), as far as this reader sees it and may add to it. */
export type Discussion = {
  /** Where it is kept: `/trao-doi/<kind>/<record>`. */
  readonly path: string;
  readonly threads: readonly Thread[];
  /** Comments and answers that are not withdrawn. */
  readonly count: number;
  readonly mayWrite: boolean;
  /** The year is closed: it is read and not added to. */
  readonly isClosed: boolean;
};
