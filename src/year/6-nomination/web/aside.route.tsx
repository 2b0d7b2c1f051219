import { isId } from '#src/kernel/ids.ts';
import { ok } from '#src/kernel/result.ts';
import { onceAsActor, readForm, seeOther } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { forbidden } from '#src/web/answer.ts';
import { workingYearOfRequest } from '#src/year-round/calendar/web/year-of-request.ts';
import { standAside, takeBackAside } from '../app/stand-aside.ts';
import { mayStandAside } from '../domain/may-stand-aside.ts';
import { WHOLE } from './aside.tsx';
import { nominationPath } from './nomination.page.tsx';
import { mayRun, NOMINATION, wordsOf } from './nomination-request.ts';
import type { BallotPageForm } from './ballot.page.tsx';

/** Shows a vote again, with what was typed and what is wrong with it. */
type ShowBallot = (c: SiteContext, form: Partial<BallotPageForm>, status: 422) => Promise<Response>;

const FIELD_OF: Readonly<Record<string, string>> = {
  'nobody-said-it': 'asideSaidBy',
  'reason-must-be-written': 'asideReason',
  'nominee-not-on-the-list': 'asideAbout',
};

/** A unit says, or the chair decides, that it takes no part in a vote; and either is taken back. */
export function asideRoutes(site: Site, showBallot: ShowBallot): void {
  site.post(`${NOMINATION}/phieu/:ballot/khong-tham-gia`, (c) => postAside(c, showBallot));
  site.post(`${NOMINATION}/phieu/:ballot/khong-tham-gia/:aside/rut`, (c) => postTakeBack(c, showBallot));
}

async function postAside(c: SiteContext, showBallot: ShowBallot): Promise<Response> {
  const frame = await workingYearOfRequest(c);
  if (frame instanceof Response) return frame;
  const actor = c.get('actor');
  const words = wordsOf(c);
  const form = await readForm(c);
  const office = mayRun(c, frame);
  const kind = office && form.value('asideKind') === 'recused' ? 'recused' : 'abstained';
  const unitId = form.value('asideUnit');
  // whoever may not speak for the unit is refused before anything is looked up
  if (!mayStandAside(actor, frame.clusterYear.id, unitId, kind)) return forbidden(c);
  const ballotId = c.req.param('ballot') ?? '';
  const about = form.value('asideAbout');
  if (!isId(ballotId) || !isId(unitId) || !(about === WHOLE || isId(about))) return c.notFound();
  const said = await onceAsActor(
    actor,
    form,
    async (tx) => {
      const outcome = await standAside(tx, actor, {
        clusterYearId: frame.clusterYear.id,
        ballotId,
        unitId,
        nomineeId: about === WHOLE ? null : about,
        kind,
        saidBy: office ? form.value('asideSaidBy') : actor.name,
        reason: form.value('asideReason'),
      });
      return outcome.ok ? ok(`${nominationPath(frame)}/phieu/${ballotId}`) : outcome;
    },
    { reason: form.value('asideReason') },
  );
  if (said.ok) return seeOther(c, said.value, { text: words.asideSaved });
  if (said.error.kind === 'not-yours-to-do') return forbidden(c);
  if (said.error.kind === 'no-such-ballot') return c.notFound();
  const errors = [{ field: FIELD_OF[said.error.kind] ?? 'asideUnit', message: words.refusals[said.error.kind] }];
  return showBallot(c, { typed: form.typed, errors }, 422);
}

async function postTakeBack(c: SiteContext, showBallot: ShowBallot): Promise<Response> {
  const frame = await workingYearOfRequest(c);
  if (frame instanceof Response) return frame;
  const actor = c.get('actor');
  const words = wordsOf(c);
  const form = await readForm(c);
  const [ballotId, asideId] = [c.req.param('ballot') ?? '', c.req.param('aside') ?? ''];
  if (!isId(ballotId) || !isId(asideId)) return mayRun(c, frame) ? c.notFound() : forbidden(c);
  const reason = form.value('backReason');
  const taken = await onceAsActor(
    actor,
    form,
    async (tx) => {
      const outcome = await takeBackAside(tx, actor, {
        clusterYearId: frame.clusterYear.id,
        ballotId,
        asideId,
        reason,
      });
      return outcome.ok ? ok(`${nominationPath(frame)}/phieu/${ballotId}`) : outcome;
    },
    { reason },
  );
  if (taken.ok) return seeOther(c, taken.value, { text: words.asideTakenBack });
  if (taken.error.kind === 'not-yours-to-do') return forbidden(c);
  if (taken.error.kind === 'no-such-ballot') return c.notFound();
  return showBallot(c, { errors: [{ field: 'aside', message: words.refusals[taken.error.kind] }] }, 422);
}
