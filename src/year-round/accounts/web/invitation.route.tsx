import { WORKER } from '#src/kernel/actor.ts';
import { readForm, seeOther } from '#src/platform/http/form.ts';
import { placeOf } from '#src/platform/http/client.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import type { FieldError } from '#src/ui/form.tsx';
import { renderPage } from '#src/ui/page.tsx';
import { acceptInvitation, invitedBy } from '../app/invitation.command.ts';
import { countTry, forgetTries, triesAtAddress } from '../app/tries.command.ts';
import { readCode } from '../domain/one-time-code.ts';
import { invitationPage, typeCodePage } from './invitation.page.tsx';
import { tellOwnerOf } from './owner-told.ts';
import type { SessionCookie } from './session-cookie.ts';
import { goOn } from './sign-in.route.tsx';
import { sentenceOf, wordsOf } from './words.ts';

/** Taking up an account, or getting in again, with a code from a letter or from paper. */
export function invitationRoutes(site: Site, cookie: SessionCookie): void {
  site.get('/moi', (c) => showTypeCode(c, '', []));
  site.post('/moi', async (c) => {
    const typed = (await readForm(c)).value('one-time');
    const refused = await lookUp(c, typed);
    return refused === null
      ? seeOther(c, `/moi/${readCode(typed)}`)
      : showTypeCode(c, typed, [{ field: 'one-time', message: refused }]);
  });
  site.get('/moi/:code', (c) => showInvitation(c, []));
  site.post('/moi/:code', (c) => postInvitation(c, cookie));
}

function showTypeCode(c: SiteContext, typed: string, errors: readonly FieldError[]): Response | Promise<Response> {
  return c.html(renderPage(c.get('visit'), typeCodePage(wordsOf(c), typed, errors)), errors.length > 0 ? 422 : 200);
}

/** Why a typed code leads nowhere, as a sentence; guessing is counted by address. */
async function lookUp(c: SiteContext, typed: string): Promise<string | null> {
  const words = wordsOf(c);
  const address = c.get('address');
  const keys = address === null ? [] : [triesAtAddress(address)];
  const blocked = await countTry(keys);
  if (blocked?.until) return sentenceOf(words, { kind: 'too-many-tries', until: blocked.until });
  const found = await asActor(WORKER, async (tx) => {
    const invited = await invitedBy(tx, typed);
    if (invited) await forgetTries(tx, keys);
    return invited !== null;
  });
  return found ? null : words.refusals['code-used-or-expired'];
}

async function showInvitation(c: SiteContext, errors: readonly FieldError[]): Promise<Response> {
  const words = wordsOf(c);
  const code = c.req.param('code') ?? '';
  const refused = await lookUp(c, code);
  if (refused !== null) return showTypeCode(c, '', [{ field: 'one-time', message: refused }]);
  const invited = await asActor(WORKER, (tx) => invitedBy(tx, code));
  if (!invited) return showTypeCode(c, '', []);
  const page = invitationPage(words, { code, invited, errors });
  return c.html(renderPage(c.get('visit'), page), errors.length > 0 ? 422 : 200);
}

async function postInvitation(c: SiteContext, cookie: SessionCookie): Promise<Response> {
  const words = wordsOf(c);
  const form = await readForm(c);
  const password = form.pasted('new-password');
  if (password !== form.pasted('again'))
    return showInvitation(c, [{ field: 'again', message: words.refusals['passwords-differ'] }]);
  const sent = { code: c.req.param('code') ?? '', password };
  const entered = await asActor(WORKER, (tx) => acceptInvitation(tx, sent, placeOf(c)));
  if (!entered.ok) return showInvitation(c, [{ field: 'new-password', message: sentenceOf(words, entered.error) }]);
  if (entered.value.wasRecovery) tellOwnerOf(c, entered.value.accountId, 'password-changed');
  await cookie.give(c, entered.value.token);
  return goOn(c, entered.value.stage, '');
}
