import { expect, test } from 'vitest';
import { type CouncilVoteRule, councilVoteRuleOn } from '#src/law/council-votes.ts';
import { attachmentsFor, type Dossier, mayPropose, missingAttachments } from './attachments.ts';
import { councilOutcome } from './council-vote.ts';

const rule = (minPercent: number): CouncilVoteRule => ({
  award: 'CO_BO',
  from: '2024-01-01',
  minPercent,
  secret: false,
  source: 'ví dụ',
  status: 'verified',
});

test.each([
  // share, members, in favour, verdict
  [80, 15, 12, 'agreed'], // exactly 80 %: 11 present and 1 written opinion
  [80, 15, 11, 'not-agreed'], // one below, though all 11 present agreed
  [80, 9, 8, 'agreed'], // 7,2 is rounded up
  [80, 9, 7, 'not-agreed'],
  [90, 21, 19, 'agreed'], // 18,9
  [90, 21, 18, 'not-agreed'], // 85,7 %
  [90, 12, 11, 'agreed'],
] as const)('%i %% of %i members, %i in favour: %s', (minPercent, members, inFavour, verdict) => {
  expect(councilOutcome({ members, inFavour }, rule(minPercent))).toMatchObject({ ok: true, value: { verdict } });
});

test('who is recused from a case stays among all members: three of 15 aside, twelve others are just enough', () => {
  const vote = (inFavour: number) => councilOutcome({ members: 15, inFavour, aside: 3 }, rule(80));
  expect(vote(12)).toMatchObject({ value: { verdict: 'agreed', needed: 12 } });
  expect(vote(11)).toMatchObject({ value: { verdict: 'not-agreed', needed: 12 } });
  expect(vote(13)).toMatchObject({ error: { kind: 'more-votes-than-take-part' } });
  expect(councilOutcome({ members: 15, inFavour: 11, aside: 4 }, rule(80))).toMatchObject({
    value: { verdict: 'not-agreed', needed: 12 },
  });
});

test('a rule that nobody has verified decides nothing, however clear the vote', () => {
  const today = councilVoteRuleOn('CO_BO', '2026-11-22');
  expect(today && councilOutcome({ members: 15, inFavour: 15 }, today)).toMatchObject({
    value: { verdict: 'needs-review', needed: 12 },
  });
  expect(councilOutcome({ members: 15, inFavour: 16 }, rule(80)).ok).toBe(false);
});

const flag: Dossier = {
  award: 'CO_BO',
  voteRecordId: 'ballot-1',
  nominatedBy: 'ballot',
  attached: attachmentsFor('CO_BO', 'ballot'),
  scoresProvisional: false,
};

test.each([
  ['a whole dossier of a flag', flag, { verdict: 'go' }],
  ['a flag without a vote', { ...flag, voteRecordId: null }, { verdict: 'refuse', because: ['no-vote-record'] }],
  ['a flag before the vote', { ...flag, nominatedBy: 'not-yet' }, { verdict: 'refuse', because: ['no-vote-record'] }],
  [
    'a flag on provisional points',
    { ...flag, scoresProvisional: true },
    { verdict: 'warn', because: ['scores-are-provisional'] },
  ],
  ['a flag without its report', { ...flag, attached: [] }, { verdict: 'warn', because: ['papers-are-missing'] }],
  [
    'a certificate of merit without a vote',
    { ...flag, award: 'BK_BO', voteRecordId: null, nominatedBy: 'not-yet' },
    { verdict: 'go' },
  ],
] as const)('%s: %j', (_, dossier, verdict) => {
  expect(mayPropose(dossier)).toMatchObject(verdict);
});

test('a consensus has no counting minutes, and none are asked for', () => {
  const byConsensus: Dossier = {
    ...flag,
    nominatedBy: 'consensus',
    attached: ['submission', 'achievement-report', 'meeting-minutes', 'score-sheet'],
  };
  expect(missingAttachments(byConsensus)).toEqual(['council-minutes']);
  expect(missingAttachments({ ...byConsensus, nominatedBy: 'ballot' })).toEqual(['tally-minutes', 'council-minutes']);
});
