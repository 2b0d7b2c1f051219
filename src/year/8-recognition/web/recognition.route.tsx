import { isId } from '#src/kernel/ids.ts';
import { ok } from '#src/kernel/result.ts';
import { parseDay } from '#src/kernel/vietnamese-date.ts';
import { AWARDS, awardOf } from '#src/law/award-catalogue.ts';
import { decidersOf, mayDecide, onlyDecider } from '#src/law/deciding-authority.ts';
import { fileHeaders } from '#src/platform/http/file-answer.ts';
import { onceAsActor, readForm, seeOther } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { compilePdf } from '#src/platform/typst/compile.ts';
import type { FieldError } from '#src/ui/form.tsx';
import { renderPage } from '#src/ui/page.tsx';
import { mayRunYear, maySeeWork } from '#src/year-round/accounts/domain/may.ts';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { nominatedIn } from '#src/year/7-proposal/app/nominated.query.ts';
import { forbidden } from '#src/web/answer.ts';
import {
  showInYear,
  stepRoute,
  workingYearOfRequest,
  yearOfRequest,
} from '#src/year-round/calendar/web/year-of-request.ts';
import { decisionById, type DecisionShown, decisionsOf, verified } from '../app/decisions.query.ts';
import { type AwardedRow, type FrozenDecision, recordDecision } from '../app/record-decision.ts';
import { revokeAward } from '../app/revoke-award.ts';
import { postOf } from '../domain/decision.ts';
import { certificatesFrom, decisionFrom } from '../papers/papers-from-frozen.ts';
import {
  decisionFormPage,
  decisionPage,
  recognitionPage,
  recognitionPath,
  recognitionWords,
} from './recognition.page.tsx';
import { verifyPage } from './verify.page.tsx';

const BASE = stepRoute('recognition');
const CODE = /^[0-9a-f]{16}$/;

const wordsOf = (c: SiteContext) => recognitionWords(c.get('visit').language);
const maySee = (c: SiteContext, frame: YearFrame) => maySeeWork(c.get('actor'), frame.clusterYear.id);
const mayRun = (c: SiteContext, frame: YearFrame) => mayRunYear(c.get('actor'), frame.clusterYear.id);

export function recognitionRoutes(site: Site, publicUrl: string): void {
  site.get('/xac-minh', (c) => verify(c, (c.req.query('ma') ?? '').trim().toLowerCase()));
  site.get('/xac-minh/:code', (c) => verify(c, c.req.param('code')));

  site.get(BASE, async (c) => {
    const frame = await yearOfRequest(c);
    if (frame instanceof Response) return frame;
    const decisions = await asActor(c.get('actor'), (tx) => decisionsOf(tx, frame.clusterYear.id));
    return showInYear(
      c,
      frame,
      recognitionPage(c.get('visit'), frame, decisions, {
        maySee: maySee(c, frame),
        mayRun: mayRun(c, frame),
      }),
    );
  });
  site.get(`${BASE}/moi`, async (c) => {
    const frame = await workingYearOfRequest(c);
    if (frame instanceof Response) return frame;
    if (!mayRun(c, frame)) return forbidden(c);
    const nominated = await nominatedUnits(c, frame);
    return showInYear(
      c,
      frame,
      decisionFormPage(c.get('visit'), frame, {
        nominated,
        award: onlyAwardOf(nominated),
        warning: null,
        typed: null,
        chosen: nominated.map((row) => row.unitId),
        errors: [],
      }),
    );
  });
  site.post(`${BASE}/moi`, postDecision);
  site.get(`${BASE}/:decision`, (c) => showDecision(c, []));
  site.post(`${BASE}/:decision/huy-bo`, postRevocation);
  site.get(`${BASE}/:decision/quyet-dinh.pdf`, async (c) => {
    const found = await decisionOf(c);
    if (found instanceof Response) return found;
    const printout = decisionFrom(
      found.decision.frozen as unknown as FrozenDecision,
      found.frame,
      found.decision.number,
    );
    return c.body(
      new Uint8Array(compilePdf({ ...printout, at: found.decision.frozenAt })),
      200,
      fileHeaders('pdf', 'quyet-dinh.pdf'),
    );
  });
  site.get(`${BASE}/:decision/giay-chung-nhan.pdf`, async (c) => {
    const found = await decisionOf(c);
    if (found instanceof Response) return found;
    const { decision, frame } = found;
    const codes = new Map(decision.rows.map((row) => [row.ordinal, row.code]));
    const printout = certificatesFrom(decision.frozen as unknown as FrozenDecision, frame, {
      number: decision.number,
      addressOf: (ordinal) => `${publicUrl}/xac-minh/${codes.get(ordinal) ?? ''}`,
    });
    return c.body(
      new Uint8Array(compilePdf({ ...printout, at: decision.frozenAt })),
      200,
      fileHeaders('pdf', 'giay-chung-nhan.pdf'),
    );
  });
}

async function verify(c: SiteContext, code: string): Promise<Response> {
  const visit = c.get('visit');
  if (code === '') return c.html(renderPage(visit, verifyPage(visit, null)));
  const found = CODE.test(code) ? await asActor(c.get('actor'), (tx) => verified(tx, code)) : undefined;
  const shown = found?.isSynthetic ? { ...visit, synthetic: true } : visit;
  return c.html(renderPage(shown, verifyPage(shown, { code: code.slice(0, 32), found })), found ? 200 : 404);
}

