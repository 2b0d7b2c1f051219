import { CoverageBar } from '#src/charts/coverage-bar.tsx';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { Empty } from '#src/ui/empty.tsx';
import { Link } from '#src/ui/link.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Ribbon, type RibbonStep } from '#src/ui/ribbon.tsx';
import { Columns, Section } from '#src/ui/section.tsx';
import { Stats } from '#src/ui/stat.tsx';
import { Table } from '#src/ui/table.tsx';
import { DayList } from '#src/ui/timeline.tsx';
import { type Visit, wordsIn as shellWordsIn } from '#src/ui/visit.ts';
import { ArchiveList, Flags } from './past.tsx';
import { CountryMap } from './country-map.tsx';
import { upcomingDays } from './upcoming.ts';
import type { HomeView } from './view.ts';
import type { CommonStep } from './steps-of-clusters.ts';

/** The face of the product: where the year stands, who takes part, what comes next, and what the sources tell. */
export function homePage(view: HomeView): Page {
  const { words, clusters } = view;
  return {
    title: words.title,
    tab: 'home',
    head: { ...headOf(view), size: 'front' },
    ...(clusters.length > 0 && { ribbon: <Ribbon steps={ribbonOf(view)} /> }),
    body: (
      <>
        <Columns>
          <div>
            {clusters.length > 0 ? <Clusters view={view} /> : <Empty title={words.noYear}>{words.noYearText}</Empty>}
            {clusters.length > 0 && <Upcoming view={view} />}
            <ArchiveList view={view} />
          </div>
          <CountryMap view={view} />
        </Columns>
        <Flags view={view} />
        <ReadingLinks view={view} />
      </>
    ),
  };
}

function headOf({ visit, words, clusters, steps, archive }: HomeView) {
  const [first] = clusters;
  if (!first) {
    const { clusters: known, firstYear, lastYear } = archive;
    const lead =
      firstYear !== null && lastYear !== null ? words.noneLead(known, firstYear, lastYear) : words.noneLeadEmpty;
    return { title: words.noneTitle, lead };
  }
  const names = shellWordsIn(visit.language).steps;
  const now = steps.filter(({ state }) => state === 'open' || state === 'late');
  const units = clusters.reduce((sum, each) => sum + each.units, 0);
  const sum = (of: 'signed' | 'registered' | 'decisions') => clusters.reduce((all, each) => all + each[of], 0);
  const due = now
    .filter(({ dueOn }) => dueOn !== null && dueOn >= visit.today)
    .toSorted((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''))[0];
  return {
    title:
      now.length > 0
        ? words.yearAt(
            first.year,
            listed(
              now.map(({ step }) => names[step].toLowerCase()),
              words.and,
            ),
            first.isSynthetic,
          )
        : words.yearWaits(first.year, first.isSynthetic),
    lead: (
      <p>
        {first.isSynthetic ? words.leadRehearsal(units, clusters.length) : words.lead(units, clusters.length)}{' '}
        {due?.dueOn && words.next(names[due.step].toLowerCase(), printDay(due.dueOn, visit.language))}
      </p>
    ),
    figures: (
      <Stats
        stats={[
          { label: words.signed, value: sum('signed'), of: `/${units}` },
          { label: words.registered, value: sum('registered'), of: `/${units}` },
          { label: words.decisions, value: sum('decisions') },
        ]}
      />
    ),
  };
}

const listed = (names: readonly string[], and: string): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')}${and}${names.at(-1) ?? ''}`;

