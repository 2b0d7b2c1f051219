import { printDay } from '#src/kernel/vietnamese-date.ts';
import { compareVietnamese } from '#src/kernel/vietnamese-text.ts';
import { Flag, NotStated, Stated } from '#src/ui/chip.tsx';
import { Facts } from '#src/ui/facts.tsx';
import { Link } from '#src/ui/link.tsx';
import { Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import { grouped } from '../evidence/grouped.ts';
import { Fact, Marks } from '../evidence/marks.tsx';
import { KindsCell, SumCell, UnitsCell } from './registrations-part.tsx';
import { type ClusterYearView, type PartProps, sumOf } from './view.ts';
import type { AwardRow, ListedUnit, NominationRow } from './year-lists.ts';

/** Who was acclaimed and proposed; a live year's names stand in the order of the alphabet, a past year's as printed. */
export function NominationsPart({ view }: PartProps) {
  const { words, lists, frame, book } = view;
  const { nominations } = lists;
  if (nominations.length === 0) return null;
  const isLive = frame.clusterYear.origin === 'live';
  const ordered = (units: readonly ListedUnit[]) =>
    isLive ? units.toSorted((a, b) => compareVietnamese(nameOf(a), nameOf(b))) : units;
  const both = onSeveralLists(nominations);
  const rows = withSums(nominations);
  return (
    <Section title={findingOf(view)} id="suy-ton">
      <Table
        id="nominations"
        caption={words.nominations.title}
        rows={rows}
        rowKey={({ key }) => key}
        rowClass={({ parts }) => (parts ? 'strong' : undefined)}
        columns={[
          {
            key: 'award',
            head: words.registrations.award,
            phone: 'title',
            cell: ({ row, parts }) =>
              parts ? (
                words.registrations.sum(row.award)
              ) : (
                <>
                  <Flag /> <span lang="vi">{row.award}</span>
                </>
              ),
          },
          {
            key: 'kinds',
            head: words.registrations.kinds,
            phone: 'line',
            cell: ({ row, parts }) =>
              parts ? null : row.bloc && !row.unitKinds ? row.bloc : <KindsCell view={view} kinds={row.unitKinds} />,
          },
          {
            key: 'count',
            head: words.registrations.count,
            align: 'end',
            cell: ({ row, parts }) =>
              parts ? (
                <SumCell view={view} parts={parts} />
              ) : (
                <Fact book={book} of={row.id} field="count" value={row.count ?? (isLive ? row.units.length : null)} />
              ),
          },
          {
            key: 'units',
            head: words.registrations.units,
            phone: 'line',
            cell: ({ row, parts }) => (parts ? null : <UnitsCell view={view} units={ordered(row.units)} />),
          },
          {
            key: 'method',
            head: words.nominations.method,
            phone: 'line',
            cell: ({ row, parts }) => (parts ? null : <Method view={view} row={row} />),
          },
        ]}
      />
      {both.length > 0 && <p class="note">{words.nominations.both(both.join(', '))}</p>}
      <p class="note">{words.nominations.proposedOnly}</p>
    </Section>
  );
}

const nameOf = ({ unit, printed }: ListedUnit): string => unit?.name ?? printed;

type Shown = { readonly key: string; readonly row: NominationRow; readonly parts: readonly (number | null)[] | null };

const withSums = (rows: readonly NominationRow[]): readonly Shown[] =>
  [...grouped(rows, ({ award }) => award).values()].flatMap((ofAward): readonly Shown[] => {
    const [first] = ofAward;
    const shown = ofAward.map((row) => ({ key: row.id, row, parts: null }));
    return ofAward.length < 2 || !first
      ? shown
      : [...shown, { key: `sum-${first.id}`, row: first, parts: ofAward.map(({ count }) => count) }];
  });

/** Units that stand on the lists of two awards: valid, and worth saying. */
function onSeveralLists(rows: readonly NominationRow[]): readonly string[] {
  const awards = grouped(
    rows.flatMap((row) => row.units.map((unit) => ({ name: nameOf(unit), award: row.award }))),
    ({ name }) => name,
  );
  return [...awards].filter(([, on]) => new Set(on.map(({ award }) => award)).size > 1).map(([name]) => name);
}

function findingOf({ lists, words }: ClusterYearView): string {
  const found = [...grouped(lists.nominations, ({ award }) => award)].map(([award, rows]) => {
    const sum = sumOf(rows.map(({ count, units }) => count ?? (units.length > 0 ? units.length : null)));
    return words.nominations.finding(sum.isWhole ? String(sum.total) : words.registrations.atLeast(sum.total), award);
  });
  return found.slice(0, 2).join('; ');
}

function Method({ view, row }: { readonly view: ClusterYearView; readonly row: NominationRow }) {
  const { words, book } = view;
  const known = row.method && words.nominations.methods[row.method as keyof typeof words.nominations.methods];
  return (
    <>
      <Fact book={book} of={row.id} field="method" value={known || row.methodPrinted} />
      {row.proposedTo && <span class="note block">{`${words.nominations.to}: ${row.proposedTo}`}</span>}
    </>
  );
}

/** What was given, with its ground; decisions of a live year in their own order. */
export function AwardsPart({ view }: PartProps) {
  const { words, lists, book, visit } = view;
  const { awards } = lists;
  if (awards.length === 0) return null;
  const hasUnit = awards.some(({ unit, recipients }) => unit !== null || recipients.length > 0);
  return (
    <Section title={words.awards.title} id="khen-thuong">
      <Table
        id="awards"
        caption={words.awards.title}
        rows={awards}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'award',
            head: words.registrations.award,
            phone: 'title',
            cell: (row) => (
              <>
                <Flag /> <span lang="vi">{row.award}</span> <Marks book={book} of={row.id} />
              </>
            ),
          },
          ...(hasUnit
            ? [
                {
                  key: 'unit',
                  head: words.awards.unit,
                  phone: 'line' as const,
                  cell: (row: AwardRow) => <Recipients row={row} />,
                },
              ]
            : []),
          {
            key: 'collectives',
            head: words.awards.collectives,
            align: 'end',
            cell: (row) => <Stated>{row.collectives}</Stated>,
          },
          {
            key: 'individuals',
            head: words.awards.individuals,
            align: 'end',
            cell: (row) => <Stated>{row.individuals}</Stated>,
          },
          {
            key: 'ground',
            head: words.awards.ground,
            phone: 'line',
            cell: (row) => (
              <span lang="vi">
                <Stated>{row.ground}</Stated>
              </span>
            ),
          },
          {
            key: 'authority',
            head: words.awards.authority,
            phone: 'line',
            cell: (row) => (
              <span lang="vi">
                <Stated>{row.authority}</Stated>
              </span>
            ),
          },
          {
            key: 'decision',
            head: words.awards.decision,
            phone: 'line',
            cell: ({ paper }) => (
              <Stated>
                {paper &&
                  [paper.number, paper.dated && printDay(paper.dated, visit.language)].filter(Boolean).join(', ')}
              </Stated>
            ),
          },
        ]}
      />
    </Section>
  );
}

