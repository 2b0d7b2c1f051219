import { fold, squeeze } from '#src/kernel/vietnamese-text.ts';
import { columnName, type Member, memberFinder } from '#src/year/3-registration/domain/pasted-register.ts';
import { type FigureRefusal, readFigure, type WrittenFigure } from './written-figure.ts';

export type ReportingUnit = Member & { readonly blocId: string | null };
export type ReportedTarget = { readonly id: string; readonly blocId: string | null; readonly indicator: string };

/** One figure of one unit, with the row of the sheet (as Excel numbers it) that it came from. */
export type PastedFigure = {
  readonly row: number;
  readonly unitId: string;
  readonly targetId: string;
  readonly figure: WrittenFigure;
};
/** What could not be read: where it stands, as a person finds it («dòng 7, cột C»), and what stands there. */
export type PastedFault = {
  readonly kind:
    | FigureRefusal['kind']
    | 'no-head-row'
    | 'unit-is-not-a-member'
    | 'several-units-have-that-name'
    | 'target-is-not-in-the-covenant'
    | 'figure-twice-in-the-sheet';
  readonly row: number;
  readonly column: string;
  readonly text: string;
};
export type PastedProgress = { readonly figures: readonly PastedFigure[]; readonly faults: readonly PastedFault[] };

type Field = 'unit' | 'target' | 'num' | 'den' | 'value' | 'words';
const HEADS: Readonly<Record<Field, readonly string[]>> = {
  unit: ['don vi', 'ten don vi', 'don vi bao cao', 'don vi thanh vien'],
  target: ['chi tieu', 'ten chi tieu', 'noi dung chi tieu', 'noi dung'],
  num: ['so dat', 'tu so', 'tu', 'so da thuc hien', 'thi hanh xong', 'so xong'],
  den: ['tren tong so', 'tong so', 'mau so', 'mau', 'co dieu kien'],
  value: ['so lieu', 'gia tri', 'so luong'],
  words: ['ket qua bang loi', 'bang loi', 'nhan xet'],
}; // biome-ignore format: a list

const FIELDS = Object.keys(HEADS) as Field[];
const plain = (text: string): string => squeeze(fold(text).replace(/[^a-z0-9]+/g, ' '));
const UNNUMBERED = /^\d{1,2}[.)]\s*/;

/**
 * Reads figures as units keep them in Excel: one row for a unit and a target, titles above the head, the unit written
 * once above its rows. A row without a figure reports nothing, so the file that is sent out may come back half filled.
 */
export function readPastedProgress(
  sheet: readonly (readonly string[])[],
  units: readonly ReportingUnit[],
  targets: readonly ReportedTarget[],
): PastedProgress {
  const headAt = sheet.findIndex((row) => columnsIn(row) !== null);
  const columns = columnsIn(sheet[headAt] ?? []);
  if (!columns)
    return { figures: [], faults: [{ kind: 'no-head-row', row: 1, column: 'A', text: sheet[0]?.[0] ?? '' }] };
  const findUnits = memberFinder(units);
  const figures: PastedFigure[] = [];
  const faults: PastedFault[] = [];
  let unitAbove = '';
  sheet.slice(headAt + 1).forEach((cells, index) => {
    const row = headAt + index + 2;
    const at = (field: Field) => cells[columns.get(field) ?? -1] ?? '';
    const fault = (kind: PastedFault['kind'], field: Field) =>
      faults.push({ kind, row, column: columnName(columns.get(field) ?? 0), text: at(field) });
    unitAbove = at('unit') || unitAbove;
    const read = readFigure({ num: at('num'), den: at('den'), value: at('value'), words: at('words') });
    if (!read.ok) return fault(read.error.kind, read.error.cell);
    if (read.value === null) return;
    const [unitId, another] = findUnits(unitAbove);
    if (unitId === undefined) return fault('unit-is-not-a-member', 'unit');
    if (another !== undefined) return fault('several-units-have-that-name', 'unit');
    const blocId = units.find((unit) => unit.id === unitId)?.blocId ?? null;
    const target = targets.find(
      (one) =>
        (one.blocId === null || one.blocId === blocId) &&
        plain(one.indicator) === plain(at('target').replace(UNNUMBERED, '')),
    );
    if (!target) return fault('target-is-not-in-the-covenant', 'target');
    if (figures.some((one) => one.unitId === unitId && one.targetId === target.id))
      return fault('figure-twice-in-the-sheet', 'target');
    figures.push({ row, unitId, targetId: target.id, figure: read.value });
  });
  return { figures, faults };
}

/** A head names the unit, the target, and at least one column of figures. */
function columnsIn(row: readonly string[]): ReadonlyMap<Field, number> | null {
  const columns = new Map<Field, number>();
  row.forEach((cell, at) => {
    const field = FIELDS.find((name) => !columns.has(name) && HEADS[name].includes(plain(cell)));
    if (field) columns.set(field, at);
  });
  const hasFigures = (columns.has('num') && columns.has('den')) || columns.has('value') || columns.has('words');
  return columns.has('unit') && columns.has('target') && hasFigures ? columns : null;
}
