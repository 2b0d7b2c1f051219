import { yearOf, type CalendarDay } from '#src/kernel/calendar-day.ts';
import { LeadershipStrip } from '#src/charts/leadership-strip.tsx';
import type { LeadershipTerm } from '#src/charts/leadership-years.ts';
import { MapAttribution, ProvinceMap } from '#src/charts/province-map.tsx';
import { Chip, Stated } from '#src/ui/chip.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { Link } from '#src/ui/link.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { MarginSection } from '#src/ui/source.tsx';
import { Table } from '#src/ui/table.tsx';
import { PaperList } from '#src/ui/timeline.tsx';
import { hrefIn, type Visit } from '#src/ui/visit.ts';
import type { Cluster, ClusterYear } from '../app/clusters.query.ts';
import { Conferences, headOf, mapOf, memberCountIn, provinceCountIn } from './clusters.page.tsx';
import { ClusterMembers } from './cluster-members.tsx';
import { wordsIn } from './words.ts';

type WithYears = Cluster & { readonly years: readonly ClusterYear[] };

/** A cluster through its years; the year of the day shown carries the accent. */
export function clusterPage(visit: Visit, day: CalendarDay, cluster: WithYears): Page {
  const words = wordsIn(visit.language);
  const { years } = cluster;
  const asked = years.find((one) => one.year === yearOf(day));
  const name = (asked ?? years[0])?.name ?? cluster.name;
  return {
    title: name,
    tab: 'clusters',
    head: {
      title: name,
      breadcrumb: [{ label: words.clusters.crumb, href: '/cum-thi-dua' }],
      asOn: { day, action: `/cum-thi-dua/${cluster.slug}` },
      ...(cluster.isSynthetic && { chip: <Chip>{words.clusters.rehearsal}</Chip> }),
      facts: factsOf(visit, cluster),
    },
    body: (
      <>
        {!asked && day !== visit.today && <Notice>{words.cluster.noneOnDay(yearOf(day))}</Notice>}
        {years.length === 0 ? (
          <Empty title={words.cluster.noYears} />
        ) : (
          <>
            <Leadership visit={visit} name={name} cluster={cluster} current={yearOf(day)} />
            <Years visit={visit} years={years} current={yearOf(day)} />
            <ClusterMembers visit={visit} years={years} />
          </>
        )}
      </>
    ),
    margin: marginOf(visit, years, asked ?? years[0]),
  };
}

function factsOf(visit: Visit, { years, otherNames, foundedYear, foundedBy, foundingPaper }: WithYears): string[] {
  const words = wordsIn(visit.language);
  const [newest, oldest] = [years[0]?.year, years.at(-1)?.year];
  const by = foundingPaper ?? foundedBy;
  return [
    ...(newest !== undefined && oldest !== undefined ? [words.cluster.yearsKnown(years.length, oldest, newest)] : []),
    ...(foundedYear !== null
      ? [words.cluster.founded(foundedYear) + (by ? ` ${words.cluster.foundedBy(by)}` : '')]
      : []),
    ...(otherNames.length > 0 ? [words.cluster.otherNames(otherNames.join('; '))] : []),
  ];
}

function Leadership(props: {
  readonly visit: Visit;
  readonly name: string;
  readonly cluster: WithYears;
  readonly current: number;
}) {
  const { visit, name, cluster, current } = props;
  const words = wordsIn(visit.language);
  const terms = cluster.years
    .filter((year) => year.leaders.length > 0)
    .map((year): LeadershipTerm => {
      const head = year.leaders.find((leader) => leader.role === 'HEAD');
      const deputies = year.leaders.filter((leader) => leader.role !== 'HEAD');
      const person = [head?.person, head?.position].filter(Boolean).join(', ');
      const others = deputies.map((one) => one.unit?.name ?? one.unitPrinted ?? one.person ?? one.position ?? '');
      const detail = [person, others.length > 0 && words.cluster.deputies(others.join('; '))]
        .filter(Boolean)
        .join('. ');
      return {
        year: year.year,
        unit: headOf(year),
        href: hrefIn(visit.language, `/cum-thi-dua/${cluster.slug}/${year.year}`),
        isCurrent: year.year === current,
        ...(detail && { detail }),
      };
    });
  const known = cluster.years.map((year) => year.year);
  return (
    <Section title={words.cluster.leadership}>
      <LeadershipStrip
        label={words.cluster.leadership}
        rows={[{ name, terms, foundedIn: cluster.foundedYear, isCurrent: true }]}
        from={Math.min(...known)}
        to={Math.max(...known)}
        current={current}
        language={visit.language}
      />
    </Section>
  );
}

function Years(props: { readonly visit: Visit; readonly years: readonly ClusterYear[]; readonly current: number }) {
  const { visit, years, current } = props;
  const words = wordsIn(visit.language);
  return (
    <Section title={words.cluster.years}>
      <Table
        id="years"
        caption={words.cluster.years}
        rows={years}
        rowKey={(year) => String(year.year)}
        rowClass={(year) => (year.year === current ? 'marked' : undefined)}
        columns={[
          {
            key: 'year',
            head: words.cluster.year,
            phone: 'title',
            cell: (year) => (
              <Link to={`/cum-thi-dua/${year.slug}/${year.year}`}>{words.cluster.openYear(year.year)}</Link>
            ),
          },
          {
            key: 'name',
            head: words.cluster.nameInYear,
            phone: 'line',
            cell: (year) => <span lang="vi">{year.name}</span>,
          },
          {
            key: 'provinces',
            head: words.cluster.provinces,
            align: 'end',
            cell: (year) => <Stated>{provinceCountIn(year)}</Stated>,
          },
          {
            key: 'members',
            head: words.cluster.members,
            align: 'end',
            cell: (year) => <Stated>{memberCountIn(year, words)}</Stated>,
          },
          {
            key: 'held',
            head: words.cluster.held,
            phone: 'figure',
            cell: (year) => <Conferences year={year} visit={visit} />,
          },
        ]}
      />
    </Section>
  );
}

/** The provinces of the year shown, and what the cluster's years rest on; nothing where there is neither. */
function marginOf(visit: Visit, years: readonly ClusterYear[], shown: ClusterYear | undefined) {
  const words = wordsIn(visit.language);
  const sources = new Map(years.flatMap((year) => year.sources).map((source) => [source.slug, source]));
  const shapes = shown && !shown.isSynthetic ? mapOf([shown], shown.year) : null;
  const codes = new Set(shown?.members.flatMap(({ province }) => (province ? [province.code] : [])));
  const hasMap = shapes && shown && codes.size > 0;
  if (!hasMap && sources.size === 0) return undefined;
  return (
    <>
      {hasMap && (
        <MarginSection title={words.cluster.openYear(shown.year)}>
          <ProvinceMap
            shapes={shapes}
            label={`${shown.name}, ${shown.year}`}
            size="margin"
            language={visit.language}
            highlight={codes}
          />
          <MapAttribution source={shapes.attribution} language={visit.language} />
        </MarginSection>
      )}
      {sources.size > 0 && (
        <MarginSection title={words.cluster.sources}>
          <PaperList papers={[...sources.values()].map(({ title }) => ({ title }))} />
        </MarginSection>
      )}
    </>
  );
}
