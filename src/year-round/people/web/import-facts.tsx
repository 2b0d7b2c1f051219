import { printPartialDay } from '#src/kernel/partial-day.ts';
import { Link } from '#src/ui/link.tsx';
import { Section } from '#src/ui/section.tsx';
import { type Column, Table } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { FactRowSeen, FactTold, PeopleImport } from '../app/imports.query.ts';
import { FACT_COLUMNS } from '../domain/fact-columns.ts';
import { Doubtful } from './import-doubtful.tsx';
import { type CellChange, ChangesInRow } from './import-people.tsx';
import { peopleWords } from './words.ts';

export type FactRows = {
  readonly doubtful: readonly FactRowSeen[];
  readonly changed: readonly FactRowSeen[];
  readonly fresh: readonly FactRowSeen[];
};
type Part = { readonly visit: Visit; readonly one: PeopleImport; readonly rows: FactRows };

/** A list of restricted facts as it would be entered; that what is on record was shown is written down. */
export function FactsPreview({ visit, one, rows }: Part) {
  const words = peopleWords(visit.language).import;
  const { doubtful, changed, fresh } = rows;
  const asked = doubtful.map(({ row, name, unit, will, candidates }) => {
    return { row, name, note: [unit, inWords(visit, will)].join('; '), candidates };
  });
  return (
    <>
      {asked.length > 0 && <Doubtful visit={visit} one={one} doubtful={asked} />}
      {changed.length > 0 && (
        <FactTable
          visit={visit}
          id="changed"
          title={words.changes(one.changedRows)}
          rows={changed}
          all={one.changedRows}
          cell={(row) => <ChangesInRow changes={changesOf(visit, row)} />}
        />
      )}
      {fresh.length > 0 && (
        <FactTable
          visit={visit}
          id="fresh"
          title={words.news(one.newRows)}
          rows={fresh}
          all={one.newRows}
          cell={({ will }) => <span lang="vi">{inWords(visit, will)}</span>}
        />
      )}
    </>
  );
}

/** «Xếp loại 2025: Hoàn thành tốt nhiệm vụ», «Kỷ luật, năm 2019: Khiển trách, 12/QĐ-STP». */
function inWords(visit: Visit, fact: FactTold): string {
  const words = peopleWords(visit.language);
  const { factKinds, ratings } = words.record;
  const span = [fact.from, fact.until].flatMap((day) => (day ? [printPartialDay(day, visit.language)] : []));
  const when = fact.year ?? span.join(' – ');
  const what = [fact.rating && ratings[fact.rating], fact.detail, fact.decision].filter(Boolean).join(', ');
  return [`${factKinds[fact.kind]}, ${when}`, what].filter(Boolean).join(': ');
}

/** Field by field: what is on record, what it will be. An empty cell of the file changes nothing. */
function changesOf(visit: Visit, { will, was }: FactRowSeen): readonly CellChange[] {
  const { import: words, record } = peopleWords(visit.language);
  if (!was) return [];
  const shown = ({ rating, from, until, detail, decision }: FactTold) => ({
    rating: rating && record.ratings[rating],
    from: from && printPartialDay(from, visit.language),
    until: until && printPartialDay(until, visit.language),
    detail,
    decision,
  });
  const [before, after] = [shown(was), shown(will)];
  const told = `${record.factKinds[was.kind]}${was.year === null ? '' : ` ${was.year}`}`;
  return (['rating', 'from', 'until', 'detail', 'decision'] as const).flatMap((key) =>
    after[key] !== null && after[key] !== before[key]
      ? [{ field: `${told}, ${FACT_COLUMNS[key]}`, from: before[key] ?? words.nothing, to: after[key] }]
      : [],
  );
}

function FactTable(props: {
  readonly visit: Visit;
  readonly id: string;
  readonly title: string;
  readonly rows: readonly FactRowSeen[];
  readonly all: number;
  readonly cell: Column<FactRowSeen>['cell'];
}) {
  const { visit, id, title, rows, all, cell } = props;
  const words = peopleWords(visit.language);
  return (
    <Section title={title} {...(all > rows.length && { note: words.import.shownFirst(rows.length) })}>
      <Table
        id={id}
        caption={title}
        rows={rows}
        rowKey={({ row }) => String(row)}
        columns={[
          { key: 'row', head: words.import.row, align: 'end', phone: 'figure', cell: ({ row }) => row },
          {
            key: 'name',
            head: words.name,
            phone: 'title',
            cell: ({ personId, name, unit }) => (
              <span lang="vi">
                {personId ? <Link to={`/nguoi/${personId}`}>{name}</Link> : name} <small>{unit}</small>
              </span>
            ),
          },
          { key: 'what', head: words.import.change, phone: 'line', cell },
        ]}
      />
    </Section>
  );
}
