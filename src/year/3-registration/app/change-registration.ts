import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayActForUnit, mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import { checkRegistrant, type Registrant, type RegistrantRefusal } from '../domain/registrant.ts';

export type RegistrationValues = {
  readonly award: string;
  readonly subject: Registrant['subject'];
  readonly name: string | null;
  readonly count: number | null;
  readonly receivedOn: CalendarDay | null;
  readonly note: string | null;
};
export type ChangeRegistration = {
  readonly clusterYearId: string;
  readonly registrationId: string;
  /** The version that was read when the form was opened. */
  readonly version: number;
  readonly values: RegistrationValues;
  readonly on: CalendarDay;
};
export type SavedBefore = {
  readonly kind: 'someone-saved-before';
  readonly by: string | null;
  readonly at: Date;
  readonly version: number;
  readonly theirs: RegistrationValues;
};
export type ChangeRegistrationError =
  | RegistrantRefusal
  | SavedBefore
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'registration-is-gone' }
  | { readonly kind: 'received-day-lies-ahead' }
  | { readonly kind: 'received-by-the-office-already' }
  | { readonly kind: 'registered-already'; readonly registrationId: string };

/**
 * Corrects a registration. A unit corrects its own until the office has received it; the office corrects any. Whoever
 * read an older version is told who saved before, when and what, and nothing is overwritten.
 */
export async function changeRegistration(
  tx: Tx,
  actor: Actor,
  command: ChangeRegistration,
): Promise<Result<null, ChangeRegistrationError>> {
  const { clusterYearId, registrationId, values } = command;
  const row = await tx
    .selectFrom('registration')
    .selectAll()
    .where('id', '=', registrationId)
    .where('cluster_year_id', '=', clusterYearId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return err({ kind: 'registration-is-gone' });
  if (!mayActForUnit(actor, clusterYearId, row.unit_id)) return err({ kind: 'not-yours-to-do' });
  const byOffice = mayRunYear(actor, clusterYearId);
  if (!byOffice && !['draft', 'submitted', 'returned'].includes(row.state))
    return err({ kind: 'received-by-the-office-already' });
  if (row.version !== command.version) {
    const { by, at } = await whoSaved(tx, registrationId, row.version);
    const theirs = {
      award: row.award_id,
      subject: row.subject === 'individual' ? ('individual' as const) : ('collective' as const),
      name: row.subject_name,
      count: row.count,
      receivedOn: row.received_on,
      note: row.note,
    };
    return err({ kind: 'someone-saved-before', by, at, version: row.version, theirs });
  }
  const checked = checkRegistrant(values);
  if (!checked.ok) return checked;
  if (values.receivedOn !== null && values.receivedOn > command.on) return err({ kind: 'received-day-lies-ahead' });
  const { award, subject, name, count } = checked.value;
  const same = await sameRegistrant(tx, { ...row, award_id: award, subject, subject_name: name });
  if (same) return err({ kind: 'registered-already', registrationId: same });
  await tx
    .updateTable('registration')
    .set((eb) => ({
      award_id: award,
      subject,
      subject_name: name,
      count,
      received_on: byOffice ? values.receivedOn : row.received_on,
      note: values.note?.trim() || null,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', registrationId)
    .execute();
  return ok(null);
}

/** Whose save made this version, and when, as the audit trail has it; by index audit_of_a_row. */
async function whoSaved(tx: Tx, registrationId: string, version: number): Promise<{ by: string | null; at: Date }> {
  const saved = await tx
    .selectFrom('audit')
    .leftJoin('account', 'account.id', 'audit.actor_id')
    .select(['audit.at', 'account.name as by'])
    .where('audit.row_id', '=', registrationId)
    .where('audit.table_name', '=', 'registration')
    .where(sql<boolean>`(audit.after ->> 'version')::integer = ${version}`)
    .orderBy('audit.id')
    .executeTakeFirstOrThrow();
  return saved;
}

async function sameRegistrant(
  tx: Tx,
  entry: {
    readonly id: string;
    readonly cluster_year_id: string;
    readonly unit_id: string;
    readonly award_id: string;
    readonly subject: string;
    readonly subject_name: string | null;
  },
): Promise<string | null> {
  const found = await tx
    .selectFrom('registration')
    .select('id')
    .where('cluster_year_id', '=', entry.cluster_year_id)
    .where('unit_id', '=', entry.unit_id)
    .where('award_id', '=', entry.award_id)
    .where('subject', '=', entry.subject)
    .where(sql<boolean>`coalesce(app.fold(subject_name), '') = coalesce(app.fold(${entry.subject_name}::text), '')`)
    .where('id', '<>', entry.id)
    .executeTakeFirst();
  return found?.id ?? null;
}
