import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { findUnits } from '#src/year-round/organisation/app/resolve.query.ts';
import { type InviteLine, type LineProblem, problemsOfLines, roleInSheet } from '../domain/invite-sheet.ts';
import { mayGive } from '../domain/manage.ts';
import { makeInvitation } from './invitation.command.ts';
import { createPerson, takenBy } from './new-person.command.ts';

/** A row that can be invited: its unit is one of those that exist on the day. */
export type LineChecked = InviteLine & { readonly unitId: string; readonly unitName: string };
export type LinesChecked = { readonly people: readonly LineChecked[]; readonly problems: readonly LineProblem[] };

/** Looks a list over before anything is made: what is wrong in which row and column, and who would be invited. */
export async function checkLines(tx: Tx, lines: readonly InviteLine[], today: CalendarDay): Promise<LinesChecked> {
  const problems = [...problemsOfLines(lines)];
  const names = [...new Set(lines.map(({ unit }) => unit).filter((unit) => unit !== ''))];
  const answers = await findUnits(
    tx,
    names.map((printed) => ({ printed, on: today })),
  );
  const units = new Map(names.map((name, index) => [name, answers[index]]));
  const people: LineChecked[] = [];
  for (const line of lines) {
    const unit = units.get(line.unit);
    const problem = (column: LineProblem['column'], kind: LineProblem['kind'], about: string): void => {
      problems.push({ row: line.row, column, kind, about });
    };
    if (unit?.ok) people.push({ ...line, unitId: unit.value.id, unitName: unit.value.label });
    else if (unit?.error.kind === 'several-have-that-name')
      problem('unit', 'unit-of-several', unit.error.candidates.map(({ label }) => label).join('; '));
    else if (unit) problem('unit', 'unit-is-not-known', unit.error.proposals[0]?.label ?? line.unit);
    if (line.email !== '' && (await takenBy(tx, 'email', line.email))) problem('email', 'email-taken', line.email);
    if (line.staffCode !== '' && (await takenBy(tx, 'staff_code', line.staffCode)))
      problem('staffCode', 'staff-code-taken', line.staffCode);
  }
  return { people, problems: problems.toSorted((a, b) => a.row - b.row) };
}

export type InvitedOne = {
  readonly accountId: string;
  readonly name: string;
  readonly unit: string;
  readonly signInName: string;
  readonly email: string | null;
  readonly code: string;
};

/** Makes an account, a role and a code for everybody of a list, or, where anything is wrong in it, for nobody. */
export async function inviteMany(
  tx: Tx,
  maker: Actor,
  wanted: { readonly lines: readonly InviteLine[]; readonly byMail: boolean },
  today: CalendarDay,
): Promise<Result<readonly InvitedOne[], { readonly kind: 'not-yours-to-do' | 'problems-stand-against-it' }>> {
  if (!wanted.lines.every(({ role }) => mayGive(maker, roleInSheet(role) ?? 'administrator')))
    return err({ kind: 'not-yours-to-do' });
  const { people, problems } = await checkLines(tx, wanted.lines, today);
  if (problems.length > 0 || people.length === 0) return err({ kind: 'problems-stand-against-it' });
  const invited: InvitedOne[] = [];
  for (const line of people) {
    const role = roleInSheet(line.role);
    const email = line.email || null;
    const made = await createPerson(tx, maker, {
      name: line.name,
      post: line.post || null,
      signInName: '',
      email,
      staffCode: line.staffCode || null,
      grants: role === null ? [] : [{ role, clusterYearId: null, unitId: line.unitId }],
    });
    if (!made.ok) return err({ kind: 'problems-stand-against-it' });
    const { accountId, signInName } = made.value;
    const sentTo = wanted.byMail ? email : null;
    const code = await makeInvitation(tx, maker, { accountId, kind: 'invitation', sentTo });
    invited.push({ accountId, name: line.name, unit: line.unitName, signInName, email, code });
  }
  return ok(invited);
}
