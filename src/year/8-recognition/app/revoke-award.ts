import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import type { DecisionRefusal } from '../domain/decision.ts';

export type RevokeAward = {
  readonly clusterYearId: string;
  readonly rowId: string;
  readonly on: CalendarDay;
  readonly paper: string;
  readonly reason: string;
};
export type RevokeAwardError =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'reason-must-be-written' }
  | { readonly kind: 'revoking-paper-missing' }
  | { readonly kind: 'no-such-row-or-revoked' }
  | Extract<DecisionRefusal, { kind: 'revoked-before-it-was-signed' }>;

/**
 * Marks an award as revoked (hủy bỏ) by a later decision, with its reason; the row, its number and the certificate's
 * code stay, and the public page says so.
 * @law Luật số 06/2022/QH15, Điều 93 khoản 2
 */
export async function revokeAward(tx: Tx, actor: Actor, command: RevokeAward): Promise<Result<null, RevokeAwardError>> {
  const { clusterYearId, rowId, on, paper, reason } = command;
  if (!mayRunYear(actor, clusterYearId)) return err({ kind: 'not-yours-to-do' });
  if (reason.trim() === '') return err({ kind: 'reason-must-be-written' });
  if (paper.trim() === '') return err({ kind: 'revoking-paper-missing' });
  const decision = await tx
    .selectFrom('decision_row as r')
    .innerJoin('decision as d', 'd.id', 'r.decision_id')
    .where('r.id', '=', rowId)
    .select('d.signed_on as signedOn')
    .executeTakeFirst();
  if (decision && on < decision.signedOn) return err({ kind: 'revoked-before-it-was-signed', ...decision });
  const revoked = await tx
    .updateTable('decision_row')
    .set({ revoked_on: on, revoked_by_paper: paper, revoked_reason: reason })
    .where('id', '=', rowId)
    .where('revoked_on', 'is', null)
    .where('decision_id', 'in', (eb) =>
      eb.selectFrom('decision').select('id').where('cluster_year_id', '=', clusterYearId),
    )
    .returning('id')
    .executeTakeFirst();
  return revoked ? ok(null) : err({ kind: 'no-such-row-or-revoked' });
}
