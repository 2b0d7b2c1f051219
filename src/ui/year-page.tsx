import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import type { Page } from './page.tsx';
import { Ribbon, type RibbonStep, type StepId } from './ribbon.tsx';
import { type Visit, wordsIn } from './visit.ts';

/** What a page of one cluster-year must know of its year. */
export type YearView = {
  readonly clusterYear: {
    readonly slug: string;
    readonly year: number;
    readonly name: string;
    readonly origin: 'history' | 'live';
    readonly isSynthetic: boolean;
  };
  readonly steps: readonly {
    readonly step: StepId;
    readonly state: RibbonStep['state'];
    readonly dueOn: CalendarDay | null;
    readonly opensOn: CalendarDay | null;
    readonly doneOn: CalendarDay | null;
    readonly holder: string | null;
    readonly skippedReason: string | null;
  }[];
};

const STEP_PATHS: Readonly<Record<StepId, string>> = {
  launch: 'phat-dong',
  covenant: 'giao-uoc',
  registration: 'dang-ky',
  progress: 'thuc-hien',
  scoring: 'cham-diem',
  nomination: 'suy-ton',
  proposal: 'de-nghi',
  recognition: 'khen-thuong',
  rotation: 'ban-giao',
};

/** The reader as visiting one year: the year switch stands on it, and a rehearsal says that it is one. */
export const visitInYear = <Reader extends Visit>(visit: Reader, { clusterYear }: YearView): Reader => ({
  ...visit,
  year: clusterYear.year,
  synthetic: clusterYear.isSynthetic,
});

/** The ribbon of a year: each step leads to its page; a past year's steps do not, unless a source speaks of them. */
export function yearRibbon(visit: Visit, { clusterYear, steps }: YearView): readonly RibbonStep[] {
  const words = wordsIn(visit.language).ribbonWhen;
  return steps.map((step) => {
    const when =
      step.state === 'done' && step.doneOn
        ? printDay(step.doneOn, visit.language)
        : step.dueOn && (step.state === 'open' || step.state === 'late')
          ? words.due(printDay(step.dueOn, visit.language))
          : step.opensOn && step.state === 'notStarted'
            ? words.from(printDay(step.opensOn, visit.language))
            : null;
    const holder = step.state === 'skipped' ? step.skippedReason : step.holder;
    return {
      id: step.step,
      state: step.state,
      ...(when !== null && { when }),
      ...(holder !== null && { holder }),
      ...(clusterYear.origin === 'live' && {
        href: `/cum-thi-dua/${clusterYear.slug}/${clusterYear.year}/${STEP_PATHS[step.step]}`,
      }),
    };
  });
}

/**
 * A page of one step of one cluster-year: breadcrumb (năm › cụm › bước), the ribbon, and the page's own parts.
 * Render it with `renderPage(visitInYear(visit, frame), stepPage(…))`.
 */
export function stepPage(visit: Visit, frame: YearView, step: StepId, page: Page): Page {
  const words = wordsIn(visit.language);
  const { slug, year, name } = frame.clusterYear;
  const yearHref = `/cum-thi-dua/${slug}/${year}`;
  const own = page.head?.breadcrumb ?? [];
  const breadcrumb = [
    { label: words.yearLabel(year), href: `/cum-thi-dua?nam=${year}` },
    { label: name, href: yearHref },
    own.length > 0
      ? { label: words.steps[step], href: `${yearHref}/${STEP_PATHS[step]}` }
      : { label: words.steps[step] },
    ...own,
  ];
  return {
    tab: 'clusters',
    ...page,
    head: { title: page.title, ...page.head, breadcrumb },
    ribbon: <Ribbon steps={yearRibbon(visit, frame)} compact="phone" />,
  };
}
