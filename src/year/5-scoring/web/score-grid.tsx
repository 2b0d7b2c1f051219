import type { JSX } from 'preact';
import type { Points } from '#src/kernel/points.ts';
import type { FieldError } from '#src/ui/form.tsx';
import { Table } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { ScoreSheet } from '../app/score-sheets.query.ts';
import { type Criterion, isBonus } from '../domain/criterion.ts';
import { printMode } from '../domain/scoring-words.ts';
import { type Cell, isComplete, totalOf } from '../domain/score-sheet.ts';
import { SHEET_STAGES, type SheetStage } from '../domain/sheet-hands.ts';
import { printCell } from '../domain/typed-cell.ts';
import { inColumn, type ScoringWords } from './scoring-year.ts';

export type SheetFilter = 'all' | 'differs' | 'noEvidence' | 'open';
export type TypedCell = { readonly typed: string; readonly reason: string | null; readonly evidence: string | null };

export type GridLine = {
  readonly row: Criterion;
  readonly depth: number;
  readonly isGroup: boolean;
  /** Standing against the hand before, where both have given points. */
  readonly gap: Points | null;
  readonly marks: ReadonlySet<SheetFilter>;
};

/** Groups and criteria in the order of the table, each with what there is to look at. */
export const gridLines = (sheet: ScoreSheet): readonly GridLine[] =>
  sheet.table.criteria.flatMap((row) => linesOf(sheet, row, 0));

function linesOf(sheet: ScoreSheet, row: Criterion, depth: number): readonly GridLine[] {
  const gap = gapOf(sheet, row);
  if (row.body.kind === 'group') {
    const children = row.body.children.flatMap((child) => linesOf(sheet, child, depth + 1));
    return [{ row, depth, isGroup: true, gap, marks: new Set() }, ...children];
  }
  const marks = new Set<SheetFilter>();
  const cells = SHEET_STAGES.map((stage) => sheet.columns[stage].get(row.id)?.kind ?? 'pending');
  const isOpen = cells.every((kind) => kind === 'pending' || kind === 'no-data');
  if (isOpen) marks.add('open');
  if (gap !== null && gap !== 0) marks.add('differs');
  const evidence = SHEET_STAGES.some((stage) => sheet.notes[stage].get(row.id)?.evidence);
  if (!isOpen && !cells.includes('not-applicable') && !evidence) marks.add('noEvidence');
  return [{ row, depth, isGroup: false, gap, marks }];
}

function gapOf(sheet: ScoreSheet, row: Criterion): Points | null {
  const given = SHEET_STAGES.flatMap((stage) => {
    const total = totalOf([row], sheet.columns[stage]);
    const isGiven =
      row.body.kind === 'group'
        ? total.scoredMax > 0 && isComplete(total)
        : cellOf(sheet, stage, row).kind === 'scored';
    return isGiven ? [total.points] : [];
  });
  const [first, last] = [given[0], given.at(-1)];
  return given.length < 2 || first === undefined || last === undefined ? null : last - first;
}

const cellOf = (sheet: ScoreSheet, stage: SheetStage, row: Criterion): Cell =>
  sheet.columns[stage].get(row.id) ?? { kind: 'pending' };

const notesIn = (read: TypedCell | undefined) => ({ reason: read?.reason ?? null, evidence: read?.evidence ?? null });

/** A cell as it was read when the form was opened: what is sent unchanged is left alone, so another's work is not lost. */
export const asRead = ({ typed, reason, evidence }: TypedCell): string =>
  JSON.stringify([typed, reason ?? '', evidence ?? '']);

type GridProps = {
  readonly visit: Visit;
  readonly words: ScoringWords;
  readonly lines: readonly GridLine[];
  readonly view: {
    readonly sheet: ScoreSheet;
    readonly stage: SheetStage | null;
    readonly filter: SheetFilter;
    readonly typed: ReadonlyMap<string, TypedCell> | null;
    readonly errors: readonly FieldError[];
  };
};

/** Tree, standard points, three hands, difference, reason, evidence; the column in hand is typed in place. */
export function ScoreGrid({ visit, words, lines, view }: GridProps): JSX.Element {
  const { sheet, stage, filter } = view;
  const shown = filter === 'all' ? lines : lines.filter((line) => line.marks.has(filter));
  const standard = sheet.table.criteria.reduce((sum, row) => sum + row.max, 0);
  const scored = lines.filter((line) => !line.isGroup);
  const done = scored.filter((line) => !line.marks.has('open')).length;
  const sumOf = (name: SheetStage) => {
    const total = totalOf(sheet.table.criteria, sheet.columns[name]);
    return total.scoredMax === 0 ? '–' : inColumn(total.points, visit.language);
  };
  return (
    <Table
      id="criteria"
      caption={words.title}
      look="sheet"
      rows={shown}
      rowKey={(line) => line.row.id}
      rowClass={(line) => (line.isGroup ? (line.depth === 0 ? 'sunk' : 'strong') : undefined)}
      columns={[
        { key: 'code', head: words.code, phone: 'hide', nowrap: true, cell: ({ row }) => row.code },
        { key: 'name', head: words.criterion, phone: 'title', cell: (line) => <Name line={line} view={view} /> },
        {
          key: 'max',
          head: words.standard,
          align: 'end',
          phone: 'corner',
          cell: ({ row }) => (isBonus(row) ? words.bonus : inColumn(row.max, visit.language)),
        },
        ...SHEET_STAGES.map((name) => ({
          key: name,
          head: words.stages[name],
          align: 'end' as const,
          cell: (line: GridLine) =>
            name === stage && !line.isGroup ? (
              <PointsInput words={words} view={view} line={line} stage={name} />
            ) : (
              <GivenPoints visit={visit} words={words} sheet={sheet} line={line} stage={name} />
            ),
        })),
        {
          key: 'gap',
          head: words.difference,
          align: 'end',
          cell: ({ gap }) => (gap === null || gap === 0 ? '' : <Gap gap={gap} visit={visit} />),
        },
        {
          key: 'reason',
          head: words.reason,
          phone: 'line',
          cell: (line) => <Note words={words} view={view} line={line} kind="reason" />,
        },
        {
          key: 'evidence',
          head: words.evidence,
          phone: 'line',
          cell: (line) => <Note words={words} view={view} line={line} kind="evidence" />,
        },
      ]}
      sum={{
        label: words.sumRow(done, scored.length),
        cells: {
          max: inColumn(standard, visit.language),
          self: sumOf('self'),
          confirmed: sumOf('confirmed'),
          verified: sumOf('verified'),
        },
      }}
    />
  );
}

