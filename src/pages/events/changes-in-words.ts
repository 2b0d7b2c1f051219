import type { Language } from '#src/kernel/language.ts';
import { addDays, isCalendarDay } from '#src/kernel/calendar-day.ts';
import { isPartialDay, printPartialDay } from '#src/kernel/partial-day.ts';
import { printPoints } from '#src/kernel/points.ts';
import { printDay, printInstant } from '#src/kernel/vietnamese-date.ts';
import { AWARDS } from '#src/law/award-catalogue.ts';
import { type Cell, changesOf, type Row } from '#src/year-round/audit/domain/changes.ts';
import { covenantWords } from '#src/year/2-covenant/web/covenant-words.ts';
import { registrationWords } from '#src/year/3-registration/web/words.ts';
import { scoringWords } from '#src/year/5-scoring/web/scoring-year.ts';
import { rotationWords } from '#src/year/9-rotation/web/rotation.page.tsx';
import { wordsIn } from '#src/ui/visit.ts';
import { wordsFor } from '#src/year-round/accounts/web/words.ts';
import { peopleWords } from '#src/year-round/people/web/words.ts';
import { eventWords } from './kind-words.ts';
import { witnessWords } from './witness-words.ts';

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
  'facts',
  'hash',
  // of secrets only that they changed is told, by their days
  'code_hash',
  'token_hash',
  'key',
  'given_name',
  'is_public',
  'is_synthetic',
  'is_demonstration',
  'single',
  'schedule_id',
  'ballot_id',
  'nomination_id',
  'from_post_id',
  'to_post_id',
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
  account_access: ['sign_in_name'],
  grant_of_role: ['account_id', 'role', 'unit_id'],
  delegation: ['from_account_id', 'to_account_id'],
  post_held: ['person_id', 'position', 'unit_id'],
  post_transfer: ['person_id'],
  person: ['name'],
  audit_witness: ['name'],
  root_letter: ['witness_id'],
  criterion: ['code'],
  presence: ['unit_id'],
  meeting_participant: ['unit_id'],
  membership: ['unit_id'],
  leadership: ['role', 'unit_id'],
  year_step: ['step'],
};

/**
 * The tables whose changes are told in words. Not told: restricted facts of people (a look at those is an event of its own,
 * made where the record is opened), counts of a vote, and what was loaded from sources.
 */
export const TOLD_TABLES = [
  'account',
  'account_access',
  'account_rule',
  'audit_witness',
  'ballot',
  'bloc',
  'bulletin',
  'campaign',
  'cluster_year',
  'covenant',
  'covenant_comment',
  'covenant_consent',
  'covenant_signature',
  'covenant_task',
  'criterion',
  'criterion_band',
  'decision',
  'decision_row',
  'delegation',
  'dossier_attachment',
  'grant_of_role',
  'hand_over',
  'holiday_schedule',
  'invitation',
  'leadership',
  'meeting',
  'meeting_item',
  'meeting_participant',
  'meeting_purpose',
  'membership',
  'namesakes_apart',
  'next_leader',
  'nomination',
  'nomination_unit',
  'paper',
  'person',
  'person_merge',
  'post_held',
  'post_transfer',
  'presence',
  'progress_base',
  'progress_figure',
  'progress_period',
  'progress_report',
  'registration',
  'registration_event',
  'root_letter',
  'score_cell',
  'score_column',
  'score_sheet',
  'score_sheet_event',
  'scoring_table',
  'second_factor_role',
  'service_token',
  'special_day',
  'step_passed',
  'target',
  'year_step',
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
  const say = (column: string, cell: Cell, of = row): string =>
    valueInWords(event.table, column, asFarAsKnown(of, column, cell), names, language);
  return {
    which: [
      ...factsSeen(row, language),
      ...first.filter((column) => row[column] != null).map((column) => say(column, row[column] ?? null)),
    ],
    changes: changesOf(event)
      .filter(({ column }) => !HIDDEN.has(column))
      .filter(({ column }) => !column.endsWith('_known') || isSameDay(event, column))
      .filter(({ column }) => event.table !== 'account' || column !== 'kind')
      .filter(({ column, before, after }) => column !== 'position' || typeof (after ?? before) === 'string') // else a place in a list
      .filter(({ column }) => !first.includes(column) || (event.before !== null && event.after !== null))
      .map(({ column, before, after }) => ({
        field: labels[column] ?? column,
        before: event.before === null ? null : say(column, before, event.before),
        after: event.after === null ? null : say(column, after, event.after),
      })),
  };
}

