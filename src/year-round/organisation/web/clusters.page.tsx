import { yearOf, type CalendarDay } from '#src/kernel/calendar-day.ts';
import { ProvinceMap, MapAttribution, type MapLevel } from '#src/charts/province-map.tsx';
import { compareVietnamese } from '#src/kernel/vietnamese-text.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { bundledMap, provinceMap, type ProvinceMap as Shapes } from '#src/platform/maps/province-shapes.ts';
import { Chip, Stated } from '#src/ui/chip.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { Link } from '#src/ui/link.tsx';
import { PageTabs } from '#src/ui/page-tabs.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Columns, Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import { hrefIn, type Visit } from '#src/ui/visit.ts';
import type { ClusterYear } from '../app/clusters.query.ts';
import type { ProvinceOn } from '../app/units.query.ts';
import { wordsIn, type Words } from './words.ts';

export type ClustersShown = {
  readonly year: number;
  /** The day that was asked for; null where only a year was. */
  readonly day: CalendarDay | null;
  readonly years: readonly number[];
  readonly clusters: readonly ClusterYear[];
  readonly provinces: readonly ProvinceOn[];
};

/** The clusters of a year: a list, and a map of what the sources say of their provinces. */
export function clustersPage(visit: Visit, shown: ClustersShown): Page {
  const words = wordsIn(visit.language);
  const { year, years, clusters } = shown;
  const isRegions = clusters.length > 0 && clusters.every((cluster) => cluster.term === 'khu vực');
  const title = isRegions ? words.clusters.titleOfRegions(year) : words.clusters.title(year);
  return {
    title,
    tab: 'clusters',
    head: {
      title,
      ...(year <= yearOf(visit.today) && { asOn: { day: dayShown(visit, shown), action: '/cum-thi-dua' } }),
      ...(clusters.length > 0 && { lead: words.clusters.count(clusters.length) }),
    },
    body: (
      <>
        {years.length > 0 && (
          <PageTabs
            label={words.clusters.years}
            tabs={years.toReversed().map((one) => ({
              label: String(one),
              href: `/cum-thi-dua?nam=${one}`,
              current: one === year,
            }))}
          />
        )}
        {clusters.length === 0 ? (
          <Empty title={words.clusters.none(year)}>{words.clusters.noneText}</Empty>
        ) : (
          <Section title={words.clusters.list}>
            <ClusterTable visit={visit} clusters={clusters} />
          </Section>
        )}
        {clusters.some((cluster) => !cluster.isSynthetic) && <ClusterMap visit={visit} {...shown} />}
      </>
    ),
  };
}

/** The day asked for; of a past year without a day, its last. */
const dayShown = (visit: Visit, { year, day }: ClustersShown): CalendarDay =>
  day ?? (year === yearOf(visit.today) ? visit.today : (`${year}-12-31` as CalendarDay));

function ClusterTable({ visit, clusters }: { readonly visit: Visit; readonly clusters: readonly ClusterYear[] }) {
  const words = wordsIn(visit.language);
  return (
    <Table
      id="clusters"
      caption={words.clusters.list}
      rows={clusters}
      rowKey={(cluster) => cluster.slug}
      columns={[
        {
          key: 'name',
          head: words.clusters.name,
          phone: 'title',
          cell: (cluster) => (
            <>
              <Link to={`/cum-thi-dua/${cluster.slug}`} lang="vi">
                {cluster.name}
              </Link>{' '}
              {cluster.isSynthetic && <Chip>{words.clusters.rehearsal}</Chip>}
            </>
          ),
        },
        {
          key: 'head',
          head: words.clusters.head,
          phone: 'figure',
          cell: (cluster) => (
            <span lang="vi">
              <Stated>{headOf(cluster)}</Stated>
            </span>
          ),
        },
        {
          key: 'provinces',
          head: words.clusters.provinces,
          align: 'end',
          cell: (cluster) => <Stated>{provinceCountIn(cluster)}</Stated>,
        },
        {
          key: 'members',
          head: words.clusters.members,
          align: 'end',
          cell: (cluster) => <Stated>{memberCountIn(cluster, words)}</Stated>,
        },
        {
          key: 'meeting',
          head: words.clusters.meeting,
          phone: 'figure',
          cell: (cluster) => <Conferences year={cluster} visit={visit} />,
        },
      ]}
    />
  );
}

/** The head as the source names it: a unit, else printed words, else a person. */
export const headOf = ({ leaders }: ClusterYear): string | null => {
  const head = leaders.find((leader) => leader.role === 'HEAD');
  return head ? (head.unit?.name ?? head.unitPrinted ?? head.person ?? head.position) : null;
};

