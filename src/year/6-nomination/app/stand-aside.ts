import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { awardOf } from '#src/law/award-catalogue.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { entersForAnother, mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import { tellUnits } from '#src/year-round/notices/app/tell-units.command.ts';
import { mayStandAside } from '../domain/may-stand-aside.ts';
import { type Ballot, ballotById } from './ballots.query.ts';

export type StandAside = {
  readonly clusterYearId: string;
  readonly ballotId: string;
  /** Who takes no part: a member unit that is present. */
  readonly unitId: string;
  /** The nominee it is about; null is the whole vote. */
  readonly nomineeId: string | null;
  readonly kind: 'abstained' | 'recused';
  /** The head of the delegation who said so, or the chair, by name. */
  readonly saidBy: string;
  readonly reason: string;
};
type NotOpen = { readonly kind: 'not-yours-to-do' | 'no-such-ballot' | 'ballot-is-closed' };
export type StandAsideError =
  | NotOpen
  | { readonly kind: 'count-has-begun' }
  | { readonly kind: 'nobody-said-it' }
  | { readonly kind: 'reason-must-be-written' }
  | { readonly kind: 'unit-is-not-there' }
  | { readonly kind: 'nominee-not-on-the-list' }
  | { readonly kind: 'stands-aside-already' };

/**
 * Writes down that a unit takes no part in a vote: it abstains by its own word, or the chair removes it because it is
 * concerned. Only before the count: afterwards it would change what the votes already counted are a share of.
 */
export async function standAside(tx: Tx, actor: Actor, command: StandAside): Promise<Result<string, StandAsideError>> {
  const { clusterYearId, ballotId, unitId, nomineeId, kind } = command;
  if (!mayStandAside(actor, clusterYearId, unitId, kind)) return err({ kind: 'not-yours-to-do' });
  const [saidBy, reason] = [command.saidBy.trim(), command.reason.trim()];
  if (saidBy === '') return err({ kind: 'nobody-said-it' });
  if (reason === '') return err({ kind: 'reason-must-be-written' });
  const ballot = await openBallotLocked(tx, clusterYearId, ballotId);
  if (!ballot.ok) return ballot;
  if (ballot.value.tallies.length > 0) return err({ kind: 'count-has-begun' });
  if (nomineeId !== null && !ballot.value.nominees.some((nominee) => nominee.unitId === nomineeId))
    return err({ kind: 'nominee-not-on-the-list' });
  if (!(await isPresent(tx, ballot.value, unitId))) return err({ kind: 'unit-is-not-there' });
  if (ballot.value.aside.some((one) => one.unitId === unitId && (one.nomineeId ?? nomineeId) === nomineeId))
    return err({ kind: 'stands-aside-already' });

  const id = newId();
  await tx
    .insertInto('vote_aside')
    .values({
      id,
      ballot_id: ballotId,
      unit_id: unitId,
      nominee_unit_id: nomineeId,
      kind,
      said_by: saidBy,
      reason,
      entered_for_unit: entersForAnother(actor, unitId),
      by_account_id: actor.id,
    })
    .execute();
  await tellUnit(tx, actor, ballot.value, unitId);
  return ok(id);
}

export type TakeBackAside = {
  readonly clusterYearId: string;
  readonly ballotId: string;
  readonly asideId: string;
  readonly reason: string;
};
export type TakeBackAsideError = NotOpen | { readonly kind: 'reason-must-be-written' | 'count-has-begun' };

/**
 * Takes back that a unit takes no part: the unit its own word until a count is entered, or it could undo a count that it
 * does not like; the head's office either, until the result is announced. Counts entered meanwhile were of other voters;
 * they are put aside, and the tellers count again.
 */
export async function takeBackAside(
  tx: Tx,
  actor: Actor,
  { clusterYearId, ballotId, asideId, reason }: TakeBackAside,
): Promise<Result<null, TakeBackAsideError>> {
  const ballot = await openBallotLocked(tx, clusterYearId, ballotId);
  const aside = ballot.ok && ballot.value.aside.find(({ id }) => id === asideId);
  // another's, or none at all: nobody learns which
  if (!aside || !mayStandAside(actor, clusterYearId, aside.unitId, aside.kind))
    return ballot.ok || !mayRunYear(actor, clusterYearId) ? err({ kind: 'not-yours-to-do' }) : ballot;
  if (reason.trim() === '') return err({ kind: 'reason-must-be-written' });
  if (ballot.value.tallies.length > 0 && !mayRunYear(actor, clusterYearId)) return err({ kind: 'count-has-begun' });
  await tx
    .updateTable('vote_aside')
    .set({ taken_back_at: sql`now()`, taken_back_by: actor.id, taken_back_reason: reason.trim() })
    .where('id', '=', asideId)
    .execute();
  await tx.deleteFrom('ballot_tally').where('ballot_id', '=', ballotId).execute();
  await tellUnit(tx, actor, ballot.value, aside.unitId);
  return ok(null);
}

/** The open vote, locked: who stands aside, who counts and who announces follow one another. */
async function openBallotLocked(tx: Tx, clusterYearId: string, ballotId: string): Promise<Result<Ballot, NotOpen>> {
  await tx.selectFrom('ballot').select('id').where('id', '=', ballotId).forUpdate().execute();
  const ballot = await ballotById(tx, clusterYearId, ballotId);
  if (!ballot) return err({ kind: 'no-such-ballot' });
  return ballot.state === 'open' ? ok(ballot) : err({ kind: 'ballot-is-closed' });
}

/** Whether a member of the bloc is at the conference: who is absent takes no part anyway. */
const isPresent = async (tx: Tx, ballot: Ballot, unitId: string): Promise<boolean> =>
  (await tx
    .selectFrom('presence as p')
    .innerJoin('membership as m', 'm.unit_id', 'p.unit_id')
    .where('p.meeting_id', '=', ballot.meetingId)
    .where('p.unit_id', '=', unitId)
    .where('p.is_present', '=', true)
    .where('m.cluster_year_id', '=', ballot.clusterYearId)
    .where('m.bloc_id', '=', ballot.blocId)
    .where('m.participation', '=', 'member')
    .select('p.id')
    .executeTakeFirst()) !== undefined;

const tellUnit = (tx: Tx, actor: Actor, ballot: Ballot, unitId: string): Promise<void> =>
  tellUnits(tx, actor, {
    clusterYearId: ballot.clusterYearId,
    kind: 'aside-entered',
    step: 'nomination',
    page: `/phieu/${ballot.id}`,
    units: [{ unitId, about: awardOf(ballot.awardId).name }],
  });
