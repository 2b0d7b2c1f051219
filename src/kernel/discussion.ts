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
