import { sql } from 'kysely';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { Root } from '../domain/root.ts';
import type { Purpose, Schedule } from '../domain/witness.ts';

export type Witness = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly schedule: Schedule;
  /** Who chose, and from when. */
  readonly chosenBy: string;
  readonly chosenAt: Date;
  readonly endedBy: string | null;
  readonly endedAt: Date | null;
  readonly endedReason: string | null;
  readonly lastSentAt: Date | null;
  readonly version: number;
};

/** Who keeps roots of the log, those of today first; then who did. */
export async function witnesses(tx: Tx): Promise<readonly Witness[]> {
  const { rows } = await sql<Witness>`
    select w.id, w.name, w.email, w.schedule, chooser.name as "chosenBy", w.chosen_at as "chosenAt", ender.name as "endedBy",
      w.ended_at as "endedAt", w.ended_reason as "endedReason", w.version,
      (select max(l.sent_at) from root_letter l where l.witness_id = w.id) as "lastSentAt"
    from audit_witness w join account chooser on chooser.id = w.chosen_by_id left join account ender on ender.id = w.ended_by_id
    order by w.ended_at desc nulls first, w.chosen_at, w.id limit 200
  `.execute(tx);
  return rows;
}

export type LetterState = 'waiting' | 'sending' | 'unclear' | 'sent' | 'given-up';
export type RootLetter = {
  readonly id: string;
  readonly witness: string;
  readonly email: string;
  readonly purpose: Purpose;
  readonly root: Root;
  /** `unclear`: handed over or not, the server fell over in between. */
  readonly state: LetterState;
  readonly tries: number;
  readonly madeAt: Date;
  readonly triedAt: Date | null;
  readonly nextTryAt: Date;
  readonly sentAt: Date | null;
};

/** What was sent to whom and when, newest first, beyond so many; by index root_letter_by_time. */
export async function rootLetters(tx: Tx, most: number, beyond: number): Promise<readonly RootLetter[]> {
  const { rows } = await sql<Omit<RootLetter, 'root'> & { year: number; position: string; hash: string }>`
    select l.id, w.name as witness, w.email, l.purpose, l.year, l.position::text, encode(l.hash, 'hex') as hash,
      case when l.state = 'sending' and l.tried_at < now() - interval '10 minutes' then 'unclear' else l.state end as state,
      l.tries, l.made_at as "madeAt", l.tried_at as "triedAt", l.next_try_at as "nextTryAt", l.sent_at as "sentAt"
    from root_letter l join audit_witness w on w.id = l.witness_id
    order by l.made_at desc, l.id desc limit ${most} offset ${beyond}
  `.execute(tx);
  return rows.map(({ year, position, hash, ...letter }) => ({
    ...letter,
    root: { year, position: Number(position), hash },
  }));
}
