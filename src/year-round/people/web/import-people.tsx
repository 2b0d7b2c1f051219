import { isPartialDay, printPartialDay } from '#src/kernel/partial-day.ts';
import { Link } from '#src/ui/link.tsx';
import { Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { ImportRowSeen, PeopleImport } from '../app/imports.query.ts';
import { COLUMNS } from '../domain/import-columns.ts';
import { Doubtful } from './import-doubtful.tsx';
import { peopleWords } from './words.ts';

export type PeopleRows = {
  readonly doubtful: readonly ImportRowSeen[];
  readonly changed: readonly ImportRowSeen[];
  readonly fresh: readonly ImportRowSeen[];
};
type Part = { readonly visit: Visit; readonly one: PeopleImport; readonly rows: PeopleRows };

/** A list of people as it would be entered. */
export function PeoplePreview(part: Part) {
  const { doubtful, changed, fresh } = part.rows;
  const asked = doubtful.map(({ row, will, unit, candidates }) => {
    const note = [will.birthYear, will.position, unit].filter(Boolean).join(', ');
    return { row, name: will.name, note, candidates };
  });
  return (
    <>
      {asked.length > 0 && <Doubtful visit={part.visit} one={part.one} doubtful={asked} />}
      {changed.length > 0 && <Changed {...part} />}
      {fresh.length > 0 && <Fresh {...part} />}
    </>
  );
}

export type CellChange = { readonly field: string; readonly from: string; readonly to: string };

/** «Đến ngày: trống → 31/12/2026», one line each. */
export function ChangesInRow({ changes }: { readonly changes: readonly CellChange[] }) {
  return (
    <span lang="vi">
      {changes.map(({ field, from, to }, index) => (
        <span key={field}>
          {index > 0 && <br />}
          <b>{field}</b>: {from && `${from} → `}
          {to}
        </span>
      ))}
    </span>
  );
}

/** Field by field: what the register has, what it will have. An empty cell of the file changes nothing. */
function changesOf(visit: Visit, { will, was }: ImportRowSeen): readonly CellChange[] {
  const all = peopleWords(visit.language);
  const shown = (key: string, value: string | number | null): string => {
    if (value === null) return all.import.nothing;
    const text = String(value);
    if (key === 'from' || key === 'until') return isPartialDay(text) ? printPartialDay(text, visit.language) : text;
    const named: Readonly<Record<string, string>> = { ...all.lines, ...all.manners };
    return named[text] ?? text;
  };
  if (!was) return [];
  if (was.position === null) return [{ field: all.import.newPost, from: '', to: will.position ?? '' }];
  const keys = [
    'name',
    'staffCode',
    'birthYear',
    'toldApartBy',
    'line',
    'manner',
    'from',
    'until',
    'decision',
    'printedWith',
  ] as const;
  return keys.flatMap((key) =>
    will[key] !== null && will[key] !== was[key]
      ? [{ field: COLUMNS[key], from: shown(key, was[key]), to: shown(key, will[key]) }]
      : [],
  );
}

function Changed({ visit, one, rows: { changed } }: Part) {
  const all = peopleWords(visit.language);
  const words = all.import;
  return (
    <Section
      title={words.changes(one.changedRows)}
      {...(one.changedRows > changed.length && { note: words.shownFirst(changed.length) })}
    >
      <Table
        id="changed"
        caption={words.change}
        rows={changed}
        rowKey={({ row }) => String(row)}
        columns={[
          { key: 'row', head: words.row, align: 'end', phone: 'figure', cell: ({ row }) => row },
          {
            key: 'name',
            head: all.name,
            phone: 'title',
            cell: ({ personId, was, will }) => (
              <span lang="vi">
                {personId ? <Link to={`/nguoi/${personId}`}>{was?.name ?? will.name}</Link> : will.name}
              </span>
            ),
          },
          {
            key: 'change',
            head: words.change,
            phone: 'line',
            cell: (row) => <ChangesInRow changes={changesOf(visit, row)} />,
          },
        ]}
      />
    </Section>
  );
}

function Fresh({ visit, one, rows: { fresh } }: Part) {
  const all = peopleWords(visit.language);
  const words = all.import;
  return (
    <Section
      title={words.news(one.newRows)}
      {...(one.newRows > fresh.length && { note: words.shownFirst(fresh.length) })}
    >
      <Table
        id="fresh"
        caption={words.newRows}
        density="tight"
        rows={fresh}
        rowKey={({ row }) => String(row)}
        columns={[
          { key: 'row', head: words.row, align: 'end', phone: 'figure', cell: ({ row }) => row },
          { key: 'name', head: all.name, phone: 'title', cell: ({ will }) => <span lang="vi">{will.name}</span> },
          {
            key: 'post',
            head: all.posts,
            phone: 'line',
            cell: ({ will, unit }) => (
              <span lang="vi">
                {will.position}, {unit}
              </span>
            ),
          },
          { key: 'born', head: all.birthYear, align: 'end', cell: ({ will }) => will.birthYear ?? words.nothing },
          { key: 'code', head: all.staffCode, nowrap: true, cell: ({ will }) => will.staffCode ?? words.nothing },
        ]}
      />
    </Section>
  );
}
