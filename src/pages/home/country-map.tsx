import { MapAttribution, type MapLevel, ProvinceMap } from '#src/charts/province-map.tsx';
import type { ProvinceShape } from '#src/charts/province-shape.ts';
import { compareVietnamese } from '#src/kernel/vietnamese-text.ts';
import { bundledMap, provinceMap } from '#src/platform/maps/province-shapes.ts';
import { NotStated } from '#src/ui/chip.tsx';
import { Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import type { HomeView } from './view.ts';

const SHADES: readonly MapLevel[] = [4, 2, 5, 1, 3];

/** The country: the clusters of a live year; while there is none, the provinces that sources name in a cluster. */
export function CountryMap({ view }: { readonly view: HomeView }) {
  const live = view.clusters.some(({ provinceCodes }) => provinceCodes.length > 0);
  return live ? <LiveMap view={view} /> : <PastMap view={view} />;
}

function LiveMap({ view }: { readonly view: HomeView }) {
  const { visit, words, clusters } = view;
  const shapes = provinceMap(bundledMap(34));
  if (!shapes) return null;
  const clusterOf = new Map(
    clusters.flatMap((cluster, at) => cluster.provinceCodes.map((code) => [code, at] as const)),
  );
  const title = words.map.live(clusterOf.size, shapes.provinces.length);
  return (
    <Section title={title}>
      <ProvinceMap
        shapes={shapes}
        label={title}
        size="large"
        language={visit.language}
        values={new Map([...clusterOf].map(([code, at]) => [code, SHADES[at % SHADES.length] ?? 3]))}
        valueText={new Map([...clusterOf].map(([code, at]) => [code, clusters[at]?.name ?? '']))}
        borders={shapes.bordersBetween((code) => clusters[clusterOf.get(code) ?? -1]?.slug)}
      />
      <p class="note">{words.map.noteLive}</p>
      <MapAttribution source={shapes.attribution} language={visit.language} />
    </Section>
  );
}

function PastMap({ view }: { readonly view: HomeView }) {
  const { visit, words, archive } = view;
  const { firstYear, lastYear, provinces } = archive;
  const shapes = provinceMap(bundledMap(63));
  if (!shapes || firstYear === null || lastYear === null) return null;
  const years = new Map(provinces.map((each) => [each.code, each.years]));
  const title = words.map.past(years.size, shapes.provinces.length, firstYear, lastYear);
  return (
    <Section title={title}>
      <ProvinceMap
        shapes={shapes}
        label={title}
        size="large"
        language={visit.language}
        values={new Map(shapes.provinces.map(({ code }) => [code, levelOf(years.get(code))]))}
        valueText={new Map([...years].map(([code, n]) => [code, words.map.years(n)]))}
      />
      <p class="note">{words.map.note}</p>
      <MapAttribution source={shapes.attribution} language={visit.language} />
      <AsTable view={view} shapes={shapes.provinces} years={years} />
    </Section>
  );
}

const levelOf = (years: number | undefined): MapLevel | null =>
  years === undefined ? null : (Math.min(5, years + 1) as MapLevel);

function AsTable(props: {
  readonly view: HomeView;
  readonly shapes: readonly ProvinceShape[];
  readonly years: ReadonlyMap<string, number>;
}) {
  const { view, shapes, years } = props;
  const { words } = view;
  const named = shapes.filter(({ code }) => years.has(code)).toSorted((a, b) => compareVietnamese(a.name, b.name));
  return (
    <details class="more">
      <summary class="link">{words.map.table}</summary>
      <Table
        id="provinces"
        caption={words.map.table}
        density="tight"
        rows={named}
        rowKey={({ code }) => code}
        empty={<NotStated />}
        columns={[
          { key: 'name', head: words.map.province, phone: 'title', cell: ({ name }) => name },
          {
            key: 'years',
            head: words.map.yearsHead,
            align: 'end',
            phone: 'corner',
            cell: ({ code }) => years.get(code),
          },
        ]}
      />
    </details>
  );
}
