import { describe, expect, test } from 'vitest';
import { checkDelegation } from './delegation.ts';

const of = (from: string, to: string, paper = '12/GUQ-STP') =>
  checkDelegation({ from: from as '2027-03-01', to: to as '2027-03-01', paper }, '2027-03-10');
const fault = (outcome: ReturnType<typeof of>) => (outcome.ok ? null : outcome.error.kind);

describe('a delegation', () => {
  test('is for stated days that have not gone by, a year at most, by a paper', () => {
    expect(fault(of('2027-03-01', '2027-03-10'))).toBeNull();
    expect(fault(of('2027-03-20', '2027-03-19'))).toBe('ends-before-it-begins');
    expect(fault(of('2027-03-01', '2027-03-09'))).toBe('has-ended-already');
    expect(fault(of('2027-03-10', '2028-03-09'))).toBeNull();
    expect(fault(of('2027-03-10', '2028-03-10'))).toBe('longer-than-a-year');
    expect(fault(of('2027-03-10', '2027-04-10', '  '))).toBe('paper-is-missing');
  });
});
