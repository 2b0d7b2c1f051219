import { MapAttribution, ProvinceMap } from '#src/charts/province-map.tsx';
import { compareVietnamese } from '#src/kernel/vietnamese-text.ts';
import { bundledMap, provinceMap } from '#src/platform/maps/province-shapes.ts';
import { Derived, NotStated } from '#src/ui/chip.tsx';
import { Link } from '#src/ui/link.tsx';
import { MarginSection } from '#src/ui/source.tsx';
import { grouped } from '../evidence/grouped.ts';
import { Marks, SourceMargin } from '../evidence/marks.tsx';
import type { PartProps } from './view.ts';
import type { Member } from './year-lists.ts';

/** Beside the text: where the members are, the sentences behind the numbers, how to read the page. */
export function ClusterYearMargin({ view }: PartProps) {
  const { words } = view;
  return (
    <>
      <Members view={view} />
      <SourceMargin book={view.book} />
      {view.book.sources.length > 0 && (
        <MarginSection title={words.margin.reading}>
          <p>
            <NotStated /> {words.margin.notStatedMeans}
          </p>
          <p>
            <Derived /> {words.margin.derivedMeans}
          </p>
          <p>{words.margin.markMeans}</p>
        </MarginSection>
      )}
    </>
  );
}

function Members({ view }: PartProps) {
  const { words, visit, frame, lists, book } = view;
  const members = lists.members.filter(({ participation }) => participation === 'member');
  const { year, name, isSynthetic } = frame.clusterYear;
  if (members.length === 0)
    return (
      <MarginSection title={words.margin.members(year)}>
        <p>
          <NotStated /> {words.margin.noMembers}
        </p>
      </MarginSection>
    );
  const provinces = provincesOf(members);
  const isNew = year > 2025 || provinces.some(({ from }) => from !== null);
  const shapes = isSynthetic ? null : provinceMap(bundledMap(isNew ? 34 : 63));
  const [first] = members;
  return (
    <MarginSection title={words.margin.members(year)}>
      {shapes && provinces.length > 0 && (
        <>
          <ProvinceMap
            shapes={shapes}
            label={words.margin.mapLabel(provinces.length, name)}
            size="margin"
            highlight={new Set(provinces.map(({ code }) => code))}
            language={visit.language}
          />
          <MapAttribution source={shapes.attribution} language={visit.language} />
        </>
      )}
      <p lang="vi">
        {namesOf(members)}. {first && <Marks book={book} of={first.id} />}
        {members.some(({ certainty }) => certainty === 'derived') && <Derived />}
      </p>
      {lists.coverage['members'] === 'open' && <p class="note">{words.coverage.open}</p>}
      {isSynthetic && <p class="note">{words.margin.notOnMap}</p>}
      {frame.units.length > 0 && (
        <details class="more">
          <summary class="link">{words.units(frame.units.length)}</summary>
          <ul class="told" lang="vi">
            {frame.units.map((unit) => (
              <li key={unit.id}>
                <Link to={`/don-vi/${unit.slug}`}>{unit.name}</Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </MarginSection>
  );
}

const provincesOf = (members: readonly Member[]) =>
  [
    ...grouped(
      members.flatMap(({ province }) => province ?? []),
      ({ code }) => code,
    ).values(),
  ].flatMap(([province]) => province ?? []);

/** Provinces in Vietnamese order, without «tỉnh»; what is no province of ours as printed. */
function namesOf(members: readonly Member[]): string {
  const names = members.map(
    ({ province, unit, printed }) => province?.name.replace(/^(?:tỉnh|thành phố) /, '') ?? unit?.name ?? printed ?? '',
  );
  return [...new Set(names)].toSorted(compareVietnamese).join(', ');
}
