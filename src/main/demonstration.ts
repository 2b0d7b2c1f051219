import { WORKER } from '#src/kernel/actor.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { demonstrationAccounts } from '#src/year-round/accounts/app/demonstration.query.ts';
import { makeSignInLink } from '#src/year-round/accounts/app/sign-in.command.ts';
import { openDemonstration } from '#src/rehearsal/demonstration.command.ts';

/** One-time links for the demonstration roles; the rehearsal year and its accounts are made at the first start. */
export async function demonstrationLinks(address: string): Promise<readonly { role: string; href: string }[]> {
  const accounts = await asActor(WORKER, (tx) => demonstrationAccounts(tx));
  if (accounts.length === 0) {
    const opened = await asActor(WORKER, (tx) => openDemonstration(tx));
    if (!opened.ok) return [];
    return demonstrationLinks(address);
  }
  return asActor(WORKER, async (tx) => {
    const links = [];
    for (const account of accounts)
      links.push({
        role: `${account.name}, ${account.post ?? ''}`,
        href: `${address}/vao/${await makeSignInLink(tx, account.id)}`,
      });
    return links;
  });
}
