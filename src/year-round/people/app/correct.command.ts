import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { dayInVietnam } from '#src/kernel/vietnam-time.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { accountsHolding } from '#src/year-round/accounts/app/holders.query.ts';
import { tellPeople } from '#src/year-round/notices/app/tell-people.command.ts';
import {
  type CorrectionMove,
  type CorrectionRefusal,
  type CorrectionSubject,
  correctionAfter,
} from '../domain/correction.ts';
import { keepsAllPeople, keepsPeopleOf } from '../domain/may-know.ts';
import { isHeldOn } from '../domain/post.ts';
import { personKnown } from './people.query.ts';
import { corrections, ownPersonId } from './restricted.query.ts';

export type AskError = { readonly kind: 'tied-to-nobody' } | { readonly kind: 'say-what-to-correct' };

/** Asks for a correction of the own record: of the officer of the unit where one has a post, else of the Ministry. */
export async function askForCorrection(
  tx: Tx,
  actor: Actor,
  command: { readonly about: CorrectionSubject; readonly asked: string; readonly today: CalendarDay },
): Promise<Result<string, AskError>> {
  if (command.asked === '') return err({ kind: 'say-what-to-correct' });
  const personId = await ownPersonId(tx, actor.id);
  const person = personId && (await personKnown(tx, personId));
  if (!person) return err({ kind: 'tied-to-nobody' });
  const post = person.posts.find((one) => isHeldOn(one, command.today)) ?? person.posts[0];
  const id = newId();
  await tx
    .insertInto('correction_request')
    .values({
      id,
      person_id: person.id,
      unit_id: post?.unitId ?? null,
      about: command.about,
      asked: command.asked,
      asked_by_id: actor.id,
    })
    .execute();
  const unitId = post?.unitId ?? null;
  const keeper = unitId === null ? 'ministry-officer' : 'unit-officer';
  await tellPeople(tx, actor, {
    kind: 'asked-to-correct',
    about: person.name, // not what: that may be restricted, and a letter goes far
    href: '/nhan-su/de-nghi',
    clusterYearId: null,
    accountIds: await accountsHolding(tx, keeper, unitId, command.today),
  });
  return ok(id);
}

export type MoveCorrectionError =
  | CorrectionRefusal
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'request-is-gone' }
  | { readonly kind: 'someone-saved-before' };

/** Answers, corrects or withdraws a request. */
export async function moveCorrection(
  tx: Tx,
  actor: Actor,
  command: { readonly id: string; readonly move: CorrectionMove; readonly answer: string; readonly version: number },
): Promise<Result<string, MoveCorrectionError>> {
  const [request] = await corrections(tx, { id: command.id });
  if (!request) return err({ kind: 'request-is-gone' });
  const isAboutOneself = (await ownPersonId(tx, actor.id)) === request.personId;
  const answers = request.unitId === null ? keepsAllPeople(actor) : keepsPeopleOf(actor, request.unitId);
  if (!isAboutOneself && !answers) return err({ kind: 'not-yours-to-do' });
  const to = correctionAfter(request.state, command.move, {
    isAboutOneself,
    answer: command.answer,
    answeredBefore: request.answer !== null,
  });
  if (!to.ok) return to;
  const answer = command.answer === '' ? request.answer : command.answer;
  const moved = await tx
    .updateTable('correction_request')
    .set({
      state: to.value,
      version: sql`version + 1`,
      ...(command.move !== 'withdraw' && { answer, answered_by_id: actor.id, answered_at: sql`now()` }),
    })
    .where('id', '=', command.id)
    .where('version', '=', command.version)
    .returning(['asked_by_id', 'asked_at'])
    .executeTakeFirst();
  if (!moved) return err({ kind: 'someone-saved-before' });
  if (command.move !== 'withdraw')
    await tellPeople(tx, actor, {
      kind: 'correction-answered',
      about: printDay(dayInVietnam(moved.asked_at)),
      href: '/ho-so-cua-toi',
      clusterYearId: null,
      accountIds: [moved.asked_by_id],
    });
  return ok(request.personId);
}
