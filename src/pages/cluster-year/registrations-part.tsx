import type { ComponentChildren } from 'preact';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { Chip, Derived, NotStated } from '#src/ui/chip.tsx';
import { Link } from '#src/ui/link.tsx';
import { Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import { grouped } from '../evidence/grouped.ts';
import { Fact, Marks } from '../evidence/marks.tsx';
import { adoptedRegistration, sumOf, type ClusterYearView, type PartProps } from './view.ts';
import { printKinds } from './words.ts';
import type { CountRow, ListedUnit } from './year-lists.ts';

/** Registrations as the sources count them: what they do not divide stays undivided, what they do not add is «suy ra». */
export function RegistrationsPart({ view }: PartProps) {
  const { words, lists, frame } = view;
  const { registrations, coverage } = lists;
  if (frame.clusterYear.origin === 'live') return <LiveRegistrations view={view} />;
  if (registrations.length === 0) {
    const adopted = coverage['registrations'] !== undefined || adoptedRegistration(lists) !== null;
    return adopted ? <ListWithoutContent view={view} /> : null;
  }
  return (
    <Section
      title={findingOf(view)}
      id="dang-ky"
      {...(coverage['registrations'] === 'open' && { note: words.coverage.open })}
    >
      <Table
        id="registrations"
        caption={words.registrations.title}
        rows={rowsWithSums(registrations)}
        rowKey={({ key }) => key}
        rowClass={({ sum }) => (sum ? 'strong' : undefined)}
        columns={[
          {
            key: 'award',
            head: words.registrations.award,
            phone: 'title',
            cell: ({ row, sum }) => (sum ? words.registrations.sum(sum.award) : <AwardCell view={view} row={row} />),
          },
          {
            key: 'kinds',
            head: words.registrations.kinds,
            phone: 'line',
            cell: ({ row, sum }) => (sum ? null : <KindsCell view={view} kinds={row.unitKinds} />),
          },
          {
            key: 'count',
            head: words.registrations.count,
            align: 'end',
            cell: ({ row, sum }) =>
              sum ? <SumCell view={view} parts={sum.parts} /> : <CountCell view={view} row={row} />,
          },
          {
            key: 'units',
            head: words.registrations.units,
            phone: 'line',
            cell: ({ row, sum }) => (sum ? null : <UnitsCell view={view} units={row.units} />),
          },
        ]}
      />
      <p class="note">{words.registrations.notCompared}</p>
    </Section>
  );
}

type Shown = {
  readonly key: string;
  readonly row: CountRow;
  readonly sum: { readonly award: string; readonly parts: readonly (number | null)[] } | null;
};

/** After the rows of an award that has several: their sum, without those that lie inside another. */
function rowsWithSums(rows: readonly CountRow[]): readonly Shown[] {
  return [...grouped(rows, ({ award }) => award)].flatMap(([award, ofAward]): readonly Shown[] => {
    const apart = ofAward.filter(({ ofWhich, stage }) => !ofWhich && (stage === null || stage === 'registered'));
    const [first] = ofAward;
    const shown = ofAward.map((row) => ({ key: row.id, row, sum: null }));
    if (apart.length < 2 || !first) return shown;
    return [...shown, { key: `sum-${first.id}`, row: first, sum: { award, parts: apart.map(({ count }) => count) } }];
  });
}

function findingOf({ lists, words }: ClusterYearView): string {
  const found = [...grouped(lists.registrations, ({ award }) => award)].flatMap(([award, rows]) => {
    const apart = rows.filter(({ ofWhich, stage }) => !ofWhich && (stage === null || stage === 'registered'));
    const sum = sumOf(apart.map(({ count }) => count));
    if (sum.parts.length === 0) return [];
    const count = sum.isWhole ? String(sum.total) : words.registrations.atLeast(sum.total);
    return [words.registrations.finding(count, award)];
  });
  return found.slice(0, 2).join(', ') || words.registrations.title;
}

function AwardCell({ view, row }: { readonly view: ClusterYearView; readonly row: CountRow }) {
  const { words, visit } = view;
  const stage = row.stage && words.registrations.stages[row.stage as keyof typeof words.registrations.stages];
  const notes = [
    row.ofWhich && words.registrations.inside,
    row.stage !== 'registered' && stage,
    row.asOf && words.registrations.asOf(printDay(row.asOf, visit.language)),
  ].filter(Boolean);
  return (
    <span lang="vi">
      {row.award}
      {notes.length > 0 && <span class="note block">{notes.join(', ')}</span>}
    </span>
  );
}

export function KindsCell({
  view,
  kinds,
}: {
  readonly view: ClusterYearView;
  readonly kinds: readonly string[] | null;
}) {
  const { words, frame } = view;
  if (!kinds || kinds.length === 0) return <NotStated />;
  return (
    <>
      {printKinds(words, kinds, frame.clusterYear.year)}
      {kinds.length > 1 && (
        <>
          {' '}
          <Chip>{words.registrations.together}</Chip>
        </>
      )}
    </>
  );
}

function CountCell({ view, row }: { readonly view: ClusterYearView; readonly row: CountRow }) {
  return (
    <>
      <Fact book={view.book} of={row.id} field="count" value={row.count} />
      {row.outOf !== null && <span class="note"> {view.words.registrations.outOf(row.outOf)}</span>}
    </>
  );
}

/** A sum of ours: says what it adds, and «ít nhất» where a part is not stated. */
export function SumCell({
  view,
  parts,
}: {
  readonly view: ClusterYearView;
  readonly parts: readonly (number | null)[];
}) {
  const { words } = view;
  const sum = sumOf(parts);
  return (
    <>
      {sum.isWhole ? sum.total : words.registrations.atLeast(sum.total)}{' '}
      <Derived because={words.registrations.sumBecause(sum.parts.join(' + '))} />
    </>
  );
}

/** Names as printed, in the order of the source; a count without names gets none. */
export function UnitsCell({
  view,
  units,
}: {
  readonly view: ClusterYearView;
  readonly units: readonly ListedUnit[];
}): ComponentChildren {
  if (units.length === 0) return <NotStated />;
  return (
    <span lang="vi">
      {units.map(({ id, unit, printed }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          {unit ? <Link to={`/don-vi/${unit.slug}`}>{unit.name}</Link> : printed}
        </span>
      ))}{' '}
      <Marks book={view.book} of={units[0]?.id ?? ''} />
    </span>
  );
}

function ListWithoutContent({ view }: PartProps) {
  const { words } = view;
  const adopted = adoptedRegistration(view.lists);
  return (
    <Section title={words.registrations.title} id="dang-ky">
      <p>
        {words.registrations.listed} {adopted && <Marks book={view.book} of={adopted.item.id} />} <NotStated />
      </p>
      <p class="note">{words.registrations.notCompared}</p>
    </Section>
  );
}

function LiveRegistrations({ view }: PartProps) {
  const { words, frame, registeredUnits } = view;
  const step = frame.steps.find(({ step: id }) => id === 'registration');
  if (!registeredUnits || step?.state === 'notStarted') return null;
  return (
    <Section title={words.registrations.live(registeredUnits, frame.units.length)} id="dang-ky">
      <p class="note">{words.registrations.liveText}</p>
    </Section>
  );
}
