import type { Actor } from '#src/kernel/actor.ts';
import type { Language } from '#src/kernel/language.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { type ByMail, type Choice, type Choices, UNCHOSEN } from '../domain/delivery.ts';
import type { Concern } from '../domain/notice-kind.ts';

/** How somebody wants their notices; what they have not chosen is as it is without a choice. */
export async function choicesOf(tx: Tx, actor: Actor): Promise<Choices> {
  const chosen = await tx.selectFrom('notice_choice').where('account_id', '=', actor.id).selectAll().execute();
  const delivery = await tx
    .selectFrom('notice_delivery')
    .where('account_id', '=', actor.id)
    .selectAll()
    .executeTakeFirst();
  const own = chosen.map(({ concern, in_app, by_mail }): [string, Choice] => [
    concern,
    { inApp: in_app, byMail: by_mail as ByMail },
  ]);
  return {
    of: { ...UNCHOSEN.of, ...(Object.fromEntries(own) as Partial<Record<Concern, Choice>>) },
    digestHour: delivery?.digest_hour ?? UNCHOSEN.digestHour,
    language: (delivery?.language ?? UNCHOSEN.language) as Language,
  };
}
