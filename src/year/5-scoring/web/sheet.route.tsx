import { ok } from '#src/kernel/result.ts';
import { parseDay } from '#src/kernel/vietnamese-date.ts';
import { onceAsActor, readForm, seeOther, type SentForm } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import type { FieldError } from '#src/ui/form.tsx';
import { mayActForUnit, maySeeUnit } from '#src/year-round/accounts/domain/may.ts';
import type { FrameUnit, YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { forbidden } from '#src/web/answer.ts';
import { inYear, showInYear } from '#src/year-round/calendar/web/year-of-request.ts';
import { unitsOfActor } from '#src/year-round/people/app/own-units.query.ts';
import { moveScoreSheet, type MoveScoreSheetError } from '../app/move-score-sheet.ts';
import { saveScores, type SaveScoresError } from '../app/save-scores.ts';
import {
  type ScoreSheet,
  scoreSheetOf,
  scoreSheetsOf,
  sheetEventsOf,
  standingTotal,
} from '../app/score-sheets.query.ts';
import { scoredRows } from '../domain/criterion.ts';
import { mayScore, mayVerifyPoints, mayWriteOnSheet } from '../domain/may-score.ts';
import { judgesOwnUnit, mayJudge } from '../domain/own-points.ts';
import { type Place, rankUnits } from '../domain/ranking.ts';
import { SHEET_STAGES, type SheetStage } from '../domain/sheet-hands.ts';
import { mayWriteColumn, nextSheetStates, type SheetState } from '../domain/sheet-state.ts';
import { asRead, type SheetFilter, type TypedCell } from './score-grid.tsx';
import { BASE, basePath, type ScoringWords, scoringWords } from './scoring-year.ts';
import { sheetPage, type SheetView } from './sheet.page.tsx';

/** The score sheet of a unit: shown, one column saved, passed on. */
export function sheetRoutes(site: Site): void {
  site.get(
    `${BASE}/:unit`,
    inYear((c, frame) => showSheet(c, frame)),
  );
  site.post(`${BASE}/:unit`, inYear(save));
  site.post(`${BASE}/:unit/chuyen`, inYear(move));
}

type Found = { readonly unit: FrameUnit; readonly sheet: ScoreSheet | null };

/** The unit that the address names with its sheet; a response where this person may not see its points. */
export async function unitOfRequest(c: SiteContext, frame: YearFrame): Promise<Found | Response> {
  const actor = c.get('actor');
  const { id } = frame.clusterYear;
  const unit = frame.units.find((candidate) => candidate.slug === c.req.param('unit'));
  if (!unit) return c.notFound();
  if (!maySeeUnit(actor, id, unit.id)) return forbidden(c);
  return { unit, sheet: await asActor(actor, (tx) => scoreSheetOf(tx, id, unit.id)) };
}

const isStage = (text: string): text is SheetStage => SHEET_STAGES.some((stage) => stage === text);
const isFilter = (text: string): text is SheetFilter => ['all', 'differs', 'noEvidence', 'open'].includes(text);

type Refused = Partial<Pick<SheetView, 'ownReason' | 'typed' | 'errors' | 'conflict' | 'moveTyped' | 'moveErrors'>>;

async function showSheet(
  c: SiteContext,
  frame: YearFrame,
  refused: Refused = {},
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const found = await unitOfRequest(c, frame);
  if (found instanceof Response) return found;
  const { unit, sheet } = found;
  const actor = c.get('actor');
  const { id } = frame.clusterYear;
  const verifies = mayVerifyPoints(actor, id);
  const [events, place, ownUnitIds] = await asActor(
    actor,
    async (tx) =>
      [
        sheet?.sheetId ? await sheetEventsOf(tx, sheet.sheetId) : [],
        sheet ? placeAmong(await scoreSheetsOf(tx, id), sheet) : null,
        await unitsOfActor(tx, actor),
      ] as const,
  );
  const judging = { unitId: unit.id, ownUnitIds, allowedBy: sheet?.table.ownUnitBy ?? null };
  const own = judgesOwnUnit(judging);
  const judges = verifies && mayJudge(judging).verdict !== 'refuse';
  const stages = SHEET_STAGES.filter(
    (stage) =>
      sheet &&
      mayScore(actor, id, unit.id, stage) &&
      (stage === 'self' || judges) &&
      mayWriteColumn(sheet.state, stage, verifies && !own),
  );
  const [asked, filter] = [c.req.query('cot') ?? '', c.req.query('loc') ?? ''];
  const usual = stages.find((stage) => sheet?.state === 'self-scoring' || stage !== 'self') ?? stages[0] ?? null;
  const view: SheetView = {
    frame,
    unit,
    sheet,
    events,
    place,
    stages,
    stage: isStage(asked) && stages.includes(asked) ? asked : usual,
    filter: isFilter(filter) ? filter : 'all',
    moves: sheet ? movesFor(sheet.state, mayActForUnit(actor, id, unit.id), judges) : [],
    ownUnit: verifies && own ? { allowedBy: judging.allowedBy } : null,
    ownReason: null,
    typed: null,
    errors: [],
    conflict: null,
    moveTyped: null,
    moveErrors: [],
    ...refused,
  };
  return showInYear(c, frame, sheetPage(c.get('visit'), view), status);
}

const movesFor = (state: SheetState, acts: boolean, judges: boolean): readonly SheetState[] => {
  if (judges) return nextSheetStates(state);
  return acts && state === 'self-scoring' ? ['submitted'] : [];
};

/** A place stands on a sheet when all points of the bloc are final; before that only the board ranks, by choice. */
function placeAmong(sheets: readonly ScoreSheet[], sheet: ScoreSheet): Place | null {
  const bloc = sheets.filter((other) => other.table.id === sheet.table.id);
  if (bloc.some((other) => other.state !== 'final')) return null;
  const totals = bloc.map((other) => ({ unitId: other.unitId, total: standingTotal(other) }));
  const ranked = rankUnits(totals, { evenIfIncomplete: false });
  return (ranked.ok && ranked.value.places.find((place) => place.unitId === sheet.unitId)) || null;
}

/** The cells that were changed since the form was opened. */
function typedScores(form: SentForm, sheet: ScoreSheet): ReadonlyMap<string, TypedCell> {
  const cells = scoredRows(sheet.table.criteria).map(({ code }) => {
    const [typed, reason, evidence] = [form.value(`p:${code}`), form.value(`r:${code}`), form.value(`e:${code}`)];
    return [code, { typed, reason: reason || null, evidence: evidence || null }] as const;
  });
  return new Map(cells.filter(([code, cell]) => `p:${code}` in form.typed && form.value(`o:${code}`) !== asRead(cell)));
}

async function save(c: SiteContext, frame: YearFrame): Promise<Response> {
  const found = await unitOfRequest(c, frame);
  if (found instanceof Response) return found;
  const { unit, sheet } = found;
  if (!mayWriteOnSheet(c.get('actor'), frame.clusterYear.id, unit.id)) return forbidden(c);
  const form = await readForm(c);
  const stage = form.value('stage');
  if (!sheet || !isStage(stage)) return c.notFound();
  const actor = c.get('actor');
  const words = scoringWords(c.get('visit').language);
  const typed = typedScores(form, sheet);
  const ownReason = form.value('ownReason');
  const saved = await onceAsActor(
    actor,
    form,
    async (tx) => {
      const outcome = await saveScores(tx, actor, {
        clusterYearId: frame.clusterYear.id,
        unitId: unit.id,
        stage,
        version: form.version('version'),
        scores: [...typed].map(([code, cell]) => ({ code, ...cell })),
        reason: ownReason,
      });
      return outcome.ok ? ok(`${basePath(frame)}/${unit.slug}?cot=${stage}`) : outcome;
    },
    { reason: ownReason },
  );
  if (saved.ok) return seeOther(c, saved.value, { text: words.saved(words.stages[stage]) });
  if (saved.error.kind === 'not-yours-to-do') return forbidden(c);
  if (saved.error.kind === 'someone-saved-before')
    return showSheet(c, frame, { ownReason, typed, conflict: saved.error }, 409);
  return showSheet(c, frame, { ownReason, typed, errors: errorsOf(words, saved.error) }, 422);
}

function errorsOf(
  words: ScoringWords,
  error: Exclude<SaveScoresError, { kind: 'someone-saved-before' }>,
): readonly FieldError[] {
  if ('because' in error) {
    const message = error.because.map((because) => words.warnings[because]).join(' ');
    return [{ field: error.kind === 'reason-must-be-written' ? 'ownReason' : 'scores', message }];
  }
  if (error.kind !== 'cells-are-wrong') return [{ field: 'scores', message: words.refusals[error.kind] }];
  return error.cells.map(({ code, kind }) => ({
    field: `${kind === 'difference-needs-a-reason' ? 'r' : 'p'}:${code}`,
    message: words.cellError(code, words.cells[kind]),
  }));
}

async function move(c: SiteContext, frame: YearFrame): Promise<Response> {
  const found = await unitOfRequest(c, frame);
  if (found instanceof Response) return found;
  const { unit, sheet } = found;
  if (!mayWriteOnSheet(c.get('actor'), frame.clusterYear.id, unit.id)) return forbidden(c);
  const form = await readForm(c);
  const to = sheet && nextSheetStates(sheet.state).find((state) => state === form.value('to'));
  const actor = c.get('actor');
  const words = scoringWords(c.get('visit').language);
  const moveTyped = { on: form.value('on'), reason: form.value('reason') };
  const refused = (field: string, message: string) =>
    showSheet(c, frame, { moveTyped, moveErrors: [{ field, message }] }, 422);
  if (!to) return refused('reason', words.refusals['not-a-next-state-of-the-sheet']);
  const day = parseDay(moveTyped.on);
  if (!day.ok) return refused('on', words.refusals['not-a-day']);
  const command = {
    clusterYearId: frame.clusterYear.id,
    unitId: unit.id,
    to,
    on: day.value,
    reason: moveTyped.reason || null,
  };
  const moved = await onceAsActor(
    actor,
    form,
    async (tx) => {
      const outcome = await moveScoreSheet(tx, actor, command);
      return outcome.ok ? ok(`${basePath(frame)}/${unit.slug}`) : outcome;
    },
    { reason: moveTyped.reason },
  );
  if (moved.ok) return seeOther(c, moved.value, { text: words.moved(unit.shortName, words.states[to]) });
  if (moved.error.kind === 'not-yours-to-do') return forbidden(c);
  return refused(moved.error.kind === 'earlier-than-the-last-step' ? 'on' : 'reason', moveRefusal(words, moved.error));
}

/** A warning says itself before it asks for the reason. */
const moveRefusal = (words: ScoringWords, error: MoveScoreSheetError): string =>
  'because' in error
    ? [...error.because.map((warning) => words.warnings[warning]), words.refusals[error.kind]].join(' ')
    : words.refusals[error.kind];
