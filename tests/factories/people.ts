import type { Actor, Role } from '#src/kernel/actor.ts';
import { WORKER } from '#src/kernel/actor.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { createAccount } from '#src/year-round/accounts/app/accounts.command.ts';
import { addPerson } from '#src/year-round/people/app/keep-person.command.ts';

/** Somebody with one role, who has an account. */
export async function someone(role: Role, unitId: string | null, clusterYearId: string | null = null): Promise<Actor> {
  const grant = { role, unitId, clusterYearId };
  const id = await asActor(WORKER, (tx) =>
    createAccount(tx, { name: `Người thử ${role}`, post: null, isDemonstration: false, grants: [grant] }),
  );
  return { id, kind: 'person', name: role, grants: [grant] };
}

type Told = { readonly staffCode?: string; readonly birthYear?: number; readonly toldApartBy?: string };

export const personValues = (name: string, of: Told = {}) => ({
  name,
  staffCode: of.staffCode ?? null,
  birthYear: of.birthYear ?? null,
  toldApartBy: of.toldApartBy ?? null,
});

/** A post since the units of today exist. */
export const aPost = (unitId: string, position = 'Chuyên viên') => ({
  unitId,
  position,
  line: 'government' as const,
  manner: 'full' as const,
  from: '2025-07-01' as const,
  until: null,
  decision: null,
  printedWith: null,
});

/** Somebody in the register, with one post. */
export async function enter(actor: Actor, unitId: string, name: string, of: Told = {}): Promise<string> {
  const command = { person: personValues(name, of), post: aPost(unitId), thisYear: 2026 };
  const added = await asActor(actor, (tx) => addPerson(tx, actor, command));
  if (!added.ok) throw new Error(added.error.kind);
  return added.value;
}
