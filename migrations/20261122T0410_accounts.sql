-- Who may act. Sign-in is by one-time link for now; sessions and links are kept by hash only.
create table account (
  id uuid primary key,
  kind text not null check (kind in ('anonymous', 'person', 'importer', 'worker')),
  name text not null,
  post text,
  is_demonstration boolean not null default false,
  created_at timestamptz not null default now()
);
select app.keep('account');

create table grant_of_role (
  id uuid primary key,
  account_id uuid not null references account,
  role text not null check (role in ('ministry-officer', 'cluster-office', 'unit-officer', 'unit-leader')),
  cluster_year_id uuid,
  unit_id uuid,
  valid daterange not null default '[,)'
);
create index grant_of_role_by_account on grant_of_role (account_id);
select app.keep('grant_of_role');

create table sign_in_link (
  token_hash text primary key,
  account_id uuid not null references account,
  expires_at timestamptz not null,
  used_at timestamptz
);
create table session (
  token_hash text primary key,
  account_id uuid not null references account,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
grant select, insert, update, delete on sign_in_link, session to thidua_app;

-- A form sent twice does its work once: the second time it is shown where the first one went.
create table form_receipt (
  token text primary key,
  account_id uuid not null,
  location text not null,
  at timestamptz not null default now()
);
grant select, insert on form_receipt to thidua_app;
