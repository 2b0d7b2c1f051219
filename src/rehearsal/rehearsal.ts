import type { Actor } from '#src/kernel/actor.ts';
import type { Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import type { Chance } from './chance.ts';

/** What every rehearsed step works with. */
export type Rehearsal = {
  readonly office: Actor;
  /** An officer of the Ministry, for what the head's office does not do for its own unit. */
  readonly ministry: Actor;
  readonly frame: YearFrame;
  readonly year: number;
  readonly chance: Chance;
  /** Runs one use case, as the head's office unless another does it; a refusal ends the rehearsal with its kind. */
  readonly does: <Value, Failure extends { readonly kind: string }>(
    work: (tx: Tx) => Promise<Result<Value, Failure>>,
    by?: Actor,
  ) => Promise<Value>;
  readonly reads: <Value>(work: (tx: Tx) => Promise<Value>) => Promise<Value>;
  /** Keeps a paper that the step made. */
  readonly prints: (name: string, content: Uint8Array | string) => Promise<void>;
};

/** A refusal in the middle of a rehearsal: the year could not be walked through. */
export class RehearsalStopped extends Error {
  readonly refusal: { readonly kind: string };
  constructor(refusal: { readonly kind: string }) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}
