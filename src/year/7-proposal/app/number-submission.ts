import type { Actor } from '#src/kernel/actor.ts';
import type { Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { markStepDone } from '#src/year-round/calendar/app/mark-step.command.ts';
import { recordNumber, type RecordNumber, type RecordNumberError } from '#src/year-round/papers/app/paper.command.ts';

/** Records number and day of the submission: the step was done on the day of the paper, not on the day it was compiled here. */
export async function numberSubmission(
  tx: Tx,
  actor: Actor,
  command: RecordNumber,
): Promise<Result<null, RecordNumberError>> {
  const recorded = await recordNumber(tx, actor, command);
  if (recorded.ok) await markStepDone(tx, command.clusterYearId, 'proposal', command.dated);
  return recorded;
}
