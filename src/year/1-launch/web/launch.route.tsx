import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { isId } from '#src/kernel/ids.ts';
import type { Period } from '#src/kernel/period.ts';
import { ok } from '#src/kernel/result.ts';
import { parseDay } from '#src/kernel/vietnamese-date.ts';
import { onceAsActor, readForm, seeOther, type SentForm } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import type { FieldError } from '#src/ui/form.tsx';
import { forbidden } from '#src/web/answer.ts';
import { commentCounts } from '#src/year-round/comments/app/comments.query.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { workingDaysAround } from '#src/year-round/calendar/app/holidays.query.ts';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';
import { showInYear, stepRoute, workingYearOfRequest } from '#src/year-round/calendar/web/year-of-request.ts';
import { campaignsOf } from '../app/campaigns.query.ts';
import { planSteps } from '../app/plan-steps.ts';
import { removeCampaign } from '../app/remove-campaign.ts';
import { saveCampaign } from '../app/save-campaign.ts';
import { campaignFormPage, NOTHING_TYPED, type TypedCampaign, typedFrom } from './campaign-form.page.tsx';
import { launchPage, launchWords } from './launch.page.tsx';
import { planPage } from './plan.page.tsx';

const BASE = stepRoute('launch');

export function launchRoutes(site: Site): void {
  site.get(BASE, async (c) => {
    const frame = await workingYearOfRequest(c);
    if (frame instanceof Response) return frame;
    const actor = c.get('actor');
    const { id } = frame.clusterYear;
    const { campaigns, talks } = await asActor(actor, async (tx) => {
      const found = await campaignsOf(tx, id);
      return { campaigns: found, talks: await commentCounts(tx, actor, id, found) };
    });
    const mayRun = mayRunYear(actor, id);
    return showInYear(c, frame, launchPage(c.get('visit'), frame, campaigns, { mayRun, talks }));
  });

  site.get(`${BASE}/ke-hoach`, async (c) => {
    const frame = await workingYearOfRequest(c);
    if (frame instanceof Response) return frame;
    if (!mayRunYear(c.get('actor'), frame.clusterYear.id)) return forbidden(c);
    const calendar = await calendarOf(c);
    return showInYear(c, frame, planPage(c.get('visit'), frame, { typed: null, errors: [], calendar }));
  });
  site.post(`${BASE}/ke-hoach`, savePlan);

  site.get(`${BASE}/:campaign`, async (c) => {
    const frame = await workingYearOfRequest(c);
    if (frame instanceof Response) return frame;
    if (!mayRunYear(c.get('actor'), frame.clusterYear.id)) return forbidden(c);
    const existing = await existingCampaign(c, frame);
    if (existing === undefined) return c.notFound();
    const typed = existing === null ? NOTHING_TYPED : typedFrom(existing);
    return showInYear(c, frame, campaignFormPage(c.get('visit'), frame, { existing, typed, errors: [], overlap: [] }));
  });
  site.post(`${BASE}/:campaign`, launchOrChange);

  site.post(`${BASE}/:campaign/bo`, async (c) => {
    const frame = await workingYearOfRequest(c);
    if (frame instanceof Response) return frame;
    const campaignId = c.req.param('campaign');
    if (!isId(campaignId)) return c.notFound();
    const actor = c.get('actor');
    const path = stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'launch');
    const removed = await onceAsActor(actor, await readForm(c), async (tx) => {
      const outcome = await removeCampaign(tx, actor, { clusterYearId: frame.clusterYear.id, campaignId });
      return outcome.ok ? ok(path) : outcome;
    });
    if (!removed.ok) return removed.error.kind === 'no-such-campaign' ? c.notFound() : forbidden(c);
    return seeOther(c, removed.value, { text: launchWords(c.get('visit').language).removed });
  });
}

/** The campaign of the address; null where a new one is asked for, undefined where there is none. */
async function existingCampaign(c: SiteContext, frame: YearFrame) {
  const id = c.req.param('campaign') ?? '';
  if (id === 'moi') return null;
  const campaigns = await asActor(c.get('actor'), (tx) => campaignsOf(tx, frame.clusterYear.id));
  return campaigns.find((campaign) => campaign.id === id);
}

const typedIn = (form: SentForm): TypedCampaign => ({
  name: form.value('name'),
  kinds: form.all('kinds'),
  launchedBy: form.value('launchedBy'),
  aim: form.value('aim'),
  runsFrom: form.value('runsFrom'),
  runsTo: form.value('runsTo'),
  measuredFrom: form.value('measuredFrom'),
  measuredTo: form.value('measuredTo'),
  reason: form.value('reason'),
});

