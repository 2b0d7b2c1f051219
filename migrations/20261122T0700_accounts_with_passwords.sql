-- How people get in: passwords, second factors and providers in schema `auth` (tables of better-auth 1.7.25, as its own
-- generator writes them; a test fails when a version wants others), and ours around them.
create schema auth;
grant usage on schema auth to thidua_app;

create table auth."user" (
  "id" uuid default pg_catalog.gen_random_uuid() not null primary key references account,
  "name" text not null,
  "email" text not null unique, -- «<account>@account.invalid»: addresses of people stand in account_access
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamptz default CURRENT_TIMESTAMP not null,
  "twoFactorEnabled" boolean
);
create table auth."session" (
  "id" uuid default pg_catalog.gen_random_uuid() not null primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" uuid not null references auth."user" ("id") on delete cascade
);
create table auth."account" (
  "id" uuid default pg_catalog.gen_random_uuid() not null primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" uuid not null references auth."user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamptz not null
);
create table auth."verification" (
  "id" uuid default pg_catalog.gen_random_uuid() not null primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamptz default CURRENT_TIMESTAMP not null
);
create table auth."twoFactor" (
  "id" uuid default pg_catalog.gen_random_uuid() not null primary key,
  "secret" text not null,
  "backupCodes" text not null,
  "userId" uuid not null references auth."user" ("id") on delete cascade,
  "verified" boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamptz
);
create index "session_userId_idx" on auth."session" ("userId");
create index "account_userId_idx" on auth."account" ("userId");
create index "verification_identifier_idx" on auth."verification" ("identifier");
create index "twoFactor_secret_idx" on auth."twoFactor" ("secret");
create index "twoFactor_userId_idx" on auth."twoFactor" ("userId");

-- Secrets: no page that is read by a visitor can reach them, whatever it asks.
do $$ declare name text; begin
  foreach name in array array['user', 'session', 'account', 'verification', 'twoFactor'] loop
    execute format('alter table auth.%I enable row level security', name);
    execute format('create policy not_for_visitors on auth.%I for all using ((select app.may_write())) with check ((select app.may_write()))', name);
    execute format('grant select, insert, update, delete on auth.%I to thidua_app', name);
  end loop;
end $$;

-- The server itself and whoever is administrator today: they see how others get in.
create function app.manages_accounts() returns boolean language sql stable security definer set search_path = pg_catalog, public
  return app.actor_id() = '00000000-0000-7000-8000-000000000003'::uuid
    or exists (select from public.grant_of_role
               where account_id = app.actor_id() and role = 'administrator'
                 and valid @> (now() at time zone 'Asia/Ho_Chi_Minh')::date);
grant execute on function app.manages_accounts() to thidua_app;

-- Kept and audited, but read and written only by oneself and by who manages accounts.
create function app.keep_private(kept regclass, owner_column text) returns void language plpgsql as $$
begin
  perform app.keep(kept);
  execute format('drop policy anyone_reads on %s', kept);
  execute format('drop policy known_actors_write on %s', kept);
  execute format('create policy own_or_managed on %s for all using (%I = (select app.actor_id()) or (select app.manages_accounts())) '
                 'with check ((select app.may_write()) and (%I = (select app.actor_id()) or (select app.manages_accounts())))',
                 kept, owner_column, owner_column);
end $$;

alter table account drop constraint account_kind_check;
alter table account add check (kind in ('anonymous', 'person', 'importer', 'worker', 'service'));

create table account_access (
  id uuid primary key references account, -- the account
  sign_in_name text not null unique check (sign_in_name ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
  email text unique check (email = lower(email) and email like '_%@_%'),
  staff_code text unique check (staff_code <> ''),
  password_set_at timestamptz,
  second_factor_at timestamptz,
  disabled_at timestamptz,
  version integer not null default 1
);
select app.keep_private('account_access', 'id');

-- An invitation is the first way in, a recovery a new one; both are one code, kept by hash, used once.
create table invitation (
  id uuid primary key,
  account_id uuid not null references account,
  kind text not null check (kind in ('invitation', 'recovery')),
  code_hash text not null unique,
  forgets_second_factor boolean not null default false,
  sent_to text,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index invitation_by_account on invitation (account_id, made_at);
select app.keep_private('invitation', 'account_id');

create table second_factor_role (
  role text primary key
);
select app.keep('second_factor_role');
select set_config('app.actor_id', '00000000-0000-7000-8000-000000000003', true); -- the server itself; on record like everything
insert into second_factor_role values ('administrator'), ('ministry-officer'), ('cluster-office');

alter table session add column id uuid not null unique default gen_random_uuid();
alter table session add column stage text not null default 'open' check (stage in ('open', 'code', 'enrol'));
alter table session add column how text not null default 'link' check (how in ('link', 'invitation', 'password', 'provider'));
alter table session add column last_used_at timestamptz not null default now();
alter table session add column address text;
alter table session add column device text;
create index session_by_account on session (account_id);

create table sign_in (
  id uuid primary key,
  account_id uuid not null references account,
  at timestamptz not null default now(),
  how text not null,
  address text,
  device text
);
create index sign_in_by_account on sign_in (account_id, at);
alter table sign_in enable row level security;
create policy own_or_managed on sign_in for all using (account_id = (select app.actor_id()) or (select app.manages_accounts()));
grant select, insert, delete on sign_in to thidua_app;

-- Failed tries by what was tried (a name, an account, an address); agreed on by every process because it stands here.
create table sign_in_try (
  key text primary key,
  failures integer not null,
  last_at timestamptz not null,
  blocked_until timestamptz
);
create table used_code (
  account_id uuid not null references account,
  code text not null,
  at timestamptz not null default now(),
  primary key (account_id, code)
);
do $$ declare name text; begin
  foreach name in array array['sign_in_try', 'used_code'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy not_for_visitors on %I for all using ((select app.may_write()))', name);
    execute format('grant select, insert, update, delete on %I to thidua_app', name);
  end loop;
end $$;

-- A key for another program: kept by hash, with what it may do, until when.
create table service_token (
  id uuid primary key,
  account_id uuid not null references account,
  label text not null,
  token_hash text not null unique,
  scopes text[] not null check (cardinality(scopes) > 0),
  made_by uuid not null,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index service_token_by_account on service_token (account_id);
select app.keep_private('service_token', 'account_id');
create table service_token_use (
  token_id uuid primary key references service_token,
  last_used_at timestamptz not null
);
alter table service_token_use enable row level security;
create policy not_for_visitors on service_token_use for all using ((select app.may_write()));
grant select, insert, update on service_token_use to thidua_app;
