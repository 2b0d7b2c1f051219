import type { Actor } from '#src/kernel/actor.ts';
import { isId } from '#src/kernel/ids.ts';
import { err, ok } from '#src/kernel/result.ts';
import { parseDay } from '#src/kernel/vietnamese-date.ts';
import { fileHeaders } from '#src/platform/http/file-answer.ts';
import { onceAsActor, readForm, seeOther } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { compilePdf } from '#src/platform/typst/compile.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import { noteReading } from '#src/year-round/audit/app/note-reading.command.ts';
import { commentCounts } from '#src/year-round/comments/app/comments.query.ts';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { frozenPaper, papersOf } from '#src/year-round/papers/app/paper.query.ts';
import { forbidden } from '#src/web/answer.ts';
import { showInYear, stepRoute, workingYearOfRequest } from '#src/year-round/calendar/web/year-of-request.ts';
import { compileSubmission, type FrozenSubmission, ownAmong } from '../app/compile-submission.ts';
import { attachmentsIn, nominatedIn } from '../app/nominated.query.ts';
import { numberSubmission } from '../app/number-submission.ts';
import { submissionFrom } from '../papers/submission-from-frozen.ts';
import { neededAttachments, type ProposalShown, proposalPage, proposalPath, proposalWords } from './proposal.page.tsx';

const BASE = stepRoute('proposal');
type Said = Pick<ProposalShown, 'typed' | 'errors' | 'warnings'>;
const NOTHING: Said = { typed: null, errors: [], warnings: [] };

const wordsOf = (c: SiteContext) => proposalWords(c.get('visit').language);

async function show(c: SiteContext, frame: YearFrame, said: Said, status: 200 | 422 = 200): Promise<Response> {
  const { id } = frame.clusterYear;
  const actor = c.get('actor');
  const shown = await asActor(actor, async (tx) => {
    const papers = await papersOf(tx, id, 'submission');
    const nominees = await nominatedIn(tx, id);
    return {
      nominees,
      ownUnits: mayRunYear(actor, id) ? await ownAmong(tx, actor, nominees) : [],
      attached: await attachmentsIn(tx, id),
      papers,
      talks: await commentCounts(tx, actor, id, papers),
    };
  });
  const page = proposalPage(c.get('visit'), frame, { ...shown, ...said, mayRun: mayRunYear(actor, id) });
  return showInYear(c, frame, page, status);
}

export function proposalRoutes(site: Site): void {
  site.get(BASE, async (c) => {
    const frame = await workingYearOfRequest(c);
    return frame instanceof Response ? frame : show(c, frame, NOTHING);
  });
  site.post(BASE, postSubmission);
  site.post(`${BASE}/:paper/so`, postNumber);
  site.get(`${BASE}/:paper/to-trinh.pdf`, async (c) => {
    const frame = await workingYearOfRequest(c);
    if (frame instanceof Response) return frame;
    const id = c.req.param('paper');
    const paper = isId(id) ? await openedDossier(c.get('actor'), frame.clusterYear.id, id) : null;
    if (paper?.kind !== 'submission') return c.notFound();
    const printout = submissionFrom(paper.frozen as unknown as FrozenSubmission, {
      number: paper.number,
      dated: paper.dated,
    });
    const pdf = compilePdf({ ...printout, at: paper.frozenAt });
    return c.body(new Uint8Array(pdf), 200, fileHeaders('pdf', 'to-trinh.pdf'));
  });
}

/** Who opens the dossier is on record («ai đã xem hồ sơ»). */
const openedDossier = (actor: Actor, clusterYearId: string, id: string) =>
  asActor(actor, async (tx) => {
    const paper = await frozenPaper(tx, clusterYearId, id);
    if (paper?.kind === 'submission') await noteReading(tx, actor, { table: 'paper', id, facts: ['submission'] });
    return paper;
  });

async function postSubmission(c: SiteContext): Promise<Response> {
  const frame = await workingYearOfRequest(c);
  if (frame instanceof Response) return frame;
  const actor = c.get('actor');
  const words = wordsOf(c);
  const form = await readForm(c);
  const nominees = await asActor(actor, (tx) => nominatedIn(tx, frame.clusterYear.id));
  const sent = form.all('attached');
  const deputy = form.value('right') === 'deputy';
  const headPost = form.value('headPost') || 'Giám đốc';
  const compiled = await onceAsActor(actor, form, async (tx) => {
    const outcome = await compileSubmission(tx, actor, {
      clusterYearId: frame.clusterYear.id,
      attached: neededAttachments(nominees).filter((paper) => sent.includes(paper)),
      signer: {
        right: deputy ? 'deputy' : 'head',
        headPost,
        ownPost: deputy ? form.value('ownPost') : headPost,
        name: form.value('signer') || null,
      },
      compiledOn: c.get('visit').today,
      scoresProvisional: form.value('provisional') === 'yes',
      reason: form.value('reason') || null,
    });
    return outcome.ok ? ok(proposalPath(frame)) : outcome;
  });
  if (compiled.ok) return seeOther(c, compiled.value, { text: words.compiled });
  if (compiled.error.kind === 'not-yours-to-do') return forbidden(c);
  const warnings = compiled.error.kind === 'reason-must-be-written' ? compiled.error.because : [];
  const errors = [{ field: warnings.length > 0 ? 'reason' : 'compile', message: words.refusals[compiled.error.kind] }];
  return show(c, frame, { typed: form.typed, errors, warnings }, 422);
}

async function postNumber(c: SiteContext): Promise<Response> {
  const frame = await workingYearOfRequest(c);
  if (frame instanceof Response) return frame;
  const actor = c.get('actor');
  const words = wordsOf(c);
  if (!mayRunYear(actor, frame.clusterYear.id)) return forbidden(c);
  const id = c.req.param('paper') ?? '';
  if (!isId(id)) return c.notFound();
  const form = await readForm(c);
  const day = parseDay(form.value('dated'));
  const again = (message: string) =>
    show(c, frame, { ...NOTHING, errors: [{ field: `number-${id}-field`, message }] }, 422);
  if (!day.ok) return again(words.refusals['not-a-day']);
  const recorded = await onceAsActor(actor, form, async (tx) => {
    const paper = await frozenPaper(tx, frame.clusterYear.id, id);
    if (paper?.kind !== 'submission') return err({ kind: 'no-such-paper' });
    const given = { paperId: id, number: form.value('number'), dated: day.value };
    const outcome = await numberSubmission(tx, actor, { clusterYearId: frame.clusterYear.id, ...given });
    return outcome.ok ? ok(proposalPath(frame)) : outcome;
  });
  if (recorded.ok) return seeOther(c, recorded.value, { text: words.numberRecorded });
  return recorded.error.kind === 'not-yours-to-do' ? forbidden(c) : again(words.refusals[recorded.error.kind]);
}
