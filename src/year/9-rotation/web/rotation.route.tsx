import { isId } from '#src/kernel/ids.ts';
import { ok } from '#src/kernel/result.ts';
import { parseDay } from '#src/kernel/vietnamese-date.ts';
import { fileHeaders } from '#src/platform/http/file-answer.ts';
import { onceAsActor, readForm, seeOther, type SentForm } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { compilePdf } from '#src/platform/typst/compile.ts';
import { renderPage } from '#src/ui/page.tsx';
import { visitInYear } from '#src/ui/year-page.tsx';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import { printedRoot } from '#src/year-round/audit/app/root.query.ts';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { stepPath, yearPath } from '#src/year-round/calendar/domain/year-steps.ts';
import { forbidden } from '#src/web/answer.ts';
import { stepRoute, workingYearOfRequest } from '#src/year-round/calendar/web/year-of-request.ts';
import { handOver } from '../app/hand-over.ts';
import { nameNextLeaders, type NextLeader } from '../app/name-next-leaders.ts';
import { openNextYear } from '../app/open-next-year.ts';
import { rotationOf } from '../app/rotation.query.ts';
import { HAND_OVER_ITEMS, type HandOverItem, type ItemState } from '../domain/hand-over.ts';
import { minutesOfRotation } from '../papers/minutes-of-rotation.ts';
import { DEPUTIES, type RotationForm, rotationPage, rotationWords } from './rotation.page.tsx';

const BASE = stepRoute('rotation');
const NOTHING_SENT: RotationForm = { typed: null, errors: [], warnings: [] };

async function show(
  c: SiteContext,
  frame: YearFrame,
  form: RotationForm,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const actor = c.get('actor');
  const visit = visitInYear(c.get('visit'), frame);
  const rotation = await asActor(actor, (tx) => rotationOf(tx, frame.clusterYear.id));
  return c.html(
    renderPage(visit, rotationPage(visit, frame, rotation, mayRunYear(actor, frame.clusterYear.id), form)),
    status,
  );
}

export function rotationRoutes(site: Site): void {
  site.get(BASE, async (c) => {
    const frame = await workingYearOfRequest(c);
    return frame instanceof Response ? frame : show(c, frame, NOTHING_SENT);
  });
  site.get(`${BASE}/bien-ban.pdf`, async (c) => {
    const frame = await workingYearOfRequest(c);
    if (frame instanceof Response) return frame;
    const at = new Date();
    const printout = await asActor(c.get('actor'), async (tx) =>
      minutesOfRotation(frame, await rotationOf(tx, frame.clusterYear.id), { at, auditRoot: await printedRoot(tx) }),
    );
    if (!printout) return c.notFound();
    return c.body(new Uint8Array(compilePdf({ ...printout, at })), 200, fileHeaders('pdf', 'bien-ban-ban-giao.pdf'));
  });
  site.post(`${BASE}/lanh-dao`, saveLeaders);
  site.post(`${BASE}/noi-dung`, saveHandOver);
  site.post(`${BASE}/mo-nam-sau`, openNext);
}

const leaderIn = (form: SentForm, key: string, role: NextLeader['role']): readonly NextLeader[] => {
  const unitId = form.value(`${key}-unit`);
  if (!isId(unitId)) return [];
  return [
    { role, unitId, person: form.value(`${key}-person`) || null, position: form.value(`${key}-position`) || null },
  ];
};

