import { isId } from '#src/kernel/ids.ts';
import { ok } from '#src/kernel/result.ts';
import { onceAsActor, readForm, seeOther } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { mailIsSetUp } from '#src/platform/mail/mail.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { renderPage } from '#src/ui/page.tsx';
import { forbiddenPage, notFoundPage } from '#src/ui/refusal-page.tsx';
import { may } from '#src/year-round/accounts/domain/rights.ts';
import {
  choosesWitnesses,
  chooseWitness,
  endWitness,
  sendLetterAgain,
  type WitnessError,
} from '#src/year-round/audit/app/witnesses.command.ts';
import { rootLetters, witnesses } from '#src/year-round/audit/app/witnesses.query.ts';
import { witnessWords } from './witness-words.ts';
import { WITNESSES, witnessesPage, type WitnessesView } from './witnesses.page.tsx';

const A_PAGE = 50;

/** Who keeps roots of the log: chosen by the Ministry and the administrator, looked at by inspectors too. */
export function witnessRoutes(site: Site): void {
  site.get(WITNESSES, (c) => showWitnesses(c));
  site.post(WITNESSES, choose);
  site.post(`${WITNESSES}/:witness/thoi`, end);
  site.post(`${WITNESSES}/thu/:letter`, again);
}

const forbidden = (c: SiteContext) => c.html(renderPage(c.get('visit'), forbiddenPage(c.get('visit'))), 403);
const wordsOf = (c: SiteContext) => witnessWords(c.get('visit').language);

async function showWitnesses(
  c: SiteContext,
  refused: Pick<WitnessesView, 'typed' | 'errors' | 'ending'> = { typed: {}, errors: [], ending: null },
): Promise<Response> {
  const actor = c.get('actor');
  if (!may(actor, 'see-witnesses', null)) return forbidden(c);
  const asked = c.req.query('sau') ?? '';
  const beyond = /^\d{1,6}$/.test(asked) ? Number(asked) : 0;
  const [list, letters] = await asActor(actor, async (tx) => [
    await witnesses(tx),
    await rootLetters(tx, A_PAGE + 1, beyond),
  ]);
  const view = {
    witnesses: list,
    letters: letters.slice(0, A_PAGE),
    older: letters.length > A_PAGE ? `${WITNESSES}?sau=${beyond + A_PAGE}` : null,
    newer: beyond > 0 ? `${WITNESSES}?sau=${Math.max(0, beyond - A_PAGE)}` : null,
    chooses: choosesWitnesses(actor),
    hasMail: mailIsSetUp(),
    ...refused,
  };
  const status = refused.errors.length > 0 ? 422 : 200;
  return c.html(renderPage(c.get('visit'), witnessesPage(c.get('visit'), view)), status);
}

const FIELD_OF: Readonly<Partial<Record<WitnessError['kind'], string>>> = {
  'not-an-email': 'email',
  'is-a-witness-already': 'email',
  'no-such-schedule': 'schedule',
};

async function choose(c: SiteContext): Promise<Response> {
  const actor = c.get('actor');
  if (!choosesWitnesses(actor)) return forbidden(c);
  const form = await readForm(c);
  const name = form.value('name');
  const asked = { name, email: form.value('email'), schedule: form.value('schedule') };
  const chosen = await onceAsActor(actor, form, async (tx) => {
    const outcome = await chooseWitness(tx, actor, asked);
    return outcome.ok ? ok(WITNESSES) : outcome;
  });
  if (chosen.ok) return seeOther(c, chosen.value, { text: wordsOf(c).chosenNow(name) });
  const { kind } = chosen.error;
  const errors = [{ field: FIELD_OF[kind] ?? 'name', message: wordsOf(c).refusals[kind] }];
  return showWitnesses(c, { typed: form.typed, errors, ending: null });
}

async function end(c: SiteContext): Promise<Response> {
  const actor = c.get('actor');
  if (!choosesWitnesses(actor)) return forbidden(c);
  const id = c.req.param('witness') ?? '';
  const form = await readForm(c);
  const list = isId(id) ? await asActor(actor, witnesses) : [];
  const witness = list.find((one) => one.id === id);
  if (!witness) return c.html(renderPage(c.get('visit'), notFoundPage(c.get('visit'))), 404);
  const ended = await onceAsActor(actor, form, async (tx) => {
    const asked = { id, version: form.version('version'), reason: form.value('reason') };
    const outcome = await endWitness(tx, actor, asked);
    return outcome.ok ? ok(WITNESSES) : outcome;
  });
  if (ended.ok) return seeOther(c, ended.value, { text: wordsOf(c).endedNow(witness.name) });
  const errors = [{ field: `reason-${id}`, message: wordsOf(c).refusals[ended.error.kind] }];
  return showWitnesses(c, { typed: {}, errors, ending: id });
}

async function again(c: SiteContext): Promise<Response> {
  const actor = c.get('actor');
  if (!choosesWitnesses(actor)) return forbidden(c);
  const id = c.req.param('letter') ?? '';
  const form = await readForm(c);
  const sent = await onceAsActor(actor, form, async (tx) => {
    const outcome = await sendLetterAgain(tx, actor, isId(id) ? id : '00000000-0000-0000-0000-000000000000');
    return outcome.ok ? ok(WITNESSES) : outcome;
  });
  return seeOther(c, WITNESSES, {
    text: sent.ok ? wordsOf(c).againNow : wordsOf(c).refusals[sent.error.kind],
  });
}
