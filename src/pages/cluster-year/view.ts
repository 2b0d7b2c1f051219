import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Visit } from '#src/ui/visit.ts';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import type { PublishedResult } from '#src/year/4-progress/app/published-results.query.ts';
import type { DoubtAbout } from '../evidence/doubts.query.ts';
import type { SourceBook } from '../evidence/source-book.ts';
import type { LedYear } from './relatives.query.ts';
import type { Words } from './words.ts';
import type { Meeting, MeetingItem, YearLists } from './year-lists.ts';

/** What the page of one cluster-year needs: the year, its lists, the sentences behind them. */
export type ClusterYearView = {
  readonly visit: Visit;
  readonly words: Words;
  readonly frame: YearFrame;
  readonly lists: YearLists;
  readonly book: SourceBook;
  readonly doubts: readonly DoubtAbout[];
  readonly leadership: readonly LedYear[];
  /** How many units have registered in a live year; null for a past one. */
  readonly registeredUnits: number | null;
  /** How many units met each target of a live year, once that is public. */
  readonly results: readonly PublishedResult[];
  readonly mayWork: boolean;
  readonly day: CalendarDay;
};

export type PartProps = { readonly view: ClusterYearView };

/** The open doubt about a place of the record: `/theme` of a covenant. */
export const doubtAt = (view: ClusterYearView, list: string, field: string): DoubtAbout | undefined =>
  view.doubts.find(
    ({ about, resolution }) =>
      resolution === null && about?.some((pointer) => pointer.startsWith(`/${list}/`) && pointer.endsWith(`/${field}`)),
  );

/** The line of a conference that adopted the list of registrations, where its content is not told. */
export const adoptedRegistration = ({
  meetings,
}: YearLists): { readonly item: MeetingItem; readonly meeting: Meeting } | null => {
  for (const meeting of meetings) {
    const item = meeting.items.find(({ kind, text }) => kind === 'adopted' && /đăng ký/iu.test(text));
    if (item) return { item, meeting };
  }
  return null;
};

/** Sums say «ít nhất» where a part of them is not stated. */
export type Sum = { readonly total: number; readonly parts: readonly number[]; readonly isWhole: boolean };

export function sumOf(counts: readonly (number | null)[]): Sum {
  const parts = counts.filter((count) => count !== null);
  return { total: parts.reduce((sum, one) => sum + one, 0), parts, isWhole: parts.length === counts.length };
}
