import { type Actor, ROLES } from '#src/kernel/actor.ts';
import { isId } from '#src/kernel/ids.ts';
import { ok } from '#src/kernel/result.ts';
import { onceAsActor, readForm, seeOther, type SentForm } from '#src/platform/http/form.ts';
import { mailIsSetUp } from '#src/platform/mail/mail.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import type { FieldError } from '#src/ui/form.tsx';
import { type Page, renderPage } from '#src/ui/page.tsx';
import { forbiddenPage } from '#src/ui/refusal-page.tsx';
import { accountRules, setAccountRules } from '../app/account-rules.command.ts';
import { accountsKnown, scopesForRoles } from '../app/accounts.query.ts';
import { makeInvitation } from '../app/invitation.command.ts';
import { createPerson } from '../app/new-person.command.ts';
import { mayInvite, mayManageAccounts, rolesGivenBy } from '../domain/manage.ts';
import { typedName } from '../domain/sign-in-name.ts';
import { grantAsked } from '../domain/role-scope.ts';
import { rulesPage } from './account-rules.page.tsx';
import type { Typed } from './grant-fields.tsx';
import { type CodeMade, goesByMail, handOverCode } from './hand-over-code.tsx';
import { accountPath, ACCOUNTS, accountsPage, newPersonPage, type Powers } from './manage.page.tsx';
import { type Words, wordsOf } from './words.ts';

const ON_A_PAGE = 50;

const only =
  (may: (actor: Actor) => boolean) =>
  async (c: SiteContext, work: () => Promise<Response>): Promise<Response> =>
    may(c.get('actor')) ? work() : c.html(renderPage(c.get('visit'), forbiddenPage(c.get('visit'))), 403);

/** Answers whoever keeps all accounts; others are told that it is not theirs. */
export const ifManaging = only(mayManageAccounts);
/** Answers also the Ministry's officers, for the accounts of units and years. */
export const ifInviting = only(mayInvite);

/** What the reader may do on the pages of accounts. */
export const powersOf = (c: SiteContext): Powers => ({
  keepsAll: mayManageAccounts(c.get('actor')),
  roles: rolesGivenBy(c.get('actor')),
});

const answer = (c: SiteContext, page: Page, status: 200 | 409 | 422 = 200) =>
  c.html(renderPage(c.get('visit'), page), status);

/** Which field a refusal belongs to. */
const FIELDS: Readonly<Record<keyof Words['manage']['refusals'], string>> = {
  'name-missing': 'name',
  'not-a-sign-in-name': 'sign-in-name',
  'sign-in-name-taken': 'sign-in-name',
  'not-an-email': 'email',
  'email-taken': 'email',
  'staff-code-taken': 'staff-code',
  'role-missing': 'role',
  'unit-missing': 'unit',
  'year-missing': 'year',
  'reason-missing': 'reason',
  'label-missing': 'label',
  'scope-missing': 'scope',
  'days-out-of-range': 'days',
  'not-a-program': 'main',
  'no-such-account': 'main',
  'not-yours-to-do': 'main',
  'not-for-oneself': 'main',
  'last-administrator': 'main',
  'someone-saved-before': 'main',
  'has-come-in': 'main',
  'minutes-out-of-range': 'minutes',
};
export const fieldErrors = (c: SiteContext, kind: keyof Words['manage']['refusals']): readonly FieldError[] => [
  { field: FIELDS[kind], message: wordsOf(c).manage.refusals[kind] },
];

const idOrNull = (text: string): string | null => (isId(text) ? text : null);
export const grantIn = (form: SentForm) =>
  grantAsked({
    role: form.value('role'),
    unitId: idOrNull(form.value('unit')),
    clusterYearId: idOrNull(form.value('year')),
  });

/** The accounts of the installation: found, invited, and which roles need a second factor. */
export function manageRoutes(site: Site, publicUrl: string): void {
  site.get(ACCOUNTS, (c) => ifInviting(c, () => list(c)));
  site.get(`${ACCOUNTS}/them`, (c) => ifInviting(c, () => showNew(c, {}, [])));
  site.post(`${ACCOUNTS}/them`, (c) => ifInviting(c, () => postNew(c, publicUrl)));
  site.get(`${ACCOUNTS}/xac-thuc`, (c) => ifManaging(c, () => showRules(c)));
  site.post(`${ACCOUNTS}/xac-thuc`, (c) => ifManaging(c, () => postRules(c)));
}

