import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';

export type FrozenPaper = {
  readonly clusterYearId: string;
  readonly kind: 'covenant' | 'counting-minutes' | 'submission' | 'decision' | 'hand-over-minutes';
  readonly title: string;
  readonly issuerUnitId: string | null;
  /** Everything the paper prints, as it was on the day it was signed: for ever printed from this. */
  readonly facts: object;
};

/**
 * Freezes what a paper says, with the SHA-256 of it as the database keeps it (`frozen::text`), so that anyone can reckon
 * the hash again from the row; the official number stays open until the registry gives it.
 */
export async function freezePaper(tx: Tx, paper: FrozenPaper): Promise<string> {
  const id = newId();
  const frozen = JSON.stringify(paper.facts);
  await tx
    .insertInto('paper')
    .values({
      id,
      cluster_year_id: paper.clusterYearId,
      origin: 'live',
      kind: paper.kind,
      title: paper.title,
      issuer_unit_id: paper.issuerUnitId,
      state: 'signed',
      frozen,
      frozen_hash: sql`encode(sha256(convert_to(${frozen}::jsonb::text, 'UTF8')), 'hex')`,
    })
    .execute();
  return id;
}

export type RecordNumber = {
  readonly clusterYearId: string;
  readonly paperId: string;
  readonly number: string;
  readonly dated: CalendarDay;
};
export type RecordNumberError =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'no-such-paper' }
  | { readonly kind: 'number-is-recorded-already' }
  | { readonly kind: 'number-is-missing' };

/**
 * Records number and day that the agency's registry (văn thư) has given to a paper of this year; whoever runs another
 * year records none here. Once: what was recorded wrongly is put right by a correcting paper.
 */
export async function recordNumber(
  tx: Tx,
  actor: Actor,
  command: RecordNumber,
): Promise<Result<null, RecordNumberError>> {
  const { clusterYearId, paperId } = command;
  if (!mayRunYear(actor, clusterYearId)) return err({ kind: 'not-yours-to-do' });
  const number = command.number.trim();
  if (number === '') return err({ kind: 'number-is-missing' });
  const paper = await tx
    .selectFrom('paper')
    .select('number')
    .where('id', '=', paperId)
    .where('cluster_year_id', '=', clusterYearId)
    .where('origin', '=', 'live')
    .forUpdate()
    .executeTakeFirst();
  if (!paper) return err({ kind: 'no-such-paper' });
  if (paper.number !== null) return err({ kind: 'number-is-recorded-already' });
  await tx
    .updateTable('paper')
    .set((eb) => ({ number, dated: command.dated, state: 'issued', version: eb('version', '+', 1) }))
    .where('id', '=', paperId)
    .execute();
  return ok(null);
}
