import { isId } from '#src/kernel/ids.ts';
import { ok } from '#src/kernel/result.ts';
import { awardOf } from '#src/law/award-catalogue.ts';
import { fileHeaders } from '#src/platform/http/file-answer.ts';
import { onceAsActor, readForm, seeOther } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { compilePdf } from '#src/platform/typst/compile.ts';
import { frozenPaper } from '#src/year-round/papers/app/paper.query.ts';
import { forbidden } from '#src/web/answer.ts';
import { showInYear, workingYearOfRequest } from '#src/year-round/calendar/web/year-of-request.ts';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import type { MeetingRow } from '#src/year-round/meetings/app/meetings.query.ts';
import { type Ballot, ballotById, ballotsOf } from '../app/ballots.query.ts';
import { cancelBallot } from '../app/cancel-ballot.ts';
import { candidatesIn } from '../app/candidates.ts';
import { closeBallot } from '../app/close-ballot.ts';
import { enterTally } from '../app/enter-tally.ts';
import type { FrozenMinutes } from '../app/minutes-facts.query.ts';
import { openBallot } from '../app/open-ballot.ts';
import { mayStandAside } from '../domain/may-stand-aside.ts';
import { nextBallot } from '../domain/next-ballot.ts';
import { ballotPaper } from '../papers/ballot-paper.ts';
import { minutesFrom } from '../papers/minutes-from-frozen.ts';
import { type BallotPageForm, ballotPage } from './ballot.page.tsx';
import { type BallotForm, ballotFormPage, VOTED_AWARDS } from './ballot-forms.page.tsx';
import { nominationPath } from './nomination.page.tsx';
import { breachErrors, readBallotForm, readSettled, readTally } from './read-ballot.ts';
import { asideRoutes } from './aside.route.tsx';
import type { Speaking } from './aside.tsx';
import { mayCount, mayRun, meetingOf, NOMINATION, wordsOf } from './nomination-request.ts';

const NOTHING: BallotPageForm = { typed: null, errors: [], tie: null, notSaid: [] };

/** Routes of one vote: opening, the two counts, the announcement, its papers. */
export function ballotRoutes(site: Site): void {
  site.get(`${NOMINATION}/phieu-moi`, (c) =>
    showBallotForm(c, { typed: null, nominees: null, errors: [], warnings: [] }),
  );
  site.post(`${NOMINATION}/phieu-moi`, postBallot);
  site.get(`${NOMINATION}/phieu/:ballot`, (c) => showBallot(c, {}, 200));
  asideRoutes(site, showBallot);
  site.post(`${NOMINATION}/phieu/:ballot/kiem`, postTally);
  site.post(`${NOMINATION}/phieu/:ballot/cong-bo`, postClose);
  site.post(`${NOMINATION}/phieu/:ballot/huy`, postCancel);
  site.get(`${NOMINATION}/phieu/:ballot/phieu.pdf`, ballotPdf);
  site.get(`${NOMINATION}/phieu/:ballot/bien-ban.pdf`, minutesPdf);
}

/** The form of a new vote for the bloc and the award that the address names, or for the first of each. */
async function showBallotForm(c: SiteContext, form: BallotForm, status: 200 | 422 = 200): Promise<Response> {
  const frame = await workingYearOfRequest(c);
  if (frame instanceof Response) return frame;
  const meeting = await meetingOf(c, frame);
  const blocId = frame.blocs.find((bloc) => bloc.id === c.req.query('khoi'))?.id ?? frame.blocs[0]?.id;
  const awardId = VOTED_AWARDS.find((id) => id === c.req.query('danh-hieu')) ?? 'CO_BO';
  if (!meeting || blocId === undefined) return c.notFound();
  if (!mayRun(c, frame)) return forbidden(c);
  const [before, register] = await asActor(c.get('actor'), async (tx) => [
    await ballotsOf(tx, frame.clusterYear.id),
    await candidatesIn(tx, frame.clusterYear.id, awardId),
  ]);
  const units = frame.units.filter((unit) => unit.blocId === blocId).map((unit) => unit.id);
  const vote = {
    blocId,
    awardId,
    next: nextBallot({ blocId, awardId }, units, before, register),
    states: Object.fromEntries(register.map(({ unitId, state }) => [unitId, state])),
    presentInBloc:
      meeting.presence.length === 0
        ? null
        : meeting.presence.filter((one) => one.isPresent && units.includes(one.unitId)).length,
  };
  return showInYear(c, frame, ballotFormPage(c.get('visit'), frame, vote, form), status);
}

