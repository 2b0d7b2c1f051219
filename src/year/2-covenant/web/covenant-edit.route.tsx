import { dayInVietnam, timeInVietnam } from '#src/kernel/vietnam-time.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { ok } from '#src/kernel/result.ts';
import { onceAsActor, readForm, seeOther } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { campaignsOf } from '#src/year/1-launch/app/campaigns.query.ts';
import { forbidden } from '#src/web/answer.ts';
import { showInYear } from '#src/year-round/calendar/web/year-of-request.ts';
import { covenantOf, type CovenantView } from '../app/covenants.query.ts';
import { saveCovenantText, type SaveCovenantTextError } from '../app/save-covenant-text.ts';
import { covenantEditPage, type EditForm, linesRead, typedFrom } from './covenant-edit.page.tsx';
import { type Asked, askedToRun, BASE, wordsOf } from './covenant-request.ts';
import { readText, typedIn } from './read-text.ts';

export function editRoutes(site: Site): void {
  site.get(`${BASE}/:covenant/sua`, async (c) => {
    const asked = await askedToRun(c);
    if (asked instanceof Response) return asked;
    const { frame, covenant } = asked;
    const typed = typedFrom(covenant.facts);
    const campaigns = await asActor(c.get('actor'), (tx) => campaignsOf(tx, frame.clusterYear.id));
    // A fresh draft answers what the year has launched; the person drafting strikes out what does not belong.
    const fresh = covenant.edition === 1 && typed.campaigns === '';
    const filled = fresh ? { ...typed, campaigns: campaigns.map((campaign) => campaign.name).join('\n') } : typed;
    return showInYear(c, frame, covenantEditPage(c.get('visit'), frame, formFor(covenant, filled)));
  });
  site.post(`${BASE}/:covenant/sua`, save);
}

const formFor = (covenant: CovenantView, typed: EditForm['typed']): EditForm => ({
  covenant,
  typed,
  errors: [],
  previewed: linesRead(typed) || null,
  conflict: null,
});

const FIELD_OF: Partial<Record<SaveCovenantTextError['kind'], string>> = {
  'measured-ends-before-it-begins': 'measuredTo',
  'fewer-tasks-declared-than-entered': 'taskCount',
  'copies-must-be-a-count': 'copies',
};

async function save(c: SiteContext): Promise<Response> {
  const asked = await askedToRun(c);
  if (asked instanceof Response) return asked;
  const { frame, covenant, path } = asked;
  const actor = c.get('actor');
  const words = wordsOf(c);
  const form = await readForm(c);
  const typed = typedIn(form);
  const { text, errors } = readText(typed, words);
  // The form that comes back stands on the version that was read, unless someone else's was shown beside it.
  const read = { ...covenant, version: form.version('version') };
  const again = (change: Partial<EditForm>, status: 200 | 409 | 422) =>
    showInYear(c, frame, covenantEditPage(c.get('visit'), frame, { ...formFor(read, typed), ...change }), status);
  if (errors.length > 0) return again({ errors }, 422);
  const shown = form.value('previewed') === linesRead(typed);
  if (form.value('preview') || !(shown || linesRead(typed) === '')) return again({}, 200);

  const saved = await onceAsActor(actor, form, async (tx) => {
    const outcome = await saveCovenantText(tx, actor, {
      clusterYearId: frame.clusterYear.id,
      covenantId: covenant.id,
      version: read.version,
      text,
    });
    return outcome.ok ? ok(path) : outcome;
  });
  if (saved.ok) return seeOther(c, saved.value, { text: words.saved(covenant.edition + 1) });
  if (saved.error.kind === 'not-yours-to-do') return forbidden(c);
  if (saved.error.kind === 'someone-saved-before') return showConflict(c, asked, typed);
  return again(
    { errors: [{ field: FIELD_OF[saved.error.kind] ?? 'targets', message: words.refusals[saved.error.kind] }] },
    422,
  );
}

/** Both texts side by side; the form now stands on the newer version and still holds what was typed. */
async function showConflict(c: SiteContext, { frame, covenant }: Asked, typed: EditForm['typed']): Promise<Response> {
  const newer = await asActor(c.get('actor'), (tx) => covenantOf(tx, frame.clusterYear.id, covenant.id));
  if (!newer) return c.notFound();
  const { editedAt, editedBy } = newer;
  const at = editedAt ? `${timeInVietnam(editedAt)}, ${printDay(dayInVietnam(editedAt))}` : '';
  const form = { ...formFor(newer, typed), conflict: { who: editedBy ?? '', at } };
  return showInYear(c, frame, covenantEditPage(c.get('visit'), frame, form), 409);
}
