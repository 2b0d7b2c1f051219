import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addCounts, printPartialCount } from '#src/kernel/partial-count.ts';
import type { RegistrationState } from './registration-state.ts';
import { attrition, coverage, type RegistrationEntry, type RegistrationRow, registerOn, rollUp } from './roll-up.ts';

const FLAG = 'CO_BO';
const row = (more: Partial<RegistrationRow>): RegistrationRow => ({
  award: FLAG,
  unitKinds: ['STP'],
  unitId: null,
  count: 1,
  state: 'registered',
  ...more,
});

test('08 Sở Tư pháp, 52 Cục and Chi cục that nobody separated, 03 for the Government flag among them', () => {
  const result = rollUp([
    row({ count: 8 }),
    row({ unitKinds: ['THADS_PROVINCE', 'THADS_DISTRICT'], count: 52 }),
    row({ award: 'CO_CP', unitKinds: ['THADS_PROVINCE'], count: 3, ofWhich: FLAG }),
  ]);
  expect(result.total).toEqual({ known: 60, complete: true }); // not 63
  expect(result.awards[0]?.byKind).toEqual([
    { unitKinds: ['STP'], count: { known: 8, complete: true } },
    { unitKinds: ['THADS_DISTRICT', 'THADS_PROVINCE'], count: { known: 52, complete: true } },
  ]);
  expect(result.awards[1]).toMatchObject({ award: 'CO_CP', ofWhich: FLAG, count: { known: 3 } });
});

test('a number nobody stated makes the sum «ít nhất», and alone it is «Không nêu»', () => {
  expect(printPartialCount(rollUp([row({ count: 8 }), row({ count: null })]).total)).toBe('ít nhất 8');
  expect(printPartialCount(rollUp([row({ count: null })]).total)).toBe('Không nêu');
  expect(printPartialCount(rollUp([]).total)).toBe('0');
});

test('a unit that registers again is one unit, and its later line counts', () => {
  const result = rollUp([row({ unitId: 'A', count: 5, award: 'LDTT' }), row({ unitId: 'A', count: 7, award: 'LDTT' })]);
  expect(result.total.known).toBe(7);
  expect(result.unitIds).toEqual(['A']);
});

test('three people of one unit are three, and one unit', () => {
  const person = (subjectId: string) => row({ award: 'CSTDCS', unitId: 'A', subjectId });
  const result = rollUp([person('An'), person('Bình'), person('Chi'), person('An')]);
  expect(result.awards[0]).toMatchObject({ count: { known: 3, complete: true }, unitIds: ['A'] });
});

test.each([
  ['draft', 0],
  ['submitted', 0],
  ['returned', 0],
  ['registered', 1],
  ['kept', 1],
  ['withdrawn', 0],
  ['ineligible', 0],
  ['listed', 1],
  ['not-acclaimed', 1],
  ['decided', 1],
  ['unit-ended', 0],
] as const)('an entry that is %s counts %i', (state, count) => {
  expect(rollUp([row({ unitId: 'A', state })]).total.known).toBe(count);
});

test('27 of 28 members have sent theirs; a unit outside does not fill the gap', () => {
  const members = Array.from({ length: 28 }, (_, index) => `U${index}`);
  expect(coverage(members, [...members.slice(1), 'X'])).toEqual({ sent: 27, of: 28, missing: ['U0'] });
});

const entry = (unitId: string, ...steps: readonly (readonly [RegistrationState, `2027-${number}-${number}`])[]) =>
  ({
    award: FLAG,
    unitKinds: ['STP'],
    unitId,
    count: 1,
    history: steps.map(([state, on]) => ({ state, on, reason: 'x' })),
  }) satisfies RegistrationEntry;

const entries = [
  entry('A', ['registered', '2027-02-20']),
  entry('B', ['registered', '2027-02-20'], ['withdrawn', '2027-11-08']),
  entry('C', ['registered', '2027-02-25'], ['ineligible', '2027-11-08']),
  entry('D', ['draft', '2027-02-10'], ['registered', '2027-02-25'], ['kept', '2027-11-08']),
];

test('counts shrink in the year, and each day keeps its own count', () => {
  expect(rollUp(registerOn(entries, '2027-02-24')).total.known).toBe(2);
  expect(rollUp(registerOn(entries, '2027-11-07')).total.known).toBe(4);
  expect(rollUp(registerOn(entries, '2027-11-08')).total.known).toBe(2);
  expect(attrition(entries, FLAG).map(({ on, count }) => [on, count.known])).toEqual([
    ['2027-02-20', 2],
    ['2027-02-25', 4],
    ['2027-11-08', 2],
  ]);
});

const anyRow = (prefix: string) =>
  fc.record({
    award: fc.constantFrom(FLAG, 'CO_CP', 'LDTT'),
    unitKinds: fc.constantFrom(['STP'], ['THADS_PROVINCE'], ['THADS_PROVINCE', 'THADS_DISTRICT']),
    unitId: fc.option(fc.nat(9).map((n) => `${prefix}${n}`)),
    count: fc.option(fc.nat(60)),
    state: fc.constantFrom<RegistrationState>('registered', 'kept', 'withdrawn', 'draft'),
  });

test('the roll-up of two blocs is the sum of the roll-ups of each', () => {
  fc.assert(
    fc.property(fc.array(anyRow('A')), fc.array(anyRow('B')), (left, right) => {
      const [one, two, both] = [rollUp(left), rollUp(right), rollUp([...left, ...right])];
      expect(both.total).toEqual(addCounts(one.total, two.total));
      expect(both.unitIds).toHaveLength(one.unitIds.length + two.unitIds.length);
    }),
  );
});
