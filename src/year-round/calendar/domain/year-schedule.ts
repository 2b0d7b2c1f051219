import { addDays, type CalendarDay, weekday, yearOf } from '#src/kernel/calendar-day.ts';
import { isWorkingDay, type WorkingCalendar } from '#src/kernel/working-days.ts';
import { announcedHolidays, type HolidayRow, holidaysByRule } from '#src/law/public-holidays.ts';

/** The days off of one year: as an officer keeps them, as announced and shipped, or by the code alone. */
export type YearSchedule = {
  readonly year: number;
  /** While it is not, what is counted in this year is provisional («tạm tính»). */
  readonly isAnnounced: boolean;
  /** The paper that an officer named. */
  readonly announcedBy: string | null;
  /** 0 while nobody has changed what is shipped. */
  readonly version: number;
  readonly days: readonly HolidayRow[];
};

/** A schedule as an officer keeps it; the rest of the year comes with the program. */
export type KeptSchedule = Pick<YearSchedule, 'year' | 'announcedBy' | 'version' | 'days'>;

/** The schedule of a year: kept by an officer before shipped, shipped before reckoned. */
export function scheduleOf(year: number, kept: readonly KeptSchedule[]): YearSchedule {
  const own = kept.find((schedule) => schedule.year === year);
  if (own) return { ...own, isAnnounced: own.announcedBy !== null };
  const announced = announcedHolidays(year);
  const shared = { year, announcedBy: null, version: 0 };
  return announced
    ? { ...shared, isAnnounced: true, days: announced }
    : { ...shared, isAnnounced: false, days: holidaysByRule(year) };
}

/** What working days are counted by, with how far the counting can be trusted. */
export type WorkingDays = WorkingCalendar & {
  readonly announcedYears: ReadonlySet<number>;
  /** Days of which it is not established whether they are worked. */
  readonly doubtful: ReadonlySet<CalendarDay>;
  readonly names: ReadonlyMap<CalendarDay, string>;
};

/** Some years' schedules as one calendar. An unverified day is worked or not as its week says. */
export function workingDaysOf(schedules: readonly YearSchedule[]): WorkingDays {
  const days = schedules.flatMap((schedule) => schedule.days);
  const certain = days.filter(({ status }) => status !== 'unverified');
  const thoseThatAre = (kind: HolidayRow['kind']) =>
    new Set(certain.filter((row) => row.kind === kind).map(({ day }) => day));
  return {
    off: thoseThatAre('off'),
    worked: thoseThatAre('worked'),
    announcedYears: new Set(schedules.filter(({ isAnnounced }) => isAnnounced).map(({ year }) => year)),
    doubtful: new Set(days.filter(({ status }) => status === 'unverified').map(({ day }) => day)),
    names: new Map(certain.map(({ day, name }) => [day, name])),
  };
}

/** Whether a count between two days is provisional: a doubtful day lies between, or a day off of a year not announced may. */
export function isProvisional(from: CalendarDay, to: CalendarDay, calendar: WorkingDays): boolean {
  const [first, last] = from <= to ? [from, to] : [to, from];
  for (let year = yearOf(first); year <= yearOf(last); year += 1) if (!calendar.announcedYears.has(year)) return true;
  return [...calendar.doubtful].some((day) => first < day && day <= last);
}

export type DayOff = {
  /** «Quốc khánh», or null for a plain weekend. */
  readonly name: string | null;
  readonly before: CalendarDay;
  readonly after: CalendarDay;
};

/** What is to be said of a planned day that is no working day: which holiday it is, and the working days around it. */
export function dayOffOn(day: CalendarDay, calendar: WorkingDays): DayOff | null {
  if (isWorkingDay(day, calendar)) return null;
  const nearest = (step: 1 | -1): CalendarDay => {
    let reached = addDays(day, step);
    while (!isWorkingDay(reached, calendar)) reached = addDays(reached, step);
    return reached;
  };
  const name = weekday(day) === 0 || weekday(day) === 6 ? null : (calendar.names.get(day) ?? null);
  return { name, before: nearest(-1), after: nearest(1) };
}