async function saveLeaders(c: SiteContext): Promise<Response> {
  const frame = await workingYearOfRequest(c);
  if (frame instanceof Response) return frame;
  const actor = c.get('actor');
  const words = rotationWords(c.get('visit').language);
  const form = await readForm(c);
  const mode = form.value('mode');
  const members = new Set(frame.units.map((unit) => unit.id));
  const leaders = [
    ...leaderIn(form, 'head', 'HEAD'),
    ...Array.from({ length: DEPUTIES }, (_, at) => leaderIn(form, `deputy${at}`, 'DEPUTY')).flat(),
  ].filter((leader) => members.has(leader.unitId));
  const path = stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'rotation');
  const saved = await onceAsActor(actor, form, async (tx) => {
    const named = await nameNextLeaders(tx, actor, {
      clusterYearId: frame.clusterYear.id,
      leaders,
      version: form.version('version'),
      namedBy: form.value('namedBy'),
      mode: mode === 'appointed' || mode === 'elected' ? mode : 'rotated',
    });
    return named.ok ? ok(path) : named;
  });
  if (saved.ok) return seeOther(c, saved.value, { text: words.leadersSaved });
  if (saved.error.kind === 'not-yours-to-do') return forbidden(c);
  const field = saved.error.kind === 'naming-paper-missing' ? 'namedBy' : 'head-unit';
  return show(
    c,
    frame,
    { typed: form.typed, errors: [{ field, message: words.refusals[saved.error.kind] }], warnings: [] },
    422,
  );
}

const stateIn = (form: SentForm, item: HandOverItem): ItemState => {
  const state = form.value(item);
  return state === 'handed-over' || state === 'nothing-to-hand-over' ? state : 'not-checked';
};

async function saveHandOver(c: SiteContext): Promise<Response> {
  const frame = await workingYearOfRequest(c);
  if (frame instanceof Response) return frame;
  const actor = c.get('actor');
  const words = rotationWords(c.get('visit').language);
  const form = await readForm(c);
  const typedDay = form.value('takenOverOn');
  const day = typedDay === '' ? null : parseDay(typedDay);
  if (day && !day.ok) {
    const errors = [{ field: 'takenOverOn', message: words.refusals['not-a-day'] }];
    return show(c, frame, { typed: form.typed, errors, warnings: [] }, 422);
  }
  const path = stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'rotation');
  const items = Object.fromEntries(HAND_OVER_ITEMS.map((item) => [item, stateIn(form, item)])) as Record<
    HandOverItem,
    ItemState
  >;
  const saved = await onceAsActor(
    actor,
    form,
    async (tx) => {
      const done = await handOver(tx, actor, {
        clusterYearId: frame.clusterYear.id,
        version: form.version('version'),
        items,
        note: form.value('note'),
        takenOverOn: day ? day.value : null,
        reason: form.value('reason') || null,
      });
      return done.ok ? ok(path) : done;
    },
    day ? { act: 'year-handed-over' } : {},
  );
  if (saved.ok) return seeOther(c, saved.value, { text: words.saved });
  if (saved.error.kind === 'not-yours-to-do') return forbidden(c);
  const warnings = saved.error.kind === 'reason-must-be-written' ? saved.error.because : [];
  const field = warnings.length > 0 ? 'reason' : 'takenOverOn';
  const errors = [{ field, message: words.refusals[saved.error.kind] }];
  return show(
    c,
    frame,
    { typed: form.typed, errors, warnings },
    saved.error.kind === 'someone-saved-before' ? 409 : 422,
  );
}

async function openNext(c: SiteContext): Promise<Response> {
  const frame = await workingYearOfRequest(c);
  if (frame instanceof Response) return frame;
  const actor = c.get('actor');
  const words = rotationWords(c.get('visit').language);
  const { slug, year } = frame.clusterYear;
  const opened = await onceAsActor(
    actor,
    await readForm(c),
    async (tx) => {
      const next = await openNextYear(tx, actor, frame);
      return next.ok ? ok(yearPath(slug, year + 1)) : next;
    },
    { act: 'year-opened' },
  );
  if (opened.ok) return seeOther(c, opened.value, { text: words.opened(year + 1) });
  if (opened.error.kind === 'not-yours-to-do') return forbidden(c);
  return show(
    c,
    frame,
    { typed: null, errors: [{ field: 'head-unit', message: words.refusals[opened.error.kind] }], warnings: [] },
    422,
  );
}
