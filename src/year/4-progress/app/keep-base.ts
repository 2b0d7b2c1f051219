import type { Actor } from '#src/kernel/actor.ts';
import { compareDecimals, decimal } from '#src/kernel/decimal.ts';
import { newId } from '#src/kernel/ids.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { NumberFigure } from '../domain/written-figure.ts';
import { type FigureColumns, numbersOf } from './figure-columns.ts';

/** Last year's figure of a target, with where it stands written; `null` takes back what was entered. */
export type ReportedBase = {
  readonly targetId: string;
  readonly base: { readonly figure: NumberFigure; readonly source: string } | null;
};

/** Keeps last year's figure with a unit's report. What is entered again as it stood stays entered by whom it was. */
export async function keepBase(
  tx: Tx,
  actor: Actor,
  reportId: string,
  { targetId, base }: ReportedBase,
): Promise<void> {
  const before = await tx
    .selectFrom('progress_base')
    .select(['id', 'numerator', 'denominator', 'value', 'source'])
    .where('report_id', '=', reportId)
    .where('target_id', '=', targetId)
    .executeTakeFirst();
  const columns = base && { ...numbersOf(base.figure), source: base.source.trim() };
  if (before && columns && isSame(before, columns)) return;
  if (before) await tx.deleteFrom('progress_base').where('id', '=', before.id).execute();
  if (columns)
    await tx
      .insertInto('progress_base')
      .values({ id: newId(), report_id: reportId, target_id: targetId, entered_by: actor.name, ...columns })
      .execute();
}

type Sourced = FigureColumns & { readonly source: string };

const isSame = (left: Sourced, right: Sourced): boolean =>
  left.source === right.source &&
  left.numerator === right.numerator &&
  left.denominator === right.denominator &&
  (left.value === null || right.value === null
    ? left.value === right.value
    : compareDecimals(decimal(left.value), decimal(right.value)) === 0);
