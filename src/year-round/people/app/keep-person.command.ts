import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { keepsAllPeople, keepsPeopleOf, knowsParticularsOf } from '../domain/may-know.ts';
import { checkedPerson, type PersonRefusal, type PersonValues } from '../domain/person.ts';
import { checkedPost, type PostRefusal, type PostValues } from '../domain/post.ts';
import { spanCells } from './span-cells.ts';
import { personKnown, samePerson, unitChoices, unitsOfPerson } from './people.query.ts';

type NotYours = { readonly kind: 'not-yours-to-do' };
export type AddPersonError = PersonRefusal | PostRefusal | NotYours | { readonly kind: 'staff-code-is-taken' };

/** Enters somebody in the register, with the post by which the unit knows them. Nobody is entered without a post. */
export async function addPerson(
  tx: Tx,
  actor: Actor,
  command: {
    readonly person: PersonValues;
    readonly post: PostValues;
    readonly thisYear: number;
    readonly isSynthetic?: boolean;
  },
): Promise<Result<string, AddPersonError>> {
  if (!keepsPeopleOf(actor, command.post.unitId)) return err({ kind: 'not-yours-to-do' });
  const person = checkedPerson(command.person, command.thisYear);
  if (!person.ok) return person;
  const post = checkedPost(command.post);
  if (!post.ok) return post;
  const { name, staffCode, birthYear, toldApartBy } = person.value;
  if (await isTaken(tx, staffCode)) return err({ kind: 'staff-code-is-taken' });
  const id = newId();
  await tx
    .insertInto('person')
    .values({ id, name, told_apart_by: toldApartBy, is_public: false, is_synthetic: command.isSynthetic ?? false })
    .execute();
  await insertPost(tx, id, post.value);
  if (staffCode !== null || birthYear !== null)
    await tx.insertInto('person_particulars').values({ id, staff_code: staffCode, birth_year: birthYear }).execute();
  return ok(id);
}

export type ChangePersonError =
  | Exclude<AddPersonError, PostRefusal>
  | { readonly kind: 'nobody-has-that-id' }
  | { readonly kind: 'name-is-from-sources' }
  | { readonly kind: 'someone-saved-before' };

/** Corrects the name and what tells namesakes apart; whoever keeps a unit in which the person has a post may. */
export async function changePerson(
  tx: Tx,
  actor: Actor,
  command: { readonly id: string; readonly version: number; readonly person: PersonValues; readonly thisYear: number },
): Promise<Result<null, ChangePersonError>> {
  const [standing] = await samePerson(tx, command.id);
  if (standing === undefined) return err({ kind: 'nobody-has-that-id' });
  const units = await unitsOfPerson(tx, standing);
  if (!keepsAllPeople(actor) && !units.some((unitId) => keepsPeopleOf(actor, unitId)))
    return err({ kind: 'not-yours-to-do' });
  const person = checkedPerson(command.person, command.thisYear);
  if (!person.ok) return person;
  const { name, staffCode, birthYear, toldApartBy } = person.value;
  const now = await personKnown(tx, standing);
  if (now?.isPublic && now.name !== name) return err({ kind: 'name-is-from-sources' });
  if (staffCode !== (now?.staffCode ?? null) && (await isTaken(tx, staffCode)))
    return err({ kind: 'staff-code-is-taken' });
  const changed = await tx
    .updateTable('person')
    .set({ name, told_apart_by: toldApartBy, version: sql`version + 1` })
    .where('id', '=', standing)
    .where('version', '=', command.version)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return err({ kind: 'someone-saved-before' });
  const isTold = staffCode !== (now?.staffCode ?? null) || birthYear !== (now?.birthYear ?? null);
  if (isTold && knowsParticularsOf(actor, units)) await keepParticulars(tx, standing, staffCode, birthYear);
  return ok(null);
}

/** What is said of one person is said of all records that are that person; the code stays with the record that bears one. */
async function keepParticulars(tx: Tx, id: string, staffCode: string | null, birthYear: number | null): Promise<void> {
  await sql`
    with holder as (
      select coalesce((select k.id from person_particulars k where k.id = any (app.same_person(${id}))
        order by k.staff_code is not null desc, k.id = ${id} desc limit 1), ${id}::uuid) as id
    ), others as (
      update person_particulars set birth_year = ${birthYear}::integer, version = version + 1
      where id = any (app.same_person(${id})) and id <> (select id from holder)
    )
    insert into person_particulars (id, staff_code, birth_year) select id, ${staffCode}, ${birthYear}::integer from holder
    on conflict (id) do update set staff_code = excluded.staff_code, birth_year = excluded.birth_year, version = person_particulars.version + 1
  `.execute(tx);
}

