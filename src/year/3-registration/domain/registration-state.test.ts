import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isLate,
  moveRegistration,
  nextStates,
  type RegistrationState,
  type RegistrationStep,
  stateOn,
  undoLast,
} from './registration-state.ts';

const step = (state: RegistrationState, on: RegistrationStep['on'], reason: string | null = null) => ({
  state,
  on,
  reason,
});
const history = [
  step('draft', '2027-02-01'),
  step('submitted', '2027-02-20'),
  step('registered', '2027-02-22'),
  step('withdrawn', '2027-11-08', 'Nhường đơn vị khác'),
];

test.each([
  ['2027-01-31', null],
  ['2027-02-01', 'draft'],
  ['2027-02-21', 'submitted'],
  ['2027-02-22', 'registered'],
  ['2027-11-07', 'registered'], // one day before the check
  ['2027-11-08', 'withdrawn'],
] as const)('as of %s the entry is %s', (day, state) => {
  expect(stateOn(history, day)).toBe(state);
});

test.each([
  ['draft', 'submitted', null, true],
  ['draft', 'registered', null, true], // entered for the unit by the head's office
  ['draft', 'listed', null, false],
  ['registered', 'listed', null, true], // no check was held
  ['registered', 'withdrawn', null, false], // a reason is owed
  ['registered', 'withdrawn', ' ', false],
  ['registered', 'withdrawn', 'Nhường đơn vị khác', true],
  ['ineligible', 'kept', 'Kết luận lại sau giải trình', true],
  ['ineligible', 'acclaimed', 'x', false],
  ['acclaimed', 'proposed', null, true],
  ['not-acclaimed', 'proposed', null, false], // nobody is proposed whom the bloc did not acclaim
  ['decided', 'withdrawn', 'x', false], // a decision is revoked, a registration is not
  ['kept', 'unit-ended', 'Hợp nhất từ 01/7/2025', true],
  ['unit-ended', 'registered', 'x', false],
] as const)('from %s to %s with reason «%s»: %s', (from, to, reason, may) => {
  const moved = moveRegistration([step(from, '2027-03-01')], step(to, '2027-03-02', reason));
  expect(moved.ok).toBe(may);
});

test('a step cannot be dated before the one it follows', () => {
  expect(moveRegistration(history, step('registered', '2027-11-07', 'x'))).toEqual({
    ok: false,
    error: { kind: 'earlier-than-the-last-step', last: '2027-11-08' },
  });
});

test('two steps of one day stand in their order', () => {
  const kept = moveRegistration(history.slice(0, 3), step('kept', '2027-02-22'));
  expect(kept.ok && stateOn(kept.value, '2027-02-22')).toBe('kept');
});

test('an entry received on the last day is not late', () => {
  expect(isLate(history, '2027-02-20')).toBe(false);
  expect(isLate(history, '2027-02-19')).toBe(true);
  expect(isLate([step('draft', '2027-02-25')], '2027-02-19')).toBe(false);
});

test('no path reaches a decision without acclaim and proposal', () => {
  const walk = fc.array(fc.nat(6), { maxLength: 14 });
  fc.assert(
    fc.property(walk, (choices) => {
      const path: RegistrationState[] = ['draft'];
      for (const choice of choices) {
        const next = nextStates(path.at(-1) ?? 'draft');
        const chosen = next[choice % Math.max(1, next.length)];
        if (chosen) path.push(chosen);
      }
      if (path.includes('decided')) expect(path).toEqual(expect.arrayContaining(['acclaimed', 'proposed']));
    }),
  );
});

test('the last step is taken back to the state before it; the first has none, a decision is not ours to take back', () => {
  expect(undoLast(history, '2027-11-09')).toEqual({ ok: true, value: 'registered' });
  expect(undoLast(history, '2027-11-07')).toMatchObject({ error: { kind: 'earlier-than-the-last-step' } });
  expect(undoLast(history.slice(0, 1), '2027-11-09')).toMatchObject({ error: { kind: 'nothing-to-undo' } });
  const decided = [...history.slice(0, 3), step('listed', '2027-11-01'), step('acclaimed', '2027-12-01')];
  expect(undoLast(decided, '2027-12-02')).toMatchObject({ error: { kind: 'nothing-to-undo' } });
});
