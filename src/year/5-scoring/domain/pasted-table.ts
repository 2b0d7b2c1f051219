import { parsePoints, type Points } from '#src/kernel/points.ts';
import { squeeze, fold } from '#src/kernel/vietnamese-text.ts';
import type { Criterion, ScoringMode } from './criterion.ts';
import { printMode, readMode } from './scoring-words.ts';
import { printPoints } from '#src/kernel/points.ts';

export type TableRowProblem = {
  readonly kind:
    | 'row-has-no-code'
    | 'row-has-no-name'
    | 'standard-points-are-not-points'
    | 'way-of-scoring-is-not-understood'
    | 'group-has-a-way-of-scoring'
    | 'no-row-at-all';
  readonly row: number;
  readonly text: string;
};

type Line = {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly max: Points;
  readonly mode: ScoringMode;
  readonly mayExceed: boolean;
};

/**
 * Reads a scoring table pasted from Excel: mã, tiêu chí, điểm chuẩn, cách chấm. «A.I.1» lies inside «A.I»; a row that
 * others lie in is a group. «được vượt» after the way of scoring lets points pass the standard.
 */
export function readPastedTable(sheet: readonly (readonly string[])[]): {
  readonly criteria: readonly Criterion[];
  readonly problems: readonly TableRowProblem[];
} {
  const problems: TableRowProblem[] = [];
  const lines = sheet.flatMap((cells, index) => {
    const line = readLine(cells.map(squeeze), index + 1, problems);
    return line ? [line] : [];
  });
  if (lines.length === 0 && problems.length === 0) problems.push({ kind: 'no-row-at-all', row: 1, text: '' });
  const parentOf = new Map(lines.map((line) => [line, parentIn(lines, line)]));
  const build = (parent: Line | null): Criterion[] =>
    lines
      .filter((line) => parentOf.get(line) === parent)
      .map((line) => {
        const children = build(line);
        if (children.length > 0 && line.mode.kind !== 'manual')
          problems.push({ kind: 'group-has-a-way-of-scoring', row: line.row, text: line.code });
        return {
          id: line.code,
          code: line.code,
          name: line.name,
          max: line.max,
          mayExceed: line.mayExceed,
          body: children.length > 0 ? { kind: 'group', children } : { kind: 'scored', mode: line.mode },
        };
      });
  return { criteria: build(null), problems };
}

/** The rows that `readPastedTable` reads back, tabs between the cells: what is shown for editing. */
export function printTableRows(criteria: readonly Criterion[]): string {
  return criteria.map(printRow).join('\n');
}

function printRow(row: Criterion): string {
  const way = row.body.kind === 'scored' ? printMode(row.body.mode) : '';
  const cells = [
    row.code,
    row.name,
    printPoints(row.max),
    [way, row.mayExceed && 'được vượt'].filter(Boolean).join(', '),
  ];
  return [cells.join('\t'), ...(row.body.kind === 'group' ? [printTableRows(row.body.children)] : [])].join('\n');
}

function readLine(cells: readonly string[], row: number, problems: TableRowProblem[]): Line | null {
  const [code = '', name = '', standard = '', way = ''] = cells;
  if (cells.every((cell) => cell === '') || isHead(cells)) return null;
  const refuse = (kind: TableRowProblem['kind'], text: string) => {
    problems.push({ kind, row, text });
    return null;
  };
  if (code === '') return refuse('row-has-no-code', name);
  if (name === '') return refuse('row-has-no-name', code);
  const max = parsePoints(standard === '' ? '0' : standard);
  if (!max.ok || max.value < 0) return refuse('standard-points-are-not-points', standard);
  const mayExceed = /,? ?được vượt$/i.test(way);
  const mode = readMode(way.replace(/,? ?được vượt$/i, ''));
  if (!mode.ok) return refuse('way-of-scoring-is-not-understood', way);
  return { row, code: code.replace(/\.$/, ''), name, max: max.value, mode: mode.value, mayExceed };
}

const isHead = (cells: readonly string[]): boolean =>
  ['ma', 'stt', 'tt', 'so tt'].includes(fold(cells[0] ?? '')) ||
  ['cong', 'tong cong'].includes(fold(cells[1] ?? cells[0] ?? ''));

/** The row with the longest code that this code continues after a dot. */
const parentIn = (lines: readonly Line[], { code }: Line): Line | null =>
  lines
    .filter((other) => code.startsWith(`${other.code}.`))
    .reduce<Line | null>((best, other) => (best && best.code.length > other.code.length ? best : other), null);
