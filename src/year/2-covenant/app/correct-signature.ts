import type { Actor } from '#src/kernel/actor.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { squeeze } from '#src/kernel/vietnamese-text.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import { lockedCovenant } from './covenants.query.ts';
import type { SheetLine } from './sign-covenant.ts';

export type CorrectSignature = Omit<SheetLine, 'signedOn'> & {
  readonly clusterYearId: string;
  readonly covenantId: string;
  /** Goes into the audit trail beside what stood there before. */
  readonly reason: string;
};
export type CorrectSignatureError =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'no-such-covenant' }
  | { readonly kind: 'has-not-signed' }
  | { readonly kind: 'reason-is-missing' }
  | { readonly kind: 'name-or-post-is-missing' };

/** A name or post that was typed otherwise than on the signed sheet is put right; day and lateness stay. */
export async function correctSignature(
  tx: Tx,
  actor: Actor,
  command: CorrectSignature,
): Promise<Result<null, CorrectSignatureError>> {
  if (!mayRunYear(actor, command.clusterYearId)) return err({ kind: 'not-yours-to-do' });
  const covenant = await lockedCovenant(tx, command.clusterYearId, command.covenantId);
  if (!covenant) return err({ kind: 'no-such-covenant' });
  if (squeeze(command.reason) === '') return err({ kind: 'reason-is-missing' });
  const [signatory, post] = [squeeze(command.signatory), squeeze(command.post)];
  const headPost = squeeze(command.headPost ?? '') || null;
  if (signatory === '' || post === '' || (command.authority !== 'head' && !headPost))
    return err({ kind: 'name-or-post-is-missing' });
  const corrected = await tx
    .updateTable('covenant_signature')
    .set({ signatory, post, head_post: headPost, authority: command.authority })
    .where('covenant_id', '=', covenant.id)
    .where('unit_id', '=', command.unitId)
    .returning('id')
    .executeTakeFirst();
  return corrected ? ok(null) : err({ kind: 'has-not-signed' });
}