async function postBallot(c: SiteContext): Promise<Response> {
  const frame = await workingYearOfRequest(c);
  if (frame instanceof Response) return frame;
  const actor = c.get('actor');
  const words = wordsOf(c);
  const form = await readForm(c);
  const meeting = await meetingOf(c, frame);
  if (!meeting) return c.notFound();
  const nominees = form.all('nominees').filter(isId);
  const again = (part: Partial<BallotForm>) =>
    showBallotForm(c, { typed: form.typed, nominees, errors: [], warnings: [], ...part }, 422);
  const read = readBallotForm(form, words.refusals);
  if (!read.ok) return again({ errors: read.error.errors });
  const opened = await onceAsActor(actor, form, async (tx) => {
    const outcome = await openBallot(tx, actor, {
      clusterYearId: frame.clusterYear.id,
      meetingId: meeting.id,
      nominees,
      reason: form.value('reason') || null,
      ...read.value,
    });
    return outcome.ok ? ok(`${nominationPath(frame)}/phieu/${outcome.value}`) : outcome;
  });
  if (opened.ok) return seeOther(c, opened.value, { text: words.opened });
  const { error } = opened;
  if (error.kind === 'not-yours-to-do') return forbidden(c);
  const field = FIELD_OF[error.kind] ?? 'nominees';
  if (error.kind === 'precondition-is-missing' && error.quorum) {
    const { present, of, needed } = error.quorum;
    return again({ errors: [{ field: 'quorum', message: words.quorumNotMet(present, of, needed) }] });
  }
  const warnings = error.kind === 'reason-must-be-written' ? error.because : [];
  return again({ errors: [{ field, message: words.refusals[error.kind] }], warnings });
}

const FIELD_OF: Readonly<Record<string, string>> = {
  'reason-must-be-written': 'reason',
  'rule-has-no-source': 'source',
  'ballot-is-open-already': 'round',
  'method-not-stated': 'method',
};

async function showBallot(c: SiteContext, form: Partial<BallotPageForm>, status: 200 | 409 | 422): Promise<Response> {
  const frame = await workingYearOfRequest(c);
  if (frame instanceof Response) return frame;
  const id = c.req.param('ballot') ?? '';
  const ballot = isId(id) ? await asActor(c.get('actor'), (tx) => ballotById(tx, frame.clusterYear.id, id)) : null;
  if (!ballot) return c.notFound();
  const meeting = ballot.state === 'open' ? await meetingOf(c, frame) : null;
  const may = {
    run: mayRun(c, frame),
    count: mayCount(c, frame),
    speaking: speakingIn(c, frame, ballot, meeting),
    chair: meeting?.chair ?? null,
  };
  return showInYear(c, frame, ballotPage(c.get('visit'), frame, ballot, may, { ...NOTHING, ...form }), status);
}

/** Units of the bloc that are present and for which this person may say that they take no part. */
function speakingIn(c: SiteContext, frame: YearFrame, ballot: Ballot, meeting: MeetingRow | null): Speaking {
  const { id } = frame.clusterYear;
  const present = new Set(meeting?.presence.filter(({ isPresent }) => isPresent).map(({ unitId }) => unitId));
  const units = frame.units.filter(
    (unit) =>
      unit.blocId === ballot.blocId && present.has(unit.id) && mayStandAside(c.get('actor'), id, unit.id, 'abstained'),
  );
  return { units, recuses: mayRun(c, frame) };
}

async function postTally(c: SiteContext): Promise<Response> {
  const frame = await workingYearOfRequest(c);
  if (frame instanceof Response) return frame;
  const actor = c.get('actor');
  const words = wordsOf(c);
  const ballotId = c.req.param('ballot') ?? '';
  const ballot = isId(ballotId) ? await asActor(actor, (tx) => ballotById(tx, frame.clusterYear.id, ballotId)) : null;
  if (!ballot) return c.notFound();
  const form = await readForm(c);
  const entry = form.value('entry') === '2' ? 2 : 1;
  const saved = await onceAsActor(actor, form, async (tx) => {
    const outcome = await enterTally(tx, actor, {
      clusterYearId: frame.clusterYear.id,
      ballotId,
      entry,
      teller: form.value('teller'),
      figures: readTally(form, ballot),
    });
    return outcome.ok ? ok(`${nominationPath(frame)}/phieu/${ballotId}`) : outcome;
  });
  if (saved.ok) return seeOther(c, saved.value, { text: words.tallySaved });
  if (saved.error.kind === 'not-yours-to-do') return forbidden(c);
  const errors =
    saved.error.kind === 'count-does-not-add-up'
      ? breachErrors(words, saved.error.breaches, ballot, entry)
      : [{ field: `teller-${entry}`, message: words.refusals[saved.error.kind] }];
  return showBallot(c, { typed: form.typed, errors }, 422);
}