function Name({ line, view }: Pick<InputProps, 'line' | 'view'>): JSX.Element {
  const { row, depth } = line;
  const figure = SHEET_STAGES.filter((stage) => stage !== view.stage)
    .map((stage) => view.sheet.notes[stage].get(row.id)?.typed ?? '')
    .find((typed) => /[/%\p{L}]/u.test(typed) && !['kad', 'csl'].includes(typed.toLowerCase()));
  return (
    <span class={`criterion depth-${Math.min(depth, 3)}`}>
      <span class="only-phone">{row.code} </span>
      {row.name}
      {row.body.kind === 'scored' && row.body.mode.kind !== 'manual' && <small>{printMode(row.body.mode)}</small>}
      {figure && <small class="num">{figure}</small>}
    </span>
  );
}

function GivenPoints(props: {
  readonly visit: Visit;
  readonly words: ScoringWords;
  readonly sheet: ScoreSheet;
  readonly line: GridLine;
  readonly stage: SheetStage;
}): JSX.Element {
  const { visit, words, sheet, line, stage } = props;
  if (line.isGroup) {
    const total = totalOf([line.row], sheet.columns[stage]);
    return <>{total.scoredMax === 0 ? '–' : inColumn(total.points, visit.language)}</>;
  }
  const cell = cellOf(sheet, stage, line.row);
  if (cell.kind === 'scored') return <>{inColumn(cell.points, visit.language)}</>;
  return <span class="note">{sheet.columns[stage].size === 0 ? '–' : words.cell[cell.kind]}</span>;
}

const Gap = ({ gap, visit }: { readonly gap: Points; readonly visit: Visit }): JSX.Element => (
  <span class="watch-ink">{`${gap > 0 ? '+' : '−'}${inColumn(Math.abs(gap), visit.language)}`}</span>
);

type InputProps = Pick<GridProps, 'words' | 'view'> & { readonly line: GridLine };

function PointsInput({ words, view, line, stage }: InputProps & { readonly stage: SheetStage }): JSX.Element {
  const { code, id } = line.row;
  const { sheet } = view;
  const cell = cellOf(sheet, stage, line.row);
  const read = sheet.notes[stage].get(id);
  const stored = read?.typed ?? printCell(cell);
  const error = view.errors.find(({ field }) => field === `p:${code}`);
  return (
    <span class="points-cell">
      <input
        class="input num end"
        id={`p:${code}`}
        name={`p:${code}`}
        value={view.typed?.get(code)?.typed ?? stored}
        maxlength={60}
        autocomplete="off"
        data-cell={stage}
        aria-label={`${words.stages[stage]} ${code}`}
        aria-invalid={error ? 'true' : undefined}
      />
      <input type="hidden" name={`o:${code}`} value={asRead({ typed: stored, ...notesIn(read) })} />
      {cell.kind === 'scored' && /[/%\p{L}]/u.test(stored) && <small>= {inColumn(cell.points, 'vi')}</small>}
    </span>
  );
}

/** What several hands wrote alike is shown once, with those who wrote it. */
function saidBy(
  textOf: (hand: SheetStage) => string | null | undefined,
): readonly (readonly [string, readonly SheetStage[]])[] {
  const texts = [...new Set(SHEET_STAGES.flatMap((hand) => textOf(hand) || []))];
  return texts.map((text) => [text, SHEET_STAGES.filter((hand) => textOf(hand) === text)]);
}

/** The reason or evidence in hand is typed; what other hands wrote stands beside it. */
function Note({ words, view, line, kind }: InputProps & { readonly kind: 'reason' | 'evidence' }): JSX.Element {
  const { sheet, stage, errors } = view;
  if (line.isGroup) return <></>;
  const { code, id } = line.row;
  const name = `${kind === 'reason' ? 'r' : 'e'}:${code}`;
  const others = saidBy((hand) => (hand === stage ? null : sheet.notes[hand].get(id)?.[kind]));
  return (
    <>
      {stage !== null && (
        <input
          class="input"
          id={name}
          name={name}
          value={view.typed?.get(code)?.[kind] ?? sheet.notes[stage].get(id)?.[kind] ?? ''}
          maxlength={500}
          autocomplete="off"
          data-cell={kind}
          aria-label={`${words[kind]} ${code}`}
          aria-invalid={errors.some(({ field }) => field === name) ? 'true' : undefined}
        />
      )}
      {others.map(([text, hands]) => (
        <small key={text}>
          {hands.map((hand) => words.stages[hand]).join(', ')}: {text}
        </small>
      ))}
    </>
  );
}
