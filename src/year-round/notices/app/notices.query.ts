import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import { reachOf } from '#src/kernel/reach.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { UnitNoticeKind } from '../domain/notice-kind.ts';

export type UnitNotice = {
  readonly id: string;
  readonly kind: UnitNoticeKind;
  readonly about: string;
  readonly href: string;
  readonly unit: string;
  readonly by: string;
  readonly at: Date;
  readonly isNew: boolean;
};

const SHOWN = 20;

/** The newest notices of the units for which somebody works; by index notice_of_unit. */
export async function noticesFor(tx: Tx, actor: Actor): Promise<UnitNotice[]> {
  const { units } = reachOf(actor);
  if (units.length === 0) return [];
  const { rows } = await sql<UnitNotice>`
    select n.id, n.kind, n.about, n.href, app.unit_name_on(n.unit_id, n.at::date) as unit, a.name as by, n.at,
      n.at > coalesce((select r.until from notices_read r where r.account_id = ${actor.id}), '-infinity') as "isNew"
    from notice n join account a on a.id = n.by_account_id
    where n.unit_id = any (${[...units]}::uuid[])
    order by n.at desc, n.id desc limit ${SHOWN}
  `.execute(tx);
  return rows;
}
