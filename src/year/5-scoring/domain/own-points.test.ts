import { expect, test } from 'vitest';
import { mayJudge } from './own-points.ts';

test.each([
  ['of another unit', ['b'], null, { verdict: 'go' }],
  ['of no unit at all', [], null, { verdict: 'go' }],
  ['of the unit itself', ['b', 'a'], null, { verdict: 'refuse', because: ['own-unit-is-judged'] }],
  ['of the unit, let by the regulation', ['a'], 'Quy chế', { verdict: 'warn', because: ['own-unit-by-regulation'] }],
  ['of another unit, whatever the regulation', ['b'], 'Quy chế', { verdict: 'go' }],
])('who judges the points of a unit and is %s', (_, ownUnitIds, allowedBy, verdict) => {
  expect(mayJudge({ unitId: 'a', ownUnitIds, allowedBy })).toEqual(verdict);
});
