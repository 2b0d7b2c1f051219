import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { entersForAnother, mayActForUnit, mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import { tellUnits } from '#src/year-round/notices/app/tell-units.command.ts';
import { clausesOf } from '../domain/clauses.ts';
import { type Answer, lockedCovenant } from './covenants.query.ts';

type OfUnit = {
  readonly clusterYearId: string;
  readonly covenantId: string;
  readonly unitId: string;
  /** The edition of the text that was read. */
  readonly edition: number;
  readonly on: CalendarDay;
};
export type SpeakError =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'no-such-covenant' }
  | { readonly kind: 'not-a-party' }
  | { readonly kind: 'not-open-for-comment' }
  | { readonly kind: 'text-has-changed' };
export type CommentError = SpeakError | { readonly kind: 'no-such-clause' } | { readonly kind: 'comment-is-empty' };

/** A unit, or the head's office for it, remarks on one clause of the draft. Who has a remark does not agree yet. */
export async function commentOnCovenant(
  tx: Tx,
  actor: Actor,
  command: OfUnit & { readonly clause: string; readonly text: string },
): Promise<Result<string, CommentError>> {
  const { unitId, clause } = command;
  const heard = await heardUnit(tx, actor, command);
  if (!heard.ok) return heard;
  const { covenant } = heard.value;
  if (!clausesOf(covenant.facts).includes(clause)) return err({ kind: 'no-such-clause' });
  if (command.text.trim() === '') return err({ kind: 'comment-is-empty' });
  const id = newId();
  await tx
    .insertInto('covenant_comment')
    .values({
      id,
      covenant_id: covenant.id,
      unit_id: unitId,
      clause,
      edition: command.edition,
      text: command.text.trim(),
      said_on: command.on,
      entered_for_unit: entersForAnother(actor, unitId),
    })
    .execute();
  await tx
    .deleteFrom('covenant_consent')
    .where('covenant_id', '=', covenant.id)
    .where('unit_id', '=', unitId)
    .execute();
  await tellUnits(tx, actor, { ...spoken(command), kind: 'comment-entered' });
  return ok(id);
}

/** A unit agrees to sign the edition that it has read. */
export async function agreeToText(tx: Tx, actor: Actor, command: OfUnit): Promise<Result<null, SpeakError>> {
  const heard = await heardUnit(tx, actor, command);
  if (!heard.ok) return heard;
  const { unitId, edition, on } = command;
  const consent = { edition, agreed_on: on, entered_for_unit: entersForAnother(actor, unitId) };
  await tx
    .insertInto('covenant_consent')
    .values({ id: newId(), covenant_id: command.covenantId, unit_id: unitId, ...consent })
    .onConflict((clash) => clash.columns(['covenant_id', 'unit_id']).doUpdateSet(consent))
    .execute();
  await tellUnits(tx, actor, { ...spoken(command), kind: 'consent-entered' });
  return ok(null);
}

const spoken = ({ clusterYearId, covenantId, unitId }: OfUnit) =>
  ({ clusterYearId, step: 'covenant', page: `/${covenantId}`, units: [{ unitId, about: '' }] }) as const;

export type AnswerError =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'no-such-comment' }
  | { readonly kind: 'explanation-is-missing' };

/** Tiếp thu, Tiếp thu một phần or Giải trình; whatever is not taken over whole is explained in words. */
export async function answerComment(
  tx: Tx,
  actor: Actor,
  command: {
    readonly clusterYearId: string;
    readonly covenantId: string;
    readonly commentId: string;
    readonly answer: Answer;
    readonly text: string;
    readonly on: CalendarDay;
  },
): Promise<Result<null, AnswerError>> {
  if (!mayRunYear(actor, command.clusterYearId)) return err({ kind: 'not-yours-to-do' });
  const covenant = await lockedCovenant(tx, command.clusterYearId, command.covenantId);
  if (!covenant?.comments.some((comment) => comment.id === command.commentId)) return err({ kind: 'no-such-comment' });
  const text = command.text.trim();
  if (command.answer !== 'accepted' && text === '') return err({ kind: 'explanation-is-missing' });
  await tx
    .updateTable('covenant_comment')
    .set({ answer: command.answer, answer_text: text || null, answered_on: command.on })
    .where('id', '=', command.commentId)
    .execute();
  return ok(null);
}

async function heardUnit(tx: Tx, actor: Actor, { clusterYearId, covenantId, unitId, edition }: OfUnit) {
  if (!mayActForUnit(actor, clusterYearId, unitId)) return err({ kind: 'not-yours-to-do' });
  const covenant = await lockedCovenant(tx, clusterYearId, covenantId);
  if (!covenant) return err({ kind: 'no-such-covenant' });
  if (!covenant.facts.parties.some((party) => party.unitId === unitId)) return err({ kind: 'not-a-party' });
  if (!['comment', 'agreed'].includes(covenant.state)) return err({ kind: 'not-open-for-comment' });
  if (covenant.edition !== edition) return err({ kind: 'text-has-changed' });
  return ok({ covenant });
}
