import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Role } from '#src/kernel/actor.ts';
import { fold } from '#src/kernel/vietnamese-text.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';

/** Invited: a code is out. Waiting: no code and no password. Ready: gets in. Closed: no longer. */
export type AccountState = 'invited' | 'waiting' | 'ready' | 'closed';

export type AccountListed = {
  readonly id: string;
  readonly name: string;
  readonly post: string | null;
  readonly kind: 'person' | 'service';
  readonly signInName: string;
  readonly email: string | null;
  readonly hasSecondFactor: boolean;
  readonly lastSignInAt: Date | null;
  readonly state: AccountState;
  readonly roles: readonly { readonly role: Role; readonly unit: string | null; readonly year: string | null }[];
};

/** The unit of a grant under its name of today, and its cluster-year: words for people. */
const grantWords = (tx: Tx) =>
  tx
    .selectFrom('grant_of_role')
    .leftJoin('unit_name', (join) =>
      join
        .onRef('unit_name.unit_id', '=', 'grant_of_role.unit_id')
        .on(sql<boolean>`unit_name.valid @> (now() at time zone 'Asia/Ho_Chi_Minh')::date`),
    )
    .leftJoin('cluster_year', 'cluster_year.id', 'grant_of_role.cluster_year_id')
    .where(
      sql<boolean>`(not upper_inf(grant_of_role.valid) and upper(grant_of_role.valid) <= (now() at time zone 'Asia/Ho_Chi_Minh')::date) is not true`,
    )
    .where(sql<boolean>`not isempty(grant_of_role.valid)`)
    .orderBy('grant_of_role.role')
    .select([
      'grant_of_role.id',
      'grant_of_role.role',
      'unit_name.name as unit',
      sql<string | null>`cluster_year.year::text`.as('year'),
    ]);

const codeIsOut = sql<boolean>`exists (select from invitation i where i.account_id = account_access.id
  and i.used_at is null and i.revoked_at is null and i.expires_at > now())`;

/** Accounts of people and programs, by sign-in name; as many as asked for and whether there are more. */
export async function accountsKnown(
  tx: Tx,
  asked: {
    readonly search: string;
    readonly after: string | null;
    readonly limit: number;
    readonly withinScope?: boolean;
  },
): Promise<{ readonly accounts: readonly AccountListed[]; readonly more: boolean }> {
  const pattern = `%${fold(asked.search).replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await tx
    .selectFrom('account_access')
    .innerJoin('account', 'account.id', 'account_access.id')
    .$if(asked.search !== '', (all) =>
      all.where(
        sql<boolean>`app.fold(concat_ws(' ', account.name, account.post, sign_in_name, email)) like ${pattern}`,
      ),
    )
    .$if(asked.withinScope === true, (all) => all.where(sql<boolean>`app.is_within_scope(account.id)`))
    .$if(asked.after !== null, (all) => all.where('sign_in_name', '>', asked.after ?? ''))
    .orderBy('sign_in_name')
    .limit(asked.limit + 1)
    .select((eb) => [
      'account.id',
      'account.name',
      'account.post',
      'account.kind',
      'sign_in_name as signInName',
      'email',
      'password_set_at',
      'second_factor_at',
      'disabled_at',
      eb
        .selectFrom('sign_in')
        .whereRef('sign_in.account_id', '=', 'account.id')
        .select((s) => s.fn.max('at').as('at'))
        .as('lastSignInAt'),
      codeIsOut.as('invited'),
      jsonArrayFrom(grantWords(tx).where(sql<boolean>`grant_of_role.account_id = account.id`)).as('grants'),
    ])
    .execute();
  const accounts = rows.slice(0, asked.limit).map((row) => ({
    id: row.id,
    name: row.name,
    post: row.post,
    kind: row.kind === 'service' ? ('service' as const) : ('person' as const),
    signInName: row.signInName,
    email: row.email,
    hasSecondFactor: row.second_factor_at !== null,
    lastSignInAt: row.lastSignInAt,
    state: stateOf(row),
    roles: row.grants.map(({ role, unit, year }) => ({ role: role as Role, unit, year })),
  }));
  return { accounts, more: rows.length > asked.limit };
}

const stateOf = (row: {
  readonly disabled_at: Date | null;
  readonly password_set_at: Date | null;
  readonly invited: boolean;
}): AccountState => {
  if (row.disabled_at !== null) return 'closed';
  if (row.password_set_at !== null) return 'ready';
  return row.invited ? 'invited' : 'waiting';
};
/** How one account stands. */
export async function stateOfAccount(tx: Tx, accountId: string): Promise<AccountState> {
  const row = await tx
    .selectFrom('account_access')
    .where('id', '=', accountId)
    .select(['password_set_at', 'disabled_at', codeIsOut.as('invited')])
    .executeTakeFirstOrThrow();
  return stateOf(row);
}

export type GrantListed = {
  readonly id: string;
  readonly role: Role;
  readonly unit: string | null;
  readonly year: string | null;
};

/** The roles of one account that are in force or will be, with the id by which each is ended. */
export async function grantsListed(tx: Tx, accountId: string): Promise<readonly GrantListed[]> {
  const rows = await grantWords(tx).where('grant_of_role.account_id', '=', accountId).execute();
  return rows.map((row) => ({ ...row, role: row.role as Role }));
}

export type ScopeOption = { readonly id: string; readonly name: string };

/** For what roles can be given: the units of today, and the cluster-years that are run here. */
export async function scopesForRoles(
  tx: Tx,
  today: string,
): Promise<{ readonly units: readonly ScopeOption[]; readonly years: readonly ScopeOption[] }> {
  const units = await tx
    .selectFrom('unit')
    .innerJoin('unit_name', 'unit_name.unit_id', 'unit.id')
    .where(sql<boolean>`unit.valid @> ${today}::date`)
    .where(sql<boolean>`unit_name.valid @> ${today}::date`)
    .orderBy(sql`unit_name.name collate "vi-x-icu"`)
    .select(['unit.id', 'unit_name.name'])
    .execute();
  const years = await tx
    .selectFrom('cluster_year')
    .where('origin', '=', 'live')
    .orderBy('year', 'desc')
    .orderBy('name')
    .select(['id', 'name', 'year'])
    .execute();
  return { units, years: years.map(({ id, name, year }) => ({ id, name: `${name}, ${year}` })) };
}
