import { ANONYMOUS } from '#src/kernel/actor.ts';
import { isId } from '#src/kernel/ids.ts';
import { readForm, seeOther, type SentForm } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import type { FieldError } from '#src/ui/form.tsx';
import { type Page, renderPage } from '#src/ui/page.tsx';
import { type Access, accessOf, openSessions, recoveriesOf } from '../app/access.query.ts';
import {
  changePassword,
  proveAgain,
  renewBackupCodes,
  secretToEnrol,
  turnOffSecondFactor,
  turnOnSecondFactor,
} from '../app/own-account.command.ts';
import { proveByCode } from '../app/enter.command.ts';
import { hashOf } from '../app/secret-token.ts';
import { endSessions } from '../app/sessions.command.ts';
import type { WayInEvent } from '../domain/owner-letters.ts';
import { authenticatorUri } from '../domain/authenticator-uri.ts';
import { mayInvite } from '../domain/manage.ts';
import { ownAccountPage } from './own-account.page.tsx';
import type { SessionCookie } from './session-cookie.ts';
import { backupCodesPage, enrolPage } from './sign-in.page.tsx';
import { tellOfSecondUse, tellOwnerOf } from './owner-told.ts';
import { sentenceOf, wordsOf } from './words.ts';

const HOME = '/tai-khoan';

/** One's own account. Whoever is not signed in goes to sign in first. */
export function ownAccountRoutes(site: Site, cookie: SessionCookie): void {
  site.get(HOME, (c) => signedIn(c, () => show(c, [])));
  site.post(`${HOME}/mat-khau`, (c) => withAccess(c, postPassword));
  site.get(`${HOME}/xac-thuc-hai-buoc`, (c) => withAccess(c, (_c, access) => showEnrol(c, access, [])));
  site.post(`${HOME}/xac-thuc-hai-buoc`, (c) => withAccess(c, postEnrol));
  site.post(`${HOME}/ma-du-phong`, (c) => withAccess(c, postFactor));
  site.post(`${HOME}/phien`, (c) => signedIn(c, () => endOne(c)));
  site.post(`${HOME}/moi-noi`, (c) =>
    signedIn(c, async () => {
      await readForm(c);
      const actor = c.get('actor');
      await asActor(actor, (tx) => endSessions(tx, actor.id));
      await cookie.take(c);
      return seeOther(c, '/dang-nhap', { text: wordsOf(c).own.endedAll });
    }),
  );
}

const answer = (c: SiteContext, page: Page, status: 200 | 422 = 200) =>
  c.html(renderPage(c.get('visit'), page), status);

async function signedIn(c: SiteContext, work: () => Promise<Response>): Promise<Response> {
  return c.get('actor').id === ANONYMOUS.id ? seeOther(c, `/dang-nhap?ve=${HOME}`) : work();
}

const tell = (c: SiteContext, access: Access, event: WayInEvent): void => tellOwnerOf(c, access.id, event);

/** For what only accounts with a way in of their own have. */
const withAccess = (
  c: SiteContext,
  work: (c: SiteContext, access: Access, form: SentForm) => Promise<Response>,
): Promise<Response> =>
  signedIn(c, async () => {
    const actor = c.get('actor');
    const access = await asActor(actor, (tx) => accessOf(tx, actor.id));
    return access ? work(c, access, await readForm(c)) : c.notFound();
  });

async function show(c: SiteContext, errors: readonly FieldError[]): Promise<Response> {
  const actor = c.get('actor');
  const token = c.get('sessionToken');
  const thisOne = token === null ? '' : await hashOf(token);
  const known = await asActor(actor, async (tx) => ({
    access: await accessOf(tx, actor.id),
    sessions: await openSessions(tx, actor.id),
    recoveries: await recoveriesOf(tx, actor.id),
  }));
  const page = ownAccountPage(c.get('visit'), {
    ...known,
    name: actor.name,
    sessions: known.sessions.map((session) => ({ ...session, isThis: session.tokenHash === thisOne })),
    errors,
    mayManage: mayInvite(actor),
  });
  return answer(c, page, errors.length > 0 ? 422 : 200);
}

