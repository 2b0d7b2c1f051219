import { WORKER } from '#src/kernel/actor.ts';
import { type Held, readHeld } from '#src/platform/http/held-form.ts';
import { readForm, seeOther } from '#src/platform/http/form.ts';
import { placeOf } from '#src/platform/http/client.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { boundCredentials } from '#src/platform/credentials/better-auth.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import type { FieldError } from '#src/ui/form.tsx';
import { Form, SubmitRow } from '#src/ui/form.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { renderPage, type Page } from '#src/ui/page.tsx';
import { accessOf } from '../app/access.query.ts';
import { demonstrationAccounts } from '../app/demonstration.query.ts';
import { type Entered, enterWithCode, enterWithPassword, passOn } from '../app/enter.command.ts';
import { secretToEnrol, turnOnSecondFactor } from '../app/own-account.command.ts';
import { type Pending, pendingSession } from '../app/sessions.command.ts';
import { signIn } from '../app/sign-in.command.ts';
import { authenticatorUri } from '../domain/authenticator-uri.ts';
import { tellOfSecondUse, tellOwnerOf } from './owner-told.ts';
import type { SessionCookie } from './session-cookie.ts';
import { backupCodesPage, codePage, enrolPage, signInPage } from './sign-in.page.tsx';
import { sentenceOf, wordsOf } from './words.ts';

const answer = (c: SiteContext, page: Page, status: 200 | 422 = 200) =>
  c.html(renderPage(c.get('visit'), page), status);

/** Where the reader wanted to go; `seeOther` lets no other site in. */
const onwardOf = (c: SiteContext): string => (c.req.query('ve') ?? '').slice(0, 500);
const WORK = '/viec';

/** The next page of someone who has got so far. */
export function goOn(c: SiteContext, stage: Entered['stage'], onward: string): Response {
  const query = onward === '' ? '' : `?ve=${encodeURIComponent(onward)}`;
  if (stage === 'code') return seeOther(c, `/dang-nhap/ma${query}`);
  if (stage === 'enrol') return seeOther(c, `/dang-nhap/thiet-lap${query}`);
  return seeOther(c, onward === '' ? WORK : onward, { text: wordsOf(c).signedIn });
}

/** Signing in with a password and a second step, or by one-time link; leaving again. */
export function signInRoutes(site: Site, cookie: SessionCookie): void {
  site.get('/dang-nhap', (c) => showSignIn(c, '', []));
  site.post('/dang-nhap', (c) => postSignIn(c, cookie));
  site.get('/dang-nhap/ma', (c) => atStage(c, 'code', () => answer(c, codePage(wordsOf(c), onwardOf(c), []))));
  site.post('/dang-nhap/ma', (c) => atStage(c, 'code', (pending, token) => postCode(c, cookie, pending, token)));
  site.get('/dang-nhap/thiet-lap', (c) => atStage(c, 'enrol', (pending) => showEnrol(c, pending, [])));
  site.post('/dang-nhap/thiet-lap', (c) =>
    atStage(c, 'enrol', (pending, token) => postEnrol(c, cookie, pending, token)),
  );
  linkRoutes(site, cookie);
  site.post('/dang-xuat', async (c) => {
    await readForm(c);
    await cookie.take(c);
    return seeOther(c, '/', { text: wordsOf(c).signedOut });
  });
}

/** The page to sign in on, also with what was refused. */
export async function showSignIn(c: SiteContext, name: string, errors: readonly FieldError[]): Promise<Response> {
  const demonstration = await asActor(WORKER, (tx) => demonstrationAccounts(tx));
  const page = signInPage(wordsOf(c), {
    onward: onwardOf(c),
    name,
    errors,
    provider: boundCredentials().provider?.label ?? null,
    demonstration: demonstration.length > 0,
  });
  return answer(c, page, errors.length > 0 ? 422 : 200);
}

async function postSignIn(c: SiteContext, cookie: SessionCookie): Promise<Response> {
  const form = await readForm(c);
  const name = form.value('name');
  const entered = await enterWithPassword({ name, password: form.pasted('password') }, placeOf(c));
  if (!entered.ok) return showSignIn(c, name, [{ field: 'password', message: sentenceOf(wordsOf(c), entered.error) }]);
  await cookie.give(c, entered.value.token);
  return goOn(c, entered.value.stage, onwardOf(c));
}

