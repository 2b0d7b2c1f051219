import type { Language } from '#src/kernel/language.ts';
import { isCalendarDay } from '#src/kernel/calendar-day.ts';
import { printPoints } from '#src/kernel/points.ts';
import { printDay, printInstant } from '#src/kernel/vietnamese-date.ts';
import { AWARDS } from '#src/law/award-catalogue.ts';
import { type Cell, changesOf, type Row } from '#src/year-round/audit/domain/changes.ts';
import { covenantWords } from '#src/year/2-covenant/web/covenant-words.ts';
import { registrationWords } from '#src/year/3-registration/web/words.ts';
import { scoringWords } from '#src/year/5-scoring/web/scoring-year.ts';
import { rotationWords } from '#src/year/9-rotation/web/rotation.page.tsx';
import { eventWords } from './kind-words.ts';

/** Columns that say nothing to a reader: keys, counters of versions, what the record itself stands for. */
export const HIDDEN = new Set([
  'id',
  'version',
  'origin',
  'cluster_year_id',
  'covenant_id',
  'registration_id',
  'sheet_id',
  'report_id',
  'decision_id',
  'table_id',
  'frozen',
  'verification_code',
  'recorded_at',
  'saved_at',
  'created_at',
  'entered_at',
  'meeting_id',
  'next_cluster_year_id',
  'place',
]);

/** Which of several like rows an event is about, told first and also where it did not change. */
const TOLD_FIRST: Readonly<Record<string, readonly string[]>> = {
  score_cell: ['column_id', 'criterion_id'],
  score_column: ['stage'],
  progress_figure: ['target_id'],
  progress_base: ['target_id'],
  target: ['indicator'],
  covenant_signature: ['unit_id'],
  covenant_comment: ['unit_id', 'clause'],
  covenant_consent: ['unit_id'],
  decision_row: ['ordinal', 'name'],
  next_leader: ['role', 'unit_id'],
};

/** The tables whose changes can be told in words. */
export const TOLD_TABLES = [
  'covenant',
  'covenant_task',
  'target',
  'covenant_signature',
  'covenant_comment',
  'covenant_consent',
  'registration',
  'registration_event',
  'score_sheet',
  'score_sheet_event',
  'score_column',
  'score_cell',
  'progress_report',
  'progress_figure',
  'progress_base',
  'decision',
  'decision_row',
  'paper',
  'hand_over',
  'next_leader',
] as const;

export type Told = {
  /** Which row: «Chỉ tiêu thu tiền», «tự chấm, 1.2 …». */
  readonly which: readonly string[];
  readonly changes: readonly {
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
};

type Names = ReadonlyMap<string, string>;
type Valued = { readonly table: string; readonly before: Row | null; readonly after: Row | null };

/** An event's row in words; null where the table is none of those that are told. */
export function changesInWords(event: Valued, names: Names, language: Language): Told | null {
  if (!TOLD_TABLES.some((table) => table === event.table)) return null;
  const row = event.after ?? event.before ?? {};
  const first = TOLD_FIRST[event.table] ?? [];
  const labels: Readonly<Record<string, string>> = eventWords(language).fields;
  const say = (column: string, cell: Cell): string => valueInWords(event.table, column, cell, names, language);
  return {
    which: first.filter((column) => row[column] != null).map((column) => say(column, row[column] ?? null)),
    changes: changesOf(event)
      .filter(({ column }) => !HIDDEN.has(column))
      .filter(({ column }) => !first.includes(column) || (event.before !== null && event.after !== null))
      .map(({ column, before, after }) => ({
        field: labels[column] ?? column,
        before: event.before === null ? null : say(column, before),
        after: event.after === null ? null : say(column, after),
      })),
  };
}

/** The ids whose names are needed to tell some events. */
export const idsIn = (events: readonly Valued[]): string[] =>
  events
    .flatMap(({ before, after }) => [...Object.entries(before ?? {}), ...Object.entries(after ?? {})])
    .flatMap(([column, cell]) =>
      typeof cell === 'string' &&
      !HIDDEN.has(column) &&
      (column.endsWith('_id') || column.endsWith('_by')) &&
      UUID.test(cell)
        ? [cell]
        : [],
    );

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

function valueInWords(table: string, column: string, cell: Cell, names: Names, language: Language): string {
  const { page } = eventWords(language);
  if (cell === null || cell === '' || (Array.isArray(cell) && cell.length === 0)) return page.empty;
  if (typeof cell === 'boolean') return cell ? page.yes : page.no;
  if (typeof cell === 'number')
    return column === 'points' ? printPoints(cell) : language === 'vi' ? String(cell).replace('.', ',') : String(cell);
  if (typeof cell !== 'string')
    return Array.isArray(cell) && cell.every((part) => typeof part === 'string')
      ? cell.join('; ')
      : JSON.stringify(cell);
  const name = names.get(cell) ?? cell;
  const coded = codes(table, column, language)?.[name];
  if (coded !== undefined) return coded;
  if (UUID.test(cell)) return names.get(cell) ?? page.nobody;
  if (isCalendarDay(cell)) return printDay(cell, language);
  return INSTANT.test(cell) ? printInstant(new Date(cell), language) : cell;
}

/** The words of the codes of a column; those of states are the ones that the step's own pages use. */
function codes(table: string, column: string, language: Language): Readonly<Record<string, string>> | undefined {
  const { values } = eventWords(language);
  const states: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    covenant: covenantWords(language).states,
    registration: registrationWords(language).states,
    registration_event: registrationWords(language).states,
    score_sheet: scoringWords(language).states,
    score_sheet_event: scoringWords(language).states,
    score_cell: values.cellStates,
    paper: values.paperStates,
  };
  if (column === 'state') return states[table];
  if (table === 'hand_over' && column !== 'mode') return rotationWords(language).itemStates;
  const ofColumn: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    stage: values.stages,
    column_id: values.stages,
    subject: values.subjects,
    kind: values.subjects,
    answer: values.answers,
    authority: values.authorities,
    mode: values.modes,
    role: values.roles,
    comparator: { 'better-than-last-year': values.better },
    award_id: AWARD_NAMES,
  };
  return ofColumn[column];
}

const AWARD_NAMES: Readonly<Record<string, string>> = Object.fromEntries(AWARDS.map(({ id, name }) => [id, name]));