/** Those whom a decision names, in the order of the decision: a unit by itself, a person with the unit. */
function Recipients({ row }: { readonly row: AwardRow }) {
  if (row.unit) return <Link to={`/don-vi/${row.unit.slug}`}>{row.unit.name}</Link>;
  if (row.recipients.length === 0) return <NotStated />;
  return (
    <ol class="told" lang="vi">
      {row.recipients.map(({ id, name, unit, isPerson }) => (
        <li key={id}>
          {isPerson && `${name}, `}
          {unit ? <Link to={`/don-vi/${unit.slug}`}>{unit.name}</Link> : !isPerson && name}
        </li>
      ))}
    </ol>
  );
}

/** Exemplars with their periods kept apart, and what the source tells of the year's results in its own words. */
export function ExemplarsAndResults({ view }: PartProps) {
  const { words, lists, book } = view;
  const count = (collectives: number | null, individuals: number | null) =>
    collectives === null && individuals === null
      ? null
      : words.exemplars.count(String(collectives ?? '…'), String(individuals ?? '…'));
  return (
    <>
      {lists.exemplars.length > 0 && (
        <Section title={words.exemplars.title} id="dien-hinh">
          {lists.exemplars.map((line) => (
            <Facts
              key={line.id}
              facts={[
                {
                  label: words.exemplars.plan,
                  value: <Fact book={book} of={line.id} field="plan_period" value={line.planPeriod} />,
                },
                {
                  label: words.exemplars.review,
                  value: <Fact book={book} of={line.id} field="review_period" value={line.reviewPeriod} />,
                },
                {
                  label: words.exemplars.recognition,
                  value: <Fact book={book} of={line.id} field="recognition_period" value={line.recognitionPeriod} />,
                },
                {
                  label: words.exemplars.registered,
                  value: <Stated>{count(line.registeredCollectives, line.registeredIndividuals)}</Stated>,
                },
                {
                  label: words.exemplars.recognised,
                  value: (
                    <Fact
                      book={book}
                      of={line.id}
                      field="recognised_collectives"
                      value={count(line.recognisedCollectives, line.recognisedIndividuals)}
                    />
                  ),
                },
              ]}
            />
          ))}
        </Section>
      )}
      {lists.results.length > 0 && (
        <Section title={words.results.title} id="ket-qua">
          <ul class="told" lang="vi">
            {lists.results.map((result) => (
              <li key={result.id}>
                {result.area && <b>{result.area}: </b>}
                {result.text} <Marks book={book} of={result.id} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
