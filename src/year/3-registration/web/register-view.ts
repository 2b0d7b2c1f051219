import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Sort } from '#src/ui/table.tsx';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import type { AttritionDay } from '../app/attrition.query.ts';
import type { RegisterEntry } from '../app/register.query.ts';
import type { RecordedStep } from '../app/registration-history.query.ts';
import type { RollUp } from '../domain/roll-up.ts';

/** What the address asks for. */
export type RegisterFilter = {
  readonly bloc: string;
  readonly award: string;
  readonly state: string;
  readonly sort: Sort | null;
  readonly tight: boolean;
  /** The unit whose row is open. */
  readonly open: string | null;
  readonly day: CalendarDay;
};
export type RegisterView = {
  readonly frame: YearFrame;
  readonly filter: RegisterFilter;
  readonly entries: readonly RegisterEntry[];
  readonly rollUp: RollUp;
  /** The members that have sent; the office alone sees which have not. */
  readonly sentIds: readonly string[];
  readonly lives: readonly RecordedStep[];
  /** How much is said about each registration whose talk the reader may read. */
  readonly talks: ReadonlyMap<string, number>;
  /** Only the office is shown it. */
  readonly attrition: { readonly award: string; readonly days: readonly AttritionDay[] };
  readonly mayRun: boolean;
  readonly mayActFor: (unitId: string) => boolean;
  readonly closeRefused: { readonly reason: string; readonly message: string } | null;
};

/** The address of the register with another filter. */
export const queryOf = (filter: RegisterFilter, change: Partial<RegisterFilter>): string => {
  const { bloc, award, state, sort, tight, open, day } = { ...filter, ...change };
  const query = new URLSearchParams({
    ...(bloc && { khoi: bloc }),
    ...(award && { 'danh-hieu': award }),
    ...(state && { 'trang-thai': state }),
    ...(sort && { 'sap-xep': `${sort.key}-${sort.direction}` }),
    ...(tight && { dong: 'gon' }),
    ...(open && { mo: open }),
    ...(day && { ngay: day }),
  }).toString();
  return query && `?${query}`;
};
