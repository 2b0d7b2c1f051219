import { err, ok, type Result } from '#src/kernel/result.ts';
import { isId } from '#src/kernel/ids.ts';
import type { SentForm } from '#src/platform/http/form.ts';
import type { FieldError } from '#src/ui/form.tsx';
import type { CountBreach } from '#src/year-round/ballots/domain/ballot-count.ts';
import type { BallotBase, BallotRule, Threshold } from '#src/year-round/ballots/domain/ballot-rule.ts';
import type { Ballot, TallyFigures } from '../app/ballots.query.ts';
import type { OpenBallot } from '../app/open-ballot.ts';
import type { Settled } from '../domain/settled-rule.ts';
import { VOTED_AWARDS } from './ballot-forms.page.tsx';
import type { vi } from './vi.ts';

type Refusals = (typeof vi)['refusals'];
const BASES: readonly BallotBase[] = ['all-members', 'entitled', 'present', 'cast', 'valid'];
const METHODS = ['secret-ballot', 'open-ballot', 'show-of-hands', 'consensus'] as const;

/** «2/3», «quá 1/2»; null for what is no share. */
export function readShare(text: string): Threshold | null {
  const match = text.match(/^(quá|trên)?\s*(\d{1,3})\s*\/\s*(\d{1,3})$/i);
  const numerator = Number(match?.[2]);
  const denominator = Number(match?.[3]);
  if (!match || numerator < 1 || denominator < numerator) return null;
  return { numerator, denominator, ...(match[1] && { mustExceed: true }) };
}

const OWN_UNIT = ['yes', 'no', 'not-stated'] as const;

/** What a regulation says: the one, the other, or nothing. */
const saidOf = (typed: string | undefined, yes: string, no: string): boolean | null =>
  typed === yes ? true : typed === no ? false : null;

/** What the chair settles where the regulation is silent; null where nothing of it was filled in. */
export function readSettled(form: SentForm): Settled | null {
  const ownUnitVotes = form.value('settleOwnUnit') === 'yes' ? true : null;
  const asideLeavesBase = saidOf(form.value('settleAside'), 'leaves', 'stays');
  if (ownUnitVotes === null && asideLeavesBase === null) return null;
  return { ownUnitVotes, asideLeavesBase, reason: form.value('settleReason') };
}

const readCount = (text: string): number | null => (/^\d{1,4}$/.test(text) && Number(text) > 0 ? Number(text) : null);

type Read = Pick<OpenBallot, 'blocId' | 'awardId' | 'round' | 'rule' | 'quorum' | 'scoresProvisional'>;

/** What the form says of a vote to be opened; each field that cannot be read has its own sentence. */
export function readBallotForm(
  form: SentForm,
  refusals: Refusals,
): Result<Read, { kind: 'fields-are-wrong'; errors: readonly FieldError[] }> {
  const errors: FieldError[] = [];
  const wrong = (field: string, kind: keyof Refusals) => errors.push({ field, message: refusals[kind] });
  const awardId = VOTED_AWARDS.find((id) => id === form.value('award'));
  const method = METHODS.find((name) => name === form.value('method'));
  const base = BASES.find((name) => name === form.value('base')) ?? 'all-members';
  const round = readCount(form.value('round'));
  const seats = form.value('seats') === '' ? null : readCount(form.value('seats'));
  const consensus = method === 'consensus';
  const threshold = consensus ? { numerator: 1, denominator: 1 } : readShare(form.value('threshold'));
  const ownUnit = OWN_UNIT.find((said) => said === form.value('ownUnit'));
  const quorum = form.value('quorum') === '' ? null : readShare(form.value('quorum'));
  if (!awardId || !isId(form.value('bloc'))) wrong('bloc', 'no-bloc-or-award');
  if (!method) wrong('method', 'method-not-stated');
  if (round === null) wrong('round', 'not-a-count');
  if (form.value('seats') !== '' && seats === null) wrong('seats', 'not-a-count');
  if (!consensus && !ownUnit) wrong('ownUnit', 'own-unit-not-chosen');
  if (!threshold) wrong('threshold', 'not-a-fraction');
  if (form.value('quorum') !== '' && !quorum) wrong('quorum', 'not-a-fraction');
  if (errors.length > 0 || !awardId || !method || round === null || !threshold)
    return err({ kind: 'fields-are-wrong', errors });
  const rule: BallotRule = {
    seats,
    threshold,
    base,
    method,
    source: form.value('source'),
    ownUnitVotes: saidOf(ownUnit, 'yes', 'no'),
    asideLeavesBase: saidOf(form.value('asideBase'), 'leaves', 'stays'),
  };
  return ok({
    blocId: form.value('bloc'),
    awardId,
    round,
    rule,
    quorum,
    scoresProvisional: form.value('provisional') === 'yes',
  });
}

/** One teller's count; an empty or strange field becomes NaN, which the rules refuse by name. */
export function readTally(form: SentForm, ballot: Ballot): TallyFigures {
  const whole = (field: string): number =>
    /^\d{1,5}$/.test(form.value(field)) ? Number(form.value(field)) : Number.NaN;
  const papers = ballot.method === 'show-of-hands' ? () => 0 : whole;
  return {
    issued: papers('issued'),
    collected: papers('collected'),
    notReturned: papers('notReturned'),
    valid: papers('valid'),
    invalid: papers('invalid'),
    rows: ballot.nominees.map(({ unitId }) => ({
      unitId,
      yes: whole(`${unitId}-yes`),
      no: whole(`${unitId}-no`),
      blank: whole(`${unitId}-blank`),
    })),
  };
}

/** Each clash once, leading to the field where it can be put right. */
export function breachErrors(
  words: Pick<typeof vi, 'breach'>,
  breaches: readonly CountBreach[],
  ballot: Ballot,
  entry: 1 | 2,
): readonly FieldError[] {
  const papers = ballot.method === 'show-of-hands' ? `${ballot.nominees[0]?.unitId ?? ''}-yes` : 'issued';
  const errors = breaches.map((breach) => {
    const unit = 'nomineeId' in breach ? breach.nomineeId : null;
    const name = ballot.nominees.find(({ unitId }) => unitId === unit)?.name ?? '';
    return { field: `${unit === null ? papers : `${unit}-yes`}-${entry}`, message: words.breach(breach, name) };
  });
  return errors.filter(({ message }, at) => errors.findIndex((one) => one.message === message) === at);
}
