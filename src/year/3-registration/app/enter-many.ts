import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { fold } from '#src/kernel/vietnamese-text.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { entersForAnother, mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import { tellUnits } from '#src/year-round/notices/app/tell-units.command.ts';
import {
  type Member,
  type PastedEntry,
  type PastedProblem,
  type PastedRegister,
  readPastedRegister,
} from '../domain/pasted-register.ts';

export type EnterMany = {
  readonly clusterYearId: string;
  /** The cells, row by row, as pasted or read from a file. */
  readonly sheet: readonly (readonly string[])[];
  readonly on: CalendarDay;
};
export type EnterManyError =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'nothing-to-enter' }
  | { readonly kind: 'rows-to-correct'; readonly read: PastedRegister };

/** What a sheet would enter, and what stands in the way, row by row; nothing is written. */
export async function previewMany(
  tx: Tx,
  actor: Actor,
  { clusterYearId, sheet, on }: EnterMany,
): Promise<Result<PastedRegister, { readonly kind: 'not-yours-to-do' }>> {
  if (!mayRunYear(actor, clusterYearId)) return err({ kind: 'not-yours-to-do' });
  const read = readPastedRegister(sheet, await membersOf(tx, clusterYearId, on), on);
  const problems = [...read.problems, ...(await standingAlready(tx, clusterYearId, read.entries))];
  return ok({ entries: read.entries, problems: problems.toSorted((a, b) => a.row - b.row) });
}

/** Enters every registration of a sheet, or none: one row in doubt stops all, and the preview says which. */
export async function enterMany(tx: Tx, actor: Actor, command: EnterMany): Promise<Result<number, EnterManyError>> {
  const previewed = await previewMany(tx, actor, command);
  if (!previewed.ok) return previewed;
  const { entries, problems } = previewed.value;
  if (problems.length > 0) return err({ kind: 'rows-to-correct', read: previewed.value });
  if (entries.length === 0) return err({ kind: 'nothing-to-enter' });
  const rows = entries.map((entry) => ({ ...entry, id: newId() }));
  const entered = await tx
    .insertInto('registration')
    .values(
      rows.map((entry) => ({
        id: entry.id,
        cluster_year_id: command.clusterYearId,
        unit_id: entry.unitId,
        award_id: entry.award,
        subject: entry.subject,
        subject_name: entry.name,
        count: entry.count,
        state: 'registered',
        received_on: entry.receivedOn,
        entered_for_unit: entersForAnother(actor, entry.unitId),
        note: entry.note,
      })),
    )
    .onConflict((clash) => clash.doNothing())
    .returning('id')
    .execute();
  // somebody entered one of them between the look and the write: look again, and say which
  if (entered.length < rows.length) {
    const standing = await standingAlready(
      tx,
      command.clusterYearId,
      entries,
      entered.map(({ id }) => id),
    );
    return err({ kind: 'rows-to-correct', read: { entries, problems: standing } });
  }
  await tx
    .insertInto('registration_event')
    .values(
      rows.map((entry) => ({
        id: newId(),
        registration_id: entry.id,
        happened_on: entry.receivedOn ?? command.on,
        state: 'registered',
        by_account_id: actor.id,
      })),
    )
    .execute();
  await tellUnits(tx, actor, {
    clusterYearId: command.clusterYearId,
    kind: 'registrations-entered',
    step: 'registration',
    page: '',
    units: [...new Set(rows.map(({ unitId }) => unitId))].map((unitId) => ({
      unitId,
      about: String(rows.filter((row) => row.unitId === unitId).length),
    })),
  });
  return ok(rows.length);
}

async function membersOf(tx: Tx, clusterYearId: string, on: CalendarDay): Promise<Member[]> {
  return tx
    .selectFrom('membership as m')
    .innerJoin('cluster_year as cy', 'cy.id', 'm.cluster_year_id')
    .innerJoin('unit_name as n', (join) =>
      join
        .onRef('n.unit_id', '=', 'm.unit_id')
        .on(sql<boolean>`n.valid @> least(${on}::date, make_date(cy.year, 12, 31))`),
    )
    .where('m.cluster_year_id', '=', clusterYearId)
    .where('m.participation', '=', 'member')
    .orderBy('m.position')
    .select(['n.unit_id as id', 'n.name', 'n.short_name as shortName'])
    .execute();
}

/** Rows of the sheet that stand in the register already; `own` are those that this very sheet has just entered. */
async function standingAlready(
  tx: Tx,
  clusterYearId: string,
  entries: readonly PastedEntry[],
  own: readonly string[] = [],
): Promise<PastedProblem[]> {
  const standing = await tx
    .selectFrom('registration')
    .where('cluster_year_id', '=', clusterYearId)
    .select(['id', 'unit_id', 'award_id', 'subject', 'subject_name'])
    .execute();
  const keyOf = (unit: string, award: string, subject: string, name: string | null) =>
    JSON.stringify([unit, award, subject, fold(name ?? '')]);
  const keys = new Set(
    standing
      .filter((row) => !own.includes(row.id))
      .map((row) => keyOf(row.unit_id, row.award_id, row.subject, row.subject_name)),
  );
  return entries
    .filter((entry) => keys.has(keyOf(entry.unitId, entry.award, entry.subject, entry.name)))
    .map((entry) => ({ kind: 'registered-already', row: entry.row, column: 'A', text: entry.name ?? '' }));
}
