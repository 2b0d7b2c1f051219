import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import { goOn } from '#src/year-round/calendar/app/mark-step.command.ts';
import { passage } from '#src/year-round/calendar/domain/passage.ts';
import {
  agree,
  closeSigning,
  type Covenant,
  type CovenantRefusal,
  disseminate,
  openSigning,
  review,
  sendForComment,
} from '../domain/covenant-state.ts';
import { type CovenantView, lockedCovenant } from './covenants.query.ts';
import { lifeOf, markStepIfAllSigned } from './covenant-life.ts';

export type CovenantMove =
  | { readonly act: 'send-for-comment'; readonly due: CalendarDay | null }
  /** `reason` passes the warnings: «Tiếp tục, ghi rõ lý do». */
  | { readonly act: 'agree'; readonly edition: number; readonly reason: string | null }
  | { readonly act: 'open-signing'; readonly edition: number; readonly on: CalendarDay; readonly place: string | null }
  | { readonly act: 'close-signing'; readonly on: CalendarDay }
  | { readonly act: 'disseminate' }
  | { readonly act: 'review' };

export type AgreementWarning =
  | 'not-all-units-agree'
  | 'comments-are-not-answered'
  | 'taken-over-and-not-confirmed'
  | 'tasks-are-not-all-entered'
  | 'no-target-to-check';

export type AdvanceCovenantError =
  | CovenantRefusal
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'no-such-covenant' }
  | { readonly kind: 'text-has-changed' }
  | { readonly kind: 'reason-must-be-written'; readonly because: readonly AgreementWarning[] }
  | { readonly kind: 'precondition-is-missing' };

/** Moves a covenant on: out for comments, agreed, to the signing, closed, made known to all staff, reviewed. */
export async function advanceCovenant(
  tx: Tx,
  actor: Actor,
  command: { readonly clusterYearId: string; readonly covenantId: string; readonly move: CovenantMove },
): Promise<Result<null, AdvanceCovenantError>> {
  const { clusterYearId, move } = command;
  if (!mayRunYear(actor, clusterYearId)) return err({ kind: 'not-yours-to-do' });
  const covenant = await lockedCovenant(tx, clusterYearId, command.covenantId);
  if (!covenant) return err({ kind: 'no-such-covenant' });
  if ('edition' in move && move.edition !== covenant.edition) return err({ kind: 'text-has-changed' });
  const moved = moveBy(lifeOf(covenant), move);
  if (!moved.ok) return moved;

  if (move.act === 'agree') {
    const passed = await goOn(
      tx,
      { clusterYearId, step: 'covenant', by: actor.id },
      passage({}, warningsOf(covenant)),
      move.reason,
    );
    if (!passed.ok)
      return passed.error.kind === 'reason-must-be-written'
        ? err(passed.error)
        : err({ kind: 'precondition-is-missing' });
  }
  await tx
    .updateTable('covenant')
    .set((eb) => ({
      state: moved.value.state,
      version: eb('version', '+', 1),
      ...(move.act === 'send-for-comment' && { comments_due: move.due }),
      ...(move.act === 'open-signing' && { signing_opened_on: move.on, signing_place: move.place }),
    }))
    .where('id', '=', covenant.id)
    .execute();
  if (move.act === 'close-signing') await markStepIfAllSigned(tx, clusterYearId, move.on);
  return ok(null);
}

function moveBy(life: Covenant, move: CovenantMove): Result<Covenant, CovenantRefusal> {
  switch (move.act) {
    case 'send-for-comment':
      return sendForComment(life);
    case 'agree':
      return agree(life);
    case 'open-signing':
      return openSigning(life, move.on);
    case 'close-signing':
      return closeSigning(life);
    case 'disseminate':
      return disseminate(life);
    case 'review':
      return review(life);
  }
}

/** What is unusual about an agreement; the person in charge may still record it, with a reason. */
export const warningsOf = ({ facts, edition, consents, comments, needsConfirmation }: CovenantView) =>
  ({
    'not-all-units-agree': !facts.parties.every(({ unitId }) =>
      consents.some((consent) => consent.unitId === unitId && consent.edition === edition),
    ),
    'comments-are-not-answered': comments.some((comment) => comment.answer === null),
    'taken-over-and-not-confirmed': needsConfirmation,
    'tasks-are-not-all-entered': facts.taskCount !== null && facts.tasks.length < facts.taskCount,
    'no-target-to-check': facts.targets.every((target) => target.comparator === null),
  }) satisfies Record<AgreementWarning, boolean>;
