import { sql } from 'kysely';
import { WORKER } from '#src/kernel/actor.ts';
import { addDays, type CalendarDay } from '#src/kernel/calendar-day.ts';
import { newId } from '#src/kernel/ids.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { isWorkingDay } from '#src/kernel/working-days.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { tellPeople, type WhatIsTold } from '#src/year-round/notices/app/tell-people.command.ts';
import { type Due, dueInYear, type ReminderYear } from '../domain/due-in-year.ts';
import { TASK_TITLES } from '../domain/task-titles.ts';
import type { WorkingDays } from '../domain/year-schedule.ts';
import { stepPath } from '../domain/year-steps.ts';
import { workingDaysAround } from './holidays.query.ts';
import { unitProgress } from './unit-progress.query.ts';

/** Deadlines further away than this have no stage, however many days off lie between. */
const AROUND = 30;
const NAMED = 5;

/** Live years with a deadline near a day; by year_step's and progress_period's indexes on the year. */
async function yearsWithDeadlines(tx: Tx, day: CalendarDay): Promise<readonly string[]> {
  const near = sql`between ${addDays(day, -AROUND)}::date and ${addDays(day, AROUND)}::date`;
  const { rows } = await sql<{ id: string }>`
    select cy.id from cluster_year cy where cy.origin = 'live' and cy.closed_on is null and (
      exists (select from year_step s where s.cluster_year_id = cy.id and s.done_on is null and s.skipped_reason is null and s.due_on ${near})
      or exists (select from progress_period p where p.cluster_year_id = cy.id and p.locked_on is null and p.due_on ${near}))
    order by cy.id
  `.execute(tx);
  return rows.map(({ id }) => id);
}

/** The open steps of a year and how far each member is. One query. */
async function reminderYear(tx: Tx, clusterYearId: string): Promise<ReminderYear & YearNamed> {
  const { rows } = await sql<ReminderYear & YearNamed>`
    select cy.id, c.slug, cy.name, cy.year,
      coalesce((select json_agg(json_build_object('step', s.step, 'opensOn', s.opens_on, 'dueOn', s.due_on) order by s.due_on)
        from year_step s where s.cluster_year_id = cy.id and s.done_on is null and s.skipped_reason is null), '[]') as steps,
      coalesce((select json_agg(${unitProgress()} order by m.position, m.id) from membership m
        where m.cluster_year_id = cy.id and m.participation = 'member' and m.unit_id is not null), '[]') as members
    from cluster_year cy join cluster c on c.id = cy.cluster_id where cy.id = ${clusterYearId}
  `.execute(tx);
  const [year] = rows;
  if (!year) throw new Error('the year was just there');
  return year;
}
type YearNamed = { readonly id: string; readonly slug: string; readonly name: string; readonly year: number };

/** Writes down what is told now; what was written before, by this process or another, is not given back. */
async function notYetTold(tx: Tx, clusterYearId: string, due: readonly Due[]): Promise<readonly Due[]> {
  if (due.length === 0) return [];
  const written = await tx
    .insertInto('reminder')
    .values(
      due.map(({ step, unitId, dueOn, stage }) => ({
        id: newId(),
        cluster_year_id: clusterYearId,
        step,
        unit_id: unitId,
        due_on: dueOn,
        stage,
      })),
    )
    .onConflict((clash) => clash.columns(['cluster_year_id', 'step', 'unit_id', 'due_on', 'stage']).doNothing())
    .returning(['step', 'unit_id', 'due_on', 'stage'])
    .execute();
  const keyOf = (...parts: readonly (string | null)[]): string => parts.join(' ');
  const fresh = new Set(written.map((row) => keyOf(row.step, row.unit_id, row.due_on, row.stage)));
  return due.filter(({ step, unitId, dueOn, stage }) => fresh.has(keyOf(step, unitId, dueOn, stage)));
}

type Receiver = { readonly accountId: string; readonly unitId: string | null; readonly isOffice: boolean };

async function receiversOf(tx: Tx, clusterYearId: string, day: CalendarDay): Promise<readonly Receiver[]> {
  const { rows } = await sql<Receiver>`
    select account_id as "accountId", unit_id as "unitId", is_office as "isOffice"
    from app.told_of_deadlines(${clusterYearId}, ${day}::date)
  `.execute(tx);
  return rows;
}

const namesOf = (names: readonly string[]): string =>
  names.length > NAMED
    ? `${names.slice(0, NAMED).join(', ')} và ${names.length - NAMED} đơn vị khác`
    : names.join(', ');

/** What is told of deadlines of one step and stage, and to whom: units of their own, the office of its own and of units that are late. */
function noticeOf(
  year: ReminderYear & YearNamed,
  group: readonly [Due, ...Due[]],
  receivers: readonly Receiver[],
): WhatIsTold {
  const [{ step, stage, dueOn, unitId }] = group;
  const units = new Set(group.map((due) => due.unitId));
  const toOffice = unitId === null || stage === 'escalated';
  const title = TASK_TITLES.vi[unitId === null ? 'office' : 'unit'][step];
  const told = `${title}, hạn ${printDay(dueOn)}. ${year.name}, ${year.year}`;
  const names = year.members.filter(({ id }) => units.has(id)).map(({ name }) => name);
  const early = stage === 'five-days-before' || stage === 'one-day-before';
  return {
    kind: stage === 'escalated' ? 'unit-is-late' : early ? 'deadline-near' : 'deadline-passed',
    about: stage === 'escalated' ? `${namesOf(names)}. ${told}` : told,
    href: stepPath(year.slug, year.year, step),
    clusterYearId: year.id,
    accountIds: receivers
      .filter((receiver) => (toOffice ? receiver.isOffice : units.has(receiver.unitId)))
      .map(({ accountId }) => accountId),
  };
}

/** What is told in one notice: one step, stage and day, of units or of the head. */
function groupsOf(due: readonly Due[]): readonly (readonly [Due, ...Due[]])[] {
  const groups = new Map<string, [Due, ...Due[]]>();
  for (const one of due) {
    const key = [one.step, one.stage, one.dueOn, one.unitId === null].join(' ');
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

/** Reminds of one year's deadlines, in one transaction with the rows that say so; gives how many were new. */
async function remindOfYear(tx: Tx, clusterYearId: string, day: CalendarDay, calendar: WorkingDays): Promise<number> {
  const year = await reminderYear(tx, clusterYearId);
  const fresh = await notYetTold(tx, clusterYearId, dueInYear(year, day, calendar));
  if (fresh.length === 0) return 0;
  const receivers = await receiversOf(tx, clusterYearId, day);
  for (const group of groupsOf(fresh)) await tellPeople(tx, WORKER, noticeOf(year, group, receivers));
  return fresh.length;
}

/**
 * Reminds of every deadline whose stage stands on a working day and was not told yet. A year is one transaction: five
 * queries and one for each thing told, however many units it has; a year without a deadline near costs nothing.
 */
export async function remindOn(day: CalendarDay): Promise<number> {
  const { calendar, years } = await asActor(WORKER, async (tx) => {
    const days = await workingDaysAround(tx, day);
    return { calendar: days, years: isWorkingDay(day, days) ? await yearsWithDeadlines(tx, day) : [] };
  });
  let told = 0;
  const failed: unknown[] = [];
  for (const id of years)
    await asActor(WORKER, (tx) => remindOfYear(tx, id, day, calendar)).then(
      (count) => (told += count),
      (error: unknown) => failed.push(error), // one year that stumbles does not silence the others
    );
  if (failed.length > 0) throw failed[0];
  return told;
}
