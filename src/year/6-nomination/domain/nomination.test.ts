import { expect, test } from 'vitest';
import { ballotOutcome } from '#src/year-round/ballots/domain/ballot-outcome.ts';
import { acclaimByBallot, acclaimByConsensus, awardsAndRecipients, decideTie, mayOpenVote } from './nomination.ts';

const flag = { award: 'CO_BO', blocId: 'STP' };
const outcomeOf = (...yes: readonly number[]) => {
  const outcome = ballotOutcome(
    {
      members: 10,
      entitled: 10,
      present: 10,
      papers: { issued: 10, collected: 10, notReturned: 0, valid: 10, invalid: 0 },
      rows: yes.map((each, index) => ({ nomineeId: `U${index + 1}`, yes: each, no: 10 - each, blank: 0 })),
    },
    {
      seats: 2,
      threshold: { numerator: 1, denominator: 2 },
      base: 'all-members',
      method: 'secret-ballot',
      source: 'ví dụ',
    },
  );
  if (!outcome.ok) throw new Error(outcome.error.kind);
  return outcome.value;
};

test('the acclaimed stand in the order of their votes, with the base beside', () => {
  expect(acclaimByBallot(flag, 'b', outcomeOf(6, 8, 4))).toEqual([
    { ...flag, nomineeId: 'U2', order: 1, basis: { kind: 'ballot', ballotId: 'b', yes: 8, of: 10 } },
    { ...flag, nomineeId: 'U1', order: 2, basis: { kind: 'ballot', ballotId: 'b', yes: 6, of: 10 } },
  ]);
});

test('nobody is acclaimed out of a tie before the chair has decided', () => {
  const tied = outcomeOf(8, 6, 6);
  expect(acclaimByBallot(flag, 'b', tied).map(({ nomineeId }) => nomineeId)).toEqual(['U1']);
  expect(decideTie(flag, 'b', tied, { chosen: ['U3'], reason: 'Điểm thẩm định cao hơn' })).toEqual({
    ok: true,
    value: [
      {
        ...flag,
        nomineeId: 'U3',
        order: 2,
        basis: { kind: 'decided-by-the-chair', ballotId: 'b', reason: 'Điểm thẩm định cao hơn' },
      },
    ],
  });
});

test.each([
  [[8, 6, 5], ['U2'], 'x', 'there-is-no-tie'],
  [[8, 6, 6], ['U1'], 'x', 'not-among-the-tied'],
  [[8, 6, 6], ['U2', 'U3'], 'x', 'wrong-number-of-places'],
  [[8, 6, 6], [], 'x', 'wrong-number-of-places'],
  [[8, 6, 6], ['U2'], ' ', 'reason-must-be-written'],
] as const)('votes %j: choosing %j with reason «%s» is refused: %s', (yes, chosen, reason, kind) => {
  expect(decideTie(flag, 'b', outcomeOf(...yes), { chosen, reason })).toMatchObject({ ok: false, error: { kind } });
});

test('a consensus names units and no figures', () => {
  const from = { meetingId: 'm', listed: ['A', 'B'], quota: 1 };
  expect(acclaimByConsensus(flag, ['A'], from)).toEqual({
    ok: true,
    value: [{ ...flag, nomineeId: 'A', order: 1, basis: { kind: 'consensus', meetingId: 'm' } }],
  });
  expect(acclaimByConsensus(flag, ['A', 'B'], from)).toMatchObject({ error: { kind: 'more-than-the-quota' } });
  expect(acclaimByConsensus(flag, ['C'], from)).toMatchObject({ error: { kind: 'not-on-the-list' } });
  expect(acclaimByConsensus(flag, [], from)).toMatchObject({ error: { kind: 'nobody-was-nominated' } });
});

test('one unit with two flags is one recipient with two awards', () => {
  const sector = acclaimByBallot(flag, 'b', outcomeOf(8, 7, 1));
  const government = acclaimByBallot({ ...flag, award: 'CO_CP' }, 'c', outcomeOf(8, 1, 1));
  expect(awardsAndRecipients([...sector, ...government])).toEqual({ awards: 3, recipients: 2 });
});

const ready = {
  listFrozen: true,
  rulesFrozen: true,
  quorumMet: true,
  scoresProvisional: false,
  votesMayBeKnown: false,
  allOnTheRegister: true,
} as const;
test.each([
  [ready, { verdict: 'go' }],
  [
    { ...ready, quorumMet: false },
    { verdict: 'refuse', because: ['quorum-not-met'] },
  ],
  [
    { ...ready, listFrozen: false, scoresProvisional: true },
    { verdict: 'refuse', because: ['list-not-frozen'] },
  ],
  [
    { ...ready, quorumMet: null },
    { verdict: 'warn', because: ['no-quorum-was-set'] },
  ],
  [
    { ...ready, scoresProvisional: true, votesMayBeKnown: true, allOnTheRegister: false },
    { verdict: 'warn', because: ['scores-are-provisional', 'votes-may-be-known', 'not-on-the-register'] },
  ],
])('%j: %j', (now, verdict) => {
  expect(mayOpenVote(now)).toEqual(verdict);
});
