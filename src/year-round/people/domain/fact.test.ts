import { describe, expect, test } from 'vitest';
import { type CorrectionMove, type CorrectionState, correctionAfter, movesFrom } from './correction.ts';
import { checkedFact, type FactValues } from './fact.ts';

const fact = (of: Partial<FactValues>) =>
  checkedFact(
    { kind: 'rating', year: null, rating: null, from: null, until: null, detail: null, decision: null, ...of },
    '2026-11-22',
  );

describe('a restricted fact', () => {
  test.each<[Partial<FactValues>, string]>([
    [{ year: 2025 }, 'rating-needs-year-and-level'],
    [{ rating: 'good' }, 'rating-needs-year-and-level'],
    [{ year: 2027, rating: 'good' }, 'year-is-not-over'],
    [{ kind: 'discipline', detail: 'Khiển trách' }, 'first-day-is-missing'],
    [{ kind: 'discipline', from: '2026-01-05' }, 'detail-is-missing'],
    [{ kind: 'transfer', from: '2026-01-05' }, 'detail-is-missing'],
    [{ kind: 'maternity', from: '2026-01-05', until: '2026-01-04' }, 'ends-before-it-begins'],
  ])('%j is refused: %s', (of, kind) => expect(fact(of)).toEqual({ ok: false, error: { kind } }));

  test('a rating of this year, an inspection that goes on, a leave of one day', () => {
    expect(fact({ year: 2026, rating: 'excellent' }).ok).toBe(true);
    expect(fact({ kind: 'inspection', from: '2026-11-01' }).ok).toBe(true);
    expect(fact({ kind: 'maternity', from: '2026-01-05', until: '2026-01-05' }).ok).toBe(true);
  });

  test('a rating keeps no days, a leave no rating', () => {
    expect(fact({ year: 2025, rating: 'good', from: '2025-01-01' })).toMatchObject({ value: { from: null } });
    expect(fact({ kind: 'maternity', from: '2026-01-05', year: 2026, rating: 'good' })).toMatchObject({
      value: { year: null, rating: null },
    });
  });
});

describe('a request for correction', () => {
  const move = (state: CorrectionState, to: CorrectionMove, of: object = {}) =>
    correctionAfter(state, to, {
      isAboutOneself: false,
      answer: 'Đã đối chiếu quyết định',
      answeredBefore: false,
      ...of,
    });
  test.each<[CorrectionState, CorrectionMove, CorrectionState]>([
    ['asked', 'agree', 'agreed'],
    ['asked', 'decline', 'declined'],
    ['asked', 'correct', 'corrected'],
    ['agreed', 'correct', 'corrected'],
    ['agreed', 'decline', 'declined'],
  ])('%s, %s: %s', (from, how, to) => expect(move(from, how)).toEqual({ ok: true, value: to }));

  test('an answer has its reason; a correction that was agreed to needs no second one', () => {
    expect(move('asked', 'decline', { answer: '' })).toMatchObject({ error: { kind: 'reason-must-be-written' } });
    expect(move('asked', 'correct', { answer: '' })).toMatchObject({ error: { kind: 'reason-must-be-written' } });
    expect(move('agreed', 'correct', { answer: '', answeredBefore: true }).ok).toBe(true);
  });
  test('nobody answers about the own record, and only the asker withdraws', () => {
    expect(move('asked', 'agree', { isAboutOneself: true })).toMatchObject({ error: { kind: 'not-about-oneself' } });
    expect(move('asked', 'withdraw')).toMatchObject({ error: { kind: 'only-the-asker-withdraws' } });
    expect(move('asked', 'withdraw', { isAboutOneself: true, answer: '' })).toEqual({ ok: true, value: 'withdrawn' });
  });
  test('what has ended does not move any more', () => {
    for (const state of ['declined', 'corrected', 'withdrawn'] as const) {
      expect(movesFrom(state, false)).toEqual([]);
      expect(move(state, 'correct')).toMatchObject({ error: { kind: 'not-a-next-state' } });
    }
    expect(movesFrom('asked', true)).toEqual(['withdraw']);
  });
});
