import { isId } from '#src/kernel/ids.ts';
import { ok } from '#src/kernel/result.ts';
import { parseDay } from '#src/kernel/vietnamese-date.ts';
import { onceAsActor, readForm, seeOther } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import type { FieldError } from '#src/ui/form.tsx';
import { mayActForUnit, mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import type { FrameUnit, YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { forbidden } from '#src/web/answer.ts';
import { showInYear, workingYearOfRequest } from '#src/year-round/calendar/web/year-of-request.ts';
import { lockPeriod } from '../app/lock-period.ts';
import { openPeriod } from '../app/open-period.ts';
import { lastYearsOf } from '../app/last-year.query.ts';
import { periodsOf, reportsOf, targetsOf } from '../app/progress.query.ts';
import { saveReport } from '../app/save-report.ts';
import { progressPage } from './progress.page.tsx';
import { readReport } from './read-report.ts';
import { printOfCluster, printOfUnit } from './report-paper.route.ts';
import { BASE, pathOf, whoLooks, wordsOf } from './progress-request.ts';
import { sendSheet, type SheetAsked, takeSheet } from './sheet.route.tsx';
import { sheetPage, type SheetView } from './sheet.page.tsx';
import { periodFormPage, type ReportForm, reportFormPage } from './report-form.page.tsx';

export function progressRoutes(site: Site): void {
  site.get(BASE, async (c) => {
    const frame = await workingYearOfRequest(c);
    if (frame instanceof Response) return frame;
    const actor = c.get('actor');
    const { id } = frame.clusterYear;
    const asked = c.req.query('ky') ?? '';
    const board = await asActor(actor, async (tx) => {
      const periods = await periodsOf(tx, id);
      const period = periods.find((row) => row.id === asked) ?? periods[0] ?? null;
      return {
        periods,
        period,
        targets: await targetsOf(tx, id),
        reports: period ? await reportsOf(tx, period.id) : [],
        lastYears: period ? await lastYearsOf(tx, period.id) : [],
      };
    });
    const mayRun = mayRunYear(actor, id);
    const { seesAll, ownUnitIds } = whoLooks(c, frame);
    return showInYear(c, frame, progressPage(c.get('visit'), frame, { ...board, seesAll, mayRun, ownUnitIds }));
  });

  site.get(`${BASE}/ky-moi`, async (c) => {
    const frame = await workingYearOfRequest(c);
    if (frame instanceof Response) return frame;
    if (!mayRunYear(c.get('actor'), frame.clusterYear.id)) return forbidden(c);
    return showInYear(c, frame, periodFormPage(c.get('visit'), frame, { typed: null, errors: [] }));
  });
  site.post(`${BASE}/ky-moi`, postPeriod);
  site.post(`${BASE}/:period/chot`, (c) => postLock(c, true));
  site.post(`${BASE}/:period/mo-lai`, (c) => postLock(c, false));
  site.get(`${BASE}/:period/nhap-bang`, async (c) => {
    const asked = await sheetOf(c, true);
    if (asked instanceof Response) return asked;
    return showSheet(c, asked, { ...asked, pasted: '', typed: {}, errors: [], read: null });
  });
  site.post(`${BASE}/:period/nhap-bang`, async (c) => {
    const asked = await sheetOf(c, true);
    return asked instanceof Response ? asked : takeSheet(c, asked, (view, status) => showSheet(c, asked, view, status));
  });
  for (const kind of ['xlsx', 'csv'] as const)
    site.get(`${BASE}/:period/so-lieu.${kind}`, async (c) => {
      const asked = await sheetOf(c, false);
      if (asked instanceof Response) return asked;
      const { seesAll, ownUnitIds } = whoLooks(c, asked.frame);
      return sendSheet(c, asked, kind, seesAll, ownUnitIds);
    });
  site.get(`${BASE}/:period/bao-cao.pdf`, printOfCluster);
  site.get(`${BASE}/:period/:unit/bao-cao.pdf`, printOfUnit);
  site.get(`${BASE}/:period/:unit`, async (c) => {
    const found = await formOf(c);
    return found instanceof Response
      ? found
      : showInYear(c, found.frame, reportFormPage(c.get('visit'), found.frame, found.form));
  });
  site.post(`${BASE}/:period/:unit`, postReport);
}

const showSheet = (c: SiteContext, asked: SheetAsked, view: SheetView, status: 200 | 422 = 200) =>
  showInYear(c, asked.frame, sheetPage(c.get('visit'), asked.frame, view), status);

/** The period of the address with the targets of its year; entering a sheet is for who runs the year. */
async function sheetOf(c: SiteContext, toEnter: boolean): Promise<SheetAsked | Response> {
  const frame = await workingYearOfRequest(c);
  if (frame instanceof Response) return frame;
  const actor = c.get('actor');
  const { id } = frame.clusterYear;
  if (toEnter && !mayRunYear(actor, id)) return forbidden(c);
  const { periods, targets } = await asActor(actor, async (tx) => ({
    periods: await periodsOf(tx, id),
    targets: await targetsOf(tx, id),
  }));
  const period = periods.find((row) => row.id === c.req.param('period'));
  return period ? { frame, period, targets } : c.notFound();
}

async function postPeriod(c: SiteContext): Promise<Response> {
  const frame = await workingYearOfRequest(c);
  if (frame instanceof Response) return frame;
  const actor = c.get('actor');
  if (!mayRunYear(actor, frame.clusterYear.id)) return forbidden(c);
  const words = wordsOf(c);
  const form = await readForm(c);
  const days = ['from', 'to', 'dueOn'].map((field) => ({ field, day: parseDay(form.value(field)) }));
  const errors: FieldError[] = days
    .filter(({ day }) => !day.ok)
    .map(({ field }) => ({ field, message: words.refusals['not-a-day'] }));
  const again = () => showInYear(c, frame, periodFormPage(c.get('visit'), frame, { typed: form.typed, errors }), 422);
  const [from, to, dueOn] = days.map(({ day }) => (day.ok ? day.value : null));
  if (!from || !to || !dueOn) return again();
  const opened = await onceAsActor(actor, form, async (tx) => {
    const period = await openPeriod(tx, actor, {
      clusterYearId: frame.clusterYear.id,
      name: form.value('name'),
      covers: { from, to },
      dueOn,
    });
    return period.ok ? ok(`${pathOf(frame)}?ky=${period.value}`) : period;
  });
  if (opened.ok) return seeOther(c, opened.value, { text: words.opened(form.value('name')) });
  if (opened.error.kind === 'not-yours-to-do') return forbidden(c);
  const field = opened.error.kind === 'period-ends-before-it-begins' ? 'to' : 'name';
  errors.push({ field, message: words.refusals[opened.error.kind] });
  return again();
}

async function postLock(c: SiteContext, locks: boolean): Promise<Response> {
  const frame = await workingYearOfRequest(c);
  if (frame instanceof Response) return frame;
  const periodId = c.req.param('period') ?? '';
  if (!isId(periodId)) return c.notFound();
  const actor = c.get('actor');
  const words = wordsOf(c);
  const done = await onceAsActor(actor, await readForm(c), async (tx) => {
    const outcome = await lockPeriod(tx, actor, {
      clusterYearId: frame.clusterYear.id,
      periodId,
      lockedOn: locks ? c.get('visit').today : null,
    });
    return outcome.ok ? ok(`${pathOf(frame)}?ky=${periodId}`) : outcome;
  });
  if (done.ok) return seeOther(c, done.value, { text: locks ? words.lockedNow : words.unlockedNow });
  return done.error.kind === 'not-yours-to-do' ? forbidden(c) : c.notFound();
}

/** The report form that an address names, with what is stored; a response where it may not be shown. */
async function formOf(c: SiteContext): Promise<{ readonly frame: YearFrame; readonly form: ReportForm } | Response> {
  const frame = await workingYearOfRequest(c);
  if (frame instanceof Response) return frame;
  const actor = c.get('actor');
  const unit = frame.units.find((candidate) => candidate.slug === c.req.param('unit'));
  if (!unit) return c.notFound();
  if (!mayActForUnit(actor, frame.clusterYear.id, unit.id)) return forbidden(c);
  const found = await asActor(actor, async (tx) => {
    const periods = await periodsOf(tx, frame.clusterYear.id);
    const period = periods.find((row) => row.id === c.req.param('period'));
    if (!period) return null;
    return {
      period,
      targets: await targetsOf(tx, frame.clusterYear.id),
      reports: await reportsOf(tx, period.id),
      lastYears: await lastYearsOf(tx, period.id),
    };
  });
  if (!found) return c.notFound();
  return { frame, form: formFor(unit, found) };
}

function formFor(unit: FrameUnit, found: Pick<ReportForm, 'period' | 'targets' | 'reports' | 'lastYears'>): ReportForm {
  return {
    unit,
    period: found.period,
    targets: found.targets.filter((target) => target.blocId === null || target.blocId === unit.blocId),
    reports: found.reports.filter((report) => report.unitId === unit.id),
    lastYears: found.lastYears.filter(({ unitId }) => unitId === unit.id),
    typed: null,
    errors: [],
    asksReason: found.period.lockedOn !== null,
  };
}

async function postReport(c: SiteContext): Promise<Response> {
  const found = await formOf(c);
  if (found instanceof Response) return found;
  const { frame, form: stored } = found;
  const actor = c.get('actor');
  const visit = c.get('visit');
  const words = wordsOf(c);
  const form = await readForm(c);
  const onRecord = stored.lastYears.filter(({ from }) => from.kind === 'on-record').map(({ targetId }) => targetId);
  const read = readReport(form, stored.targets, onRecord, words.refusals);
  const received = parseDay(form.value('receivedOn'));
  const errors = [
    ...read.errors,
    ...(received.ok ? [] : [{ field: 'receivedOn', message: words.refusals['not-a-day'] }]),
  ];
  const again = (wrong: readonly FieldError[], status: 409 | 422) =>
    showInYear(c, frame, reportFormPage(visit, frame, { ...stored, typed: form.typed, errors: wrong }), status);
  if (errors.length > 0 || !received.ok) return again(errors, 422);

  const reason = form.value('reason') || null;
  const saved = await onceAsActor(
    actor,
    form,
    async (tx) => {
      const outcome = await saveReport(tx, actor, {
        clusterYearId: frame.clusterYear.id,
        periodId: stored.period.id,
        unitId: stored.unit.id,
        version: form.version('version'),
        receivedOn: received.value,
        figures: read.figures,
        bases: read.bases,
        parts: read.parts,
        note: form.value('note'),
        reason,
      });
      return outcome.ok ? ok(`${pathOf(frame)}?ky=${stored.period.id}`) : outcome;
    },
    reason === null ? {} : { reason },
  );
  if (saved.ok) return seeOther(c, saved.value, { text: words.saved(stored.unit.name) });
  if (saved.error.kind === 'not-yours-to-do') return forbidden(c);
  const field = saved.error.kind === 'period-is-locked' ? 'reason' : 'receivedOn';
  return again(
    [{ field, message: words.refusals[saved.error.kind] }],
    saved.error.kind === 'someone-saved-before' ? 409 : 422,
  );
}
