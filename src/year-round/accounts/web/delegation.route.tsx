import { ANONYMOUS, type Role, ROLES } from '#src/kernel/actor.ts';
import { isId } from '#src/kernel/ids.ts';
import { ok } from '#src/kernel/result.ts';
import { parseDay } from '#src/kernel/vietnamese-date.ts';
import { onceAsActor, readForm, seeOther } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import type { FieldError } from '#src/ui/form.tsx';
import { renderPage } from '#src/ui/page.tsx';
import { delegateRole, withdrawDelegation } from '../app/delegate.command.ts';
import { colleaguesFor, delegationsOf, ownRolesToDelegate } from '../app/delegations.query.ts';
import { delegationWords } from './delegation-words.ts';
import { delegationPage, type DelegationView } from './delegation.page.tsx';

const HOME = '/tai-khoan/uy-quyen';

/** Ủy quyền: one's own, given and received. */
export function delegationRoutes(site: Site): void {
  site.get(HOME, (c) => signedIn(c, () => show(c, { typed: null, errors: [] })));
  site.post(HOME, (c) => signedIn(c, () => give(c)));
  site.post(`${HOME}/thu-hoi`, (c) => signedIn(c, () => withdraw(c)));
}

const signedIn = async (c: SiteContext, work: () => Promise<Response>): Promise<Response> =>
  c.get('actor').id === ANONYMOUS.id ? seeOther(c, `/dang-nhap?ve=${HOME}`) : work();

async function show(
  c: SiteContext,
  said: Pick<DelegationView, 'typed' | 'errors'>,
  status: 200 | 422 = 200,
): Promise<Response> {
  const actor = c.get('actor');
  const { today } = c.get('visit');
  const known = await asActor(actor, async (tx) => {
    const roles = await ownRolesToDelegate(tx, actor, today);
    const unitIds = roles.map(({ unitId }) => unitId);
    return {
      roles,
      colleagues: await colleaguesFor(tx, actor, unitIds, today),
      delegations: await delegationsOf(tx, actor),
    };
  });
  return c.html(renderPage(c.get('visit'), delegationPage(c.get('visit'), { ...known, ...said })), status);
}

const FIELD_OF: Readonly<Record<string, string>> = {
  'role-is-not-held': 'role',
  'not-of-the-unit': 'to',
  'paper-is-missing': 'paper',
};

async function give(c: SiteContext): Promise<Response> {
  const actor = c.get('actor');
  const { today, language } = c.get('visit');
  const words = delegationWords(language);
  const form = await readForm(c);
  const [role = '', unitId = ''] = form.value('role').split(' ');
  const [from, until] = [parseDay(form.value('from')), parseDay(form.value('until'))];
  const again = (errors: readonly FieldError[]) => show(c, { typed: form.typed, errors }, 422);
  if (!from.ok || !until.ok)
    return again([
      ...(from.ok ? [] : [{ field: 'from', message: words.notADay }]),
      ...(until.ok ? [] : [{ field: 'until', message: words.notADay }]),
    ]);
  if (!ROLES.some((one) => one === role) || !isId(unitId))
    return again([{ field: 'role', message: words.refusals['role-is-not-held'] }]);
  const given = await onceAsActor(actor, form, async (tx) => {
    const outcome = await delegateRole(
      tx,
      actor,
      {
        role: role as Role,
        unitId,
        to: form.value('to'),
        days: { from: from.value, to: until.value },
        paper: form.value('paper'),
      },
      today,
    );
    return outcome.ok ? ok(HOME) : outcome;
  });
  if (given.ok) return seeOther(c, given.value, { text: words.done });
  const { kind } = given.error;
  return again([{ field: FIELD_OF[kind] ?? 'until', message: words.refusals[kind] }]);
}

async function withdraw(c: SiteContext): Promise<Response> {
  const actor = c.get('actor');
  const { today, language } = c.get('visit');
  const words = delegationWords(language);
  const form = await readForm(c);
  const delegationId = form.value('delegation');
  const outcome = await onceAsActor(actor, form, async (tx) => {
    const withdrawn = isId(delegationId)
      ? await withdrawDelegation(tx, actor, { delegationId, on: today })
      : ({ ok: false, error: { kind: 'no-such-delegation' } } as const);
    return withdrawn.ok ? ok(HOME) : withdrawn;
  });
  if (outcome.ok) return seeOther(c, outcome.value, { text: words.withdrawn });
  return show(c, { typed: null, errors: [{ field: 'delegation', message: words.refusals[outcome.error.kind] }] }, 422);
}
