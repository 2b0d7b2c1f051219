import { describe, expect, test } from 'vitest';
import { nextBallot } from './next-ballot.ts';

const rule = {
  seats: 2,
  threshold: { numerator: 2, denominator: 3 },
  base: 'all-members',
  method: 'secret-ballot',
  source: 'Quy chế',
} as const;
const vote = { blocId: 'stp', awardId: 'CO_BO' };
const units = ['a', 'b', 'c', 'd'];
const entry = (unitId: string, state: string, awardId = 'CO_BO') => ({ unitId, state, awardId });
const held = (round: number, state: 'open' | 'closed' | 'cancelled', results: Record<string, string>) => ({
  ...vote,
  round,
  state,
  rule,
  quorum: null,
  nominees: Object.entries(results).map(([unitId, result]) => ({ unitId, result })),
});

describe('the next vote', () => {
  test('is the first round of those kept at the check', () => {
    const register = [entry('a', 'kept'), entry('b', 'registered'), entry('c', 'listed'), entry('d', 'kept', 'CO_CP')];
    expect(nextBallot(vote, units, [], register)).toMatchObject({ round: 1, nominees: ['a', 'c'], rule: null });
  });

  test('where no check is on record, all that are registered stand', () => {
    expect(nextBallot(vote, units, [], [entry('a', 'registered')]).nominees).toEqual(['a']);
  });

  test('units of the other bloc do not stand', () => {
    expect(nextBallot(vote, ['a'], [], [entry('a', 'kept'), entry('x', 'kept')]).nominees).toEqual(['a']);
  });

  test('a second round is for those not acclaimed, by the rule of the first', () => {
    const first = held(1, 'closed', { a: 'acclaimed', b: 'not-acclaimed' });
    expect(nextBallot(vote, units, [first], [entry('b', 'not-acclaimed')])).toEqual({
      round: 2,
      acclaimed: ['a'],
      nominees: ['b'],
      rule,
      quorum: null,
    });
  });

  test('a cancelled vote does not count as a round', () => {
    expect(nextBallot(vote, units, [held(1, 'cancelled', {})], []).round).toBe(1);
  });
});
