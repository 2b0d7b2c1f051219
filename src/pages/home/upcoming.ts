import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import type { NewsItem } from '#src/ui/timeline.tsx';
import { wordsIn as shellWordsIn } from '#src/ui/visit.ts';
import { capital } from '../capital.ts';
import type { HomeView } from './view.ts';

const MOST_DAYS = 4;
const MOST_CONFERENCES = 3;

/** The next days of the plan and the conferences that are set, the nearest first. */
export function upcomingDays({ visit, words, clusters, steps, archive }: HomeView): readonly NewsItem[] {
  const names = shellWordsIn(visit.language).steps;
  const [only] = clusters;
  const href = clusters.length === 1 && only ? `/cum-thi-dua/${only.slug}/${only.year}` : null;
  const ahead = (day: CalendarDay | null): day is CalendarDay => day !== null && day >= visit.today;
  const days = steps
    .flatMap(({ step, state, opensOn, dueOn }) => {
      if (state === 'done' || state === 'skipped') return [];
      const name = names[step].toLowerCase();
      return [
        ...(ahead(opensOn) ? [{ on: opensOn, title: words.opens(name), href }] : []),
        ...(ahead(dueOn) ? [{ on: dueOn, title: words.due(name), href }] : []),
      ];
    })
    .toSorted((a, b) => a.on.localeCompare(b.on));
  const conferences = archive.planned.map(({ heldOn, name, place, slug, year, cluster }) => ({
    on: heldOn,
    title: [name ?? cluster, place].filter(Boolean).join(', '),
    href: `/cum-thi-dua/${slug}/${year}`,
  }));
  return [...days.slice(0, MOST_DAYS), ...conferences.slice(0, MOST_CONFERENCES)]
    .toSorted((a, b) => a.on.localeCompare(b.on))
    .map(({ on, title, href: to }) => ({
      day: printDay(on, visit.language),
      title: capital(title),
      ...(to && { href: to }),
    }));
}
