import { err, ok, type Result } from '#src/kernel/result.ts';

export const LONGEST_COMMENT = 4000;
export const MINUTES_TO_EDIT = 30;
export const MINUTES_TO_UNDO = 10;
export const MOST_MENTIONED = 20;

/** Signs that are not seen: controls, zero-width signs and fillers, and those that turn the order of what follows (also across names). */
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800]/gu;
/** Looked for from where it begins alone: from each of a million blanks it would be looked through a million times. */
const BLANKS_AT_THE_END = /(?<![^\S\n])[^\S\n]+$/gm;

/** A comment as it is kept: whole letters, plain lines, nothing unseen. Its length counts signs as people count them. */
export function commentText(
  typed: string,
): Result<string, { readonly kind: 'nothing-is-written' } | { readonly kind: 'comment-is-too-long' }> {
  const text = typed
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(UNSEEN, '')
    .replace(BLANKS_AT_THE_END, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  if (text === '') return err({ kind: 'nothing-is-written' });
  return Array.from(text).length > LONGEST_COMMENT ? err({ kind: 'comment-is-too-long' }) : ok(text);
}

const within = (minutes: number, since: Date, now: Date): boolean =>
  now.getTime() - since.getTime() <= minutes * 60_000;

/** One's own comment is mended for half an hour; who has read it meanwhile sees that it was. */
export const mayStillEdit = (writtenAt: Date, now: Date): boolean => within(MINUTES_TO_EDIT, writtenAt, now);
/** A withdrawal is taken back for ten minutes. */
export const mayStillUndo = (withdrawnAt: Date, now: Date): boolean => within(MINUTES_TO_UNDO, withdrawnAt, now);
