import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { isId } from '#src/kernel/ids.ts';
import { ok } from '#src/kernel/result.ts';
import { parseDay, printDay } from '#src/kernel/vietnamese-date.ts';
import { onceAsActor, readForm, seeOther, type SentForm } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import type { FieldError } from '#src/ui/form.tsx';
import { mayActForUnit, mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { forbidden } from '#src/web/answer.ts';
import { inYear, showInYear } from '#src/year-round/calendar/web/year-of-request.ts';
import { changeRegistration, type RegistrationValues } from '../app/change-registration.ts';
import { moveRegistrations, undoLastMove } from '../app/move-registrations.command.ts';
import { registerAward } from '../app/register-award.ts';
import { type RegisterEntry, registrationOf } from '../app/register.query.ts';
import { historiesOf } from '../app/registration-history.query.ts';
import { manyRoutes } from './many.route.tsx';
import {
  changePage,
  type ChangeView,
  enterPage,
  isMoveOfRegister,
  typedFrom,
  type TypedRegistration,
} from './registration-form.page.tsx';
import { awardName, type RegistrationWords, registrationWords } from './words.ts';
import { BASE, basePath } from './registration-path.ts';

/** Entering one or many registrations, correcting one, passing one on. */
export function enterRoutes(site: Site): void {
  site.get(
    `${BASE}/nhap`,
    inYear(async (c, frame) => askForOne(c, frame)),
  );
  site.post(`${BASE}/nhap`, inYear(enterOne));
  manyRoutes(site);
  site.get(
    `${BASE}/:id`,
    inYear(async (c, frame) => withEntry(c, frame, (entry) => showEntry(c, frame, entry))),
  );
  site.post(
    `${BASE}/:id`,
    inYear(async (c, frame) => withEntry(c, frame, (entry) => change(c, frame, entry))),
  );
  site.post(
    `${BASE}/:id/chuyen`,
    inYear(async (c, frame) => withEntry(c, frame, (entry) => move(c, frame, entry))),
  );
  site.post(
    `${BASE}/:id/hoan-tac`,
    inYear(async (c, frame) => withEntry(c, frame, (entry) => undo(c, frame, entry))),
  );
}

const wordsOf = (c: SiteContext): RegistrationWords => registrationWords(c.get('visit').language);

const typedIn = (form: SentForm): TypedRegistration => ({
  unit: form.value('unit'),
  award: form.value('award'),
  subject: form.value('subject'),
  name: form.value('name'),
  count: form.value('count'),
  receivedOn: form.value('receivedOn'),
  note: form.value('note'),
});

/** Typed fields as values; a number that is none is left for the use case to refuse in its own words. */
function valuesOf(
  words: RegistrationWords,
  typed: TypedRegistration,
): { values: RegistrationValues; errors: FieldError[] } {
  const day = typed.receivedOn === '' ? null : parseDay(typed.receivedOn);
  return {
    values: {
      award: typed.award,
      subject: typed.subject === 'individual' ? 'individual' : 'collective',
      name: typed.name || null,
      count: typed.count === '' ? null : Number(typed.count.replace(/[.\s](?=\d{3}$)/, '')),
      receivedOn: day?.ok ? day.value : null,
      note: typed.note || null,
    },
    errors: day && !day.ok ? [{ field: 'receivedOn', message: words.refusals['not-a-day'] }] : [],
  };
}

const FIELD_OF: Readonly<Partial<Record<keyof RegistrationWords['refusals'], string>>> = {
  'unit-is-not-a-member': 'unit',
  'award-is-not-for-this-subject': 'subject',
  'count-is-not-a-number': 'count',
  'unit-counts-for-one': 'count',
  'received-day-lies-ahead': 'receivedOn',
  'reason-must-be-written': 'reason',
  'earlier-than-the-last-step': 'on',
  'not-a-next-state': 'to',
};
const errorOf = (words: RegistrationWords, kind: keyof RegistrationWords['refusals']): FieldError => ({
  field: FIELD_OF[kind] ?? 'award',
  message: words.refusals[kind],
});

const unitsFor = (c: SiteContext, frame: YearFrame) =>
  frame.units.filter((unit) => mayActForUnit(c.get('actor'), frame.clusterYear.id, unit.id));

function askForOne(
  c: SiteContext,
  frame: YearFrame,
  sent: {
    readonly typed: TypedRegistration;
    readonly errors: readonly FieldError[];
    readonly existing: string | null;
  } | null = null,
): Response | Promise<Response> {
  const units = unitsFor(c, frame);
  if (units.length === 0) return forbidden(c);
  const byOffice = mayRunYear(c.get('actor'), frame.clusterYear.id);
  const { today } = c.get('visit');
  const typed = sent?.typed ?? {
    unit: byOffice ? '' : (units[0]?.id ?? ''),
    award: '',
    subject: 'collective',
    name: '',
    count: '',
    receivedOn: printDay(today),
    note: '',
  };
  const page = enterPage(c.get('visit'), frame, {
    units,
    typed,
    byOffice,
    errors: sent?.errors ?? [],
    existing: sent?.existing ?? null,
  });
  return showInYear(c, frame, page, sent ? 422 : 200);
}

async function enterOne(c: SiteContext, frame: YearFrame): Promise<Response> {
  const words = wordsOf(c);
  const actor = c.get('actor');
  const form = await readForm(c);
  const typed = typedIn(form);
  const { values, errors } = valuesOf(words, typed);
  if (!isId(typed.unit)) errors.unshift(errorOf(words, 'unit-is-not-a-member'));
  if (errors.length > 0) return askForOne(c, frame, { typed, errors, existing: null });
  const entered = await onceAsActor(actor, form, async (tx) => {
    const outcome = await registerAward(tx, actor, {
      ...values,
      clusterYearId: frame.clusterYear.id,
      unitId: typed.unit,
      on: c.get('visit').today,
    });
    return outcome.ok ? ok(`${basePath(frame)}?mo=${typed.unit}`) : outcome;
  });
  const unit = frame.units.find(({ id }) => id === typed.unit)?.shortName ?? '';
  if (entered.ok) return seeOther(c, entered.value, { text: words.entered(unit, awardName(values.award)) });
  if (entered.error.kind === 'not-yours-to-do') return forbidden(c);
  const existing = entered.error.kind === 'registered-already' ? entered.error.registrationId : null;
  return askForOne(c, frame, { typed, errors: [errorOf(words, entered.error.kind)], existing });
}

/** The entry of the address, for its unit and the office; another unit's is not opened. */
async function withEntry(
  c: SiteContext,
  frame: YearFrame,
  handle: (entry: RegisterEntry) => Response | Promise<Response>,
): Promise<Response> {
  const id = c.req.param('id') ?? '';
  if (!isId(id)) return c.notFound();
  const actor = c.get('actor');
  const entry = await asActor(actor, (tx) => registrationOf(tx, frame.clusterYear.id, id));
  if (!entry) return c.notFound();
  return mayActForUnit(actor, frame.clusterYear.id, entry.unitId) ? handle(entry) : forbidden(c);
}

async function showEntry(
  c: SiteContext,
  frame: YearFrame,
  entry: RegisterEntry,
  sent: Partial<Pick<ChangeView, 'typed' | 'errors' | 'conflict' | 'moveTyped'>> = {},
): Promise<Response> {
  const actor = c.get('actor');
  const visit = c.get('visit');
  const page = changePage(visit, frame, {
    entry,
    unit: frame.units.find(({ id }) => id === entry.unitId),
    life: await asActor(actor, (tx) => historiesOf(tx, [entry.id])),
    typed: typedFrom(entry),
    errors: [],
    conflict: null,
    moveTyped: { to: '', on: printDay(visit.today), reason: '' },
    mayRun: mayRunYear(actor, frame.clusterYear.id),
    ...sent,
  });
  return showInYear(c, frame, page, sent.conflict ? 409 : sent.errors ? 422 : 200);
}

async function change(c: SiteContext, frame: YearFrame, entry: RegisterEntry): Promise<Response> {
  const words = wordsOf(c);
  const actor = c.get('actor');
  const form = await readForm(c);
  const typed = { ...typedIn(form), unit: entry.unitId };
  const { values, errors } = valuesOf(words, typed);
  if (errors.length > 0) return showEntry(c, frame, entry, { typed, errors });
  const path = `${basePath(frame)}/${entry.id}`;
  const changed = await onceAsActor(actor, form, async (tx) => {
    const outcome = await changeRegistration(tx, actor, {
      clusterYearId: frame.clusterYear.id,
      registrationId: entry.id,
      version: form.version('version'),
      values,
      on: c.get('visit').today,
    });
    return outcome.ok ? ok(path) : outcome;
  });
  if (changed.ok) return seeOther(c, changed.value, { text: words.saved });
  switch (changed.error.kind) {
    case 'not-yours-to-do':
      return forbidden(c);
    case 'registration-is-gone':
      return c.notFound();
    case 'someone-saved-before':
      return showEntry(c, frame, entry, { typed, conflict: changed.error });
    default:
      return showEntry(c, frame, entry, { typed, errors: [errorOf(words, changed.error.kind)] });
  }
}

async function move(c: SiteContext, frame: YearFrame, entry: RegisterEntry): Promise<Response> {
  const words = wordsOf(c);
  const actor = c.get('actor');
  const form = await readForm(c);
  const moveTyped = { to: form.value('to'), on: form.value('on'), reason: form.value('reason') };
  const refused = (error: FieldError) => showEntry(c, frame, entry, { moveTyped, errors: [error] });
  const { to } = moveTyped;
  if (!isMoveOfRegister(to)) return refused(errorOf(words, 'not-a-next-state'));
  const day = parseDay(moveTyped.on);
  if (!day.ok) return refused({ field: 'on', message: words.refusals['not-a-day'] });
  const on: CalendarDay = day.value;
  if (on > c.get('visit').today) return refused({ field: 'on', message: words.refusals['received-day-lies-ahead'] });
  const path = `${basePath(frame)}/${entry.id}`;
  const command = {
    clusterYearId: frame.clusterYear.id,
    registrationIds: [entry.id],
    to,
    on,
    reason: moveTyped.reason,
  };
  const moved = await onceAsActor(actor, form, async (tx) => {
    const outcome = await moveRegistrations(tx, actor, command);
    return outcome.ok ? ok(path) : outcome;
  });
  if (moved.ok) return seeOther(c, moved.value, { text: words.moved(words.states[to]), undo: `${path}/hoan-tac` });
  if (moved.error.kind === 'not-yours-to-do') return forbidden(c);
  return refused(errorOf(words, moved.error.kind));
}

async function undo(c: SiteContext, frame: YearFrame, entry: RegisterEntry): Promise<Response> {
  const words = wordsOf(c);
  const actor = c.get('actor');
  const path = `${basePath(frame)}/${entry.id}`;
  const command = { clusterYearId: frame.clusterYear.id, registrationId: entry.id, on: c.get('visit').today };
  const undone = await onceAsActor(actor, await readForm(c), async (tx) => {
    const outcome = await undoLastMove(tx, actor, command);
    return outcome.ok ? ok(path) : outcome;
  });
  if (undone.ok) return seeOther(c, undone.value, { text: words.undoneNow });
  if (undone.error.kind === 'not-yours-to-do') return forbidden(c);
  return showEntry(c, frame, entry, { errors: [{ field: 'to', message: words.refusals[undone.error.kind] }] });
}
