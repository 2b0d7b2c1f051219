import { isId } from '#src/kernel/ids.ts';
import { ok } from '#src/kernel/result.ts';
import { onceAsActor, readForm, seeOther } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { merges, possibleDuplicates } from '../app/duplicates.query.ts';
import { keepApart, mergePeople, undoMerge } from '../app/merge-people.command.ts';
import { keepsAllPeople, unitsKept } from '../domain/may-know.ts';
import { forbidden, notFound, show } from './asked.ts';
import { duplicatesPage, type DuplicatesView } from './duplicates.page.tsx';
import { peopleWords } from './words.ts';

const mayJudge = (c: SiteContext): boolean => {
  const actor = c.get('actor');
  return keepsAllPeople(actor) || unitsKept(actor).length > 0;
};
const wordsOf = (c: SiteContext) => peopleWords(c.get('visit').language);

/** Records that may be one person: proposed, merged by somebody with a reason, and taken apart again. */
export function duplicateRoutes(site: Site): void {
  site.get('/nhan-su/trung', (c) => showPairs(c, null));
  site.post('/nhan-su/trung', judge);
  site.post('/nhan-su/trung/:merge/hoan-tac', undo);
}

async function showPairs(c: SiteContext, refused: DuplicatesView['refused']): Promise<Response> {
  if (!mayJudge(c)) return forbidden(c);
  const view = await asActor(c.get('actor'), async (tx) => ({
    pairs: await possibleDuplicates(tx),
    merges: await merges(tx),
  }));
  return show(c, duplicatesPage(c.get('visit'), { ...view, refused }), refused ? 422 : 200);
}

async function judge(c: SiteContext): Promise<Response> {
  if (!mayJudge(c)) return forbidden(c);
  const actor = c.get('actor');
  const form = await readForm(c);
  const [oneId, otherId] = [form.value('one'), form.value('other')];
  if (!isId(oneId) || !isId(otherId)) return notFound(c);
  const reason = form.value('reason').slice(0, 500);
  const isOne = form.value('do') === 'merge';
  const judged = await onceAsActor(
    actor,
    form,
    async (tx) => {
      const outcome = await (isOne ? mergePeople : keepApart)(tx, actor, { oneId, otherId, reason });
      return outcome.ok ? ok(isOne ? `/nguoi/${outcome.value}` : '/nhan-su/trung') : outcome;
    },
    { reason },
  );
  if (judged.ok)
    return seeOther(c, judged.value, { text: isOne ? wordsOf(c).merge.merged : wordsOf(c).merge.keptApart });
  if (judged.error.kind === 'not-yours-to-do') return forbidden(c);
  if (judged.error.kind === 'nobody-has-that-id') return notFound(c);
  const id = `${oneId}.${otherId}`;
  const errors = [{ field: `reason-${id}`, message: wordsOf(c).refusals[judged.error.kind] }];
  return showPairs(c, { form: id, typed: reason, errors });
}

async function undo(c: SiteContext): Promise<Response> {
  if (!mayJudge(c)) return forbidden(c);
  const actor = c.get('actor');
  const mergeId = c.req.param('merge') ?? '';
  const form = await readForm(c);
  if (!isId(mergeId)) return notFound(c);
  const reason = form.value('reason').slice(0, 500);
  const undone = await onceAsActor(
    actor,
    form,
    async (tx) => {
      const outcome = await undoMerge(tx, actor, { mergeId, reason });
      return outcome.ok ? ok(`/nguoi/${outcome.value}`) : outcome;
    },
    { reason },
  );
  if (undone.ok) return seeOther(c, undone.value, { text: wordsOf(c).merge.undoneNow });
  if (undone.error.kind === 'nobody-has-that-id') return notFound(c);
  const errors = [{ field: `reason-${mergeId}`, message: wordsOf(c).refusals[undone.error.kind] }];
  return showPairs(c, { form: mergeId, typed: reason, errors });
}
