import type { Actor } from '#src/kernel/actor.ts';
import { isId } from '#src/kernel/ids.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { onceAsActor, readForm, seeOther, type SentForm } from '#src/platform/http/form.ts';
import { mailIsSetUp } from '#src/platform/mail/mail.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import type { FieldError } from '#src/ui/form.tsx';
import { renderPage } from '#src/ui/page.tsx';
import { type Access, accountWithinReach } from '../app/access.query.ts';
import { grantsListed, scopesForRoles, stateOfAccount } from '../app/accounts.query.ts';
import { disableAccount, enableAccount } from '../app/close-account.command.ts';
import { editAccount } from '../app/edit-account.command.ts';
import { addGrant, endGrant } from '../app/grants.command.ts';
import { invite, revokeInvitation } from '../app/invite.command.ts';
import { recover } from '../app/recover.command.ts';
import type { Typed } from './grant-fields.tsx';
import { makeServiceToken, revokeServiceToken } from '../app/service-tokens.command.ts';
import { serviceTokensOf } from '../app/service-tokens.query.ts';
import { isScope } from '../domain/scopes.ts';
import { type CodeMade, goesByMail, handOverCode } from './hand-over-code.tsx';
import { fieldErrors, grantIn, ifInviting, ifManaging, powersOf } from './manage.route.tsx';
import { ACCOUNTS, accountPath } from './manage.page.tsx';
import { managedAccountPage } from './managed-account.page.tsx';
import { tellOwnerOf } from './owner-told.ts';
import { newKeyPage } from './service-keys.page.tsx';
import { type Words, wordsOf } from './words.ts';

const ONE = `${ACCOUNTS}/:id{[0-9a-f-]{36}}`;
type Refused = { readonly kind: keyof Words['manage']['refusals'] };
type Work = (tx: Tx, actor: Actor, access: Access, form: SentForm) => Promise<Result<null, Refused>>;
type Done = (words: Words['manage']) => string;

/** One account: its roles, particulars, ways in, and its closing. */
export function managedAccountRoutes(site: Site, publicUrl: string): void {
  site.get(ONE, (c) => withinReach(c, (access) => show(c, access, {}, [])));
  site.post(`${ONE}/moi`, (c) => withinReach(c, (access) => postInvite(c, publicUrl, access)));
  site.post(`${ONE}/cap-lai`, (c) => withAccount(c, (access) => postRecover(c, publicUrl, access)));
  const post = (path: string, done: Done, work: Work, whose = withAccount): void => {
    site.post(`${ONE}/${path}`, (c) => whose(c, (access) => once(c, access, done, work)));
  };
  site.post(`${ONE}/khoa-truy-cap`, (c) => withAccount(c, (access) => postKey(c, access)));
  post('khoa-truy-cap/thu-hoi', (words) => words.keyIsRevoked, revokeKey);
  post(
    'thu-hoi',
    (words) => words.revoked,
    (tx, actor, access) => revokeInvitation(tx, actor, access.id),
    withinReach,
  );
  post(
    'khoa',
    (words) => words.closed,
    (tx, actor, access) => disableAccount(tx, actor, access.id),
  );
  post(
    'mo',
    (words) => words.opened,
    (tx, actor, access) => enableAccount(tx, actor, access.id),
  );
  post('vai-tro', (words) => words.given, giveRole, withinReach);
  post('vai-tro/ket-thuc', (words) => words.ended, endRole, withinReach);
  site.post(`${ONE}/thong-tin`, (c) => withAccount(c, (access) => postParticulars(c, access)));
}

const forWhom =
  (only: typeof ifManaging) =>
  (c: SiteContext, work: (access: Access) => Promise<Response>): Promise<Response> =>
    only(c, async () => {
      const id = c.req.param('id') ?? '';
      const actor = c.get('actor');
      const access = isId(id) ? await asActor(actor, (tx) => accountWithinReach(tx, actor, id)) : null;
      return access ? work(access) : c.notFound();
    });
/** For who keeps all accounts. */
const withAccount = forWhom(ifManaging);
/** Also for the Ministry's officers; what is beyond their reach is not there. */
const withinReach = forWhom(ifInviting);

async function show(
  c: SiteContext,
  access: Access,
  typed: Typed,
  errors: readonly FieldError[],
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const visit = c.get('visit');
  const known = await asActor(c.get('actor'), async (tx) => ({
    state: await stateOfAccount(tx, access.id),
    grants: await grantsListed(tx, access.id),
    keys: access.kind === 'service' ? await serviceTokensOf(tx, access.id) : [],
    scopes: await scopesForRoles(tx, visit.today),
  }));
  const page = managedAccountPage(visit, { access, ...known, mail: mailIsSetUp(), powers: powersOf(c), typed, errors });
  return c.html(renderPage(visit, page), status);
}

