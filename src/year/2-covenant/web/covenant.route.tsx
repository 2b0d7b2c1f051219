import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { isId } from '#src/kernel/ids.ts';
import { ok } from '#src/kernel/result.ts';
import { parseDay } from '#src/kernel/vietnamese-date.ts';
import { sendStored } from '#src/platform/http/file-answer.ts';
import { onceAsActor, readForm, seeOther, type SentForm } from '#src/platform/http/form.ts';
import type { FileStore } from '#src/platform/files/file-store.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { compilePdf } from '#src/platform/typst/compile.ts';
import { mayActForUnit, mayRunYear, maySeeWork } from '#src/year-round/accounts/domain/may.ts';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';
import { forbidden } from '#src/web/answer.ts';
import { showInYear, yearOfRequest } from '#src/year-round/calendar/web/year-of-request.ts';
import { advanceCovenant, type AdvanceCovenantError, type CovenantMove } from '../app/advance-covenant.ts';
import { agreeToText, answerComment, commentOnCovenant } from '../app/comment-on-covenant.ts';
import { type Answer, covenantOf, type CovenantView, covenantsOf, lastYearsCovenant } from '../app/covenants.query.ts';
import { draftCovenant } from '../app/draft-covenant.ts';
import { keepSignedFile } from '../app/keep-signed-file.ts';
import { covenantAsSigned } from '../papers/covenant-as-signed.ts';
import { covenantPaper } from '../papers/covenant-paper.ts';
import { covenantPage } from './covenant.page.tsx';
import type { Reading } from './covenant-margin.tsx';
import { type Asked, askedFor, askedToRun, BASE, isPublished, wordsOf } from './covenant-request.ts';
import { covenantSignPage } from './covenant-sign.page.tsx';
import { covenantsPage } from './covenants.page.tsx';
import { editRoutes } from './covenant-edit.route.tsx';
import { signRoutes } from './covenant-sign.route.tsx';

/** Covenants: list, paper, comments, agreement, signing; and the file as it stands signed. */
export function covenantRoutes(site: Site, files: FileStore): void {
  site.get(BASE, showList);
  site.post(`${BASE}/moi`, begin);
  site.get(`${BASE}/:covenant`, async (c) => {
    const asked = await askedFor(c);
    return asked instanceof Response ? asked : showCovenant(c, asked);
  });
  site.post(`${BASE}/:covenant/buoc`, (c) => advance(c, files));
  site.post(`${BASE}/:covenant/y-kien`, comment);
  site.post(`${BASE}/:covenant/dong-y`, consent);
  site.post(`${BASE}/:covenant/y-kien/:comment`, answer);
  site.get(`${BASE}/:covenant/van-ban/giao-uoc.pdf`, (c) => sendPdf(c, files));
  editRoutes(site);
  signRoutes(site, (tx, clusterYearId, covenantId) => keepAsSigned(tx, files, clusterYearId, covenantId));
}

async function showList(c: SiteContext): Promise<Response> {
  const frame = await yearOfRequest(c);
  if (frame instanceof Response) return frame;
  const actor = c.get('actor');
  const clusterYearId = frame.clusterYear.id;
  const mayWork = maySeeWork(actor, clusterYearId);
  const { covenants, fromLastYear } = await asActor(actor, async (tx) => {
    const before = [];
    for (const bloc of frame.blocs)
      if (await lastYearsCovenant(tx, { clusterYearId, blocId: bloc.id })) before.push(bloc.id);
    return { covenants: await covenantsOf(tx, clusterYearId), fromLastYear: new Set(before) };
  });
  const shown = covenants.filter((covenant) => mayWork || isPublished(covenant));
  const mayRun = mayRunYear(actor, clusterYearId);
  return showInYear(
    c,
    frame,
    covenantsPage(c.get('visit'), frame, { covenants: shown, mayRun, mayWork, fromLastYear }),
  );
}

async function begin(c: SiteContext): Promise<Response> {
  const frame = await yearOfRequest(c);
  if (frame instanceof Response) return frame;
  const actor = c.get('actor');
  if (!mayRunYear(actor, frame.clusterYear.id)) return forbidden(c);
  const form = await readForm(c);
  const blocId = form.value('bloc');
  if (!isId(blocId)) return c.notFound();
  const path = stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'covenant');
  const drafted = await onceAsActor(actor, form, async (tx) => {
    const outcome = await draftCovenant(tx, actor, {
      clusterYearId: frame.clusterYear.id,
      blocId,
      fromLastYear: form.value('fromLastYear') === '1',
    });
    return outcome.ok ? ok(`${path}/${outcome.value}/sua`) : outcome;
  });
  if (drafted.ok) return seeOther(c, drafted.value, { text: wordsOf(c).drafted });
  if (drafted.error.kind === 'not-yours-to-do') return forbidden(c);
  return seeOther(c, path, { text: wordsOf(c).refusals[drafted.error.kind] });
}

