import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { nfc, squeeze } from '#src/kernel/vietnamese-text.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { may } from '#src/year-round/accounts/domain/rights.ts';
import { isEmail } from '#src/year-round/accounts/domain/sign-in-name.ts';
import { type Schedule, SCHEDULES } from '../domain/witness.ts';

export type WitnessError =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'witness-has-no-name' }
  | { readonly kind: 'not-an-email' }
  | { readonly kind: 'no-such-schedule' }
  | { readonly kind: 'is-a-witness-already' }
  | { readonly kind: 'say-why-it-ends' }
  | { readonly kind: 'someone-saved-before' };

export const choosesWitnesses = (actor: Actor): boolean => may(actor, 'choose-witnesses', null);

/** Somebody shall get the root of the log from now on. The address is of one who cannot write to this server. */
export async function chooseWitness(
  tx: Tx,
  actor: Actor,
  asked: { readonly name: string; readonly email: string; readonly schedule: string },
): Promise<Result<string, WitnessError>> {
  if (!choosesWitnesses(actor)) return err({ kind: 'not-yours-to-do' });
  const name = squeeze(nfc(asked.name)).slice(0, 200);
  const email = asked.email.trim().toLowerCase();
  const schedule: Schedule | undefined = SCHEDULES.find((one) => one === asked.schedule);
  if (name === '') return err({ kind: 'witness-has-no-name' });
  if (!isEmail(email)) return err({ kind: 'not-an-email' });
  if (!schedule) return err({ kind: 'no-such-schedule' });
  const id = newId();
  const { rows } = await sql`
    insert into audit_witness (id, name, email, schedule, chosen_by_id) values (${id}, ${name}, ${email}, ${schedule}, ${actor.id})
    on conflict (lower(email)) where ended_at is null do nothing returning id
  `.execute(tx);
  return rows.length === 0 ? err({ kind: 'is-a-witness-already' }) : ok(id);
}

/** Somebody is a witness no more: what still waits is given up, and one last letter says so. */
export async function endWitness(
  tx: Tx,
  actor: Actor,
  asked: { readonly id: string; readonly version: number; readonly reason: string },
): Promise<Result<string, WitnessError>> {
  if (!choosesWitnesses(actor)) return err({ kind: 'not-yours-to-do' });
  if (asked.reason === '') return err({ kind: 'say-why-it-ends' });
  const ended = await tx
    .updateTable('audit_witness')
    .set({
      ended_at: sql`now()`,
      ended_by_id: actor.id,
      ended_reason: asked.reason.slice(0, 500),
      version: sql`version + 1`,
    })
    .where('id', '=', asked.id)
    .where('version', '=', asked.version)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (ended.numUpdatedRows === 0n) return err({ kind: 'someone-saved-before' });
  await sql`update root_letter set state = 'given-up', version = version + 1
            where witness_id = ${asked.id} and state = 'waiting'`.execute(tx);
  return ok(asked.id);
}

/** Sends a letter once more that was given up, or of which nobody knows whether it was taken. */
export async function sendLetterAgain(tx: Tx, actor: Actor, id: string): Promise<Result<string, WitnessError>> {
  if (!choosesWitnesses(actor)) return err({ kind: 'not-yours-to-do' });
  const { rows } = await sql`
    update root_letter set state = 'waiting', tries = 0, next_try_at = now(), version = version + 1
    where id = ${id} and (state = 'given-up' or (state = 'sending' and tried_at < now() - interval '10 minutes')) returning id
  `.execute(tx);
  return rows.length === 0 ? err({ kind: 'someone-saved-before' }) : ok(id);
}
