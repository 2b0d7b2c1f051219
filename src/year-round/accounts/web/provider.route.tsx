import { addressHere } from '#src/platform/http/address.ts';
import { placeOf } from '#src/platform/http/client.ts';
import { readForm, seeOther } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { boundCredentials } from '#src/platform/credentials/better-auth.ts';
import { beginProviderVisit, enterByProvider } from '../app/enter-by-provider.command.ts';
import type { SessionCookie } from './session-cookie.ts';
import { goOn, showSignIn } from './sign-in.route.tsx';
import { wordsOf } from './words.ts';

/** Signing in through the agency's own identity provider; without one these addresses are not there. */
export function providerRoutes(site: Site, cookie: SessionCookie): void {
  site.post('/dang-nhap/co-quan', (c) => ifSetUp(c, () => begin(c)));
  site.get('/api/auth/callback/agency', (c) => ifSetUp(c, () => arrive(c, cookie)));
}

const ifSetUp = async (c: SiteContext, work: () => Promise<Response>): Promise<Response> =>
  boundCredentials().provider === null ? c.notFound() : work();

const refused = (c: SiteContext, kind: 'provider-away' | 'provider-refused' | 'no-account-for-staff-code') =>
  showSignIn(c, '', [{ field: 'name', message: wordsOf(c).refusals[kind] }]);

async function begin(c: SiteContext): Promise<Response> {
  await readForm(c);
  const onward = c.req.query('ve') ?? '';
  const begun = await beginProviderVisit(onward === '' ? '/viec' : addressHere(onward.slice(0, 500)));
  if (!begun.ok) return refused(c, begun.error.kind);
  for (const line of begun.value.cookies) c.header('Set-Cookie', line, { append: true });
  return c.redirect(begun.value.address, 303);
}

async function arrive(c: SiteContext, cookie: SessionCookie): Promise<Response> {
  const entered = await enterByProvider(c.req.raw, placeOf(c));
  if (!entered.ok) return refused(c, entered.error.kind);
  await cookie.give(c, entered.value.token);
  const { stage, onward } = entered.value;
  // back from another site the cookie of a strict browser comes with the next page, not with this one
  return stage === 'open' ? seeOther(c, onward, { text: wordsOf(c).signedIn }) : goOn(c, stage, onward);
}
