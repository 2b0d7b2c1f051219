import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { addCounts, countOf, NOTHING_COUNTED, type PartialCount } from '#src/kernel/partial-count.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { AWARDS } from '#src/law/award-catalogue.ts';
import type { SheetCell, SheetColumn } from '#src/platform/spreadsheet/write-sheet.ts';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import type { RegisterEntry } from '../app/register.query.ts';
import { isStanding } from '../domain/registration-state.ts';
import type { RegistrationRollup, RollupRow } from '../papers/registration-rollup.ts';
import { awardName, inOrder, type RegistrationWords, stateLabel } from './words.ts';

export const fileColumns = (words: RegistrationWords): readonly SheetColumn[] => [
  { head: words.number, width: 6 },
  { head: words.unit, width: 42 },
  { head: words.bloc, width: 28 },
  { head: words.award, width: 36 },
  { head: words.subject, width: 12 },
  { head: words.name, width: 32 },
  { head: words.count, width: 10 },
  { head: words.state, width: 26 },
  { head: words.receivedOn, width: 18 },
  { head: words.forUnit, width: 18 },
];

/** A row for each entry, for officers' own tables. Reasons and notes stay inside. */
export const fileRows = (
  words: RegistrationWords,
  frame: YearFrame,
  entries: readonly RegisterEntry[],
  mayRun: boolean,
): SheetCell[][] =>
  inOrder(frame, entries).map((entry, at) => {
    const unit = frame.units.find(({ id }) => id === entry.unitId);
    return [
      at + 1,
      unit?.name ?? '',
      frame.blocs.find(({ id }) => id === unit?.blocId)?.name ?? '',
      awardName(entry.award),
      words.subjects[entry.subject],
      entry.name ?? '',
      entry.count ?? words.countNotStated,
      stateLabel(words, entry.state, mayRun),
      entry.receivedOn ? printDay(entry.receivedOn) : words.dayNotStated,
      entry.enteredForUnit ? words.yes : '',
    ];
  });

/** As the line «Trong đó» of the sums names them. */
const KIND_NAMES: Readonly<Record<string, string>> = { STP: 'Sở Tư pháp', THADS_PROVINCE: 'Thi hành án dân sự' };

const TERMS = [
  ['khu vực', 'Khu vực thi đua'],
  ['khối', 'Khối thi đua'],
] as const;

/** The register as the paper of the roll-up; while it is open the paper is a draft. */
export function rollupPaper(
  frame: YearFrame,
  entries: readonly RegisterEntry[],
  printed: { readonly day: CalendarDay; readonly at: Date; readonly by: string },
): RegistrationRollup {
  const { clusterYear } = frame;
  const isClosed = frame.steps.some(({ step, doneOn }) => step === 'registration' && doneOn !== null);
  const kind = TERMS.find(([term]) => clusterYear.term.toLowerCase().startsWith(term))?.[1] ?? 'Cụm thi đua';
  const blocs = [...frame.blocs.map(({ id, name }) => ({ id, name })), { id: null, name: null }];
  return {
    letterhead: { mode: 'internal', group: { kind, name: clusterYear.name, symbol: 'CTĐ' } },
    number: null,
    place: null,
    day: null,
    draftPrintedAt: isClosed ? null : printed.at,
    synthetic: clusterYear.isSynthetic,
    cluster: clusterYear.name,
    year: clusterYear.year,
    asOf: printed.day,
    awards: AWARDS.map(({ id, shortName }) => ({ id, shortName, ofWhich: insideOf(id, entries) })),
    blocs: blocs
      .map(({ id, name }) => ({
        name,
        rows: frame.units.filter((unit) => unit.blocId === id).map((unit) => unitRow(unit, entries)),
      }))
      .filter(({ rows }) => rows.length > 0),
    preparedBy: printed.by,
    signer: { right: 'head', headPost: 'Trưởng Cụm', ownPost: 'Trưởng Cụm', name: null },
  };
}

/** The Government flag is a part of the sector flag where every unit that registers for it registers for both. */
function insideOf(award: string, entries: readonly RegisterEntry[]): string | null {
  if (award !== 'CO_CP') return null;
  const standing = entries.filter((entry) => isStanding(entry.state));
  const unitsOf = (id: string) => standing.filter((entry) => entry.award === id).map((entry) => entry.unitId);
  const sector = new Set(unitsOf('CO_BO'));
  return unitsOf('CO_CP').every((id) => sector.has(id)) ? 'CO_BO' : null;
}

function unitRow(unit: YearFrame['units'][number], entries: readonly RegisterEntry[]): RollupRow {
  const own = entries.filter((entry) => entry.unitId === unit.id);
  const counts: Record<string, PartialCount> = {};
  for (const { award, count } of own.filter((entry) => isStanding(entry.state)))
    counts[award] = addCounts(counts[award] ?? NOTHING_COUNTED, countOf(count));
  return {
    unit: unit.name,
    kind: KIND_NAMES[unit.kind] ?? unit.name,
    counts: own.length === 0 ? null : counts,
    receivedOn: own.flatMap((entry) => entry.receivedOn ?? []).toSorted()[0] ?? null,
    note: null,
    ofWhich: [],
  };
}
