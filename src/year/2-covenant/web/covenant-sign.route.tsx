import { isId } from '#src/kernel/ids.ts';
import { err, ok } from '#src/kernel/result.ts';
import { parseDay } from '#src/kernel/vietnamese-date.ts';
import { onceAsActor, readForm, seeOther, type SentForm } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { forbidden } from '#src/web/answer.ts';
import { showInYear } from '#src/year-round/calendar/web/year-of-request.ts';
import { correctSignature } from '../app/correct-signature.ts';
import type { Authority, CovenantView } from '../app/covenants.query.ts';
import { type SheetLine, signCovenant } from '../app/sign-covenant.ts';
import { askedToRun, BASE, isPublished, wordsOf } from './covenant-request.ts';
import { AUTHORITIES, covenantSignPage } from './covenant-sign.page.tsx';

type KeepFile = (tx: Tx, clusterYearId: string, covenantId: string) => Promise<void>;

export function signRoutes(site: Site, keepFile: KeepFile): void {
  site.get(`${BASE}/:covenant/ky`, async (c) => {
    const asked = await askedToRun(c);
    if (asked instanceof Response) return asked;
    const { frame, covenant } = asked;
    return showInYear(c, frame, covenantSignPage(c.get('visit'), frame, { covenant, typed: {}, errors: [] }));
  });
  site.post(`${BASE}/:covenant/ky`, (c) => enterSheet(c, keepFile));
  site.post(`${BASE}/:covenant/chu-ky`, (c) => correct(c, keepFile));
}

const authorityIn = (text: string): Authority => AUTHORITIES.find((authority) => authority === text) ?? 'head';

/** The lines of the sheet that somebody filled in; a line with a name and no readable day is named. */
function sheetIn(form: SentForm, covenant: CovenantView) {
  const errors: string[] = [];
  const lines: SheetLine[] = [];
  for (const { unitId } of covenant.facts.parties) {
    const signatory = form.value(`signatory-${unitId}`);
    if (signatory === '') continue;
    const day = parseDay(form.value(`day-${unitId}`));
    if (!day.ok) {
      errors.push(`day-${unitId}`);
      continue;
    }
    lines.push({
      unitId,
      signatory,
      post: form.value(`post-${unitId}`),
      headPost: form.value(`headPost-${unitId}`) || null,
      authority: authorityIn(form.value(`authority-${unitId}`)),
      signedOn: day.value,
    });
  }
  return { lines, errors };
}

async function enterSheet(c: SiteContext, keepFile: KeepFile): Promise<Response> {
  const asked = await askedToRun(c);
  if (asked instanceof Response) return asked;
  const { frame, covenant, path } = asked;
  const actor = c.get('actor');
  const words = wordsOf(c);
  const form = await readForm(c);
  const sheet = sheetIn(form, covenant);
  const again = (fields: readonly string[], message: string) => {
    const errors = fields.map((field) => ({ field, message }));
    return showInYear(c, frame, covenantSignPage(c.get('visit'), frame, { covenant, typed: form.typed, errors }), 422);
  };
  if (sheet.errors.length > 0) return again(sheet.errors, words.refusals['not-a-day']);
  const of = { clusterYearId: frame.clusterYear.id, covenantId: covenant.id };
  const signed = await onceAsActor(actor, form, async (tx) => {
    const outcome = await signCovenant(tx, actor, { ...of, lines: sheet.lines });
    if (!outcome.ok) return outcome;
    const everyone = outcome.value.signed === outcome.value.of;
    if (everyone || isPublished(covenant)) await keepFile(tx, of.clusterYearId, of.covenantId);
    return ok(path);
  });
  if (signed.ok) return seeOther(c, signed.value, { text: words.sheetSaved });
  if (signed.error.kind === 'not-yours-to-do') return forbidden(c);
  const message = words.refusals[signed.error.kind];
  const { kind } = signed.error;
  const part =
    kind === 'post-of-the-head-is-missing' ? 'headPost' : kind === 'name-or-post-is-missing' ? 'post' : 'signatory';
  const unitId = 'unitId' in signed.error ? signed.error.unitId : (covenant.facts.parties[0]?.unitId ?? '');
  return again([`${part}-${unitId}`], message);
}

async function correct(c: SiteContext, keepFile: KeepFile): Promise<Response> {
  const asked = await askedToRun(c);
  if (asked instanceof Response) return asked;
  const { frame, covenant, path } = asked;
  const actor = c.get('actor');
  const words = wordsOf(c);
  const form = await readForm(c);
  const unitId = form.value('unit');
  const reason = form.value('reason');
  const of = { clusterYearId: frame.clusterYear.id, covenantId: covenant.id };
  const corrected = await onceAsActor(
    actor,
    form,
    async (tx) => {
      if (!isId(unitId)) return err({ kind: 'has-not-signed' });
      const outcome = await correctSignature(tx, actor, {
        ...of,
        unitId,
        signatory: form.value('signatory'),
        post: form.value('post'),
        headPost: form.value('headPost') || null,
        authority: authorityIn(form.value('authority')),
        reason,
      });
      if (!outcome.ok) return outcome;
      if (covenant.paper?.fileHash) await keepFile(tx, of.clusterYearId, of.covenantId);
      return ok(path);
    },
    reason === '' ? {} : { reason },
  );
  if (corrected.ok) return seeOther(c, corrected.value, { text: words.corrected });
  if (corrected.error.kind === 'not-yours-to-do') return forbidden(c);
  const field = corrected.error.kind === 'reason-is-missing' ? `r-${unitId}` : `s-${unitId}`;
  const errors = [{ field, message: words.refusals[corrected.error.kind] }];
  return showInYear(c, frame, covenantSignPage(c.get('visit'), frame, { covenant, typed: form.typed, errors }), 422);
}
