import { ok } from '#src/kernel/result.ts';
import { fileHeaders } from '#src/platform/http/file-answer.ts';
import { onceAsActor, readForm, seeOther } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { type SheetCell, type SheetColumn, xlsxOf } from '#src/platform/spreadsheet/write-sheet.ts';
import { commentCounts } from '#src/year-round/comments/app/comments.query.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { forbidden } from '#src/web/answer.ts';
import { inYear, showInYear } from '#src/year-round/calendar/web/year-of-request.ts';
import { closeScoring } from '../app/move-score-sheet.ts';
import { scoreSheetsOf } from '../app/score-sheets.query.ts';
import { tablesInForce } from '../app/scoring-tables.query.ts';
import { maySeeEveryScore } from '../domain/may-score.ts';
import { boardPage, type BoardView } from './board.page.tsx';
import { sheetColumns, sheetRows, summaryColumns, summaryRows } from './scoring-files.ts';
import { BASE, basePath, scoringWords } from './scoring-year.ts';
import { sheetRoutes, unitOfRequest } from './sheet.route.tsx';
import { tableRoutes } from './table.route.tsx';

/** Pages and forms of scoring; the fixed addresses stand before `/:unit`. */
export function scoringRoutes(site: Site): void {
  site.get(
    BASE,
    inYear(async (c, frame) => showInYear(c, frame, boardPage(c.get('visit'), await lookAt(c, frame)))),
  );
  site.get(`${BASE}/tong-hop.xlsx`, inYear(sendSummary));
  site.post(`${BASE}/ket-thuc`, inYear(close));
  tableRoutes(site);
  site.get(`${BASE}/:unit/phieu.xlsx`, inYear(sendSheet));
  sheetRoutes(site);
}

async function lookAt(
  c: SiteContext,
  frame: YearFrame,
  closeRefused: BoardView['closeRefused'] = null,
): Promise<BoardView> {
  const actor = c.get('actor');
  const { id } = frame.clusterYear;
  const { tables, sheets, talks } = await asActor(actor, async (tx) => {
    const found = await scoreSheetsOf(tx, id);
    const begun = found.flatMap(({ sheetId, unitId }) => (sheetId === null ? [] : [{ id: sheetId, unitId }]));
    return {
      tables: await tablesInForce(tx, id),
      sheets: found,
      talks: await commentCounts(tx, actor, id, begun),
    };
  });
  return {
    frame,
    tables,
    sheets,
    talks,
    seesAll: maySeeEveryScore(actor, id),
    mayRun: mayRunYear(actor, id),
    ownUnitIds: actor.grants.flatMap((grant) => grant.unitId ?? []),
    rankAnyway: c.req.query('tam-tinh') === '1',
    closeRefused,
  };
}

async function close(c: SiteContext, frame: YearFrame): Promise<Response> {
  const actor = c.get('actor');
  const words = scoringWords(c.get('visit').language);
  const form = await readForm(c);
  const reason = form.value('reason');
  const closed = await onceAsActor(
    actor,
    form,
    async (tx) => {
      const command = { clusterYearId: frame.clusterYear.id, on: c.get('visit').today, reason };
      const outcome = await closeScoring(tx, actor, command);
      return outcome.ok ? ok(basePath(frame)) : outcome;
    },
    { reason },
  );
  if (closed.ok) return seeOther(c, closed.value, { text: words.closed });
  if (closed.error.kind === 'not-yours-to-do') return forbidden(c);
  const view = await lookAt(c, frame, { reason, message: words.refusals[closed.error.kind] });
  return showInYear(c, frame, boardPage(c.get('visit'), view), 422);
}

/** Every unit's points stand in it: it is for the head and the Ministry. */
async function sendSummary(c: SiteContext, frame: YearFrame): Promise<Response> {
  if (!maySeeEveryScore(c.get('actor'), frame.clusterYear.id)) return forbidden(c);
  const words = scoringWords(c.get('visit').language);
  const sheets = await asActor(c.get('actor'), (tx) => scoreSheetsOf(tx, frame.clusterYear.id));
  const name = `tong-hop-diem-${frame.clusterYear.slug}-${frame.clusterYear.year}`;
  return sendXlsx(c, name, words.fileName, summaryColumns(words), summaryRows(words, frame, sheets));
}

async function sendSheet(c: SiteContext, frame: YearFrame): Promise<Response> {
  const found = await unitOfRequest(c, frame);
  if (found instanceof Response) return found;
  if (!found.sheet) return c.notFound();
  const words = scoringWords(c.get('visit').language);
  const name = `phieu-cham-diem-${found.unit.slug}-${frame.clusterYear.year}`;
  return sendXlsx(c, name, found.unit.shortName, sheetColumns(words), sheetRows(words, found.sheet));
}

const sendXlsx = (
  c: SiteContext,
  file: string,
  sheet: string,
  columns: readonly SheetColumn[],
  rows: SheetCell[][],
): Response => c.body(xlsxOf(sheet, columns, rows), 200, fileHeaders('xlsx', `${file}.xlsx`));
