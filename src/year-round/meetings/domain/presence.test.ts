import { expect, test } from 'vitest';
import { type Delegate, delegateFaults, presence, quorum } from './presence.ts';

const delegate = (personId: string, unitId: string | null, more: Partial<Delegate> = {}): Delegate => ({
  personId,
  unitId,
  capacity: 'member',
  present: true,
  votes: false,
  absentReason: null,
  ...more,
});

test('units are counted, not heads; the absent one is named with its reason', () => {
  const list = [
    delegate('a1', 'A', { votes: true }),
    delegate('a2', 'A'),
    delegate('b1', 'B', { votes: true, present: false }),
    delegate('b2', 'B'),
    delegate('c1', 'C', { present: false, absentReason: 'Công tác đột xuất' }),
    delegate('g1', null, { capacity: 'guest' }),
    delegate('g2', 'A', { capacity: 'overseer', present: false }),
  ];
  expect(presence(['A', 'B', 'C', 'D'], list)).toEqual({
    present: 2,
    of: 4,
    absent: [
      { unitId: 'C', reason: 'Công tác đột xuất' },
      { unitId: 'D', reason: null },
    ],
    voters: 1, // B came without the holder of its vote
    guests: 1,
  });
});

test.each([
  // present, entitled, met, needed
  [10, 14, true, 10], // 2/3 of 14 is 9,33
  [9, 14, false, 10],
  [8, 12, true, 8], // exactly two thirds
  [7, 12, false, 8],
  [0, 0, false, 0],
])('%i of %i members: met %s, %i needed', (present, entitled, met, needed) => {
  expect(quorum(present, entitled, { numerator: 2, denominator: 3 })).toMatchObject({ met, needed });
});

test('one vote a unit, and none for guests', () => {
  const list = [
    delegate('a1', 'A', { votes: true }),
    delegate('a2', 'A', { votes: true }),
    delegate('g', null, { capacity: 'guest', votes: true }),
    delegate('x', 'X'),
  ];
  expect(delegateFaults(['A'], list)).toEqual([
    { kind: 'two-votes-of-one-unit', unitId: 'A' },
    { kind: 'vote-of-a-guest', personId: 'g' },
    { kind: 'not-a-member-unit', personId: 'x' },
  ]);
  expect(delegateFaults(['A'], list.slice(0, 1))).toEqual([]);
});
