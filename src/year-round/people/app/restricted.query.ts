import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import type { PartialDay } from '#src/kernel/partial-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { noteReading } from '#src/year-round/audit/app/note-reading.command.ts';
import type { CorrectionState, CorrectionSubject } from '../domain/correction.ts';
import type { FactKind, Rating } from '../domain/fact.ts';
import { readsAllPeople, unitsKept } from '../domain/may-know.ts';

export type Fact = {
  readonly id: string;
  readonly unitId: string;
  readonly unit: string;
  readonly kind: FactKind;
  readonly year: number | null;
  readonly rating: Rating | null;
  readonly from: PartialDay | null;
  readonly until: PartialDay | null;
  readonly detail: string | null;
  readonly decision: string | null;
  readonly version: number;
};

/** The person of the register that an account is; null where it is tied to nobody. */
export async function ownPersonId(tx: Tx, accountId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`
    select (app.same_person(person_id))[1] as id from account where id = ${accountId} and person_id is not null
  `.execute(tx);
  return rows[0]?.id ?? null;
}

/**
 * The restricted facts of a person that the actor may read, newest first; that they were read is written down in the same
 * transaction. Reads nothing of others than the own units' facts, unless the actor reads all or is the person.
 */
export async function readFacts(tx: Tx, actor: Actor, personId: string): Promise<readonly Fact[]> {
  const isOwn = (await ownPersonId(tx, actor.id)) === personId;
  const all = isOwn || readsAllPeople(actor);
  const { rows } = await sql<Fact>`
    select f.id, f.unit_id as "unitId", app.unit_name_on(f.unit_id, coalesce(f.from_day, make_date(f.year, 12, 31))) as unit, f.kind, f.year,
      f.rating, app.as_known(f.from_day, f.from_known) as "from", app.as_known(f.until_day, f.until_known) as "until", f.detail, f.decision, f.version
    from person_fact f where f.person_id = any (app.same_person(${personId}))
      and (${all} or f.unit_id = any (${unitsKept(actor)}::uuid[]))
    order by coalesce(f.from_day, make_date(f.year, 12, 31)) desc, f.kind, f.id
  `.execute(tx); // index person_fact_of_person
  await noteReading(tx, actor, { table: 'person', id: personId, facts: [...new Set(rows.map(({ kind }) => kind))] });
  return rows;
}

export type Reader = {
  readonly at: Date;
  readonly name: string;
  readonly post: string | null;
  readonly facts: readonly string[];
};

/** Who else has opened the restricted part of the actor's own record, newest first. */
export async function readersOfOwnRecord(tx: Tx): Promise<readonly Reader[]> {
  const { rows } = await sql<Reader>`select at, name, post, facts from app.readings_of_own_record()`.execute(tx);
  return rows;
}

export type Correction = {
  readonly id: string;
  readonly personId: string;
  readonly person: string;
  readonly unit: string | null;
  readonly unitId: string | null;
  readonly about: CorrectionSubject;
  readonly asked: string;
  readonly askedAt: Date;
  readonly state: CorrectionState;
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
  readonly version: number;
};

/** Requests for correction: of one person, or all that wait for the actor's answer and those answered last. */
export async function corrections(
  tx: Tx,
  of: { readonly personId?: string; readonly id?: string },
): Promise<readonly Correction[]> {
  const { rows } = await sql<Correction>`
    select r.id, (app.same_person(r.person_id))[1] as "personId", p.name as person, r.unit_id as "unitId", app.unit_name_on(r.unit_id, current_date) as unit,
      r.about, r.asked, r.asked_at as "askedAt", r.state, r.answer, a.name as "answeredBy", r.answered_at as "answeredAt", r.version
    from correction_request r join person p on p.id = r.person_id left join account a on a.id = r.answered_by_id
    where ${of.personId ? sql`r.person_id = any (app.same_person(${of.personId}))` : sql`true`}
      and ${of.id ? sql`r.id = ${of.id}` : sql`true`}
    order by array_position(array['asked', 'agreed'], r.state) nulls last, r.asked_at desc, r.id limit 200
  `.execute(tx); // row-level security leaves those of the own units
  return rows;
}
