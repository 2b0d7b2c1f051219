import type { SheetCell, SheetColumn } from '#src/platform/spreadsheet/write-sheet.ts';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { type ScoreSheet, standingTotal } from '../app/score-sheets.query.ts';
import { scoredRows } from '../domain/criterion.ts';
import { rankUnits } from '../domain/ranking.ts';
import { type Cell, isComplete, totalOf } from '../domain/score-sheet.ts';
import { SHEET_STAGES, type SheetStage } from '../domain/sheet-hands.ts';
import type { ScoringWords } from './scoring-year.ts';

const WIDTHS = [6, 42, 12, 12, 12, 12, 12, 12, 12, 60];

export const summaryColumns = (words: ScoringWords): readonly SheetColumn[] =>
  words.fileHeads.map((head, index) => ({ head, width: WIDTHS[index] ?? 14 }));

/** Phụ lục II of the year's report: a row for each unit, in the order of the members; a place only where all is scored. */
export function summaryRows(words: ScoringWords, frame: YearFrame, sheets: readonly ScoreSheet[]): SheetCell[][] {
  const places = [...new Set(sheets.map((sheet) => sheet.table.id))].flatMap((tableId) => {
    const own = sheets.filter((sheet) => sheet.table.id === tableId);
    const ranked = rankUnits(
      own.map((sheet) => ({ unitId: sheet.unitId, total: standingTotal(sheet) })),
      { evenIfIncomplete: false },
    );
    return ranked.ok ? ranked.value.places : [];
  });
  return sheets.map((sheet, index) => {
    const total = standingTotal(sheet);
    const place = places.find((candidate) => candidate.unitId === sheet.unitId);
    const stage = (name: SheetStage) => {
      const own = totalOf(sheet.table.criteria, sheet.columns[name]);
      return own.scoredMax === 0 && own.bonus === 0 ? null : own.points / 100;
    };
    return [
      index + 1,
      frame.units.find((unit) => unit.id === sheet.unitId)?.name ?? '',
      sheet.table.criteria.reduce((sum, row) => sum + row.max, 0) / 100,
      ...SHEET_STAGES.map(stage),
      total.bonus / 100,
      isComplete(total) ? total.points / 100 : words.cell.pending,
      place ? words.place(place.rank, place.of) : '',
      reasonsOf(sheet).join('; '),
    ];
  });
}

export const sheetColumns = (words: ScoringWords): readonly SheetColumn[] => [
  { head: words.code, width: 10 },
  { head: words.criterion, width: 60 },
  { head: words.standard, width: 12 },
  ...SHEET_STAGES.map((stage) => ({ head: words.stages[stage], width: 14 })),
  { head: words.reason, width: 40 },
  { head: words.evidence, width: 40 },
];

export const sheetRows = (words: ScoringWords, sheet: ScoreSheet): SheetCell[][] =>
  scoredRows(sheet.table.criteria).map((row) => [
    row.code,
    row.name,
    row.max / 100,
    ...SHEET_STAGES.map((stage) => cellText(words, sheet.columns[stage].get(row.id))),
    ...(['reason', 'evidence'] as const).map((kind) =>
      SHEET_STAGES.flatMap((stage) => sheet.notes[stage].get(row.id)?.[kind] ?? []).join('; '),
    ),
  ]);

const cellText = (words: ScoringWords, cell: Cell | undefined): SheetCell =>
  cell?.kind === 'scored' ? cell.points / 100 : words.cell[cell?.kind ?? 'pending'];

const reasonsOf = (sheet: ScoreSheet): readonly string[] =>
  scoredRows(sheet.table.criteria).flatMap((row) =>
    SHEET_STAGES.flatMap((stage) => {
      const reason = sheet.notes[stage].get(row.id)?.reason;
      return reason ? [`${row.code}: ${reason}`] : [];
    }),
  );
