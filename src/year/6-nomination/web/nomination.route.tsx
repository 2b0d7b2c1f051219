import { ok } from '#src/kernel/result.ts';
import { parseDay, printInstant } from '#src/kernel/vietnamese-date.ts';
import { onceAsActor, readForm, seeOther } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import type { FieldError } from '#src/ui/form.tsx';
import { holdMeeting } from '#src/year-round/meetings/app/hold-meeting.command.ts';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { linesOf, readGuests } from '#src/year-round/meetings/domain/guest-lines.ts';
import { lastSaveOf } from '#src/year-round/meetings/app/meetings.query.ts';
import { recordPresence } from '#src/year-round/meetings/app/record-presence.command.ts';
import { forbidden } from '#src/web/answer.ts';
import { showInYear, workingYearOfRequest, yearOfRequest } from '#src/year-round/calendar/web/year-of-request.ts';
import { ballotsOf } from '../app/ballots.query.ts';
import { meetingFormPage, presencePage } from './conference-forms.page.tsx';
import { announcedPage } from './announced.page.tsx';
import { nominationPage, nominationPath } from './nomination.page.tsx';
import { ballotRoutes } from './ballot.route.tsx';
import { mayRun, meetingOf, NOMINATION, wordsOf, maySee } from './nomination-request.ts';

export function nominationRoutes(site: Site): void {
  site.get(NOMINATION, async (c) => {
    const frame = await yearOfRequest(c);
    if (frame instanceof Response) return frame;
    const meeting = await meetingOf(c, frame);
    const ballots = await asActor(c.get('actor'), (tx) => ballotsOf(tx, frame.clusterYear.id));
    const page = maySee(c, frame)
      ? nominationPage(c.get('visit'), frame, { meeting, ballots, mayRun: mayRun(c, frame) })
      : announcedPage(c.get('visit'), frame, { meeting, ballots });
    return showInYear(c, frame, page);
  });
  site.get(`${NOMINATION}/hoi-nghi`, async (c) => {
    const frame = await workingYearOfRequest(c);
    if (frame instanceof Response) return frame;
    if (!mayRun(c, frame)) return forbidden(c);
    return showInYear(
      c,
      frame,
      meetingFormPage(c.get('visit'), frame, await meetingOf(c, frame), { typed: null, errors: [] }),
    );
  });
  site.post(`${NOMINATION}/hoi-nghi`, postMeeting);
  site.get(`${NOMINATION}/diem-danh`, async (c) => {
    const frame = await workingYearOfRequest(c);
    if (frame instanceof Response) return frame;
    if (!mayRun(c, frame)) return forbidden(c);
    const meeting = await meetingOf(c, frame);
    return meeting
      ? showInYear(c, frame, presencePage(c.get('visit'), frame, meeting, { typed: null, errors: [] }))
      : c.notFound();
  });
  site.post(`${NOMINATION}/diem-danh`, postPresence);
  ballotRoutes(site);
}

async function postMeeting(c: SiteContext): Promise<Response> {
  const frame = await workingYearOfRequest(c);
  if (frame instanceof Response) return frame;
  if (!mayRun(c, frame)) return forbidden(c);
  const actor = c.get('actor');
  const words = wordsOf(c);
  const form = await readForm(c);
  const meeting = await meetingOf(c, frame);
  const day = parseDay(form.value('heldOn'));
  const part = form.value('partOfDay');
  const also = form.all('also').filter((kind) => kind === 'LAUNCH' || kind === 'COVENANT');
  const again = (error: FieldError) =>
    showInYear(
      c,
      frame,
      meetingFormPage(c.get('visit'), frame, meeting, { typed: form.typed, errors: [error], also }),
      422,
    );
  if (!day.ok) return again({ field: 'heldOn', message: words.refusals['not-a-day'] });
  const held = await onceAsActor(actor, form, async (tx) => {
    const outcome = await holdMeeting(tx, actor, {
      clusterYearId: frame.clusterYear.id,
      existing: meeting && { id: meeting.id, version: form.version('version') },
      name: form.value('name'),
      heldOn: day.value,
      partOfDay: part === 'morning' || part === 'afternoon' || part === 'evening' || part === 'day' ? part : null,
      place: form.value('place'),
      chair: form.value('chair'),
      secretary: form.value('secretary'),
      purposes: [
        { kind: 'REVIEW', year: frame.clusterYear.year },
        ...also.map((kind) => ({ kind, year: frame.clusterYear.year + 1 })),
      ],
      hostUnitId: frame.units.find((unit) => unit.id === form.value('host'))?.id ?? null,
      agenda: linesOf(form.value('agenda')),
      guests: readGuests(form.value('guests')),
      state: 'held',
    });
    return outcome.ok ? ok(nominationPath(frame)) : outcome;
  });
  if (held.ok) return seeOther(c, held.value, { text: words.meetingSaved });
  if (held.error.kind === 'not-yours-to-do') return forbidden(c);
  if (held.error.kind === 'someone-saved-before') return showConflict(c, frame, { typed: form.typed, also });
  const field = held.error.kind === 'held-on-no-day' ? 'heldOn' : 'name';
  return again({ field, message: words.refusals[held.error.kind] });
}

/** Both texts side by side: what was typed, and what somebody saved meanwhile. */
async function showConflict(
  c: SiteContext,
  frame: YearFrame,
  sent: { readonly typed: Readonly<Record<string, string>>; readonly also: readonly string[] },
): Promise<Response> {
  const visit = c.get('visit');
  const meeting = await meetingOf(c, frame);
  const save = meeting ? await asActor(c.get('actor'), (tx) => lastSaveOf(tx, meeting.id)) : null;
  const conflict = save && { who: save.who, at: printInstant(save.at, visit.language) };
  return showInYear(
    c,
    frame,
    meetingFormPage(visit, frame, meeting, { ...sent, errors: [], ...(conflict && { conflict }) }),
    409,
  );
}

async function postPresence(c: SiteContext): Promise<Response> {
  const frame = await workingYearOfRequest(c);
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
  return showInYear(c, frame, presencePage(c.get('visit'), frame, meeting, { typed: form.typed, errors }), 409);
}