async function list(c: SiteContext): Promise<Response> {
  const search = (c.req.query('tim') ?? '').trim().slice(0, 100);
  const after = c.req.query('sau') ?? null;
  const powers = powersOf(c);
  const found = await asActor(c.get('actor'), (tx) =>
    accountsKnown(tx, { search, after, limit: ON_A_PAGE, withinScope: !powers.keepsAll }),
  );
  const last = found.accounts.at(-1)?.signInName ?? '';
  const next = found.more ? `${ACCOUNTS}?${new URLSearchParams({ tim: search, sau: last })}` : null;
  return answer(c, accountsPage(c.get('visit'), { search, accounts: found.accounts, next, powers }));
}

async function showNew(c: SiteContext, typed: Typed, errors: readonly FieldError[]): Promise<Response> {
  const visit = c.get('visit');
  const scopes = await asActor(c.get('actor'), (tx) => scopesForRoles(tx, visit.today));
  const page = newPersonPage(visit, { typed, scopes, errors, mail: mailIsSetUp(), powers: powersOf(c) });
  return answer(c, page, errors.length > 0 ? 422 : 200);
}

async function postNew(c: SiteContext, publicUrl: string): Promise<Response> {
  const form = await readForm(c);
  const actor = c.get('actor');
  const grant = grantIn(form);
  if (!grant.ok) return showNew(c, form.typed, fieldErrors(c, grant.error.kind));
  const email = form.value('email').toLowerCase() || null;
  const kind = form.value('kind') === 'service' ? 'service' : 'person';
  const byMail = kind === 'person' && goesByMail(form.value('way'), email);
  const name = form.value('name');
  let made: CodeMade | null = null;
  const done = await onceAsActor(actor, form, async (tx) => {
    const person = await createPerson(tx, actor, {
      name,
      post: form.value('post') || null,
      signInName: typedName(form.value('sign-in-name')),
      email,
      staffCode: form.value('staff-code') || null,
      kind,
      grants: [grant.value],
    });
    if (!person.ok) return person;
    const { accountId, signInName } = person.value;
    if (kind === 'service') return ok(accountPath(accountId));
    const code = await makeInvitation(tx, actor, { accountId, kind: 'invitation', sentTo: byMail ? email : null });
    made = { access: { id: accountId, name, signInName, email }, kind: 'invitation', code, byMail };
    return ok(accountPath(accountId));
  });
  if (!done.ok) return showNew(c, form.typed, fieldErrors(c, done.error.kind));
  return made === null ? seeOther(c, done.value, { text: wordsOf(c).manage.saved }) : handOverCode(c, publicUrl, made);
}

async function showRules(
  c: SiteContext,
  typed: Typed | null = null,
  errors: readonly FieldError[] = [],
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const rules = await asActor(c.get('actor'), (tx) => accountRules(tx));
  const choices = ROLES.filter((role) => role !== 'unit-leader');
  return answer(c, rulesPage(c.get('visit'), { rules, choices, typed, errors }), status);
}

async function postRules(c: SiteContext): Promise<Response> {
  const form = await readForm(c);
  const actor = c.get('actor');
  const wanted = {
    roles: form.all('role').filter((role) => ROLES.some((known) => known === role)),
    stepUpMinutes: /^\d{1,4}$/.test(form.value('minutes')) ? Number(form.value('minutes')) : 0,
    tellsOfNewDevice: form.value('new-device') === '1',
    version: form.version('version'),
  };
  const set = await onceAsActor(actor, form, async (tx) => {
    const saved = await setAccountRules(tx, actor, wanted);
    return saved.ok ? ok(`${ACCOUNTS}/xac-thuc`) : saved;
  });
  if (set.ok) return seeOther(c, set.value, { text: wordsOf(c).manage.saved });
  const { kind } = set.error;
  return showRules(c, form.typed, fieldErrors(c, kind), kind === 'someone-saved-before' ? 409 : 422);
}
