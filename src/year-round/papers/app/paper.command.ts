import { sql } from 'kysely';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';

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

export type RecordNumberError =
  | { readonly kind: 'number-is-recorded-already' }
  | { readonly kind: 'number-is-missing' };

/**
 * Records number and day that the agency's registry (văn thư) has given. Once: what was recorded wrongly is put right by
 * a correcting paper.
 */
export async function recordNumber(
  tx: Tx,
  paperId: string,
  given: { readonly number: string; readonly dated: CalendarDay },
): Promise<Result<null, RecordNumberError>> {
  if (given.number.trim() === '') return err({ kind: 'number-is-missing' });
  const recorded = await tx
    .updateTable('paper')
    .set((eb) => ({ number: given.number.trim(), dated: given.dated, state: 'issued', version: eb('version', '+', 1) }))
    .where('id', '=', paperId)
    .where('number', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return recorded ? ok(null) : err({ kind: 'number-is-recorded-already' });
}