/** Whether somebody bears the code already, also somebody whom the actor may not see. */
async function isTaken(tx: Tx, staffCode: string | null): Promise<boolean> {
  if (staffCode === null) return false;
  const { rows } = await sql`select app.staff_codes_taken(array[${staffCode}]::text[])`.execute(tx);
  return rows.length > 0;
}

export type PostError =
  | PostRefusal
  | NotYours
  | { readonly kind: 'nobody-has-that-id' }
  | { readonly kind: 'post-is-held-already' }
  | { readonly kind: 'another-unit-keeps-the-person' }
  | { readonly kind: 'unit-is-not-known' }
  | { readonly kind: 'someone-saved-before' };

/**
 * A further post of somebody whom the unit keeps, or the first of somebody whom no unit keeps yet. Whoever comes from another
 * unit comes by transfer: a post would open to the officer what that unit has kept.
 */
export async function addPost(
  tx: Tx,
  actor: Actor,
  command: { readonly personId: string; readonly post: PostValues },
): Promise<Result<string, PostError>> {
  if (!keepsPeopleOf(actor, command.post.unitId)) return err({ kind: 'not-yours-to-do' });
  const post = checkedPost(command.post);
  if (!post.ok) return post;
  const [standing] = await samePerson(tx, command.personId);
  if (standing === undefined) return err({ kind: 'nobody-has-that-id' });
  if ((await unitChoices(tx, [post.value.unitId])).length === 0) return err({ kind: 'unit-is-not-known' });
  if (await isKeptElsewhere(tx, standing)) return err({ kind: 'another-unit-keeps-the-person' });
  if (await isHeldAlready(tx, standing, post.value, null)) return err({ kind: 'post-is-held-already' });
  return ok(await insertPost(tx, standing, post.value));
}

/** Corrects a post or gives it its last day. It stays in its unit: another unit is another post. */
export async function changePost(
  tx: Tx,
  actor: Actor,
  command: { readonly postId: string; readonly version: number; readonly post: PostValues },
): Promise<Result<string, PostError>> {
  const post = checkedPost(command.post);
  if (!post.ok) return post;
  const was = await tx
    .selectFrom('post_held')
    .select(['person_id', 'unit_id', 'version'])
    .where('id', '=', command.postId)
    .executeTakeFirst();
  if (!was) return err({ kind: 'nobody-has-that-id' });
  if (!keepsPeopleOf(actor, was.unit_id)) return err({ kind: 'not-yours-to-do' });
  const values = { ...post.value, unitId: was.unit_id };
  if (await isHeldAlready(tx, was.person_id, values, command.postId)) return err({ kind: 'post-is-held-already' });
  const changed = await tx
    .updateTable('post_held')
    .set({ ...cellsOf(values), version: sql`version + 1` })
    .where('id', '=', command.postId)
    .where('version', '=', command.version)
    .executeTakeFirst();
  return changed.numUpdatedRows === 0n ? err({ kind: 'someone-saved-before' }) : ok(was.person_id);
}

const cellsOf = (post: PostValues) => ({
  unit_id: post.unitId,
  position: post.position,
  line: post.line,
  manner: post.manner,
  ...spanCells(post.from, post.until),
  decision: post.decision,
  printed_with: post.printedWith,
});

async function insertPost(tx: Tx, personId: string, post: PostValues): Promise<string> {
  const id = newId();
  await tx
    .insertInto('post_held')
    .values({ id, person_id: personId, ...cellsOf(post) })
    .execute();
  return id;
}

/** Whether other units have posts of a person and none that the actor keeps has; the policy of the table refuses it too. */
async function isKeptElsewhere(tx: Tx, personId: string): Promise<boolean> {
  const { rows } = await sql<{ elsewhere: boolean }>`select app.is_kept_elsewhere(${personId}) as elsewhere`.execute(
    tx,
  );
  return rows[0]?.elsewhere ?? false;
}

/** The same post of the same unit over days that surely meet, or said twice word for word: the table refuses it too. */
async function isHeldAlready(tx: Tx, personId: string, post: PostValues, except: string | null): Promise<boolean> {
  const { from_day, from_known, until_day, until_known } = spanCells(post.from, post.until);
  const { rows } = await sql`
    select from post_held where person_id = ${personId} and unit_id = ${post.unitId} and position = ${post.position}
      and id is distinct from ${except}::uuid
      and (app.surely_held(from_day, from_known, until_day, until_known)
          && app.surely_held(${from_day}::date, ${from_known}::text, ${until_day}::date, ${until_known}::text)
        or (from_day, from_known, until_day, until_known)
          is not distinct from (${from_day}::date, ${from_known}::text, ${until_day}::date, ${until_known}::text))
  `.execute(tx); // index post_held_of_person
  return rows.length > 0;
}