/** How much is known of a day is told where there was a day before and is one after; else the day says it. */
function isSameDay({ before, after }: Valued, column: string): boolean {
  const day = column.replace(/_known$/, '_day');
  return before?.[day] != null && after?.[day] != null && before[day] === after[day];
}

/** A first or last day of which only the month or the year is known is told as that. */
function asFarAsKnown(row: Row, column: string, cell: Cell): Cell {
  const known = row[column.replace(/_day$/, '_known')];
  const length = known === 'year' ? 4 : known === 'month' ? 7 : null;
  return typeof cell === 'string' && column.endsWith('_day') && length !== null ? cell.slice(0, length) : cell;
}

/** What a reading showed: «Kỷ luật», «Xếp loại chất lượng hằng năm». */
function factsSeen(row: Row, language: Language): readonly string[] {
  const kinds: Readonly<Record<string, string>> = peopleWords(language).record.factKinds;
  return Array.isArray(row['facts']) ? row['facts'].map((fact) => kinds[String(fact)] ?? String(fact)) : [];
}

/** What an event changed, in one line of text: «Trạng thái: Đang ký → Đã ký kết». */
export const toldInText = (told: Told | null): string =>
  told === null
    ? ''
    : [
        told.which.join(', '),
        told.changes
          .map(({ field, before, after }) => `${field}: ${[before, after].filter((part) => part !== null).join(' → ')}`)
          .join('; '),
      ]
        .filter(Boolean)
        .join(': ');

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
/** A stretch of days as the database writes it: the last one is not in it. */
const RANGE = /^[[(](\d{4}-\d\d-\d\d)?,(\d{4}-\d\d-\d\d)?\)$/;
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
  const range = RANGE.exec(cell);
  if (range) return rangeInWords(range[1] ?? '', range[2] ?? '', language);
  const coded = codes(table, column, language)?.[name];
  if (coded !== undefined) return coded;
  if (UUID.test(cell)) return names.get(cell) ?? page.nobody;
  if (isPartialDay(cell) && (isCalendarDay(cell) || column.endsWith('_day'))) return printPartialDay(cell, language);
  return INSTANT.test(cell) ? printInstant(new Date(cell), language) : cell;
}

function rangeInWords(from: string, until: string, language: Language): string {
  const { page } = eventWords(language);
  const first = isCalendarDay(from) ? printDay(from, language) : page.open_end;
  return `${first} – ${isCalendarDay(until) ? printDay(addDays(until, -1), language) : page.open_end}`;
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
    meeting: values.meetingStates,
    ballot: values.ballotStates,
    root_letter: witnessWords(language).states,
  };
  if (column === 'state') return states[table];
  if (column === 'step') return wordsIn(language).steps;
  if (column === 'schedule') return witnessWords(language).schedules;
  if (column === 'purpose') return witnessWords(language).purposes;
  if (column === 'role' && table !== 'leadership' && table !== 'next_leader') return wordsFor(language).roles;
  if (column === 'line' && table === 'post_held') return peopleWords(language).lines;
  if (column === 'manner') return peopleWords(language).manners;
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
    method: values.methods,
    from_known: values.known,
    until_known: values.known,
    comparator: { 'better-than-last-year': values.better },
    award_id: AWARD_NAMES,
  };
  return ofColumn[column];
}

const AWARD_NAMES: Readonly<Record<string, string>> = Object.fromEntries(AWARDS.map(({ id, name }) => [id, name]));
