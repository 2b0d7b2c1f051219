import { ok } from '#src/kernel/result.ts';
import { onceAsActor, readForm, seeOther } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { readPasted } from '#src/platform/spreadsheet/read-sheet.ts';
import type { FieldError } from '#src/ui/form.tsx';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { forbidden } from '#src/web/answer.ts';
import { inYear, showInYear } from '#src/year-round/calendar/web/year-of-request.ts';
import { unitsOfActor } from '#src/year-round/people/app/own-units.query.ts';
import { allowOwnUnit, belongsToScored } from '../app/allow-own-unit.ts';
import {
  copyLastYearsTable,
  saveScoringTable,
  type SaveScoringTableError,
  takeExampleTable,
} from '../app/save-scoring-table.ts';
import { scoreSheetsOf } from '../app/score-sheets.query.ts';
import { tableInForce } from '../app/scoring-tables.query.ts';
import { mayVerifyPoints } from '../domain/may-score.ts';
import { readPastedTable } from '../domain/pasted-table.ts';
import { BASE, basePath, kindName, kindPath, type ScoringWords, scoringWords, unitKindsOf } from './scoring-year.ts';
import { tablePage, type TableView } from './table.page.tsx';

/** The scoring table of a kind of unit: read, entered by pasting, taken over from last year. */
export function tableRoutes(site: Site): void {
  site.get(
    `${BASE}/bang/:kind`,
    inYear((c, frame) => ofKind(c, frame, (kind) => showTable(c, frame, kind))),
  );
  site.post(
    `${BASE}/bang/:kind`,
    inYear((c, frame) => ofKindToEdit(c, frame, (kind) => save(c, frame, kind))),
  );
  site.post(
    `${BASE}/bang/:kind/nam-truoc`,
    inYear((c, frame) => ofKindToEdit(c, frame, (kind) => takeOver(c, frame, kind, copyLastYearsTable))),
  );
  site.post(
    `${BASE}/bang/:kind/vi-du`,
    inYear((c, frame) => ofKindToEdit(c, frame, (kind) => takeOver(c, frame, kind, takeExampleTable))),
  );
  site.post(
    `${BASE}/bang/:kind/don-vi-minh`,
    inYear((c, frame) => ofKindToEdit(c, frame, (kind) => saveOwnUnit(c, frame, kind))),
  );
}

function ofKind(
  c: SiteContext,
  frame: YearFrame,
  handle: (unitKind: string) => Promise<Response>,
): Response | Promise<Response> {
  const unitKind = unitKindsOf(frame).find((kind) => kindPath(kind) === c.req.param('kind'));
  return unitKind === undefined ? c.notFound() : handle(unitKind);
}

const ofKindToEdit = (c: SiteContext, frame: YearFrame, handle: (unitKind: string) => Promise<Response>) =>
  mayVerifyPoints(c.get('actor'), frame.clusterYear.id) ? ofKind(c, frame, handle) : forbidden(c);

const pathOf = (frame: YearFrame, unitKind: string): string => `${basePath(frame)}/bang/${kindPath(unitKind)}`;

async function showTable(
  c: SiteContext,
  frame: YearFrame,
  unitKind: string,
  refused: Partial<Pick<TableView, 'typed' | 'errors'>> = {},
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const actor = c.get('actor');
  const { id } = frame.clusterYear;
  const mayEdit = mayVerifyPoints(actor, id);
  const [table, sheets, concerned] = await asActor(
    actor,
    async (tx) =>
      [
        await tableInForce(tx, id, unitKind),
        await scoreSheetsOf(tx, id),
        mayEdit && (await belongsToScored(tx, await unitsOfActor(tx, actor), id, unitKind)),
      ] as const,
  );
  const asksReason = sheets.some((sheet) => sheet.table.id === table?.id && sheet.sheetId !== null);
  const mayAllowOwn = mayEdit && !concerned;
  const view = { frame, unitKind, table, mayEdit, mayAllowOwn, typed: null, errors: [], asksReason, ...refused };
  return showInYear(c, frame, tablePage(c.get('visit'), view), status);
}

