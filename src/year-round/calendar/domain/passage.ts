import { err, ok, type Result } from '#src/kernel/result.ts';

/**
 * What stands in the way of a move. Steps of the year overlap in practice, so nearly everything only warns; a move is
 * refused where a paper is its precondition, where a text is frozen, or where secrecy would break.
 */
export type Passage<Warning extends string = string, Refusal extends string = string> =
  | { readonly verdict: 'go' }
  | { readonly verdict: 'warn'; readonly because: readonly Warning[] }
  | { readonly verdict: 'refuse'; readonly because: readonly Refusal[] };

export type PassageRefusal<Warning extends string = string, Refusal extends string = string> =
  | { readonly kind: 'precondition-is-missing'; readonly because: readonly Refusal[] }
  | { readonly kind: 'reason-must-be-written'; readonly because: readonly Warning[] };

/** A warning passed by the person in charge, with the words that were written down. */
export type Passed<Warning extends string = string> = {
  readonly overridden: readonly Warning[];
  readonly reason: string | null;
};

/** Refused for any refusal; warned of all warnings at once, so that one reason answers them all; else go. */
export function passage<const Warning extends string, const Refusal extends string>(
  refusals: Readonly<Record<Refusal, boolean>>,
  warnings: Readonly<Record<Warning, boolean>>,
): Passage<Warning, Refusal> {
  const refused = thoseTrue(refusals);
  if (refused.length > 0) return { verdict: 'refuse', because: refused };
  const warned = thoseTrue(warnings);
  return warned.length > 0 ? { verdict: 'warn', because: warned } : { verdict: 'go' };
}

/** Goes, or goes with a written reason («Tiếp tục, ghi rõ lý do»), or is refused whatever the reason. */
export function mayPass<Warning extends string, Refusal extends string>(
  checked: Passage<Warning, Refusal>,
  writtenReason: string | null,
): Result<Passed<Warning>, PassageRefusal<Warning, Refusal>> {
  if (checked.verdict === 'refuse') return err({ kind: 'precondition-is-missing', because: checked.because });
  if (checked.verdict === 'go') return ok({ overridden: [], reason: null });
  const reason = writtenReason?.trim() ?? '';
  if (reason === '') return err({ kind: 'reason-must-be-written', because: checked.because });
  return ok({ overridden: checked.because, reason });
}

const thoseTrue = <Key extends string>(checks: Readonly<Record<Key, boolean>>): Key[] =>
  (Object.keys(checks) as Key[]).filter((key) => checks[key]);
