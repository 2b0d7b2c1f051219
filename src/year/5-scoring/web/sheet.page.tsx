import type { JSX } from 'preact';
import { printPoints } from '#src/kernel/points.ts';
import { timeInVietnam } from '#src/kernel/vietnam-time.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { Button } from '#src/ui/button.tsx';
import { Chip } from '#src/ui/chip.tsx';
import { Conflict } from '#src/ui/conflict.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { DateField, TextArea } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { Page } from '#src/ui/page.tsx';
import { PageTabs } from '#src/ui/page-tabs.tsx';
import { Section } from '#src/ui/section.tsx';
import { Stats } from '#src/ui/stat.tsx';
import { Timeline } from '#src/ui/timeline.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { stepPage } from '#src/ui/year-page.tsx';
import type { FrameUnit, YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import type { SavedBefore } from '../app/save-scores.ts';
import { type ScoreSheet, type SheetEvent, standingTotal } from '../app/score-sheets.query.ts';
import { scoredRows } from '../domain/criterion.ts';
import type { Place } from '../domain/ranking.ts';
import { isComplete, totalOf } from '../domain/score-sheet.ts';
import { isProvisional, SHEET_STAGES, type SheetStage } from '../domain/sheet-hands.ts';
import type { SheetState } from '../domain/sheet-state.ts';
import { SheetChip } from './board.page.tsx';
import { basePath, inColumn, type ScoringWords, scoringWords } from './scoring-year.ts';
import { gridLines, ScoreGrid, type SheetFilter, type TypedCell } from './score-grid.tsx';

export type SheetView = {
  readonly frame: YearFrame;
  readonly unit: FrameUnit;
  /** Null where the kind of unit has no table yet. */
  readonly sheet: ScoreSheet | null;
  readonly events: readonly SheetEvent[];
  readonly place: Place | null;
  /** Columns this person may write now. */
  readonly stages: readonly SheetStage[];
  readonly stage: SheetStage | null;
  readonly filter: SheetFilter;
  readonly moves: readonly SheetState[];
  /** This person verifies points and belongs to this very unit; `allowedBy` is the regulation that lets them. */
  readonly ownUnit: { readonly allowedBy: string | null } | null;
  readonly ownReason: string | null;
  readonly typed: ReadonlyMap<string, TypedCell> | null;
  readonly errors: readonly FieldError[];
  readonly conflict: SavedBefore | null;
  readonly moveTyped: { readonly on: string; readonly reason: string } | null;
  readonly moveErrors: readonly FieldError[];
};

/** The score sheet of one unit: what each hand gave, what still waits, and the column this person may fill. */
export function sheetPage(visit: Visit, view: SheetView): Page {
  const words = scoringWords(visit.language);
  const { frame, unit, sheet, place } = view;
  const title = words.sheetTitle(unit.name);
  const base = basePath(frame);
  const breadcrumb = [{ label: unit.shortName }];
  if (!sheet)
    return stepPage(visit, frame, 'scoring', {
      title,
      head: { title, breadcrumb },
      body: <Empty title={words.noTableTitle}>{words.noTableForUnit}</Empty>,
    });
  const standard = sheet.table.criteria.reduce((sum, row) => sum + row.max, 0);
  const provisional = sheet.state !== 'final' || isProvisional(sheet.table.criteria, sheet.columns);
  return stepPage(visit, frame, 'scoring', {
    title,
    wide: true,
    ...(sheet.sheetId && { about: { kind: 'score-sheet', id: sheet.sheetId, unitId: unit.id } }),
    head: {
      title,
      breadcrumb,
      chip: <SheetChip sheet={sheet} words={words} />,
      facts: [
        words.tableFact(words.tableOf(sheet.table.name, sheet.table.edition), printPoints(standard)),
        ...(sheet.table.isExample ? [words.example] : []),
        ...(sheet.enteredForUnit ? [words.forUnit] : []),
        ...(provisional && sheet.sheetId ? [<Chip tone="watch">{words.provisional}</Chip>] : []),
        ...(place ? [words.ownPlace(place.rank, place.of)] : []),
      ],
      actions: [{ label: words.file, href: `${base}/${unit.slug}/phieu.xlsx`, icon: 'download', download: true }],
      ...(sheet.sheetId && { history: `/lich-su/phieu-diem/${sheet.sheetId}` }),
    },
    body: (
      <>
        {view.ownUnit && (
          <Notice title={words.ownUnit}>
            {view.ownUnit.allowedBy === null ? words.ownUnitOthers : words.ownUnitAllowed(view.ownUnit.allowedBy)}
          </Notice>
        )}
        <Totals visit={visit} words={words} sheet={sheet} />
        <SheetForm visit={visit} words={words} view={view} sheet={sheet} />
        {view.moves.length > 0 && sheet.sheetId && <Moves visit={visit} words={words} view={view} sheet={sheet} />}
        {view.events.length > 0 && (
          <Section title={words.life}>
            <Timeline
              events={view.events.map((event) => ({
                when: printDay(event.on, visit.language),
                title: words.states[event.state],
                note: [event.by, event.reason].filter(Boolean).join(' · '),
              }))}
            />
          </Section>
        )}
      </>
    ),
  });
}

type Parts = {
  readonly visit: Visit;
  readonly words: ScoringWords;
  readonly view: SheetView;
  readonly sheet: ScoreSheet;
};

function Totals({ visit, words, sheet }: Omit<Parts, 'view'>): JSX.Element {
  const { table, columns } = sheet;
  const all = standingTotal(sheet);
  const print = (points: number) => inColumn(points, visit.language);
  const waiting = all.pendingMax + all.noDataMax;
  return (
    <>
      <Stats
        look="strip"
        stats={[
          ...SHEET_STAGES.map((stage) => {
            const total = totalOf(table.criteria, columns[stage]);
            const label = words.stages[stage];
            if (columns[stage].size === 0) return { label, value: '–', note: words.cell.pending };
            return { label, value: print(total.points), of: words.scoredOf(print(total.scoredMax)) };
          }),
          { label: words.pendingStat, value: print(all.pendingMax) },
          { label: words.noDataStat, value: print(all.noDataMax) },
          { label: words.notApplicableStat, value: print(all.notApplicableMax) },
          ...(all.bonus > 0 ? [{ label: words.bonusStat, value: print(all.bonus) }] : []),
        ]}
      />
      {!isComplete(all) && <p class="note">{words.notRanked(print(waiting))}</p>}
    </>
  );
}

function SheetForm({ visit, words, view, sheet }: Parts): JSX.Element {
  const { frame, unit, stage, filter, conflict } = view;
  const path = `${basePath(frame)}/${unit.slug}`;
  const query = (change: { readonly cot?: string; readonly loc?: string }) => {
    const asked = Object.entries({ cot: stage ?? '', loc: filter, ...change });
    const params = new URLSearchParams(asked.filter(([, value]) => value !== '' && value !== 'all'));
    return params.size === 0 ? path : `${path}?${params}`;
  };
  const lines = gridLines(sheet);
  const tabs = (['all', 'differs', 'noEvidence', 'open'] as const).map((name) => ({
    label: words.filters[name],
    href: query({ loc: name }),
    current: name === filter,
    count: lines.filter((line) => !line.isGroup && (name === 'all' || line.marks.has(name))).length,
  }));
  const grid = <ScoreGrid visit={visit} words={words} view={{ ...view, sheet }} lines={lines} />;
  return (
    <>
      <div class="tools">
        <PageTabs label={words.filtersLabel} tabs={tabs} />
        {view.stages.length > 1 && (
          <PageTabs
            label={words.columns}
            tabs={view.stages.map((name) => ({
              label: words.stages[name],
              href: query({ cot: name }),
              current: name === stage,
            }))}
          />
        )}
      </div>
      {stage === null ? (
        <>
          {grid}
          <p class="note">{words.nothingToEdit}</p>
        </>
      ) : (
        <Form
          id="scores"
          action={query({})}
          version={conflict?.saved.version ?? sheet.saved[stage]?.version ?? 0}
          hidden={{ stage }}
          wide
        >
          <ErrorSummary errors={view.errors} />
          {conflict && <SecondEditor words={words} view={view} sheet={sheet} conflict={conflict} path={query({})} />}
          {grid}
          <p class="note">{words.typedHelp}</p>
          {stage !== 'self' && <p class="note">{words.reasonHelp}</p>}
          {stage !== 'self' && view.ownUnit && (
            <TextArea
              name="ownReason"
              label={words.ownReason}
              rows={2}
              value={view.ownReason ?? ''}
              error={view.errors.find(({ field }) => field === 'ownReason')?.message}
              required
            />
          )}
          <SubmitRow
            label={words.save(words.stages[stage])}
            {...(sheet.saved[stage] && { savedAt: timeInVietnam(sheet.saved[stage].at) })}
          />
        </Form>
      )}
    </>
  );
}

/** Both texts of every cell that differs: nothing of either is lost. */
function SecondEditor(props: {
  readonly words: ScoringWords;
  readonly view: SheetView;
  readonly sheet: ScoreSheet;
  readonly conflict: SavedBefore;
  readonly path: string;
}): JSX.Element {
  const { words, view, sheet, conflict, path } = props;
  const text = (cell: { typed: string; reason: string | null; evidence: string | null } | undefined) =>
    cell
      ? [cell.typed || words.cell.pending, cell.reason, cell.evidence].filter(Boolean).join(' · ')
      : words.cell.pending;
  return (
    <Conflict
      who={conflict.saved.by ?? words.someone}
      at={timeInVietnam(conflict.saved.at)}
      takeTheirs={path}
      fields={scoredRows(sheet.table.criteria)
        .filter((row) => view.typed?.has(row.code))
        .map((row) => ({
          label: `${row.code} ${row.name}`,
          theirs: text(conflict.theirs.get(row.id)),
          mine: text(view.typed?.get(row.code)),
        }))}
    />
  );
}

function Moves({ visit, words, view, sheet }: Parts): JSX.Element {
  const errorOf = (field: string) => view.moveErrors.find((error) => error.field === field)?.message;
  const label = (to: SheetState) =>
    sheet.state === 'final' || (sheet.state === 'confirmed' && to === 'submitted')
      ? words.moves.reopen
      : words.moves[to];
  const provisional = isProvisional(sheet.table.criteria, sheet.columns);
  return (
    <Section title={words.moveTitle} id="move">
      <ErrorSummary errors={view.moveErrors} />
      {provisional && <Notice tone="watch">{words.provisionalText}</Notice>}
      <Form id="move-sheet" action={`${basePath(view.frame)}/${view.unit.slug}/chuyen`}>
        <DateField
          name="on"
          label={words.moveDay}
          value={view.moveTyped?.on ?? printDay(visit.today)}
          error={errorOf('on')}
          required
        />
        <TextArea
          name="reason"
          label={words.moveReason}
          help={words.moveReasonHelp}
          rows={2}
          value={view.moveTyped?.reason ?? ''}
          error={errorOf('reason')}
          required={false}
        />
        <div class="submit-row">
          {view.moves.map((to, index) => (
            <Button name="to" value={to} kind={index === 0 ? 'primary' : 'plain'} key={to}>
              {label(to)}
            </Button>
          ))}
        </div>
      </Form>
    </Section>
  );
}
