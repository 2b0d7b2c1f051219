import { WORKER } from '#src/kernel/actor.ts';
import { bindCredentials } from '#src/platform/credentials/better-auth.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { enterWithPassword } from '#src/year-round/accounts/app/enter.command.ts';
import { acceptInvitation, makeInvitation } from '#src/year-round/accounts/app/invitation.command.ts';
import { createPerson } from '#src/year-round/accounts/app/new-person.command.ts';

const NOWHERE = { address: null, device: null };
const PASSWORD = 'bốn con trâu đen qua cầu';

/** Milliseconds of a sign-in with a password in the database that is bound: one after another, and four at once. */
export async function signInTimes(): Promise<{ readonly alone: number; readonly fourAtOnce: number }> {
  bindCredentials({ secret: () => 'of-the-bench-only-'.repeat(3), publicUrl: 'http://bench.invalid', provider: null });
  const signInName = await asActor(WORKER, async (tx) => {
    const wanted = { name: 'Người Đo', post: null, signInName: '', email: null, staffCode: null, grants: [] };
    const made = await createPerson(tx, WORKER, wanted);
    if (!made.ok) throw new Error(made.error.kind);
    const { accountId } = made.value;
    const code = await makeInvitation(tx, WORKER, { accountId, kind: 'invitation', sentTo: null });
    const accepted = await acceptInvitation(tx, { code, password: PASSWORD }, NOWHERE);
    if (!accepted.ok) throw new Error(accepted.error.kind);
    return made.value.signInName;
  });
  const enter = async (): Promise<void> => {
    const entered = await enterWithPassword({ name: signInName, password: PASSWORD }, NOWHERE);
    if (!entered.ok) throw new Error(entered.error.kind);
  };
  await enter(); // the code of better-auth is loaded
  const times: number[] = [];
  for (let n = 0; n < 20; n += 1) {
    const began = performance.now();
    await enter();
    times.push(performance.now() - began);
  }
  const began = performance.now();
  await Promise.all(Array.from({ length: 4 }, enter)); // five unfinished tries at once would close the name
  return { alone: times.toSorted((a, b) => a - b)[10] ?? 0, fourAtOnce: performance.now() - began };
}
