import { randomBytes } from 'node:crypto';
import { bindCredentials, type Provider } from '#src/platform/credentials/better-auth.ts';
import { WORKER } from '#src/kernel/actor.ts';
import type { Actor, Grant } from '#src/kernel/actor.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { acceptInvitation, makeInvitation } from '#src/year-round/accounts/app/invitation.command.ts';
import { createPerson } from '#src/year-round/accounts/app/new-person.command.ts';

export const GOOD_PASSWORD = 'bốn con trâu đen qua cầu';
export const NOWHERE = { address: null, device: null };

/** This process keeps second factors under a secret of its own. */
export function bindTestCredentials(provider: Provider | null = null, publicUrl = 'http://ours.example'): void {
  const secret = randomBytes(32).toString('base64url');
  bindCredentials({ secret: () => secret, publicUrl, provider });
}

/** Someone with a password, and roles for the whole system. */
export async function aPerson(
  name: string,
  of: { readonly roles?: readonly Grant['role'][]; readonly email?: string; readonly staffCode?: string } = {},
): Promise<Actor & { readonly signInName: string }> {
  const grants = (of.roles ?? []).map((role) => ({ role, clusterYearId: null, unitId: null }));
  const person = await asActor(WORKER, async (tx) => {
    const { email = null, staffCode = null } = of;
    const made = await createPerson(tx, WORKER, { name, post: null, signInName: '', email, staffCode, grants });
    if (!made.ok) throw new Error(made.error.kind);
    const code = await makeInvitation(tx, WORKER, {
      accountId: made.value.accountId,
      kind: 'invitation',
      sentTo: null,
    });
    const accepted = await acceptInvitation(tx, { code, password: GOOD_PASSWORD }, NOWHERE);
    if (!accepted.ok) throw new Error(accepted.error.kind);
    return made.value;
  });
  return { id: person.accountId, kind: 'person', name, grants, signInName: person.signInName };
}
