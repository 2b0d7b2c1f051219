import type { Actor } from '#src/kernel/actor.ts';
import { type CalendarDay, weekday, yearOf } from '#src/kernel/calendar-day.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { squeeze } from '#src/kernel/vietnamese-text.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayKeepCalendar } from '#src/year-round/accounts/domain/may.ts';
import { scheduleOfYear } from './holidays.query.ts';

type Whose = { readonly year: number; readonly version: number };
export type SpecialDayCommand = Whose & {
  /** The day that is corrected; null adds one. */
  readonly was: CalendarDay | null;
  readonly day: CalendarDay;
  readonly kind: 'off' | 'worked';
  readonly name: string;
  readonly source: string;
};
export type KeepHolidaysError = {
  readonly kind:
    | 'not-yours-to-do'
    | 'someone-saved-before'
    | 'no-such-day'
    | 'day-of-another-year'
    | 'day-is-there-already'
    | 'weekend-is-off-anyway'
    | 'weekday-is-worked-anyway'
    | 'name-is-missing'
    | 'source-is-missing'
    | 'paper-is-missing';
};

/** Keeps, with the next version, the year that the form was read at; what was shipped is written down at the first change. */
async function scheduleToChange(tx: Tx, { year, version }: Whose): Promise<Result<string, KeepHolidaysError>> {
  if (version > 0) {
    const kept = await tx
      .updateTable('holiday_schedule')
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('year', '=', year)
      .where('version', '=', version)
      .returning('id')
      .executeTakeFirst();
    return kept ? ok(kept.id) : err({ kind: 'someone-saved-before' });
  }
  const shipped = await scheduleOfYear(tx, year);
  const id = newId();
  const begun = await tx
    .insertInto('holiday_schedule')
    .values({ id, year, announced_by: shipped.isAnnounced ? 'Văn bản ghi ở từng ngày' : null })
    .onConflict((clash) => clash.column('year').doNothing())
    .executeTakeFirst();
  if (begun.numInsertedOrUpdatedRows === 0n) return err({ kind: 'someone-saved-before' });
  if (shipped.days.length > 0)
    await tx
      .insertInto('special_day')
      .values(shipped.days.map((row) => ({ id: newId(), schedule_id: id, ...row })))
      .execute();
  return ok(id);
}

function refusalOf({ year, day, kind, name, source }: SpecialDayCommand): KeepHolidaysError | null {
  const isWeekend = weekday(day) === 0 || weekday(day) === 6;
  if (yearOf(day) !== year) return { kind: 'day-of-another-year' };
  if (kind === 'off' && isWeekend) return { kind: 'weekend-is-off-anyway' };
  if (kind === 'worked' && !isWeekend) return { kind: 'weekday-is-worked-anyway' };
  if (squeeze(name) === '') return { kind: 'name-is-missing' };
  return squeeze(source) === '' ? { kind: 'source-is-missing' } : null;
}

/** Enters a day off or a day worked in its place, or corrects one; whoever enters it has read its paper. */
export async function keepSpecialDay(
  tx: Tx,
  actor: Actor,
  command: SpecialDayCommand,
): Promise<Result<null, KeepHolidaysError>> {
  if (!mayKeepCalendar(actor)) return err({ kind: 'not-yours-to-do' });
  const refused = refusalOf(command);
  if (refused) return err(refused);
  const schedule = await scheduleToChange(tx, command);
  if (!schedule.ok) return schedule;
  const { was, day, kind } = command;
  const values = {
    day,
    kind,
    name: squeeze(command.name),
    source: squeeze(command.source),
    status: 'verified' as const,
  };
  if (day !== was) {
    const there = await tx.selectFrom('special_day').select('id').where('day', '=', day).executeTakeFirst();
    if (there) return err({ kind: 'day-is-there-already' });
  }
  if (was === null) {
    await tx
      .insertInto('special_day')
      .values({ id: newId(), schedule_id: schedule.value, ...values })
      .execute();
    return ok(null);
  }
  const changed = await tx
    .updateTable('special_day')
    .set(values)
    .where('schedule_id', '=', schedule.value)
    .where('day', '=', was)
    .executeTakeFirst();
  return changed.numUpdatedRows === 0n ? err({ kind: 'no-such-day' }) : ok(null);
}

/** Takes a day out of the year's schedule: it is then what its week says. */
export async function dropSpecialDay(
  tx: Tx,
  actor: Actor,
  command: Whose & { readonly day: CalendarDay },
): Promise<Result<null, KeepHolidaysError>> {
  if (!mayKeepCalendar(actor)) return err({ kind: 'not-yours-to-do' });
  const schedule = await scheduleToChange(tx, command);
  if (!schedule.ok) return schedule;
  const dropped = await tx
    .deleteFrom('special_day')
    .where('schedule_id', '=', schedule.value)
    .where('day', '=', command.day)
    .executeTakeFirst();
  return dropped.numDeletedRows === 0n ? err({ kind: 'no-such-day' }) : ok(null);
}

/** Says by which paper the year's schedule was announced: from then on what is counted in it is no longer provisional. */
export async function announceYear(
  tx: Tx,
  actor: Actor,
  command: Whose & { readonly paper: string },
): Promise<Result<null, KeepHolidaysError>> {
  if (!mayKeepCalendar(actor)) return err({ kind: 'not-yours-to-do' });
  const paper = squeeze(command.paper);
  if (paper === '') return err({ kind: 'paper-is-missing' });
  const schedule = await scheduleToChange(tx, command);
  if (!schedule.ok) return schedule;
  await tx.updateTable('holiday_schedule').set({ announced_by: paper }).where('id', '=', schedule.value).execute();
  return ok(null);
}
