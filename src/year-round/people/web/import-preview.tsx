import { ActionButton } from '#src/ui/button.tsx';
import { Facts } from '#src/ui/facts.tsx';
import { Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { ImportProblem, PeopleImport } from '../app/imports.query.ts';
import { SHEET_KINDS } from '../app/sheet-kinds.ts';
import { type FactRows, FactsPreview } from './import-facts.tsx';
import { type PeopleRows, PeoplePreview } from './import-people.tsx';
import { type PeopleWords, peopleWords } from './words.ts';

export type PreviewRows = { readonly people: PeopleRows } | { readonly facts: FactRows };
export type ImportView = {
  readonly one: PeopleImport;
  readonly problems: readonly ImportProblem[];
  readonly rows: PreviewRows;
  readonly refused: string | null;
};
type Part = { readonly visit: Visit; readonly view: ImportView };

/** What was read, laid beside the register: what is wrong, who is doubtful, what will change, and the button that enters it. */
export function Preview({ visit, view }: Part) {
  const words = peopleWords(visit.language).import;
  const { one } = view;
  const count = one.newRows + one.changedRows;
  const isReady = one.problemCount === 0 && one.doubtfulRows === 0 && count > 0 && one.refusal === null;
  return (
    <>
      <Section title={isReady ? words.ready(count) : words.notReady}>
        <Facts
          facts={[
            ...(one.what === 'people' ? [{ label: words.newPeople, value: one.newPeople }] : []),
            { label: words.newRows, value: one.newRows },
            { label: words.changedRows, value: one.changedRows },
            { label: words.sameRows, value: one.sameRows },
            { label: words.doubtfulRows, value: one.doubtfulRows },
            { label: words.problemRows, value: one.problemCount },
          ]}
        />
        {one.unusedColumns.length > 0 && <p class="note">{words.unused(one.unusedColumns.join(', '))}</p>}
        {isReady && (
          <div class="row">
            <ActionButton
              action={{ label: words.enter(count), post: `/nhan-su/nhap/${one.id}/nhap`, kind: 'primary' }}
            />
          </div>
        )}
      </Section>
      {view.problems.length > 0 && <Problems visit={visit} view={view} />}
      {'facts' in view.rows ? (
        <FactsPreview visit={visit} one={one} rows={view.rows.facts} />
      ) : (
        <PeoplePreview visit={visit} one={one} rows={view.rows.people} />
      )}
    </>
  );
}

/** A problem in words, with the row or the unit that it is about. */
function problemText(all: PeopleWords, { kind, about, column }: ImportProblem): string {
  const texts: Readonly<Record<string, string>> = { ...all.refusals, ...all.import.cellProblems };
  const hint = about === null ? '' : column === 'unit' ? all.import.aboutUnit(about) : all.import.aboutRow(about);
  return [texts[kind] ?? kind, hint].filter(Boolean).join(' ');
}

function Problems({ visit, view }: Part) {
  const all = peopleWords(visit.language);
  const words = all.import;
  const { problems, one } = view;
  const { columns } = SHEET_KINDS[one.what];
  return (
    <Section
      title={words.problems(one.problemCount)}
      {...(one.problemCount > problems.length && { note: words.shownFirst(problems.length) })}
    >
      <Table
        id="problems"
        caption={words.toCorrect}
        rows={problems}
        rowKey={({ row, column, kind }) => `${row}-${column}-${kind}`}
        columns={[
          {
            key: 'row',
            head: words.row,
            nowrap: true,
            cell: ({ row, column }) => (
              <span>
                {row}, <span lang="vi">{columns[column] ?? column}</span>
              </span>
            ),
          },
          {
            key: 'found',
            head: words.found,
            phone: 'line',
            cell: ({ found }) => <span lang="vi">{found || words.nothing}</span>,
          },
          { key: 'what', head: words.toCorrect, phone: 'line', cell: (problem) => problemText(all, problem) },
        ]}
      />
    </Section>
  );
}