async function launchOrChange(c: SiteContext): Promise<Response> {
  const frame = await workingYearOfRequest(c);
  if (frame instanceof Response) return frame;
  const existing = await existingCampaign(c, frame);
  if (existing === undefined) return c.notFound();
  const visit = c.get('visit');
  const words = launchWords(visit.language);
  const actor = c.get('actor');
  const form = await readForm(c);
  const typed = typedIn(form);
  const read = existing && { id: existing.id, version: form.version('version') };
  const again = (errors: readonly FieldError[], status: 409 | 422, overlap: readonly string[] = []) =>
    showInYear(c, frame, campaignFormPage(visit, frame, { existing, typed, errors, overlap }), status);

  const runs = readPeriod(words, 'runs', typed.runsFrom, typed.runsTo);
  const measured = readPeriod(words, 'measured', typed.measuredFrom, typed.measuredTo);
  const errors = [...runs.errors, ...measured.errors];
  if (errors.length > 0) return again(errors, 422);

  const plan = {
    name: typed.name,
    kinds: typed.kinds,
    launchedBy: typed.launchedBy,
    aim: typed.aim,
    runs: runs.period,
    measured: measured.period,
  };
  const path = stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'launch');
  const saved = await onceAsActor(actor, form, async (tx) => {
    const outcome = await saveCampaign(tx, actor, {
      clusterYearId: frame.clusterYear.id,
      existing: read,
      plan,
      reason: typed.reason || null,
    });
    return outcome.ok ? ok(path) : outcome;
  });
  if (saved.ok) return seeOther(c, saved.value, { text: existing ? words.saved : words.launched(typed.name) });

  const message = words.refusals[saved.error.kind];
  switch (saved.error.kind) {
    case 'not-yours-to-do':
      return forbidden(c);
    case 'overlaps-another':
      return again([{ field: 'reason', message }], 422, saved.error.names);
    case 'someone-saved-before':
      return again([{ field: 'name', message }], 409);
    case 'period-ends-before-it-begins':
      return again([{ field: `${saved.error.field}To`, message }], 422);
    default:
      return again([{ field: 'name', message }], 422);
  }
}

type Words = ReturnType<typeof launchWords>;

/** Both days or neither; each wrong one with its own sentence. */
function readPeriod(
  words: Words,
  field: string,
  from: string,
  to: string,
): { period: Period | null; errors: readonly FieldError[] } {
  if (from === '' && to === '') return { period: null, errors: [] };
  const [first, last] = [parseDay(from), parseDay(to)];
  if (first.ok && last.ok) return { period: { from: first.value, to: last.value }, errors: [] };
  const wrong = ({ ok: isDay }: { ok: boolean }, name: string, text: string): readonly FieldError[] =>
    isDay ? [] : [{ field: name, message: words.refusals[text === '' ? 'half-a-period' : 'not-a-day'] }];
  return { period: null, errors: [...wrong(first, `${field}From`, from), ...wrong(last, `${field}To`, to)] };
}

/** By what the page of the plan says that a day is off. */
const calendarOf = (c: SiteContext) => asActor(c.get('actor'), (tx) => workingDaysAround(tx, c.get('visit').today));

async function savePlan(c: SiteContext): Promise<Response> {
  const frame = await workingYearOfRequest(c);
  if (frame instanceof Response) return frame;
  const visit = c.get('visit');
  const words = launchWords(visit.language);
  const actor = c.get('actor');
  const form = await readForm(c);
  const errors: FieldError[] = [];
  const dayIn = (field: string): CalendarDay | null => {
    const text = form.value(field);
    if (text === '') return null;
    const day = parseDay(text);
    if (!day.ok) errors.push({ field, message: words.refusals['not-a-day'] });
    return day.ok ? day.value : null;
  };
  const steps = frame.steps.map(({ step }) => ({
    step,
    version: form.version(`${step}-version`),
    opensOn: dayIn(`${step}-opens`),
    dueOn: dayIn(`${step}-due`),
    doneOn: dayIn(`${step}-done`),
    holder: form.value(`${step}-holder`) || null,
    skippedReason: form.value(`${step}-skipped`) || null,
  }));
  const again = async (status: 409 | 422) => {
    const calendar = await calendarOf(c);
    return showInYear(c, frame, planPage(visit, frame, { typed: form.typed, errors, calendar }), status);
  };
  if (errors.length > 0) return again(422);

  const path = stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'launch');
  const saved = await onceAsActor(actor, form, async (tx) => {
    const outcome = await planSteps(tx, actor, { clusterYearId: frame.clusterYear.id, steps });
    return outcome.ok ? ok(path) : outcome;
  });
  if (saved.ok) return seeOther(c, saved.value, { text: words.planSaved });
  if (saved.error.kind === 'not-yours-to-do') return forbidden(c);
  const field = saved.error.kind === 'due-before-it-opens' ? `${saved.error.step}-due` : `${saved.error.step}-holder`;
  errors.push({ field, message: words.refusals[saved.error.kind] });
  return again(saved.error.kind === 'someone-saved-before' ? 409 : 422);
}
