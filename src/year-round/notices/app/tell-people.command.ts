import type { Actor } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { PersonalNoticeKind } from '../domain/notice-kind.ts';

export type WhatIsTold = {
  readonly kind: PersonalNoticeKind;
  /** The task, the record, the unit: as the record has it, and only what each receiver may see there. */
  readonly about: string;
  /** The page where it is found. */
  readonly href: string;
  readonly clusterYearId: string | null;
  readonly accountIds: readonly string[];
};

/** Tells some people something, in the transaction in which it happens; each once, and never the one who acts. */
export async function tellPeople(tx: Tx, actor: Actor, told: WhatIsTold): Promise<void> {
  const receivers = [...new Set(told.accountIds)].filter((id) => id !== actor.id);
  if (receivers.length === 0) return;
  const { kind, about, href, clusterYearId } = told;
  await tx
    .insertInto('personal_notice')
    .values(
      receivers.map((account_id) => ({
        id: newId(),
        account_id,
        cluster_year_id: clusterYearId,
        kind,
        about,
        href,
        by_account_id: actor.kind === 'person' ? actor.id : null,
      })),
    )
    .execute();
}
