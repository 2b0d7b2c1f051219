import { type CalendarDay, isCalendarDay, yearOf } from '#src/kernel/calendar-day.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { parseDay, printDay } from '#src/kernel/vietnamese-date.ts';
import { onceAsActor, readForm, seeOther, type SentForm } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { forbidden, showPage } from '#src/web/answer.ts';
import { mayKeepCalendar } from '#src/year-round/accounts/domain/may.ts';
import { scheduleOfYear } from '../app/holidays.query.ts';
import { announceYear, dropSpecialDay, type KeepHolidaysError, keepSpecialDay } from '../app/keep-holidays.command.ts';
import { HOLIDAYS, holidaysPage, holidaysPath, type HolidaysView } from './holidays.page.tsx';
import { calendarWords } from './words.ts';

const [FIRST_YEAR, LAST_YEAR] = [2021, 2098]; // the code of 2019 is in force since 01/01/2021

type Shown = Partial<Pick<HolidaysView, 'typed' | 'was' | 'paper' | 'errors'>>;

/** The days off of a year: read by everybody, kept by those who may. */
export function holidayRoutes(site: Site): void {
  site.get(HOLIDAYS, (c) => {
    const asked = Number(c.req.query('nam') ?? yearOf(c.get('visit').today));
    const day = c.req.query('sua') ?? '';
    return show(c, asked, { was: isCalendarDay(day) ? day : null }, 200);
  });
  site.post(HOLIDAYS, (c) => keeping(c, saveDay));
  site.post(`${HOLIDAYS}/bo`, (c) => keeping(c, dropDay));
  site.post(`${HOLIDAYS}/cong-bo`, (c) => keeping(c, announce));
}

async function show(c: SiteContext, year: number, shown: Shown, status: 200 | 409 | 422): Promise<Response> {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) return c.notFound();
  const visit = c.get('visit');
  const schedule = await asActor(c.get('actor'), (tx) => scheduleOfYear(tx, year));
  const view = { was: null, typed: null, paper: '', errors: [], ...shown };
  const known = schedule.days.some(({ day }) => day === view.was);
  const page = holidaysPage(visit, {
    ...view,
    was: known ? view.was : null,
    schedule,
    mayKeep: mayKeepCalendar(c.get('actor')),
  });
  return showPage(c, page, status);
}

type Asked = { readonly form: SentForm; readonly year: number; readonly version: number };

async function keeping(c: SiteContext, work: (c: SiteContext, asked: Asked) => Promise<Response>): Promise<Response> {
  if (!mayKeepCalendar(c.get('actor'))) return forbidden(c);
  const form = await readForm(c);
  const year = Number(form.value('year'));
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) return c.notFound();
  return work(c, { form, year, version: form.version('version') });
}

const FIELD: Readonly<Record<KeepHolidaysError['kind'], string>> = {
  'not-yours-to-do': 'day',
  'someone-saved-before': 'day',
  'no-such-day': 'day',
  'day-of-another-year': 'day',
  'day-is-there-already': 'day',
  'weekend-is-off-anyway': 'day',
  'weekday-is-worked-anyway': 'day',
  'name-is-missing': 'name',
  'source-is-missing': 'source',
  'paper-is-missing': 'paper',
};

/** Does one change and goes back to the year, or shows the form again with what was refused. */
async function change(
  c: SiteContext,
  asked: Asked,
  done: string,
  shown: Shown,
  work: (tx: Tx) => Promise<Result<null, KeepHolidaysError>>,
): Promise<Response> {
  const { form, year } = asked;
  const path = holidaysPath(year);
  const changed = await onceAsActor(c.get('actor'), form, async (tx) => {
    const outcome = await work(tx);
    return outcome.ok ? ok(path) : outcome;
  });
  if (changed.ok) return seeOther(c, changed.value, { text: done });
  const { kind } = changed.error;
  const message = calendarWords(c.get('visit').language).refusals[kind];
  const status = kind === 'someone-saved-before' || kind === 'no-such-day' ? 409 : 422;
  return show(c, year, { ...shown, errors: [{ field: FIELD[kind], message }] }, status);
}

function saveDay(c: SiteContext, asked: Asked): Promise<Response> {
  const words = calendarWords(c.get('visit').language);
  const { form, year, version } = asked;
  const value = form.value;
  const typed = { day: value('day'), kind: value('kind'), name: value('name'), source: value('source') };
  const was = isCalendarDay(value('was')) ? (value('was') as CalendarDay) : null;
  const day = parseDay(typed.day);
  if (!day.ok)
    return show(c, year, { was, typed, errors: [{ field: 'day', message: words.refusals['not-a-day'] }] }, 422);
  const kind = typed.kind === 'worked' ? 'worked' : 'off';
  return change(c, asked, words.saved(printDay(day.value, c.get('visit').language)), { was, typed }, (tx) =>
    keepSpecialDay(tx, c.get('actor'), { ...typed, year, version, was, day: day.value, kind }),
  );
}

function dropDay(c: SiteContext, asked: Asked): Promise<Response> {
  const { form, year, version } = asked;
  const day = form.value('day');
  if (!isCalendarDay(day)) return Promise.resolve(c.notFound());
  const { language } = c.get('visit');
  return change(c, asked, calendarWords(language).dropped(printDay(day, language)), {}, (tx) =>
    dropSpecialDay(tx, c.get('actor'), { year, version, day }),
  );
}

function announce(c: SiteContext, asked: Asked): Promise<Response> {
  const { form, year, version } = asked;
  const paper = form.value('paper');
  return change(c, asked, calendarWords(c.get('visit').language).announcedNow(year), { paper }, (tx) =>
    announceYear(tx, c.get('actor'), { year, version, paper }),
  );
}