async function once(c: SiteContext, access: Access, done: Done, work: Work): Promise<Response> {
  const form = await readForm(c);
  const actor = c.get('actor');
  const outcome = await onceAsActor(actor, form, async (tx) => {
    const worked = await work(tx, actor, access, form);
    return worked.ok ? ok(accountPath(access.id)) : worked;
  });
  if (outcome.ok) return seeOther(c, outcome.value, { text: done(wordsOf(c).manage) });
  const { kind } = outcome.error;
  return show(c, access, form.typed, fieldErrors(c, kind), kind === 'someone-saved-before' ? 409 : 422);
}

const giveRole: Work = async (tx, actor, access, form) => {
  const grant = grantIn(form);
  return grant.ok
    ? addGrant(tx, actor, { accountId: access.id, grant: grant.value, version: form.version('version') })
    : grant;
};

const revokeKey: Work = async (tx, actor, access, form) => {
  const tokenId = form.value('key');
  return revokeServiceToken(tx, actor, { accountId: access.id, tokenId: isId(tokenId) ? tokenId : access.id });
};

const endRole: Work = async (tx, actor, access, form) => {
  const grantId = form.value('grant');
  return endGrant(tx, actor, {
    accountId: access.id,
    grantId: isId(grantId) ? grantId : access.id,
    version: form.version('version'),
  });
};

const saveParticulars: Work = (tx, actor, access, form) =>
  editAccount(tx, actor, {
    accountId: access.id,
    post: form.value('post') || null,
    email: form.value('email') || null,
    staffCode: form.value('staff-code') || null,
    version: form.version('version'),
  });

/** A changed address is told to the old one and to the new one. */
async function postParticulars(c: SiteContext, access: Access): Promise<Response> {
  const answer = await once(c, access, (words) => words.saved, saveParticulars);
  const email = (await readForm(c)).value('email').toLowerCase();
  if (answer.status !== 303 || email === (access.email ?? '')) return answer;
  for (const to of [access.email, email]) if (to) tellOwnerOf(c, access.id, 'address-changed', to);
  return answer;
}

async function postKey(c: SiteContext, access: Access): Promise<Response> {
  const form = await readForm(c);
  const actor = c.get('actor');
  const wanted = {
    accountId: access.id,
    label: form.value('label'),
    scopes: form.all('scope').filter(isScope),
    days: Number(form.value('days')),
  };
  const path = accountPath(access.id);
  let key: string | null = null;
  const made = await onceAsActor(actor, form, async (tx) => {
    const token = await makeServiceToken(tx, actor, wanted);
    if (!token.ok) return token;
    key = token.value;
    return ok(path);
  });
  if (!made.ok) return show(c, access, form.typed, fieldErrors(c, made.error.kind), 422);
  if (key === null) return seeOther(c, path, { text: wordsOf(c).manage.shownBefore });
  return c.html(renderPage(c.get('visit'), newKeyPage(c.get('visit'), key, path)));
}

async function postInvite(c: SiteContext, publicUrl: string, access: Access): Promise<Response> {
  const form = await readForm(c);
  const byMail = goesByMail(form.value('way'), access.email);
  return handOverOnce(c, publicUrl, { access, kind: 'invitation', byMail }, form, (tx) =>
    invite(tx, c.get('actor'), { accountId: access.id, byMail }),
  );
}

async function postRecover(c: SiteContext, publicUrl: string, access: Access): Promise<Response> {
  const form = await readForm(c);
  const byMail = goesByMail(form.value('way'), access.email);
  const wanted = {
    accountId: access.id,
    byMail,
    forgetsSecondFactor: form.value('forget') === '1',
    reason: form.value('reason'),
  };
  return handOverOnce(c, publicUrl, { access, kind: 'recovery', byMail }, form, (tx) =>
    recover(tx, c.get('actor'), wanted),
  );
}

/** Makes a code once and hands it over: a form sent twice makes no second one, which would end the first. */
async function handOverOnce(
  c: SiteContext,
  publicUrl: string,
  of: Omit<CodeMade, 'code' | 'access'> & { readonly access: Access },
  form: SentForm,
  make: (tx: Tx) => Promise<Result<string, Refused>>,
): Promise<Response> {
  const path = accountPath(of.access.id);
  let code: string | null = null;
  const made = await onceAsActor(c.get('actor'), form, async (tx) => {
    const outcome = await make(tx);
    if (!outcome.ok) return outcome;
    code = outcome.value;
    return ok(path);
  });
  if (!made.ok) return show(c, of.access, form.typed, fieldErrors(c, made.error.kind), 422);
  if (code === null) return seeOther(c, path, { text: wordsOf(c).manage.shownBefore });
  return handOverCode(c, publicUrl, { ...of, code });
}
