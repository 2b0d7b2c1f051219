import { err, ok, type Result } from '#src/kernel/result.ts';

/** What somebody asks to have corrected in the own record. */
export const CORRECTION_SUBJECTS = ['name', 'particulars', 'post', 'rating', 'other-fact'] as const;
export type CorrectionSubject = (typeof CORRECTION_SUBJECTS)[number];

export type CorrectionState = 'asked' | 'agreed' | 'declined' | 'corrected' | 'withdrawn';
export type CorrectionMove = 'agree' | 'decline' | 'correct' | 'withdraw';

/** Asked → answered with a reason → corrected. What was declined may be asked again, as a new request. */
const MOVES: Readonly<
  Record<CorrectionMove, { readonly from: readonly CorrectionState[]; readonly to: CorrectionState }>
> = {
  agree: { from: ['asked'], to: 'agreed' },
  decline: { from: ['asked', 'agreed'], to: 'declined' },
  correct: { from: ['asked', 'agreed'], to: 'corrected' },
  withdraw: { from: ['asked'], to: 'withdrawn' },
};
export const CORRECTION_MOVES = Object.keys(MOVES) as readonly CorrectionMove[];

export type CorrectionRefusal =
  | { readonly kind: 'not-a-next-state'; readonly state: CorrectionState }
  | { readonly kind: 'reason-must-be-written' }
  | { readonly kind: 'not-about-oneself' }
  | { readonly kind: 'only-the-asker-withdraws' };

/**
 * Where a request goes. Every answer has its reason; nobody answers a request about the own record, and only the asker
 * withdraws it.
 */
export function correctionAfter(
  state: CorrectionState,
  move: CorrectionMove,
  by: { readonly isAboutOneself: boolean; readonly answer: string; readonly answeredBefore: boolean },
): Result<CorrectionState, CorrectionRefusal> {
  if (move === 'withdraw' && !by.isAboutOneself) return err({ kind: 'only-the-asker-withdraws' });
  if (move !== 'withdraw' && by.isAboutOneself) return err({ kind: 'not-about-oneself' });
  const { from, to } = MOVES[move];
  if (!from.includes(state)) return err({ kind: 'not-a-next-state', state });
  const needsReason = move !== 'withdraw' && !(move === 'correct' && by.answeredBefore);
  return needsReason && by.answer === '' ? err({ kind: 'reason-must-be-written' }) : ok(to);
}

export const movesFrom = (state: CorrectionState, isAboutOneself: boolean): readonly CorrectionMove[] =>
  CORRECTION_MOVES.filter((move) => MOVES[move].from.includes(state) && (move === 'withdraw') === isAboutOneself);
