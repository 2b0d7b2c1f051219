import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';

type OfMeeting = { readonly clusterYearId: string; readonly meetingId: string };
export type SaveBulletin = OfMeeting & {
  readonly text: string;
  /** The version that was read; null for the first. */
  readonly version: number | null;
};
export type SaveBulletinError =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'no-such-meeting' }
  | { readonly kind: 'bulletin-says-nothing' }
  | { readonly kind: 'someone-saved-before' };

/** Keeps the text of a bulletin. What is changed after the approval waits for the next one and is not shown to visitors. */
export async function saveBulletin(
  tx: Tx,
  actor: Actor,
  { clusterYearId, meetingId, text, version }: SaveBulletin,
): Promise<Result<number, SaveBulletinError>> {
  if (!mayRunYear(actor, clusterYearId)) return err({ kind: 'not-yours-to-do' });
  if (text.trim() === '') return err({ kind: 'bulletin-says-nothing' });
  if (!(await isOfYear(tx, { clusterYearId, meetingId }))) return err({ kind: 'no-such-meeting' });
  if (version === null) {
    const first = await tx
      .insertInto('bulletin')
      .values({ id: newId(), meeting_id: meetingId, text: text.trim() })
      .onConflict((clash) => clash.column('meeting_id').doNothing())
      .returning('version')
      .executeTakeFirst();
    return first ? ok(first.version) : err({ kind: 'someone-saved-before' });
  }
  const saved = await tx
    .updateTable('bulletin')
    .set((eb) => ({ text: text.trim(), approved_on: null, version: eb('version', '+', 1) }))
    .where('meeting_id', '=', meetingId)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  return saved ? ok(saved.version) : err({ kind: 'someone-saved-before' });
}

export type ApproveBulletin = OfMeeting & { readonly version: number; readonly on: CalendarDay };
export type ApproveBulletinError = Extract<
  SaveBulletinError,
  { kind: 'not-yours-to-do' | 'no-such-meeting' | 'someone-saved-before' }
>;

/** The head has approved the text of one version, and no other: from then on visitors read it. */
export async function approveBulletin(
  tx: Tx,
  actor: Actor,
  { clusterYearId, meetingId, version, on }: ApproveBulletin,
): Promise<Result<null, ApproveBulletinError>> {
  if (!mayRunYear(actor, clusterYearId)) return err({ kind: 'not-yours-to-do' });
  if (!(await isOfYear(tx, { clusterYearId, meetingId }))) return err({ kind: 'no-such-meeting' });
  const approved = await tx
    .updateTable('bulletin')
    .set({ approved_on: on })
    .where('meeting_id', '=', meetingId)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  return approved ? ok(null) : err({ kind: 'someone-saved-before' });
}

const isOfYear = async (tx: Tx, { clusterYearId, meetingId }: OfMeeting): Promise<boolean> =>
  (await tx
    .selectFrom('meeting')
    .select('id')
    .where('id', '=', meetingId)
    .where('cluster_year_id', '=', clusterYearId)
    .executeTakeFirst()) !== undefined;