const meetingsOf = ({ meetings }: ClusterYear, visit: Visit): string | null =>
  meetings
    .filter((meeting) => meeting.state !== 'cancelled')
    .map(({ heldOn, place }) => [heldOn && printDay(heldOn, visit.language), place].filter(Boolean).join(', '))
    .filter(Boolean)
    .join('; ') || null;

/** What a source states as the number; else how many it names; a live year counts its own members. */
export function memberCountIn({ members, memberCount, origin }: ClusterYear, words: Words): string | number | null {
  if (memberCount !== null) return memberCount;
  const units = members.filter((member) => member.participation === 'member' && member.unit).length;
  if (units === 0) return null;
  return origin === 'live' ? units : words.clusters.listed(units);
}

export function provinceCountIn({ members, provinceCount, origin }: ClusterYear): number | null {
  if (provinceCount !== null || origin === 'history') return provinceCount;
  return new Set(members.flatMap(({ province }) => (province ? [province.code] : []))).size;
}

/** Days and places; of a live year without one «chưa tổ chức», of history «không nêu». */
export const Conferences = ({ year, visit }: { readonly year: ClusterYear; readonly visit: Visit }) => (
  <Stated>
    {meetingsOf(year, visit) ?? (year.origin === 'live' ? wordsIn(visit.language).clusters.notHeld : null)}
  </Stated>
);

/** The map of 34 provinces where a member is a province of 1/7/2025 or later, else that of 63. */
export const mapOf = (clusters: readonly ClusterYear[], year: number): Shapes | null => {
  const isNew = clusters.some((cluster) => cluster.members.some((member) => member.province?.from));
  return provinceMap(bundledMap(year > 2025 || isNew ? 34 : 63));
};

const SHADES: readonly MapLevel[] = [2, 4, 1, 3, 5];
const shadeOf = (index: number): MapLevel => SHADES[index % SHADES.length] ?? 2;

type Shaded = { readonly cluster: ClusterYear; readonly level: MapLevel; readonly codes: readonly string[] };

const shaded = (clusters: readonly ClusterYear[]): Shaded[] =>
  clusters
    .filter((cluster) => !cluster.isSynthetic)
    .map((cluster, index) => ({
      cluster,
      level: shadeOf(index),
      codes: [...new Set(cluster.members.flatMap(({ province }) => (province ? [province.code] : [])))],
    }))
    .filter(({ codes }) => codes.length > 0);

function ClusterMap({ visit, clusters, year, provinces }: ClustersShown & { readonly visit: Visit }) {
  const words = wordsIn(visit.language);
  const shapes = mapOf(clusters, year);
  const groups = shaded(clusters);
  if (!shapes || groups.length === 0) return null;
  const groupOf = new Map(groups.flatMap((group) => group.codes.map((code) => [code, group] as const)));
  const known = shapes.provinces.filter(({ code }) => groupOf.has(code)).length;
  const title = words.clusters.mapTitle(known, shapes.provinces.length);
  return (
    <Section title={title} note={words.clusters.mapNote}>
      <Columns>
        <div>
          <ProvinceMap
            shapes={shapes}
            label={title}
            size="large"
            language={visit.language}
            values={new Map(shapes.provinces.map(({ code }) => [code, groupOf.get(code)?.level ?? null]))}
            valueText={new Map([...groupOf].map(([code, { cluster }]) => [code, cluster.name]))}
            hrefs={
              new Map(
                [...groupOf].map(([code, { cluster }]) => [
                  code,
                  hrefIn(visit.language, `/cum-thi-dua/${cluster.slug}`),
                ]),
              )
            }
            borders={shapes.bordersBetween((code) => groupOf.get(code)?.cluster.slug)}
          />
          <MapAttribution source={shapes.attribution} language={visit.language} />
        </div>
        <MapKey groups={groups} provinces={provinces} />
      </Columns>
    </Section>
  );
}

/** The same as the map says, in words: each cluster with its provinces. */
function MapKey(props: { readonly groups: readonly Shaded[]; readonly provinces: readonly ProvinceOn[] }) {
  const nameOf = new Map(props.provinces.map(({ code, name }) => [code, name]));
  return (
    <ul class="map-key" lang="vi">
      {props.groups.map(({ cluster, level, codes }) => (
        <li key={cluster.slug}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <rect class={`level-${level}`} x="1" y="1" width="14" height="14" rx="2" stroke="currentColor" />
          </svg>
          <div>
            <Link to={`/cum-thi-dua/${cluster.slug}`}>{cluster.name}</Link>
            <p class="note">
              {codes
                .map((code) => nameOf.get(code) ?? code)
                .toSorted(compareVietnamese)
                .join(', ')}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