async function postPassword(c: SiteContext, access: Access, form: SentForm): Promise<Response> {
  const words = wordsOf(c);
  const next = form.pasted('new-password');
  if (next !== form.pasted('again')) return show(c, [{ field: 'again', message: words.refusals['passwords-differ'] }]);
  const proved = await proveAgain(access.id, form.pasted('password'));
  if (!proved.ok) return show(c, [{ field: 'password', message: sentenceOf(words, proved.error) }]);
  const changed = await asActor(c.get('actor'), (tx) => changePassword(tx, access, next, c.get('sessionToken')));
  if (!changed.ok) return show(c, [{ field: 'new-password', message: sentenceOf(words, changed.error) }]);
  tell(c, access, 'password-changed');
  return seeOther(c, HOME, { text: words.own.changed });
}

async function showEnrol(c: SiteContext, access: Access, errors: readonly FieldError[]): Promise<Response> {
  if (access.secondFactorAt !== null) return seeOther(c, HOME);
  const words = wordsOf(c);
  const secret = await asActor(c.get('actor'), (tx) => secretToEnrol(tx, access));
  const page = enrolPage(words, {
    action: `${HOME}/xac-thuc-hai-buoc`,
    lead: words.enrol.optional,
    secret,
    uri: authenticatorUri(access.signInName, secret),
    errors,
    asksPassword: access.passwordSetAt !== null,
  });
  return answer(c, page, errors.length > 0 ? 422 : 200);
}

async function postEnrol(c: SiteContext, access: Access, form: SentForm): Promise<Response> {
  const words = wordsOf(c);
  if (access.passwordSetAt !== null) {
    const proved = await proveAgain(access.id, form.pasted('password'));
    if (!proved.ok) return showEnrol(c, access, [{ field: 'password', message: sentenceOf(words, proved.error) }]);
  }
  const codes = await asActor(c.get('actor'), (tx) => turnOnSecondFactor(tx, access, form.value('code')));
  if (!codes.ok) return showEnrol(c, access, [{ field: 'code', message: sentenceOf(words, codes.error) }]);
  tell(c, access, 'second-factor-on');
  return showBackupCodes(c, access, codes.value);
}

const showBackupCodes = (c: SiteContext, access: Access, codes: readonly string[]): Response => {
  const words = wordsOf(c);
  const owner = words.backup.of(access.name, access.signInName);
  return answer(c, backupCodesPage(words, { owner, codes, onward: HOME })) as Response;
};

async function postFactor(c: SiteContext, access: Access, form: SentForm): Promise<Response> {
  const words = wordsOf(c);
  const actor = c.get('actor');
  const refused = (error: Parameters<typeof sentenceOf>[1]) =>
    show(c, [{ field: 'code', message: sentenceOf(words, error) }]);
  if (access.secondFactorAt === null) return refused({ kind: 'second-factor-is-off' });
  const proved = await proveByCode(access.id, form.value('code'), c.get('address'));
  if (!proved.ok) {
    tellOfSecondUse(c, access.id, proved.error);
    return refused(proved.error);
  }
  if (form.value('off') !== '') {
    const off = await asActor(actor, (tx) => turnOffSecondFactor(tx, access));
    if (!off.ok) return refused(off.error);
    tell(c, access, 'second-factor-off');
    return seeOther(c, HOME, { text: words.own.turnedOff });
  }
  const codes = await asActor(actor, (tx) => renewBackupCodes(tx, access));
  if (!codes.ok) return refused(codes.error);
  tell(c, access, 'backup-codes-renewed');
  return showBackupCodes(c, access, codes.value);
}

async function endOne(c: SiteContext): Promise<Response> {
  const id = (await readForm(c)).value('session');
  const actor = c.get('actor');
  if (!isId(id)) return c.notFound();
  await asActor(actor, (tx) => endSessions(tx, actor.id, { id }));
  return seeOther(c, HOME, { text: wordsOf(c).own.ended });
}