/** Does the work for whoever stands at this step; anyone else begins at the beginning. */
async function atStage(
  c: SiteContext,
  stage: Pending['stage'],
  work: (pending: Pending, token: string) => Response | Promise<Response>,
): Promise<Response> {
  const token = c.get('sessionToken');
  const pending = token === null ? null : await asActor(WORKER, (tx) => pendingSession(tx, token));
  if (token === null || pending?.stage !== stage) return seeOther(c, '/dang-nhap');
  return work(pending, token);
}

async function postCode(c: SiteContext, cookie: SessionCookie, pending: Pending, token: string): Promise<Response> {
  const form = await readForm(c);
  const entered = await enterWithCode(pending, { code: form.value('code'), token }, placeOf(c));
  if (!entered.ok) {
    tellOfSecondUse(c, pending.accountId, entered.error);
    const words = wordsOf(c);
    return answer(c, codePage(words, onwardOf(c), [{ field: 'code', message: sentenceOf(words, entered.error) }]), 422);
  }
  await cookie.give(c, entered.value.token);
  return goOn(c, 'open', onwardOf(c));
}

/** Setting the second factor up, for whom it was asked of in the middle of their work; what they sent waits. */
export const showEnrolAtSignIn = (c: SiteContext, held: Held): Promise<Response> =>
  atStage(c, 'enrol', (pending) => showEnrol(c, pending, [], held));

async function showEnrol(
  c: SiteContext,
  pending: Pending,
  errors: readonly FieldError[],
  held: Held | null = null,
): Promise<Response> {
  const words = wordsOf(c);
  const onward = onwardOf(c);
  const secret = await asActor(WORKER, (tx) => secretToEnrol(tx, { id: pending.accountId, name: pending.name }));
  const page = enrolPage(words, {
    action: `/dang-nhap/thiet-lap${onward === '' ? '' : `?ve=${encodeURIComponent(onward)}`}`,
    lead: words.enrol.required,
    secret,
    uri: authenticatorUri(pending.signInName, secret),
    errors,
    asksPassword: false,
    held,
  });
  return answer(c, page, errors.length > 0 || held !== null ? 422 : 200);
}

async function postEnrol(c: SiteContext, cookie: SessionCookie, pending: Pending, token: string): Promise<Response> {
  const form = await readForm(c);
  const words = wordsOf(c);
  const place = placeOf(c);
  const held = readHeld(form.pasted('held'));
  const outcome = await asActor(WORKER, async (tx) => {
    const access = await accessOf(tx, pending.accountId);
    if (!access) throw new Error('whoever sets up a second factor has an account');
    const codes = await turnOnSecondFactor(tx, access, form.value('code'));
    if (!codes.ok) return codes;
    return { ok: true as const, value: { codes: codes.value, entered: await passOn(tx, pending, token, place) } };
  });
  if (!outcome.ok) return showEnrol(c, pending, [{ field: 'code', message: sentenceOf(words, outcome.error) }], held);
  await cookie.give(c, outcome.value.entered.token);
  tellOwnerOf(c, pending.accountId, 'second-factor-on');
  const owner = words.backup.of(pending.name, pending.signInName);
  const onward = onwardOf(c) || WORK;
  return answer(c, backupCodesPage(words, { owner, codes: outcome.value.codes, onward, held }));
}

/** A one-time link opens a page, its button enters; so no preview of a mail program uses it up. */
function linkRoutes(site: Site, cookie: SessionCookie): void {
  site.get('/vao/:link', (c) => {
    const words = wordsOf(c);
    const body = (
      <Form id="enter" action={`/vao/${encodeURIComponent(c.req.param('link'))}`}>
        <SubmitRow label={words.enter} />
      </Form>
    );
    return answer(c, { title: words.enter, head: { title: words.enter, lead: words.enterLead }, body });
  });

  site.post('/vao/:link', async (c) => {
    const words = wordsOf(c);
    const link = c.req.param('link');
    const session = await asActor(WORKER, (tx) => signIn(tx, link, placeOf(c)));
    if (!session.ok) {
      const body = <Notice tone="missed" title={words.refusals[session.error.kind]} />;
      return answer(c, { title: words.signIn, head: { title: words.signIn }, body }, 422);
    }
    await cookie.give(c, session.value);
    return seeOther(c, WORK, { text: words.signedIn });
  });
}
