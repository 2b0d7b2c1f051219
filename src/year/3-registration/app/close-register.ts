import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import { goOn, markStepDone } from '#src/year-round/calendar/app/mark-step.command.ts';
import { type PassageRefusal, passage } from '#src/year-round/calendar/domain/passage.ts';
import { coverage } from '../domain/roll-up.ts';
import { unitsThatSent } from './roll-up.query.ts';

export type CloseRegister = {
  readonly clusterYearId: string;
  readonly on: CalendarDay;
  readonly reason: string | null;
};
export type CloseRegisterError = { readonly kind: 'not-yours-to-do' } | PassageRefusal<'units-have-not-sent', never>;

/** The office closes the register (chốt sổ); where members have not sent, with the reason. Later entries are «sau hạn». */
export async function closeRegister(
  tx: Tx,
  actor: Actor,
  { clusterYearId, on, reason }: CloseRegister,
): Promise<Result<null, CloseRegisterError>> {
  if (!mayRunYear(actor, clusterYearId)) return err({ kind: 'not-yours-to-do' });
  const members = await tx
    .selectFrom('membership')
    .select('unit_id')
    .where('cluster_year_id', '=', clusterYearId)
    .where('participation', '=', 'member')
    .execute();
  const { missing } = coverage(
    members.flatMap((member) => member.unit_id ?? []),
    await unitsThatSent(tx, clusterYearId, on),
  );
  const passed = await goOn(
    tx,
    { clusterYearId, step: 'registration', by: actor.id },
    passage({}, { 'units-have-not-sent': missing.length > 0 }),
    reason,
  );
  if (!passed.ok) return passed;
  await markStepDone(tx, clusterYearId, 'registration', on);
  return ok(null);
}

/** Opens a closed register again: a mistake of closing is taken back. */
export async function reopenRegister(
  tx: Tx,
  actor: Actor,
  clusterYearId: string,
): Promise<Result<null, { readonly kind: 'not-yours-to-do' }>> {
  if (!mayRunYear(actor, clusterYearId)) return err({ kind: 'not-yours-to-do' });
  await markStepDone(tx, clusterYearId, 'registration', null);
  return ok(null);
}
