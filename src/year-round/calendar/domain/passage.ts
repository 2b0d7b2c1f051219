import { err, ok, type Result } from '#src/kernel/result.ts';

/**
 * What stands in the way of a move. Steps of the year overlap in practice, so nearly everything only warns; a move is
 * refused where a paper is its precondition, where a text is frozen, or where secrecy would break.
 */
export type Passage<Warning extends string = string, Refusal extends string = string> =
  | { readonly verdict: 'go' }
  | { readonly verdict: 'warn'; readonly because: Warning }
  | { readonly verdict: 'refuse'; readonly because: Refusal };

export type PassageRefusal<Warning extends string, Refusal extends string> =
  | { readonly kind: 'paper-is-missing'; readonly because: Refusal }
  | { readonly kind: 'reason-must-be-written'; readonly because: Warning };

export const GO = { verdict: 'go' } as const;
export const warn = <const Warning extends string>(because: Warning) => ({ verdict: 'warn', because }) as const;
export const refuse = <const Refusal extends string>(because: Refusal) => ({ verdict: 'refuse', because }) as const;

/** A warning passed by the person in charge, with the words written down («Tiếp tục, ghi rõ lý do»). */
export type Passed<Warning extends string> = { readonly overridden: Warning | null; readonly reason: string | null };

/** Goes, or goes with a written reason, or is refused whatever the reason. */
export function mayPass<Warning extends string, Refusal extends string>(
  passage: Passage<Warning, Refusal>,
  writtenReason: string | null,
): Result<Passed<Warning>, PassageRefusal<Warning, Refusal>> {
  if (passage.verdict === 'refuse') return err({ kind: 'paper-is-missing', because: passage.because });
  if (passage.verdict === 'go') return ok({ overridden: null, reason: null });
  const reason = writtenReason?.trim() ?? '';
  if (reason === '') return err({ kind: 'reason-must-be-written', because: passage.because });
  return ok({ overridden: passage.because, reason });
}