async function nominatedUnits(c: SiteContext, frame: YearFrame) {
  const rows = await asActor(c.get('actor'), (tx) => nominatedIn(tx, frame.clusterYear.id));
  const units = new Map(rows.map((row) => [row.unitId, row.name]));
  return [...units].map(([unitId, name]) => ({
    unitId,
    name,
    awardIds: rows.filter((row) => row.unitId === unitId).map((row) => row.awardId),
    award: rows
      .filter((row) => row.unitId === unitId)
      .map((row) => awardOf(row.awardId).name)
      .join(', '),
  }));
}

function onlyAwardOf(nominated: Awaited<ReturnType<typeof nominatedUnits>>): string | null {
  const [only, ...others] = new Set(nominated.flatMap(({ awardIds }) => awardIds));
  return only !== undefined && others.length === 0 ? only : null;
}

async function decisionOf(
  c: SiteContext,
): Promise<{ readonly frame: YearFrame; readonly decision: DecisionShown } | Response> {
  const frame = await workingYearOfRequest(c);
  if (frame instanceof Response) return frame;
  const id = c.req.param('decision') ?? '';
  const decision = isId(id)
    ? await asActor(c.get('actor'), (tx) => decisionById(tx, frame.clusterYear.id, id))
    : undefined;
  return decision ? { frame, decision } : c.notFound();
}

async function showDecision(c: SiteContext, errors: readonly FieldError[]): Promise<Response> {
  const found = await decisionOf(c);
  if (found instanceof Response) return found;
  return showInYear(
    c,
    found.frame,
    decisionPage(c.get('visit'), found.frame, found.decision, mayRun(c, found.frame), errors),
    errors.length > 0 ? 422 : 200,
  );
}

/** «* Nguyễn Văn A; Chuyên viên, Phòng …»: a star marks an individual, a semicolon parts name and unit. */
function readOthers(text: string): readonly AwardedRow[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', unit = ''] = line.replace(/^\*\s*/, '').split(';');
      return {
        kind: line.startsWith('*') ? 'individual' : 'collective',
        unitId: null,
        name: name.trim(),
        unitPrinted: unit.trim() || null,
      };
    });
}

async function postDecision(c: SiteContext): Promise<Response> {
  const frame = await workingYearOfRequest(c);
  if (frame instanceof Response) return frame;
  const actor = c.get('actor');
  if (!mayRun(c, frame)) return forbidden(c);
  const words = wordsOf(c);
  const form = await readForm(c);
  const nominated = await nominatedUnits(c, frame);
  const chosen = form.all('units');
  const award = AWARDS.find((each) => each.id === form.value('award'));
  const authority = form.value('authority') || ((award && onlyDecider(award.id)) ?? '');
  const again = (field: string, kind: keyof typeof words.refusals) => {
    const deciders = award ? words.byCatalogue(decidersOf(award.id)) : '';
    const needsReview = award && authority !== '' && mayDecide(award.id, authority) === 'needs-review';
    const said = {
      nominated,
      award: null,
      warning: needsReview ? `${words.refusals['authority-needs-review']} ${deciders}` : null,
      typed: form.typed,
      chosen,
      errors: [
        { field, message: field === 'authority' ? `${words.refusals[kind]} ${deciders}` : words.refusals[kind] },
      ],
    };
    return showInYear(c, frame, decisionFormPage(c.get('visit'), frame, said), 422);
  };
  if (!award) return again('award', 'no-such-award');
  const day = parseDay(form.value('signedOn'));
  if (!day.ok) return again('signedOn', 'not-a-day');
  const units = nominated
    .filter((row) => chosen.includes(row.unitId))
    .map((row) => ({ kind: 'collective', unitId: row.unitId, name: row.name, unitPrinted: null }) as const);
  const post = form.value('signerPost') || postOf(authority);
  const recorded = await onceAsActor(
    actor,
    form,
    async (tx) => {
      const outcome = await recordDecision(tx, actor, {
        clusterYearId: frame.clusterYear.id,
        awardId: award.id,
        authority,
        place: form.value('place') || null,
        proposedBy: form.value('proposedBy') || null,
        reason: form.value('reason') || null,
        ground: form.value('ground'),
        signedOn: day.value,
        number: form.value('number') || null,
        signer: { right: 'head', headPost: post, ownPost: post, name: form.value('signer') || null },
        rows: [...units, ...readOthers(form.value('others'))],
      });
      return outcome.ok ? ok(`${recognitionPath(frame)}/${outcome.value}`) : outcome;
    },
    { act: 'decision-recorded' },
  );
  if (recorded.ok) return seeOther(c, recorded.value, { text: words.recorded });
  if (recorded.error.kind === 'not-yours-to-do') return forbidden(c);
  const { kind } = recorded.error;
  if (kind === 'authority-needs-review') return again('reason', 'reason-must-be-written');
  return again('deciders' in recorded.error ? 'authority' : 'units', kind);
}

async function postRevocation(c: SiteContext): Promise<Response> {
  const found = await decisionOf(c);
  if (found instanceof Response) return found;
  const { frame, decision } = found;
  const actor = c.get('actor');
  const words = wordsOf(c);
  const form = await readForm(c);
  const rowId = form.value('row');
  const revoked = await onceAsActor(
    actor,
    form,
    async (tx) => {
      const outcome = await revokeAward(tx, actor, {
        clusterYearId: frame.clusterYear.id,
        rowId: isId(rowId) ? rowId : decision.id,
        on: c.get('visit').today,
        paper: form.value('paper'),
        reason: form.value('reason'),
      });
      return outcome.ok ? ok(`${recognitionPath(frame)}/${decision.id}`) : outcome;
    },
    { act: 'award-revoked' },
  );
  if (revoked.ok) return seeOther(c, revoked.value, { text: words.revoked });
  if (revoked.error.kind === 'not-yours-to-do') return forbidden(c);
  return showDecision(c, [{ field: 'reason', message: words.refusals[revoked.error.kind] }]);
}
