import { isId } from '#src/kernel/ids.ts';
import { ok } from '#src/kernel/result.ts';
import { parseDay } from '#src/kernel/vietnamese-date.ts';
import { onceAsActor, readForm, seeOther } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { compilePdf } from '#src/platform/typst/compile.ts';
import type { FieldError } from '#src/ui/form.tsx';
import { type Page, renderPage } from '#src/ui/page.tsx';
import { forbiddenPage } from '#src/ui/refusal-page.tsx';
import { visitInYear } from '#src/ui/year-page.tsx';
import { mayRunYear, maySeeWork } from '#src/year-round/accounts/domain/may.ts';
import { type YearFrame, yearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { holdMeeting } from '#src/year-round/meetings/app/hold-meeting.command.ts';
import { type MeetingRow, meetingsOf } from '#src/year-round/meetings/app/meetings.query.ts';
import { recordPresence } from '#src/year-round/meetings/app/record-presence.command.ts';
import { frozenPaper } from '#src/year-round/papers/app/paper.query.ts';
import { ballotById, ballotsOf } from '../app/ballots.query.ts';
import { closeBallot } from '../app/close-ballot.ts';
import { enterTally } from '../app/enter-tally.ts';
import type { FrozenMinutes } from '../app/minutes-facts.query.ts';
import { openBallot } from '../app/open-ballot.ts';
import { minutesFrom } from '../papers/minutes-from-frozen.ts';
import { type BallotPageForm, ballotPage } from './ballot.page.tsx';
import { type BallotForm, ballotFormPage } from './ballot-forms.page.tsx';
import { meetingFormPage, presencePage } from './conference-forms.page.tsx';
import { nominationPage, nominationPath, nominationWords, presentIn } from './nomination.page.tsx';
import { readBallotForm, readTally } from './read-ballot.ts';

const BASE = '/cum-thi-dua/:slug/:year{[0-9]{4}}/suy-ton';
const NOTHING: BallotPageForm = { typed: null, errors: [], tie: null };

async function frameOf(c: SiteContext): Promise<YearFrame | Response> {
  const actor = c.get('actor');
  const visit = c.get('visit');
  const frame = await asActor(actor, (tx) =>
    yearFrame(tx, c.req.param('slug') ?? '', Number(c.req.param('year')), visit.today),
  );
  if (!frame || frame.clusterYear.origin !== 'live') return c.notFound();
  return maySeeWork(actor, frame.clusterYear.id) ? frame : forbidden(c);
}

const forbidden = (c: SiteContext) => c.html(renderPage(c.get('visit'), forbiddenPage(c.get('visit'))), 403);
const show = (c: SiteContext, frame: YearFrame, page: Page, status: 200 | 409 | 422 = 200) =>
  c.html(renderPage(visitInYear(c.get('visit'), frame), page), status);
const wordsOf = (c: SiteContext) => nominationWords(c.get('visit').language);
const meetingOf = async (c: SiteContext, frame: YearFrame): Promise<MeetingRow | null> =>
  (await asActor(c.get('actor'), (tx) => meetingsOf(tx, frame.clusterYear.id))).find((meeting) =>
    meeting.purposes.some((purpose) => purpose.kind === 'REVIEW'),
  ) ?? null;
const mayRun = (c: SiteContext, frame: YearFrame) => mayRunYear(c.get('actor'), frame.clusterYear.id);

export function nominationRoutes(site: Site): void {
  site.get(BASE, async (c) => {
    const frame = await frameOf(c);
    if (frame instanceof Response) return frame;
    const meeting = await meetingOf(c, frame);
    const ballots = await asActor(c.get('actor'), (tx) => ballotsOf(tx, frame.clusterYear.id));
    return show(c, frame, nominationPage(c.get('visit'), frame, { meeting, ballots, mayRun: mayRun(c, frame) }));
  });
  site.get(`${BASE}/hoi-nghi`, async (c) => {
    const frame = await frameOf(c);
    if (frame instanceof Response) return frame;
    return show(
      c,
      frame,
      meetingFormPage(c.get('visit'), frame, await meetingOf(c, frame), { typed: null, errors: [] }),
    );
  });
  site.post(`${BASE}/hoi-nghi`, postMeeting);
  site.get(`${BASE}/diem-danh`, async (c) => {
    const frame = await frameOf(c);
    if (frame instanceof Response) return frame;
    const meeting = await meetingOf(c, frame);
    return meeting
      ? show(c, frame, presencePage(c.get('visit'), frame, meeting, { typed: null, errors: [] }))
      : c.notFound();
  });
  site.post(`${BASE}/diem-danh`, postPresence);
  site.get(`${BASE}/phieu-moi`, async (c) => {
    const frame = await frameOf(c);
    if (frame instanceof Response) return frame;
    return show(
      c,
      frame,
      ballotFormPage(c.get('visit'), frame, { typed: null, nominees: [], errors: [], warnings: [] }),
    );
  });
  site.post(`${BASE}/phieu-moi`, postBallot);
  site.get(`${BASE}/phieu/:ballot`, (c) => showBallot(c, NOTHING, 200));
  site.post(`${BASE}/phieu/:ballot/kiem`, postTally);
  site.post(`${BASE}/phieu/:ballot/cong-bo`, postClose);
  site.get(`${BASE}/phieu/:ballot/bien-ban.pdf`, minutesPdf);
}

async function showBallot(c: SiteContext, form: BallotPageForm, status: 200 | 409 | 422): Promise<Response> {
  const frame = await frameOf(c);
  if (frame instanceof Response) return frame;
  const id = c.req.param('ballot') ?? '';
  const ballot = isId(id) ? await asActor(c.get('actor'), (tx) => ballotById(tx, frame.clusterYear.id, id)) : null;
  return ballot
    ? show(c, frame, ballotPage(c.get('visit'), frame, ballot, mayRun(c, frame), form), status)
    : c.notFound();
}

async function postMeeting(c: SiteContext): Promise<Response> {
  const frame = await frameOf(c);
  if (frame instanceof Response) return frame;
  const actor = c.get('actor');
  const words = wordsOf(c);
  const form = await readForm(c);
  const meeting = await meetingOf(c, frame);
  const day = parseDay(form.value('heldOn'));
  const part = form.value('partOfDay');
  const again = (error: FieldError, status: 409 | 422) =>
    show(c, frame, meetingFormPage(c.get('visit'), frame, meeting, { typed: form.typed, errors: [error] }), status);
  if (!day.ok) return again({ field: 'heldOn', message: words.refusals['not-a-day'] }, 422);
  const held = await onceAsActor(actor, form, async (tx) => {
    const outcome = await holdMeeting(tx, actor, {
      clusterYearId: frame.clusterYear.id,
      existing: meeting && { id: meeting.id, version: Number(form.value('version')) },
      name: form.value('name'),
      heldOn: day.value,
      partOfDay: part === 'morning' || part === 'afternoon' || part === 'evening' || part === 'day' ? part : null,
      place: form.value('place'),
      chair: form.value('chair'),
      secretary: form.value('secretary'),
      purposes: [{ kind: 'REVIEW', year: frame.clusterYear.year }],
      state: 'held',
    });
    return outcome.ok ? ok(nominationPath(frame)) : outcome;
  });
  if (held.ok) return seeOther(c, held.value, { text: words.meetingSaved });
  if (held.error.kind === 'not-yours-to-do') return forbidden(c);
  const field = held.error.kind === 'held-on-no-day' ? 'heldOn' : 'name';
  return again(
    { field, message: words.refusals[held.error.kind] },
    held.error.kind === 'someone-saved-before' ? 409 : 422,
  );
}

async function postPresence(c: SiteContext): Promise<Response> {
  const frame = await frameOf(c);
  if (frame instanceof Response) return frame;
  const actor = c.get('actor');
  const words = wordsOf(c);
  const meeting = await meetingOf(c, frame);
  if (!meeting) return c.notFound();
  const form = await readForm(c);
  const units = frame.units.map((unit) => ({
    unitId: unit.id,
    isPresent: form.value(`${unit.id}-present`) !== 'no',
    delegate: form.value(`${unit.id}-delegate`) || null,
    post: form.value(`${unit.id}-post`) || null,
    absentReason: form.value(`${unit.id}-reason`) || null,
  }));
  const saved = await onceAsActor(actor, form, async (tx) => {
    const outcome = await recordPresence(tx, actor, {
      clusterYearId: frame.clusterYear.id,
      meetingId: meeting.id,
      units,
    });
    return outcome.ok ? ok(nominationPath(frame)) : outcome;
  });
  if (saved.ok)
    return seeOther(c, saved.value, {
      text: words.presenceSaved(units.filter((unit) => unit.isPresent).length, units.length),
    });
  if (saved.error.kind === 'not-yours-to-do') return forbidden(c);
  const errors = [{ field: 'presence', message: words.refusals[saved.error.kind] }];
  return show(c, frame, presencePage(c.get('visit'), frame, meeting, { typed: form.typed, errors }), 409);
}

async function postBallot(c: SiteContext): Promise<Response> {
  const frame = await frameOf(c);
  if (frame instanceof Response) return frame;
  const actor = c.get('actor');
  const words = wordsOf(c);
  const form = await readForm(c);
  const meeting = await meetingOf(c, frame);
  const nominees = form.all('nominees').filter(isId);
  const again = (part: Partial<BallotForm>, status: 409 | 422 = 422) =>
    show(
      c,
      frame,
      ballotFormPage(c.get('visit'), frame, { typed: form.typed, nominees, errors: [], warnings: [], ...part }),
      status,
    );
  if (!meeting) return again({ errors: [{ field: 'bloc', message: words.refusals['no-such-meeting'] }] });
  const read = readBallotForm(form, words.refusals);
  if (!read.ok) return again({ errors: read.error.errors });
  const opened = await onceAsActor(actor, form, async (tx) => {
    const outcome = await openBallot(tx, actor, {
      clusterYearId: frame.clusterYear.id,
      meetingId: meeting.id,
      nominees: frame.units.filter((unit) => nominees.includes(unit.id)).map((unit) => unit.id),
      reason: form.value('reason') || null,
      ...read.value,
    });
    return outcome.ok ? ok(`${nominationPath(frame)}/phieu/${outcome.value}`) : outcome;
  });
  if (opened.ok) return seeOther(c, opened.value, { text: words.opened });
  const { kind } = opened.error;
  if (kind === 'not-yours-to-do') return forbidden(c);
  const warnings = opened.error.kind === 'reason-must-be-written' ? opened.error.because : [];
  const field =
    kind === 'reason-must-be-written'
      ? 'reason'
      : kind === 'rule-has-no-source'
        ? 'source'
        : kind === 'ballot-is-open-already'
          ? 'bloc'
          : 'nominees';
  const quorum =
    kind === 'precondition-is-missing' ? ` ${words.presentOf(presentIn(meeting), frame.units.length)}.` : '';
  return again({ errors: [{ field, message: words.refusals[kind] + quorum }], warnings });
}

async function postTally(c: SiteContext): Promise<Response> {
  const frame = await frameOf(c);
  if (frame instanceof Response) return frame;
  const actor = c.get('actor');
  const words = wordsOf(c);
  const ballotId = c.req.param('ballot') ?? '';
  const ballot = isId(ballotId) ? await asActor(actor, (tx) => ballotById(tx, frame.clusterYear.id, ballotId)) : null;
  if (!ballot) return c.notFound();
  const form = await readForm(c);
  const entry = form.value('entry') === '2' ? 2 : 1;
  const saved = await onceAsActor(actor, form, async (tx) => {
    const outcome = await enterTally(tx, actor, {
      clusterYearId: frame.clusterYear.id,
      ballotId,
      entry,
      teller: form.value('teller'),
      figures: readTally(form, ballot),
    });
    return outcome.ok ? ok(`${nominationPath(frame)}/phieu/${ballotId}`) : outcome;
  });
  if (saved.ok) return seeOther(c, saved.value, { text: words.tallySaved });
  if (saved.error.kind === 'not-yours-to-do') return forbidden(c);
  const kinds =
    saved.error.kind === 'count-does-not-add-up' ? [...new Set(saved.error.breaches.map((breach) => breach.kind))] : [];
  const errors =
    kinds.length > 0
      ? kinds.map((kind) => ({ field: `issued-${entry}`, message: words.breaches[kind] }))
      : [{ field: `teller-${entry}`, message: words.refusals[saved.error.kind] }];
  return showBallot(c, { typed: form.typed, errors, tie: null }, 422);
}

async function postClose(c: SiteContext): Promise<Response> {
  const frame = await frameOf(c);
  if (frame instanceof Response) return frame;
  const actor = c.get('actor');
  const words = wordsOf(c);
  const ballotId = c.req.param('ballot') ?? '';
  if (!isId(ballotId)) return c.notFound();
  const form = await readForm(c);
  const chosen = form.all('tieChosen').filter(isId);
  const closed = await onceAsActor(actor, form, async (tx) => {
    const outcome = await closeBallot(tx, actor, {
      clusterYearId: frame.clusterYear.id,
      ballotId,
      closedOn: c.get('visit').today,
      boxChecked: form.value('boxChecked') === 'yes' ? true : null,
      tie: chosen.length > 0 ? { chosen, reason: form.value('tieReason') } : null,
      agreedOn: form.all('agreedOn').filter(isId),
    });
    return outcome.ok ? ok(`${nominationPath(frame)}/phieu/${ballotId}`) : outcome;
  });
  if (closed.ok) return seeOther(c, closed.value, { text: words.closedNow });
  const { error } = closed;
  if (error.kind === 'not-yours-to-do') return forbidden(c);
  const fieldWords: Readonly<Record<string, string>> = words as unknown as Record<string, string>;
  const errors =
    error.kind === 'tallies-differ'
      ? error.differences.map(({ field, first, second }) => ({
          field: 'close',
          message: words.differs(fieldWords[field] ?? field, first, second),
        }))
      : [{ field: 'close', message: words.refusals[error.kind] }];
  const tie = error.kind === 'tie-waits-for-the-chair' ? { unitIds: error.unitIds, places: error.places } : null;
  return showBallot(c, { typed: form.typed, errors, tie }, 422);
}

async function minutesPdf(c: SiteContext): Promise<Response> {
  const frame = await frameOf(c);
  if (frame instanceof Response) return frame;
  const ballotId = c.req.param('ballot') ?? '';
  const found = !isId(ballotId)
    ? null
    : await asActor(c.get('actor'), async (tx) => {
        const ballot = await ballotById(tx, frame.clusterYear.id, ballotId);
        return ballot?.minutesPaperId ? frozenPaper(tx, frame.clusterYear.id, ballot.minutesPaperId) : null;
      });
  if (!found) return c.notFound();
  const printout = minutesFrom(found.frozen as unknown as FrozenMinutes);
  if (!printout.ok) return c.notFound();
  const pdf = compilePdf({ ...printout.value, at: found.frozenAt });
  return c.body(new Uint8Array(pdf), 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': 'inline; filename="bien-ban-kiem-phieu.pdf"',
  });
}
