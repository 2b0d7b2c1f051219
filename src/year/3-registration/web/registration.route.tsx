import type { Actor } from '#src/kernel/actor.ts';
import { isId } from '#src/kernel/ids.ts';
import { ok } from '#src/kernel/result.ts';
import { fileHeaders } from '#src/platform/http/file-answer.ts';
import { onceAsActor, readForm, seeOther } from '#src/platform/http/form.ts';
import { dayAskedFor, type Site, type SiteContext } from '#src/platform/http/site.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { csvOf, xlsxOf } from '#src/platform/spreadsheet/write-sheet.ts';
import { compilePdf } from '#src/platform/typst/compile.ts';
import { commentCounts } from '#src/year-round/comments/app/comments.query.ts';
import { mayActForUnit, mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { forbidden } from '#src/web/answer.ts';
import { inYear, showInYear } from '#src/year-round/calendar/web/year-of-request.ts';
import { attritionOf } from '../app/attrition.query.ts';
import { closeRegister, reopenRegister } from '../app/close-register.ts';
import { moveRegistrations } from '../app/move-registrations.command.ts';
import { registerOf } from '../app/register.query.ts';
import { historiesOf } from '../app/registration-history.query.ts';
import { rollUpOn, unitsThatSent } from '../app/roll-up.query.ts';
import { registrationRollup } from '../papers/registration-rollup.ts';
import { enterRoutes } from './enter.route.tsx';
import { MOVES_TOGETHER } from './register-desk.tsx';
import { fileColumns, fileRows, rollupPaper } from './register-files.ts';
import type { RegisterFilter, RegisterView } from './register-view.ts';
import { registerPage } from './register.page.tsx';
import { registrationWords } from './words.ts';
import { BASE, basePath } from './registration-path.ts';

/** Pages, papers and forms of the register; the fixed addresses stand before `/:id`. */
export function registrationRoutes(site: Site): void {
  site.get(
    BASE,
    inYear(async (c, frame) => showInYear(c, frame, registerPage(c.get('visit'), await lookAt(c, frame)))),
  );
  site.get(`${BASE}/tong-hop.pdf`, inYear(printRollup));
  site.get(`${BASE}/tong-hop.csv`, inYear(sendCsv));
  site.get(`${BASE}/tong-hop.xlsx`, inYear(sendXlsx));
  site.post(`${BASE}/chuyen`, inYear(moveTogether));
  site.post(`${BASE}/chot`, inYear(close));
  site.post(`${BASE}/mo-lai`, inYear(reopen));
  enterRoutes(site);
}

function filterIn(c: SiteContext): RegisterFilter {
  const asked = (name: string) => c.req.query(name) ?? '';
  const [, key, direction] = /^(unit|bloc|sent)-(up|down)$/.exec(asked('sap-xep')) ?? [];
  return {
    bloc: isId(asked('khoi')) ? asked('khoi') : '',
    award: asked('danh-hieu').slice(0, 20),
    state: asked('trang-thai').slice(0, 20),
    sort: key ? { key, direction: direction === 'down' ? 'down' : 'up' } : null,
    tight: asked('dong') === 'gon',
    open: isId(asked('mo')) ? asked('mo') : null,
    day: dayAskedFor(c),
  };
}

async function lookAt(
  c: SiteContext,
  frame: YearFrame,
  closeRefused: RegisterView['closeRefused'] = null,
): Promise<RegisterView> {
  const actor = c.get('actor');
  const filter = filterIn(c);
  const { id } = frame.clusterYear;
  return asActor(actor, async (tx) => {
    const asked = { clusterYearId: id, day: filter.day, blocId: filter.bloc, award: filter.award, state: filter.state };
    const entries = await registerOf(tx, asked);
    const opened = entries.filter((entry) => entry.unitId === filter.open).map((entry) => entry.id);
    return {
      frame,
      filter,
      entries,
      rollUp: await rollUpOn(tx, id, filter.day),
      sentIds: await unitsThatSent(tx, id, filter.day),
      lives: await historiesOf(tx, opened, filter.day),
      talks: await commentCounts(tx, actor, id, entries),
      attrition: await attritionFor(
        tx,
        { clusterYearId: id, award: filter.award || 'CO_BO', until: filter.day },
        actor,
      ),
      mayRun: mayRunYear(actor, id),
      mayActFor: (unitId: string) => mayActForUnit(actor, id, unitId),
      closeRefused,
    };
  });
}

const attritionFor = async (tx: Tx, asked: Parameters<typeof attritionOf>[1], actor: Actor) => ({
  award: asked.award,
  days: mayRunYear(actor, asked.clusterYearId) ? await attritionOf(tx, asked) : [],
});

const entriesOn = (c: SiteContext, frame: YearFrame) =>
  asActor(c.get('actor'), (tx) => registerOf(tx, { clusterYearId: frame.clusterYear.id, day: dayAskedFor(c) }));

const fileName = (frame: YearFrame, ending: string): string =>
  `tong-hop-dang-ky-${frame.clusterYear.slug}-${frame.clusterYear.year}.${ending}`;

/** The roll-up names who has not sent: it is the office's paper. */
async function printRollup(c: SiteContext, frame: YearFrame): Promise<Response> {
  const actor = c.get('actor');
  if (!mayRunYear(actor, frame.clusterYear.id)) return forbidden(c);
  const at = new Date();
  const rollup = rollupPaper(frame, await entriesOn(c, frame), { day: dayAskedFor(c), at, by: actor.name });
  const pdf = compilePdf({ ...registrationRollup(rollup), at });
  return c.body(new Uint8Array(pdf), 200, fileHeaders('pdf', fileName(frame, 'pdf')));
}

async function sendCsv(c: SiteContext, frame: YearFrame): Promise<Response> {
  const words = registrationWords(c.get('visit').language);
  const rows = fileRows(words, frame, await entriesOn(c, frame), mayRunYear(c.get('actor'), frame.clusterYear.id));
  return c.body(csvOf(fileColumns(words), rows), 200, fileHeaders('csv', fileName(frame, 'csv')));
}

async function sendXlsx(c: SiteContext, frame: YearFrame): Promise<Response> {
  const words = registrationWords(c.get('visit').language);
  const rows = fileRows(words, frame, await entriesOn(c, frame), mayRunYear(c.get('actor'), frame.clusterYear.id));
  return c.body(xlsxOf(words.sheetName, fileColumns(words), rows), 200, fileHeaders('xlsx', fileName(frame, 'xlsx')));
}

async function moveTogether(c: SiteContext, frame: YearFrame): Promise<Response> {
  const actor = c.get('actor');
  const { language, today } = c.get('visit');
  const words = registrationWords(language);
  if (!mayRunYear(actor, frame.clusterYear.id)) return forbidden(c);
  const form = await readForm(c);
  const move = MOVES_TOGETHER.find(({ from }) => from === form.value('from'));
  if (!move) return c.notFound();
  const clusterYearId = frame.clusterYear.id;
  let count = 0;
  const moved = await onceAsActor(actor, form, async (tx) => {
    const standing = await registerOf(tx, { clusterYearId, day: today, state: move.from });
    const registrationIds = standing.map((entry) => entry.id);
    const outcome = await moveRegistrations(tx, actor, {
      clusterYearId,
      registrationIds,
      to: move.to,
      on: today,
      reason: null,
    });
    count = outcome.ok ? outcome.value : 0;
    return outcome.ok ? ok(basePath(frame)) : outcome;
  });
  if (moved.ok) return seeOther(c, moved.value, { text: words.movedMany(count, words.states[move.to]) });
  if (moved.error.kind === 'not-yours-to-do') return forbidden(c);
  return seeOther(c, basePath(frame), { text: words.refusals[moved.error.kind] });
}

async function close(c: SiteContext, frame: YearFrame): Promise<Response> {
  const actor = c.get('actor');
  const { language, today } = c.get('visit');
  const words = registrationWords(language);
  const form = await readForm(c);
  const reason = form.value('reason');
  const closed = await onceAsActor(actor, form, async (tx) => {
    const outcome = await closeRegister(tx, actor, { clusterYearId: frame.clusterYear.id, on: today, reason });
    return outcome.ok ? ok(basePath(frame)) : outcome;
  });
  if (closed.ok) return seeOther(c, closed.value, { text: words.closed });
  if (closed.error.kind === 'not-yours-to-do') return forbidden(c);
  const view = await lookAt(c, frame, { reason, message: words.refusals[closed.error.kind] });
  return showInYear(c, frame, registerPage(c.get('visit'), view), 422);
}

async function reopen(c: SiteContext, frame: YearFrame): Promise<Response> {
  const actor = c.get('actor');
  const opened = await onceAsActor(actor, await readForm(c), async (tx) => {
    const outcome = await reopenRegister(tx, actor, frame.clusterYear.id);
    return outcome.ok ? ok(basePath(frame)) : outcome;
  });
  if (!opened.ok) return forbidden(c);
  return seeOther(c, opened.value, { text: registrationWords(c.get('visit').language).reopened });
}
