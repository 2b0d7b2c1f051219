import { chooseClaim, undoChoice } from '#src/history/choose.ts';
import { isId } from '#src/kernel/ids.ts';
import { ok } from '#src/kernel/result.ts';
import { onceAsActor, readForm, seeOther } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { renderPage } from '#src/ui/page.tsx';
import { forbiddenPage, notFoundPage } from '#src/ui/refusal-page.tsx';
import { mayChooseAmongSources } from '#src/year-round/accounts/domain/may.ts';
import { differencePath } from '../evidence/doubts-part.tsx';
import { type DifferenceView, differencePage } from './difference.page.tsx';
import { differenceWith } from './difference.query.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

const BASE = '/can-kiem-tra/khac-nhau/:claim{[0-9a-f-]{36}}';
type Said = Pick<DifferenceView, 'typed' | 'errors'>;

/** One fact in which sources differ: everyone reads it, the Ministry's officer chooses and takes back. */
export function differenceRoutes(site: Site): void {
  site.get(BASE, (c) => show(c, { typed: null, errors: [] }, 200));
  site.post(BASE, postChoice);
  site.post(`${BASE}/hoan-tac`, postUndo);
}

const wordsOf = (c: SiteContext) => (c.get('visit').language === 'vi' ? vi : en);
const forbidden = (c: SiteContext) => c.html(renderPage(c.get('visit'), forbiddenPage(c.get('visit'))), 403);

async function show(c: SiteContext, said: Said, status: 200 | 409 | 422): Promise<Response> {
  const visit = c.get('visit');
  const actor = c.get('actor');
  const id = c.req.param('claim') ?? '';
  const found = isId(id) ? await asActor(actor, (tx) => differenceWith(tx, id)) : null;
  if (!found) return c.html(renderPage(visit, notFoundPage(visit)), 404);
  const page = differencePage({ visit, ...found, ...said, mayChoose: mayChooseAmongSources(actor) });
  return c.html(renderPage(visit, page), status);
}

async function postChoice(c: SiteContext): Promise<Response> {
  const actor = c.get('actor');
  const words = wordsOf(c);
  if (!mayChooseAmongSources(actor)) return forbidden(c);
  const form = await readForm(c);
  const claimId = form.value('claim');
  if (!isId(claimId))
    return show(c, { typed: form.typed, errors: [{ field: 'claim', message: words.refusals['no-such-claim'] }] }, 422);
  const inForce = form.value('inForce') || null;
  const chosen = await onceAsActor(actor, form, async (tx) => {
    const outcome = await chooseClaim(tx, actor, { claimId, reason: form.value('reason'), inForce });
    return outcome.ok ? ok(differencePath({ id: claimId })) : outcome;
  });
  if (chosen.ok) return seeOther(c, chosen.value, { text: words.chosenNow });
  const { kind } = chosen.error;
  if (kind === 'not-yours-to-do') return forbidden(c);
  const field = kind === 'reason-must-be-written' ? 'reason' : 'claim';
  const status = kind === 'someone-chose-before' ? 409 : 422;
  return show(c, { typed: form.typed, errors: [{ field, message: words.refusals[kind] }] }, status);
}

async function postUndo(c: SiteContext): Promise<Response> {
  const actor = c.get('actor');
  const words = wordsOf(c);
  if (!mayChooseAmongSources(actor)) return forbidden(c);
  const form = await readForm(c);
  const choiceId = form.value('choice');
  const undone = await onceAsActor(actor, form, async (tx) => {
    const outcome = await undoChoice(tx, actor, { choiceId: isId(choiceId) ? choiceId : actor.id });
    return outcome.ok ? ok(differencePath({ id: c.req.param('claim') ?? '' })) : outcome;
  });
  if (undone.ok) return seeOther(c, undone.value, { text: words.undoneNow });
  const { kind } = undone.error;
  if (kind === 'not-yours-to-do') return forbidden(c);
  return show(c, { typed: null, errors: [{ field: 'claim', message: words.refusals[kind] }] }, 409);
}