function showCovenant(
  c: SiteContext,
  { frame, covenant }: Asked,
  said: Partial<Pick<Reading, 'errors' | 'typed' | 'warnings'>> = {},
): Response | Promise<Response> {
  const actor = c.get('actor');
  const { id } = frame.clusterYear;
  const reading = {
    covenant,
    mayRun: mayRunYear(actor, id),
    mayWork: maySeeWork(actor, id),
    ownUnitIds: covenant.facts.parties
      .map((party) => party.unitId)
      .filter((unitId) => mayActForUnit(actor, id, unitId)),
    errors: [],
    typed: {},
    warnings: [],
    ...said,
  };
  const refused = reading.errors.length > 0 || reading.warnings.length > 0;
  return showInYear(c, frame, covenantPage(c.get('visit'), frame, reading), refused ? 422 : 200);
}

/** The move that a form asks for; the field of a day that cannot be read; null where there is no such move. */
function moveIn(form: SentForm, today: CalendarDay): CovenantMove | 'due' | 'on' | null {
  const edition = form.version('edition');
  const act = form.value('act');
  switch (act) {
    case 'send-for-comment': {
      const due = parseDay(form.value('due'));
      if (form.value('due') === '') return { act, due: null };
      return due.ok ? { act, due: due.value } : 'due';
    }
    case 'agree':
      return { act, edition, reason: form.value('reason') || null };
    case 'open-signing': {
      const on = parseDay(form.value('on'));
      return on.ok ? { act, edition, on: on.value, place: form.value('place') || null } : 'on';
    }
    case 'close-signing':
      return { act, on: today };
    case 'disseminate':
    case 'review':
      return { act };
    default:
      return null;
  }
}

async function advance(c: SiteContext, files: FileStore): Promise<Response> {
  const asked = await askedToRun(c);
  if (asked instanceof Response) return asked;
  const { frame, covenant, path } = asked;
  const actor = c.get('actor');
  const visit = c.get('visit');
  const words = wordsOf(c);
  const form = await readForm(c);
  const move = moveIn(form, visit.today);
  if (move === null) return c.notFound();
  const notADay = (field: string) => [{ field, message: words.refusals['not-a-day'] }];
  if (move === 'due') return showCovenant(c, asked, { errors: notADay(move), typed: form.typed });
  if (move === 'on')
    return showInYear(
      c,
      frame,
      covenantSignPage(visit, frame, { covenant, typed: form.typed, errors: notADay(move) }),
      422,
    );

  const reason = form.value('reason');
  const moved = await onceAsActor(
    actor,
    form,
    async (tx) => {
      const of = { clusterYearId: frame.clusterYear.id, covenantId: covenant.id };
      const outcome = await advanceCovenant(tx, actor, { ...of, move });
      if (!outcome.ok) return outcome;
      if (move.act === 'close-signing') await keepAsSigned(tx, files, of.clusterYearId, of.covenantId);
      return ok(move.act === 'open-signing' ? `${path}/ky` : path);
    },
    reason === '' ? {} : { reason },
  );
  if (moved.ok) return seeOther(c, moved.value, { text: words.moved[move.act] });
  return refusedMove(c, asked, form, moved.error);
}

function refusedMove(c: SiteContext, asked: Asked, form: SentForm, error: AdvanceCovenantError) {
  if (error.kind === 'not-yours-to-do') return forbidden(c);
  const message = wordsOf(c).refusals[error.kind];
  const errors = [{ field: error.kind === 'reason-must-be-written' ? 'reason' : 'main', message }];
  const warnings = error.kind === 'reason-must-be-written' ? error.because : [];
  return showCovenant(c, asked, {
    errors: form.value('override') || warnings.length === 0 ? errors : [],
    warnings,
    typed: form.typed,
  });
}

