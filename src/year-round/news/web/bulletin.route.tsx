import { ok } from '#src/kernel/result.ts';
import { printInstant } from '#src/kernel/vietnamese-date.ts';
import { onceAsActor, readForm, seeOther } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { forbidden } from '#src/web/answer.ts';
import { mayRunYear, maySeeWork } from '#src/year-round/accounts/domain/may.ts';
import { yearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { meetingsOf } from '#src/year-round/meetings/app/meetings.query.ts';
import { showInYear, stepRoute } from '#src/year-round/calendar/web/year-of-request.ts';
import { bulletinOf } from '../app/bulletin.query.ts';
import { bulletinFacts } from '../app/bulletin-facts.query.ts';
import { approveBulletin, saveBulletin } from '../app/edit-bulletin.command.ts';
import { bulletin, bulletinText } from '../domain/bulletin.ts';
import { type BulletinShown, bulletinPage, bulletinPath, bulletinWords } from './bulletin.page.tsx';

const PATH = `${stepRoute('nomination')}/ban-tin`;
type Said = Pick<BulletinShown, 'typed' | 'errors'> & { readonly conflict: boolean };
const NOTHING: Said = { typed: null, errors: [], conflict: false };

export function newsRoutes(site: Site): void {
  site.get(PATH, (c) => show(c, NOTHING));
  site.post(PATH, postText);
  site.post(`${PATH}/phe-duyet`, postApproval);
}

/** The review conference of the year that the address names, with what is saved of its bulletin. */
const load = (c: SiteContext) =>
  asActor(c.get('actor'), async (tx) => {
    const frame = await yearFrame(tx, c.req.param('slug') ?? '', Number(c.req.param('year')), c.get('visit').today);
    if (!frame || frame.clusterYear.origin !== 'live') return null;
    const meetings = await meetingsOf(tx, frame.clusterYear.id);
    const meeting = meetings.find(({ purposes }) => purposes.some(({ kind }) => kind === 'REVIEW'));
    if (!meeting) return null;
    return { frame, meeting, saved: await bulletinOf(tx, meeting.id), facts: await bulletinFacts(tx, meeting.id) };
  });

async function show(c: SiteContext, said: Said, status: 200 | 409 | 422 = 200): Promise<Response> {
  const actor = c.get('actor');
  const found = await load(c);
  if (!found?.facts) return c.notFound();
  const { frame, saved, facts } = found;
  const { id } = frame.clusterYear;
  if (!maySeeWork(actor, id) && saved?.approvedOn == null) return c.notFound();
  const visit = c.get('visit');
  const page = bulletinPage(visit, frame, {
    saved,
    suggestion: bulletinText(bulletin(facts)),
    mayRun: mayRunYear(actor, id),
    typed: said.typed,
    errors: said.errors,
    conflict: said.conflict && saved ? { who: saved.savedBy, at: printInstant(saved.savedAt, visit.language) } : null,
  });
  return showInYear(c, frame, page, status);
}

async function postText(c: SiteContext): Promise<Response> {
  const actor = c.get('actor');
  const words = bulletinWords(c.get('visit').language);
  const found = await load(c);
  if (!found) return c.notFound();
  const form = await readForm(c);
  const text = form.value('text');
  const version = form.value('version');
  const saved = await onceAsActor(actor, form, async (tx) => {
    const outcome = await saveBulletin(tx, actor, {
      clusterYearId: found.frame.clusterYear.id,
      meetingId: found.meeting.id,
      text,
      version: version === '' ? null : form.version('version'),
    });
    return outcome.ok ? ok(bulletinPath(found.frame)) : outcome;
  });
  if (saved.ok) return seeOther(c, saved.value, { text: words.saved });
  const { kind } = saved.error;
  if (kind === 'not-yours-to-do') return forbidden(c);
  const errors = [{ field: 'text', message: words.refusals[kind] }];
  const conflict = kind === 'someone-saved-before';
  return show(c, { typed: text, errors, conflict }, conflict ? 409 : 422);
}

async function postApproval(c: SiteContext): Promise<Response> {
  const actor = c.get('actor');
  const words = bulletinWords(c.get('visit').language);
  const found = await load(c);
  if (!found) return c.notFound();
  const form = await readForm(c);
  const approved = await onceAsActor(actor, form, async (tx) => {
    const outcome = await approveBulletin(tx, actor, {
      clusterYearId: found.frame.clusterYear.id,
      meetingId: found.meeting.id,
      version: form.version('version'),
      on: c.get('visit').today,
    });
    return outcome.ok ? ok(bulletinPath(found.frame)) : outcome;
  });
  if (approved.ok) return seeOther(c, approved.value, { text: words.approvedNow });
  if (approved.error.kind === 'not-yours-to-do') return forbidden(c);
  return show(c, { ...NOTHING, errors: [{ field: 'text', message: words.refusals[approved.error.kind] }] }, 409);
}