function ribbonOf({ visit, steps, clusters }: HomeView): readonly RibbonStep[] {
  const when = shellWordsIn(visit.language).ribbonWhen;
  const dayOf = (step: CommonStep): string | null => {
    if (step.state === 'done' && step.doneOn) return printDay(step.doneOn, visit.language);
    if ((step.state === 'open' || step.state === 'late') && step.dueOn)
      return when.due(printDay(step.dueOn, visit.language));
    return step.state === 'notStarted' && step.opensOn ? when.from(printDay(step.opensOn, visit.language)) : null;
  };
  return steps.map((step) => {
    const day = dayOf(step);
    const coverage = step.of > 1 ? `${step.done}/${step.of}` : null;
    const said = [day, coverage].filter(Boolean).join(' · ');
    const [only] = clusters;
    return {
      id: step.step,
      state: step.state,
      ...(said && { when: said }),
      ...(step.holder && { holder: step.holder }),
      ...(clusters.length === 1 && only && { href: `/cum-thi-dua/${only.slug}/${only.year}` }),
    };
  });
}

function Clusters({ view }: { readonly view: HomeView }) {
  const { words, clusters } = view;
  const [first] = clusters;
  const units = clusters.reduce((sum, each) => sum + each.units, 0);
  const signed = clusters.reduce((sum, each) => sum + each.signed, 0);
  const registered = clusters.reduce((sum, each) => sum + each.registered, 0);
  const title =
    registered > 0
      ? words.clusters.finding(registered, units)
      : signed > 0
        ? words.clusters.findingSigned(signed, units)
        : words.clusters.findingNone(clusters.length, units);
  const key = registered > 0 ? 'registered' : 'signed';
  return (
    <Section title={title}>
      <Table
        id="clusters"
        caption={title}
        rows={clusters}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            head: words.clusters.name,
            phone: 'title',
            cell: ({ slug, year, name, provinces, units: all }) => (
              <>
                <Link to={`/cum-thi-dua/${slug}/${year}`} lang="vi">
                  {name}
                </Link>
                <span class="note block">{words.clusters.size(provinces, all)}</span>
              </>
            ),
          },
          {
            key: 'head',
            head: words.clusters.head(first?.year ?? 0),
            phone: 'line',
            cell: ({ head }) => <span lang="vi">{head}</span>,
          },
          {
            key: 'done',
            head: words.clusters[key],
            unit: words.clusters.unit,
            align: 'end',
            nowrap: true,
            phone: 'corner',
            cell: (cluster) => `${cluster[key]}/${cluster.units}`,
          },
          {
            key: 'bar',
            head: '',
            phone: 'line',
            cell: (cluster) => (
              <CoverageBar
                label={words.clusters.coverage(cluster.name, cluster[key], cluster.units)}
                done={cluster[key]}
                total={cluster.units}
              />
            ),
          },
        ]}
        {...(clusters.length > 1 && {
          sum: {
            label: words.clusters.all,
            cells: { done: `${clusters.reduce((sum, each) => sum + each[key], 0)}/${units}` },
          },
        })}
      />
    </Section>
  );
}

function Upcoming({ view }: { readonly view: HomeView }) {
  const { words } = view;
  const days = upcomingDays(view);
  return (
    <Section title={words.upcoming} level={3}>
      {days.length === 0 ? <p class="note">{words.noUpcoming}</p> : <DayList items={days} />}
    </Section>
  );
}

function ReadingLinks({ view }: { readonly view: HomeView }) {
  const { words, archive } = view;
  const links: readonly (readonly [string, string])[] = [
    ['/phong-trao-thi-dua', words.reading.campaigns],
    ['/dien-hinh-tien-tien', words.reading.exemplars],
    ['/van-ban', words.reading.papers],
    ['/nguon', words.reading.sources(archive.sources)],
    ['/can-kiem-tra', words.reading.doubts],
    ['/van-ban-phap-luat', words.reading.law],
  ];
  return (
    <Section title={words.reading.title}>
      <ul class="link-row">
        {links.map(([to, label]) => (
          <li key={to}>
            <Link to={to}>{label}</Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export const visitOfHome = <Reader extends Visit>(visit: Reader, view: Pick<HomeView, 'clusters'>): Reader => {
  const [first] = view.clusters;
  return first ? { ...visit, year: first.year, synthetic: first.isSynthetic } : visit;
};