async function comment(c: SiteContext): Promise<Response> {
  const asked = await askedFor(c);
  if (asked instanceof Response) return asked;
  const { frame, covenant, path } = asked;
  const actor = c.get('actor');
  const form = await readForm(c);
  if (!isId(form.value('unit'))) return c.notFound();
  const said = await onceAsActor(actor, form, async (tx) => {
    const outcome = await commentOnCovenant(tx, actor, {
      clusterYearId: frame.clusterYear.id,
      covenantId: covenant.id,
      unitId: form.value('unit'),
      edition: form.version('edition'),
      on: c.get('visit').today,
      clause: form.value('clause'),
      text: form.value('text'),
    });
    return outcome.ok ? ok(path) : outcome;
  });
  const words = wordsOf(c);
  if (said.ok) return seeOther(c, said.value, { text: words.commented });
  if (said.error.kind === 'not-yours-to-do') return forbidden(c);
  const errors = [{ field: 'text', message: words.refusals[said.error.kind] }];
  return showCovenant(c, asked, { errors, typed: form.typed });
}

async function consent(c: SiteContext): Promise<Response> {
  const asked = await askedFor(c);
  if (asked instanceof Response) return asked;
  const { frame, covenant, path } = asked;
  const actor = c.get('actor');
  const form = await readForm(c);
  if (!isId(form.value('unit'))) return c.notFound();
  const agreed = await onceAsActor(actor, form, async (tx) => {
    const outcome = await agreeToText(tx, actor, {
      clusterYearId: frame.clusterYear.id,
      covenantId: covenant.id,
      unitId: form.value('unit'),
      edition: form.version('edition'),
      on: c.get('visit').today,
    });
    return outcome.ok ? ok(path) : outcome;
  });
  const words = wordsOf(c);
  if (agreed.ok) return seeOther(c, agreed.value, { text: words.consented });
  if (agreed.error.kind === 'not-yours-to-do') return forbidden(c);
  const errors = [{ field: 'consent-unit', message: words.refusals[agreed.error.kind] }];
  return showCovenant(c, asked, { errors, typed: form.typed });
}

const ANSWERS: readonly string[] = ['accepted', 'partly-accepted', 'explained'] satisfies Answer[];
const isAnswer = (text: string): text is Answer => ANSWERS.includes(text);

async function answer(c: SiteContext): Promise<Response> {
  const asked = await askedToRun(c);
  if (asked instanceof Response) return asked;
  const { frame, covenant, path } = asked;
  const actor = c.get('actor');
  const form = await readForm(c);
  const given = form.value('answer');
  const commentId = c.req.param('comment') ?? '';
  if (!isAnswer(given) || !isId(commentId)) return c.notFound();
  const answered = await onceAsActor(actor, form, async (tx) => {
    const outcome = await answerComment(tx, actor, {
      clusterYearId: frame.clusterYear.id,
      covenantId: covenant.id,
      commentId,
      answer: given,
      text: form.value('answerText'),
      on: c.get('visit').today,
    });
    return outcome.ok ? ok(path) : outcome;
  });
  const words = wordsOf(c);
  if (answered.ok) return seeOther(c, answered.value, { text: words.answered });
  if (answered.error.kind === 'not-yours-to-do') return forbidden(c);
  const errors = [{ field: `answer-text-${commentId}`, message: words.refusals[answered.error.kind] }];
  return showCovenant(c, asked, { errors });
}

const printed = (covenant: CovenantView, at: Date): Uint8Array =>
  compilePdf({ ...covenantPaper(covenantAsSigned(covenant, at)), at });

/** The signed covenant as a file, in the store before the row that names it is committed. */
async function keepAsSigned(tx: Tx, files: FileStore, clusterYearId: string, covenantId: string): Promise<void> {
  const covenant = await covenantOf(tx, clusterYearId, covenantId);
  if (!covenant?.paper) return;
  const pdf = printed(covenant, new Date());
  await keepSignedFile(tx, covenant.paper.id, { hash: await files.keep(pdf), bytes: pdf.length });
}

/** The stored file where there is one; else printed now from the facts, which are the frozen ones after a signature. */
async function sendPdf(c: SiteContext, files: FileStore): Promise<Response> {
  const asked = await askedFor(c);
  if (asked instanceof Response) return asked;
  const { covenant } = asked;
  const stored = covenant.paper?.fileHash ? await files.read(covenant.paper.fileHash) : null;
  return sendStored(c, stored ?? printed(covenant, new Date()), `giao-uoc-${covenant.facts.year}.pdf`);
}
