import type { Actor } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { may } from '#src/year-round/accounts/domain/rights.ts';
import { type CountBreach, countBreaches, underRule } from '#src/year-round/ballots/domain/ballot-count.ts';
import { ballotById, countFrom, type TallyFigures } from './ballots.query.ts';

export type EnterTally = {
  readonly clusterYearId: string;
  readonly ballotId: string;
  /** Tellers count twice, each for themselves: entry 1 and entry 2 must agree before the count is closed. */
  readonly entry: 1 | 2;
  readonly teller: string;
  readonly figures: TallyFigures;
};
export type EnterTallyError =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'no-such-ballot' }
  | { readonly kind: 'ballot-is-closed' }
  | { readonly kind: 'teller-has-no-name' }
  | { readonly kind: 'same-teller-twice' }
  | { readonly kind: 'count-does-not-add-up'; readonly breaches: readonly CountBreach[] };

/** Keeps one teller's count of the paper ballots; a count that does not add up is refused with each thing that is wrong. */
export async function enterTally(tx: Tx, actor: Actor, command: EnterTally): Promise<Result<null, EnterTallyError>> {
  const { clusterYearId, ballotId, entry, figures } = command;
  if (!may(actor, 'count-a-ballot', { clusterYearId })) return err({ kind: 'not-yours-to-do' });
  // tellers and the announcement follow one another: no count is put in while the minutes freeze
  await tx.selectFrom('ballot').select('id').where('id', '=', ballotId).forUpdate().execute();
  const ballot = await ballotById(tx, clusterYearId, ballotId);
  if (!ballot || ballot.method === 'consensus') return err({ kind: 'no-such-ballot' });
  if (ballot.state !== 'open') return err({ kind: 'ballot-is-closed' });
  const teller = command.teller.trim();
  if (teller === '') return err({ kind: 'teller-has-no-name' });
  if (ballot.tallies.some((tally) => tally.entry !== entry && tally.teller === teller))
    return err({ kind: 'same-teller-twice' });

  const breaches = countBreaches(underRule(countFrom(ballot, figures), ballot.rule), ballot.method, ballot.seats);
  if (breaches.length > 0) return err({ kind: 'count-does-not-add-up', breaches });

  await tx.deleteFrom('ballot_tally').where('ballot_id', '=', ballotId).where('entry', '=', entry).execute();
  const id = newId();
  await tx
    .insertInto('ballot_tally')
    .values({
      id,
      ballot_id: ballotId,
      entry,
      teller,
      issued: figures.issued,
      collected: figures.collected,
      not_returned: figures.notReturned,
      valid: figures.valid,
      invalid: figures.invalid,
    })
    .execute();
  await tx
    .insertInto('ballot_tally_row')
    .values(
      figures.rows.map((row) => ({
        id: newId(),
        tally_id: id,
        unit_id: row.unitId,
        yes: row.yes,
        no: row.no,
        blank: row.blank,
      })),
    )
    .execute();
  return ok(null);
}