async function save(c: SiteContext, frame: YearFrame, unitKind: string): Promise<Response> {
  const actor = c.get('actor');
  const words = scoringWords(c.get('visit').language);
  const form = await readForm(c);
  const typed = {
    name: form.value('name'),
    decision: form.value('decision'),
    rows: form.value('rows'),
    reason: form.value('reason'),
  };
  const sheet = readPasted(typed.rows);
  const read = readPastedTable(sheet.ok ? sheet.value : []);
  if (read.problems.length > 0) {
    const errors = read.problems.map(({ kind, row, text }) => ({
      field: 'rows',
      message: words.rowProblem(row, words.problems[kind], text),
    }));
    return showTable(c, frame, unitKind, { typed, errors }, 422);
  }
  const editionRead = form.version('version');
  const { name, decision, reason } = typed;
  const command = {
    clusterYearId: frame.clusterYear.id,
    unitKind,
    name,
    decision,
    criteria: read.criteria,
    editionRead,
    reason,
  };
  const saved = await onceAsActor(
    actor,
    form,
    async (tx) => {
      const outcome = await saveScoringTable(tx, actor, command);
      return outcome.ok ? ok(pathOf(frame, unitKind)) : outcome;
    },
    { reason },
  );
  if (saved.ok) return seeOther(c, saved.value, { text: words.savedTable(editionRead + 1) });
  if (saved.error.kind === 'not-yours-to-do') return forbidden(c);
  const status = saved.error.kind === 'someone-saved-before' ? 409 : 422;
  return showTable(c, frame, unitKind, { typed, errors: errorsOf(words, saved.error) }, status);
}

function errorsOf(words: ScoringWords, error: SaveScoringTableError): readonly FieldError[] {
  if (error.kind === 'table-does-not-add-up' && error.faults.length > 0)
    return error.faults.map((fault) => ({ field: 'rows', message: words.faults[fault.kind](fault.code) }));
  if (error.kind === 'reason-must-be-written')
    return error.because.map((warning) => ({
      field: 'reason',
      message: `${words.warnings[warning]} ${words.refusals[error.kind]}`,
    }));
  const field = error.kind === 'table-has-no-name' ? 'name' : 'rows';
  return [{ field, message: words.refusals[error.kind] }];
}

async function saveOwnUnit(c: SiteContext, frame: YearFrame, unitKind: string): Promise<Response> {
  const actor = c.get('actor');
  const words = scoringWords(c.get('visit').language);
  const form = await readForm(c);
  const saved = await onceAsActor(actor, form, async (tx) => {
    const command = { clusterYearId: frame.clusterYear.id, unitKind, by: form.value('ownUnitBy') };
    const outcome = await allowOwnUnit(tx, actor, command);
    return outcome.ok ? ok(pathOf(frame, unitKind)) : outcome;
  });
  if (saved.ok) return seeOther(c, saved.value, { text: words.ownUnitSaved });
  if (saved.error.kind === 'not-yours-to-do') return forbidden(c);
  const errors = [{ field: 'ownUnitBy', message: words.refusals[saved.error.kind] }];
  return showTable(c, frame, unitKind, { errors }, 422);
}

async function takeOver(
  c: SiteContext,
  frame: YearFrame,
  unitKind: string,
  take: typeof copyLastYearsTable,
): Promise<Response> {
  const actor = c.get('actor');
  const words = scoringWords(c.get('visit').language);
  const name = words.tableTitle(kindName(frame, unitKind, words));
  const taken = await onceAsActor(actor, await readForm(c), async (tx) => {
    const outcome = await take(tx, actor, { clusterYearId: frame.clusterYear.id, unitKind, name });
    return outcome.ok ? ok(pathOf(frame, unitKind)) : outcome;
  });
  if (taken.ok) return seeOther(c, taken.value, { text: words.savedTable(1) });
  if (taken.error.kind === 'not-yours-to-do') return forbidden(c);
  return showTable(c, frame, unitKind, { errors: errorsOf(words, taken.error) }, 422);
}