async function postClose(c: SiteContext): Promise<Response> {
  const frame = await workingYearOfRequest(c);
  if (frame instanceof Response) return frame;
  const actor = c.get('actor');
  const words = wordsOf(c);
  const ballotId = c.req.param('ballot') ?? '';
  if (!isId(ballotId)) return c.notFound();
  const form = await readForm(c);
  const chosen = form.all('tieChosen').filter(isId);
  const meeting = await meetingOf(c, frame);
  const closed = await onceAsActor(
    actor,
    form,
    async (tx) => {
      const outcome = await closeBallot(tx, actor, {
        clusterYearId: frame.clusterYear.id,
        ballotId,
        closedOn: meeting?.heldOn ?? c.get('visit').today,
        boxChecked: form.value('boxChecked') === 'yes' ? true : null,
        tie: chosen.length > 0 ? { chosen, reason: form.value('tieReason') } : null,
        agreedOn: form.all('agreedOn').filter(isId),
        settled: readSettled(form),
      });
      return outcome.ok ? ok(`${nominationPath(frame)}/phieu/${ballotId}`) : outcome;
    },
    {
      act: 'vote-announced',
      reason: [form.value('tieReason'), form.value('settleReason')].filter(Boolean).join('; '),
    },
  );
  if (closed.ok) return seeOther(c, closed.value, { text: words.closedNow });
  const { error } = closed;
  if (error.kind === 'not-yours-to-do') return forbidden(c);
  const fieldWords: Readonly<Record<string, string>> = words as unknown as Record<string, string>;
  const notSaid = error.kind === 'rule-waits-for-the-chair' ? error.notSaid : [];
  const errors =
    error.kind === 'tallies-differ'
      ? error.differences.map(({ field, first, second }) => ({
          field: 'close',
          message: words.differs(fieldWords[field] ?? field, first, second),
        }))
      : [
          { field: 'close', message: words.refusals[error.kind] },
          ...notSaid.map((what) => ({ field: 'close', message: words.notSaid[what] })),
        ];
  const tie = error.kind === 'tie-waits-for-the-chair' ? { unitIds: error.unitIds, places: error.places } : null;
  return showBallot(c, { typed: form.typed, errors, tie, notSaid }, 422);
}

async function postCancel(c: SiteContext): Promise<Response> {
  const frame = await workingYearOfRequest(c);
  if (frame instanceof Response) return frame;
  const actor = c.get('actor');
  const words = wordsOf(c);
  const ballotId = c.req.param('ballot') ?? '';
  if (!isId(ballotId)) return c.notFound();
  const form = await readForm(c);
  const cancelled = await onceAsActor(
    actor,
    form,
    async (tx) => {
      const outcome = await cancelBallot(tx, actor, {
        clusterYearId: frame.clusterYear.id,
        ballotId,
        on: c.get('visit').today,
        reason: form.value('cancelReason'),
      });
      return outcome.ok ? ok(`${nominationPath(frame)}/phieu/${ballotId}`) : outcome;
    },
    { act: 'vote-cancelled', reason: form.value('cancelReason') },
  );
  if (cancelled.ok) return seeOther(c, cancelled.value, { text: words.cancelledNow });
  if (cancelled.error.kind === 'not-yours-to-do') return forbidden(c);
  const errors = [{ field: 'cancelReason', message: words.refusals[cancelled.error.kind] }];
  return showBallot(c, { typed: form.typed, errors }, 422);
}

/** The paper of a vote that is being held; all copies are alike. */
async function ballotPdf(c: SiteContext): Promise<Response> {
  const frame = await workingYearOfRequest(c);
  if (frame instanceof Response) return frame;
  const id = c.req.param('ballot') ?? '';
  const ballot = isId(id) ? await asActor(c.get('actor'), (tx) => ballotById(tx, frame.clusterYear.id, id)) : null;
  if (!ballot || ballot.method === 'consensus' || ballot.method === 'show-of-hands') return c.notFound();
  const { year, name, isSynthetic } = frame.clusterYear;
  const printout = ballotPaper({
    draftPrintedAt: null,
    synthetic: isSynthetic,
    cluster: name,
    bloc: ballot.blocName,
    award: awardOf(ballot.awardId).name,
    year,
    round: ballot.round,
    seats: ballot.seats,
    ownUnitVotes: ballot.rule.ownUnitVotes ?? null,
    nominees: ballot.nominees.map((nominee) => nominee.name),
  });
  return pdfOf(c, compilePdf({ ...printout, at: ballot.openedAt }), 'phieu-binh-xet-suy-ton.pdf');
}

const pdfOf = (c: SiteContext, pdf: Uint8Array, fileName: string) =>
  c.body(new Uint8Array(pdf), 200, fileHeaders('pdf', fileName));

async function minutesPdf(c: SiteContext): Promise<Response> {
  const frame = await workingYearOfRequest(c);
  if (frame instanceof Response) return frame;
  const ballotId = c.req.param('ballot') ?? '';
  const found = !isId(ballotId)
    ? null
    : await asActor(c.get('actor'), async (tx) => {
        const ballot = await ballotById(tx, frame.clusterYear.id, ballotId);
        return ballot?.minutesPaperId ? frozenPaper(tx, frame.clusterYear.id, ballot.minutesPaperId) : null;
      });
  if (!found) return c.notFound();
  const printout = minutesFrom(found.frozen as unknown as FrozenMinutes);
  if (!printout.ok) return c.notFound();
  const pdf = compilePdf({ ...printout.value, at: found.frozenAt });
  return pdfOf(c, pdf, 'bien-ban-kiem-phieu.pdf');
}
