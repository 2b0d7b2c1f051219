import type { JSX } from 'preact';
import { TextArea, TextField } from '#src/ui/fields.tsx';
import { Chip } from '#src/ui/chip.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { stepPage } from '#src/ui/year-page.tsx';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import type { ScoringTable } from '../app/scoring-tables.query.ts';
import { type Criterion, isBonus } from '../domain/criterion.ts';
import { printTableRows } from '../domain/pasted-table.ts';
import { printMode } from '../domain/scoring-words.ts';
import { basePath, inColumn, kindName, kindPath, type ScoringWords, scoringWords } from './scoring-year.ts';

export type TableView = {
  readonly frame: YearFrame;
  readonly unitKind: string;
  readonly table: ScoringTable | null;
  readonly mayEdit: boolean;
  /** Belongs to no unit that is scored by this table. */
  readonly mayAllowOwn: boolean;
  readonly typed: Readonly<Record<'name' | 'decision' | 'rows' | 'reason', string>> | null;
  readonly errors: readonly FieldError[];
  readonly asksReason: boolean;
};

/** The scoring table of one kind of unit: read by all who score by it, entered by pasting its rows. */
export function tablePage(visit: Visit, view: TableView): Page {
  const words = scoringWords(visit.language);
  const { frame, unitKind, table } = view;
  const name = kindName(frame, unitKind, words);
  const title = words.tableTitle(name);
  const path = `${basePath(frame)}/bang/${kindPath(unitKind)}`;
  return stepPage(visit, frame, 'scoring', {
    title,
    ...(table && { about: { kind: 'scoring-table', id: table.id } }),
    head: {
      title,
      breadcrumb: [{ label: words.seeTable }],
      ...(table && { history: `/lich-su/bang-cham-diem/${table.id}` }),
      ...(table && {
        facts: [
          ...(table.name === title ? [] : [table.name]),
          words.edition(table.edition),
          `${words.decision}: ${table.decision ?? words.noDecision}`,
          ...(table.copiedFromYear === null ? [] : [words.copiedFrom(table.copiedFromYear)]),
        ],
        ...(table.isExample && { chip: <Chip tone="watch">{words.example}</Chip> }),
      }),
      ...(view.mayEdit &&
        !table && {
          actions: [
            { label: words.copyLastYear, post: `${path}/nam-truoc` },
            ...(frame.clusterYear.isSynthetic ? [{ label: words.takeExample, post: `${path}/vi-du` }] : []),
          ],
        }),
    },
    body: (
      <>
        {table?.isExample && <Notice>{words.exampleNote}</Notice>}
        {table ? (
          <Criteria visit={visit} words={words} table={table} />
        ) : (
          <Empty title={words.noTableTitle}>{view.mayEdit ? words.noTableText : words.noTableForUnit}</Empty>
        )}
        {table && <OwnUnit view={view} words={words} path={path} table={table} />}
        {view.mayEdit && <Editor view={view} words={words} path={path} />}
      </>
    ),
  });
}

type Line = { readonly row: Criterion; readonly depth: number };
const linesOf = (criteria: readonly Criterion[], depth = 0): readonly Line[] =>
  criteria.flatMap((row) => [
    { row, depth },
    ...(row.body.kind === 'group' ? linesOf(row.body.children, depth + 1) : []),
  ]);

function Criteria(props: { readonly visit: Visit; readonly words: ScoringWords; readonly table: ScoringTable }) {
  const { visit, words, table } = props;
  return (
    <Table
      id="scoring-table"
      caption={table.name}
      look="sheet"
      rows={linesOf(table.criteria)}
      rowKey={({ row }) => row.id}
      rowClass={({ row, depth }) => (row.body.kind === 'scored' ? undefined : depth === 0 ? 'sunk' : 'strong')}
      columns={[
        { key: 'code', head: words.code, phone: 'figure', nowrap: true, cell: ({ row }) => row.code },
        {
          key: 'name',
          head: words.criterion,
          phone: 'title',
          cell: ({ row, depth }) => <span class={`criterion depth-${Math.min(depth, 3)}`}>{row.name}</span>,
        },
        {
          key: 'max',
          head: words.standard,
          align: 'end',
          phone: 'corner',
          cell: ({ row }) => (isBonus(row) ? words.bonus : inColumn(row.max, visit.language)),
        },
        {
          key: 'way',
          head: words.way,
          phone: 'line',
          cell: ({ row }) => (row.body.kind === 'scored' ? printMode(row.body.mode) : ''),
        },
      ]}
      sum={{
        label: words.standardSum,
        cells: {
          max: inColumn(
            table.criteria.reduce((sum, row) => sum + row.max, 0),
            visit.language,
          ),
        },
      }}
    />
  );
}

/** Whether people of a unit verify its points, told to all; written by who belongs to none of the units. */
function OwnUnit(props: {
  readonly view: TableView;
  readonly words: ScoringWords;
  readonly path: string;
  readonly table: ScoringTable;
}): JSX.Element {
  const { view, words, path, table } = props;
  const error = view.errors.find(({ field }) => field === 'ownUnitBy')?.message;
  return (
    <Section title={words.ownUnitRule}>
      <p>{table.ownUnitBy === null ? words.ownUnitNotAllowed : words.ownUnitAllowed(table.ownUnitBy)}</p>
      {error && <ErrorSummary errors={view.errors} />}
      {view.mayAllowOwn && (
        <Form id="own-unit" action={`${path}/don-vi-minh`}>
          <TextField
            name="ownUnitBy"
            label={words.ownUnitSource}
            help={words.ownUnitSourceHelp}
            value={table.ownUnitBy}
            error={error}
            required={false}
          />
          <SubmitRow label={words.ownUnitSave} />
        </Form>
      )}
    </Section>
  );
}

function Editor(props: { readonly view: TableView; readonly words: ScoringWords; readonly path: string }): JSX.Element {
  const { view, words, path } = props;
  const { table, typed, errors } = view;
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <Section title={words.edit} id="edit">
      <ErrorSummary errors={errors} />
      <Form id="scoring-table-form" action={path} version={table?.edition ?? 0} wide>
        <TextField name="name" label={words.name} value={typed?.name ?? table?.name} error={errorOf('name')} required />
        <TextField
          name="decision"
          label={words.decision}
          help={words.decisionHelp}
          value={typed?.decision ?? table?.decision}
          required={false}
        />
        <TextArea
          name="rows"
          label={words.rows}
          help={words.rowsHelp}
          rows={14}
          maxLength={200_000}
          value={typed?.rows ?? (table ? printTableRows(table.criteria) : '')}
          error={errorOf('rows')}
          required
        />
        {view.asksReason && (
          <TextArea
            name="reason"
            label={words.changeReason}
            help={words.changeReasonHelp}
            rows={2}
            value={typed?.reason ?? ''}
            error={errorOf('reason')}
          />
        )}
        <SubmitRow label={words.saveTable} cancel={path} />
      </Form>
    </Section>
  );
}
