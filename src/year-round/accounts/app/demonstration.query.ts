import type { Tx } from '#src/platform/postgres/as-actor.ts';

/** The accounts that `script/server` made for trying the product, in the order in which they were made. */
export const demonstrationAccounts = (tx: Tx) =>
  tx.selectFrom('account').select(['id', 'name', 'post']).where('is_demonstration', '=', true).orderBy('id').execute();
