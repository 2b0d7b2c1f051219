import type { JSX } from 'preact';
import { ScoreDotsChart } from '#src/charts/score-dots.tsx';
import type { Points } from '#src/kernel/points.ts';
import { compareVietnamese } from '#src/kernel/vietnamese-text.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { Chip } from '#src/ui/chip.tsx';
import { CommentCount } from '#src/ui/comments.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { ReasonField } from '#src/ui/fields.tsx';
import { ErrorSummary, Form, SubmitRow } from '#src/ui/form.tsx';
import { Link } from '#src/ui/link.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { stepPage } from '#src/ui/year-page.tsx';
import { discussionPath } from '#src/year-round/comments/domain/commentable.ts';
import type { FrameUnit, YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { type ScoreSheet, standingTotal } from '../app/score-sheets.query.ts';
import type { ScoringTable } from '../app/scoring-tables.query.ts';
import { type Place, type Ranking, rankUnits } from '../domain/ranking.ts';
import { type Cells, isComplete, totalOf } from '../domain/score-sheet.ts';
import { isProvisional, SHEET_STAGES, type SheetStage } from '../domain/sheet-hands.ts';
import {
  basePath,
  inColumn,
  kindName,
  kindPath,
  type ScoringWords,
  scoringWords,
  unitKindsOf,
} from './scoring-year.ts';

export type BoardView = {
  readonly frame: YearFrame;
  readonly tables: readonly ScoringTable[];
  readonly sheets: readonly ScoreSheet[];
  /** The head and the Ministry see all points and ranks; a unit sees its own. */
  readonly seesAll: boolean;
  readonly mayRun: boolean;
  readonly ownUnitIds: readonly string[];
  /** How much is said about each sheet whose talk the reader may read. */
  readonly talks: ReadonlyMap<string, number>;
  /** Ranked although sheets are not complete: somebody asked for it. */
  readonly rankAnyway: boolean;
  readonly closeRefused: { readonly reason: string; readonly message: string } | null;
};

/** Where the scoring of the year stands, bloc by bloc. */
export function boardPage(visit: Visit, view: BoardView): Page {
  const words = scoringWords(visit.language);
  const { frame, mayRun, seesAll } = view;
  const base = basePath(frame);
  const doneOn = frame.steps.find(({ step }) => step === 'scoring')?.doneOn;
  return stepPage(visit, frame, 'scoring', {
    title: words.title,
    head: {
      title: words.title,
      facts: [words.whoSees],
      ...(doneOn && { chip: <Chip tone="met">{`${words.closed} ${printDay(doneOn, visit.language)}`}</Chip> }),
      ...(seesAll &&
        view.sheets.length > 0 && {
          actions: [{ label: words.file, href: `${base}/tong-hop.xlsx`, icon: 'download' as const, download: true }],
        }),
    },
    body: (
      <>
        {unitKindsOf(frame).length === 0 && <Empty title={words.noKindsText} />}
        {kindsShown(view).map((kind) => (
          <Bloc visit={visit} view={view} words={words} kind={kind} key={kind} />
        ))}
        {mayRun && <Chasing view={view} words={words} />}
        {mayRun && !doneOn && view.sheets.length > 0 && <Closing view={view} words={words} base={base} />}
      </>
    ),
  });
}

/** A unit reads of its own bloc; the head and the Ministry of all. */
const kindsShown = ({ frame, seesAll, ownUnitIds }: BoardView): readonly string[] =>
  seesAll
    ? unitKindsOf(frame)
    : unitKindsOf({ ...frame, units: frame.units.filter((unit) => ownUnitIds.includes(unit.id)) });

type Parts = { readonly visit: Visit; readonly view: BoardView; readonly words: ScoringWords };

function Bloc({ visit, view, words, kind }: Parts & { readonly kind: string }): JSX.Element {
  const { frame, mayRun, seesAll } = view;
  const base = basePath(frame);
  const name = kindName(frame, kind, words);
  const table = view.tables.find((candidate) => candidate.unitKind === kind);
  const tablePath = `${base}/bang/${kindPath(kind)}`;
  if (!table)
    return (
      <Section title={name}>
        <Empty
          title={words.noTableTitle}
          actions={
            mayRun
              ? [
                  { label: words.enterTable, href: tablePath },
                  { label: words.copyLastYear, post: `${tablePath}/nam-truoc` },
                  ...(frame.clusterYear.isSynthetic ? [{ label: words.takeExample, post: `${tablePath}/vi-du` }] : []),
                ]
              : []
          }
        >
          {mayRun ? words.noTableText : words.noTableForUnit}
        </Empty>
      </Section>
    );
  const sheets = view.sheets.filter((sheet) => sheet.table.id === table.id);
  const sent = sheets.filter((sheet) => sheet.state !== 'self-scoring').length;
  return (
    <Section
      title={seesAll ? words.sentOf(name, sent, sheets.length) : name}
      note={[words.tableOf(table.name, table.edition), table.isExample && words.example].filter(Boolean).join(' · ')}
      aside={<Link to={tablePath}>{words.seeTable}</Link>}
    >
      <Sheets visit={visit} view={view} words={words} sheets={sheets} />
      {seesAll && <Spread visit={visit} view={view} words={words} sheets={sheets} />}
    </Section>
  );
}

/** All sheets in the order of the members, ranked only where everything is scored or somebody asked for it. */
function Sheets({ visit, view, words, sheets }: Parts & { readonly sheets: readonly ScoreSheet[] }): JSX.Element {
  const { frame, seesAll } = view;
  const base = basePath(frame);
  const totals = sheets.map((sheet) => ({ unitId: sheet.unitId, total: standingTotal(sheet) }));
  const complete = totals.filter(({ total }) => isComplete(total));
  const begun = totals.filter(({ total }) => total.scoredMax > 0).length;
  const ranked = rankingFor(view, sheets, totals);
  const shown = sheets.filter((sheet) => seesAll || view.ownUnitIds.includes(sheet.unitId));
  const unitOf = (sheet: ScoreSheet): FrameUnit | undefined => frame.units.find((unit) => unit.id === sheet.unitId);
  const placeOf = (sheet: ScoreSheet): Place | undefined =>
    ranked?.places.find((place) => place.unitId === sheet.unitId);
  const stageColumn = (stage: SheetStage) => ({
    key: stage,
    head: words.stages[stage],
    align: 'end' as const,
    cell: (sheet: ScoreSheet) => <StagePoints visit={visit} words={words} sheet={sheet} cells={sheet.columns[stage]} />,
  });
  if (shown.length === 0) return <></>;
  return (
    <>
      {ranked?.provisional && <Notice tone="watch">{words.rankedAnyway}</Notice>}
      {ranked?.unequalStandards && <Notice>{words.unequal}</Notice>}
      <Table
        id={`sheets-${sheets[0]?.table.unitKind ?? ''}`}
        caption={words.title}
        look="sheet"
        rows={shown}
        rowKey={(sheet) => sheet.unitId}
        columns={[
          {
            key: 'unit',
            head: words.unit,
            cell: (sheet) => (
              <>
                <Link to={`${base}/${unitOf(sheet)?.slug ?? ''}`}>{unitOf(sheet)?.shortName}</Link>
                <SheetTalk sheetId={sheet.sheetId} talks={view.talks} />
              </>
            ),
          },
          {
            key: 'state',
            head: words.state,
            phone: 'corner',
            cell: (sheet) => <SheetChip sheet={sheet} words={words} />,
          },
          ...SHEET_STAGES.map(stageColumn),
          {
            key: 'points',
            head: words.points,
            unit: words.pointsUnit,
            align: 'end',
            cell: (sheet) => <Standing visit={visit} words={words} sheet={sheet} />,
          },
          {
            key: 'rank',
            head: words.rank,
            align: 'end',
            cell: (sheet) => <Rank place={placeOf(sheet)} words={words} />,
          },
        ]}
        {...(seesAll && {
          sum: {
            label: words.sum(complete.length, sheets.length),
            cells: complete.length > 0 ? { points: <Average {...{ visit, words, sheets, complete }} /> } : {},
          },
        })}
      />
      {seesAll && !ranked && (
        <p class="note">
          {words.notRankedUnits(sheets.length - complete.length, sheets.length)}{' '}
          {begun > 0 && <Link to={`${base}?tam-tinh=1`}>{words.rankAnyway}</Link>}
        </p>
      )}
    </>
  );
}

function SheetTalk(props: { readonly sheetId: string | null; readonly talks: BoardView['talks'] }): JSX.Element | null {
  const { sheetId, talks } = props;
  const count = sheetId === null ? 0 : (talks.get(sheetId) ?? 0);
  if (sheetId === null || count === 0) return null;
  return (
    <>
      {' '}
      <CommentCount path={discussionPath('score-sheet', sheetId)} count={count} />
    </>
  );
}

/** The head and the Ministry rank complete sheets, or any by choice; a unit learns its place when all points are final. */
function rankingFor(
  view: BoardView,
  sheets: readonly ScoreSheet[],
  totals: Parameters<typeof rankUnits>[0],
): Ranking | null {
  if (!view.seesAll && sheets.some((sheet) => sheet.state !== 'final')) return null;
  const begun = totals.filter(({ total }) => total.scoredMax > 0);
  const anyway = view.seesAll && view.rankAnyway && begun.length > 0;
  const ranked = rankUnits(anyway ? begun : totals, { evenIfIncomplete: anyway });
  return ranked.ok ? ranked.value : null;
}

function StagePoints(props: {
  readonly visit: Visit;
  readonly words: ScoringWords;
  readonly sheet: ScoreSheet;
  readonly cells: Cells;
}): JSX.Element {
  const { visit, words, sheet, cells } = props;
  const total = totalOf(sheet.table.criteria, cells);
  if (total.scoredMax === 0 && total.bonus === 0) return <>–</>;
  return (
    <>
      {inColumn(total.points, visit.language)}
      {!isComplete(total) && <small>{words.scoredOf(inColumn(total.scoredMax, visit.language))}</small>}
    </>
  );
}

function Standing({ visit, words, sheet }: Omit<Parts, 'view'> & { readonly sheet: ScoreSheet }): JSX.Element {
  const total = standingTotal(sheet);
  const print = (points: Points) => inColumn(points, visit.language);
  if (total.scoredMax === 0 && total.bonus === 0) return <>–</>;
  if (!isComplete(total))
    return (
      <>
        {print(total.points)}
        <small>{words.waiting(print(total.scoredMax), print(total.pendingMax + total.noDataMax))}</small>
      </>
    );
  const provisional = sheet.state !== 'final' || isProvisional(sheet.table.criteria, sheet.columns);
  return (
    <>
      <b>{print(total.points)}</b>
      {provisional && <small>{words.provisional}</small>}
    </>
  );
}

function Rank({ place, words }: { readonly place: Place | undefined; readonly words: ScoringWords }): JSX.Element {
  if (!place) return <>–</>;
  return (
    <>
      {words.place(place.rank, place.of)}
      {place.tied && <small>{words.tied}</small>}
    </>
  );
}

function Average(props: {
  readonly visit: Visit;
  readonly words: ScoringWords;
  readonly sheets: readonly ScoreSheet[];
  readonly complete: readonly { readonly total: { readonly points: Points } }[];
}): JSX.Element {
  const { visit, words, sheets, complete } = props;
  const sum = complete.reduce((points, { total }) => points + total.points, 0);
  return (
    <>
      {inColumn(Math.round(sum / complete.length), visit.language)}
      <small>{words.average(complete.length, sheets.length)}</small>
    </>
  );
}

export function SheetChip({ sheet, words }: { readonly sheet: ScoreSheet; readonly words: ScoringWords }): JSX.Element {
  if (sheet.sheetId === null) return <span class="note">{words.notOpen}</span>;
  return (
    <Chip tone={sheet.state === 'final' ? 'met' : 'plain'} bare>
      {words.states[sheet.state]}
    </Chip>
  );
}

/** Where the unit and the verifier differ: alphabetical, so that no order says who is last. */
function Spread({
  visit,
  view,
  words,
  sheets,
}: Parts & { readonly sheets: readonly ScoreSheet[] }): JSX.Element | null {
  const rows = sheets
    .map((sheet) => {
      const points = (stage: SheetStage) => {
        const total = totalOf(sheet.table.criteria, sheet.columns[stage]);
        return total.scoredMax > 0 && isComplete(total) ? total.points : null;
      };
      const name = view.frame.units.find((unit) => unit.id === sheet.unitId)?.shortName ?? '';
      return { name, self: points('self'), cross: points('confirmed'), verified: points('verified') };
    })
    .filter((row) => row.self !== null && row.verified !== null)
    .toSorted((a, b) => compareVietnamese(a.name, b.name));
  if (rows.length === 0) return null;
  const gap = (row: (typeof rows)[number]) => Math.abs((row.self ?? 0) - (row.verified ?? 0));
  const widest = rows.reduce((most, row) => (gap(row) > gap(most) ? row : most));
  const title = gap(widest) === 0 ? words.spreadNone : words.spread(widest.name, inColumn(gap(widest), visit.language));
  return (
    <Section title={title} level={3}>
      <ScoreDotsChart units={rows} language={visit.language} />
    </Section>
  );
}

function Chasing({ view, words }: Pick<Parts, 'view' | 'words'>): JSX.Element | null {
  const missing = view.sheets.filter((sheet) => sheet.state === 'self-scoring');
  if (missing.length === 0) return null;
  const due = view.frame.steps.find(({ step }) => step === 'scoring')?.dueOn;
  return (
    <Section title={words.missing(missing.length)} note={words.missingNote}>
      <details class="more">
        <summary>{words.remind}</summary>
        <ul class="lines">
          {missing.map((sheet) => (
            <li key={sheet.unitId} lang="vi">
              {words.remindText(
                view.frame.units.find((unit) => unit.id === sheet.unitId)?.name ?? '',
                due ? printDay(due) : '',
              )}
            </li>
          ))}
        </ul>
      </details>
    </Section>
  );
}

function Closing(props: { readonly view: BoardView; readonly words: ScoringWords; readonly base: string }) {
  const { view, words, base } = props;
  const open = view.sheets.some((sheet) => sheet.state !== 'final');
  return (
    <Section title={words.close} id="close">
      <p>{words.closeLead}</p>
      {view.closeRefused && <ErrorSummary errors={[{ field: 'reason', message: view.closeRefused.message }]} />}
      <Form id="close-scoring" action={`${base}/ket-thuc`}>
        {open ? (
          <ReasonField warning={words.warnings['sheets-are-not-final']} value={view.closeRefused?.reason ?? ''} />
        ) : (
          <SubmitRow label={words.close} />
        )}
      </Form>
    </Section>
  );
}
