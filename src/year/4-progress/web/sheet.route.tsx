import { ok, type Result } from '#src/kernel/result.ts';
import { printPercent, printPointGap, type Ratio } from '#src/kernel/ratio.ts';
import { parseDay, printDay } from '#src/kernel/vietnamese-date.ts';
import { printNumber } from '#src/kernel/vietnamese-number.ts';
import { fileHeaders } from '#src/platform/http/file-answer.ts';
import { onceAsActor, readForm, seeOther, type SentForm } from '#src/platform/http/form.ts';
import type { SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { readPasted, readSheetFile, type SheetError, type SheetText } from '#src/platform/spreadsheet/read-sheet.ts';
import { csvOf, type SheetCell, type SheetColumn, xlsxOf } from '#src/platform/spreadsheet/write-sheet.ts';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';
import { printGoalAndUnit, targetResult } from '#src/year/2-covenant/domain/target.ts';
import { enterReports, previewReports } from '../app/enter-reports.ts';
import { type BlocTarget, type PeriodRow, type ReportRow, reportsOf } from '../app/progress.query.ts';
import type { vi } from './vi.ts';
import { printFigure, progressWords } from './words.ts';
import type { SheetView } from './sheet.page.tsx';

export type SheetAsked = {
  readonly frame: YearFrame;
  readonly period: PeriodRow;
  readonly targets: readonly BlocTarget[];
};
type Show = (view: SheetView, status: 200 | 422) => Response | Promise<Response>;

async function sheetIn(form: SentForm): Promise<Result<SheetText, SheetError>> {
  const file = form.file('file');
  return file ? readSheetFile(new Uint8Array(await file.arrayBuffer())) : readPasted(form.pasted('pasted'));
}

const asTabs = (sheet: SheetText): string => sheet.map((row) => row.join('\t')).join('\n');

/** A sheet is shown as it is read before it is entered; a file becomes text that can be corrected and sent again. */
export async function takeSheet(c: SiteContext, asked: SheetAsked, show: Show): Promise<Response> {
  const { frame, period } = asked;
  const actor = c.get('actor');
  const words = progressWords(c.get('visit').language);
  const form = await readForm(c);
  const view = { ...asked, pasted: form.pasted('pasted'), typed: form.typed, errors: [], read: null };
  const wrong = (field: string, message: string, change: Partial<SheetView> = {}) =>
    show({ ...view, ...change, errors: [{ field, message }] }, 422);
  const received = parseDay(form.value('receivedOn'));
  if (!received.ok) return wrong('receivedOn', words.refusals['not-a-day']);
  const sheet = await sheetIn(form);
  if (!sheet.ok) return wrong('pasted', words.refusals[sheet.error.kind]);

  const reason = form.value('reason') || null;
  const command = {
    clusterYearId: frame.clusterYear.id,
    periodId: period.id,
    units: frame.units,
    sheet: sheet.value,
    receivedOn: received.value,
    reason,
  };
  const read = await asActor(actor, (tx) => previewReports(tx, command));
  const pasted = form.file('file') ? asTabs(sheet.value) : view.pasted;
  const shownBefore = form.value('ready') === 'yes' && !form.value('preview') && !form.file('file');
  if (!shownBefore || read.faults.length > 0) return show({ ...view, pasted, read }, 200);

  const path = stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'progress');
  const entered = await onceAsActor(
    actor,
    form,
    async (tx) => {
      const outcome = await enterReports(tx, actor, command);
      return outcome.ok ? ok(`${path}?ky=${period.id}`) : outcome;
    },
    reason === null ? {} : { reason },
  );
  if (entered.ok) return seeOther(c, entered.value, { text: words.sheetEntered(read.figures.length) });
  if (entered.error.kind === 'rows-to-correct') return show({ ...view, read: entered.error.read }, 422);
  const field = entered.error.kind === 'period-is-locked' ? 'reason' : 'pasted';
  return wrong(field, words.refusals[entered.error.kind], { read });
}

/** Every unit and every target of a period: to keep, or to send out and have filled in. */
export async function sendSheet(
  c: SiteContext,
  asked: SheetAsked,
  kind: 'xlsx' | 'csv',
  mayAll: boolean,
  own: readonly string[],
): Promise<Response> {
  const { frame, period } = asked;
  const words = progressWords(c.get('visit').language);
  const reports = await asActor(c.get('actor'), (tx) => reportsOf(tx, period.id));
  const units = frame.units.filter((unit) => mayAll || own.includes(unit.id));
  const rows = units.flatMap((unit) =>
    asked.targets
      .filter((target) => target.blocId === null || target.blocId === unit.blocId)
      .map((target, at) => {
        const report = reports.find((row) => row.unitId === unit.id && row.targetId === target.id);
        return [at + 1, unit.name, ...cellsOf(target, report, words)];
      }),
  );
  const name = `so-lieu-${frame.clusterYear.year}.${kind}`;
  if (kind === 'csv') return c.body(csvOf(columnsOf(words), rows), 200, fileHeaders('csv', name));
  return c.body(xlsxOf(period.name, columnsOf(words), rows), 200, fileHeaders('xlsx', name));
}

const columnsOf = (words: typeof vi): readonly SheetColumn[] => [
  { head: 'TT', width: 5 },
  { head: words.unit, width: 34 },
  { head: words.indicator, width: 44 },
  { head: words.goal },
  { head: words.numerator },
  { head: words.denominator },
  { head: words.value },
  { head: words.words, width: 30 },
  { head: words.lastYear },
  { head: words.rate },
  { head: words.gap },
  { head: words.result },
  { head: words.receivedOn },
];

/** Numbers as text in the Vietnamese way: the file reads back as it was written, and no program rounds it. */
function cellsOf({ target }: BlocTarget, report: ReportRow | undefined, words: typeof vi): readonly SheetCell[] {
  const figure = report?.figure ?? null;
  const result = targetResult(target, report ?? { figure: null, lastYear: null, workload: null });
  const rate = figure?.kind === 'rate' ? figure.ratio : null;
  return [
    target.indicator,
    printGoalAndUnit(target),
    rate ? printNumber(rate.numerator) : null,
    rate ? printNumber(rate.denominator) : null,
    figure?.kind === 'number' ? printNumber(figure.value) : null,
    report?.words ?? null,
    report?.lastYear ? printFigure(report.lastYear, 'vi') : null,
    rate ? printPercent(rate) : null,
    result.gap && gapInWords(result.gap, words),
    words.outcomes[result.outcome],
    report?.receivedOn ? printDay(report.receivedOn) : null,
  ];
}

/** «cao hơn 2,20 điểm %»: a sign at the beginning would make a spreadsheet take the cell for a formula. */
function gapInWords(gap: Ratio, words: typeof vi): string {
  const size = printPointGap(gap).replace(/^[+-]/, '');
  return gap.numerator < 0n ? words.lowerBy(size) : words.higherBy(size);
}
