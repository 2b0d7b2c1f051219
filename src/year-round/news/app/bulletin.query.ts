import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';

export type SavedBulletin = {
  readonly text: string;
  readonly version: number;
  /** The day on which the head of the cluster approved exactly this text; null while it is a draft. */
  readonly approvedOn: CalendarDay | null;
  readonly savedBy: string;
  readonly savedAt: Date;
};

/** The bulletin of a meeting as it was last saved, and by whom; null while none was. By its unique meeting, audit_of_a_row. */
export async function bulletinOf(tx: Tx, meetingId: string): Promise<SavedBulletin | null> {
  const row = await tx
    .selectFrom('bulletin as b')
    .innerJoin('audit as a', 'a.row_id', 'b.id')
    .leftJoin('account', 'account.id', 'a.actor_id')
    .where('b.meeting_id', '=', meetingId)
    .orderBy('a.id', 'desc')
    .select((eb) => [
      'b.text',
      'b.version',
      'b.approved_on as approvedOn',
      'a.at as savedAt',
      eb.fn.coalesce('account.name', eb.val('Máy chủ')).as('savedBy'),
    ])
    .executeTakeFirst();
  return row ?? null;
}
