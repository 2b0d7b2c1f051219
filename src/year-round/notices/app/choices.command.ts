import type { Actor } from '#src/kernel/actor.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { Choices } from '../domain/delivery.ts';
import { CONCERNS } from '../domain/notice-kind.ts';

/** Keeps how somebody wants their notices: their own choice, and nobody else's. */
export async function keepChoices(tx: Tx, actor: Actor, choices: Choices): Promise<void> {
  await tx
    .insertInto('notice_choice')
    .values(
      CONCERNS.map((concern) => ({
        account_id: actor.id,
        concern,
        in_app: choices.of[concern].inApp,
        by_mail: choices.of[concern].byMail,
      })),
    )
    .onConflict((clash) =>
      clash.columns(['account_id', 'concern']).doUpdateSet((row) => ({
        in_app: row.ref('excluded.in_app'),
        by_mail: row.ref('excluded.by_mail'),
      })),
    )
    .execute();
  const delivery = { digest_hour: choices.digestHour, language: choices.language };
  await tx
    .insertInto('notice_delivery')
    .values({ account_id: actor.id, ...delivery })
    .onConflict((clash) => clash.column('account_id').doUpdateSet(delivery))
    .execute();
}
