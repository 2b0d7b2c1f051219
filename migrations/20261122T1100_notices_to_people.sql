-- What is told to one person: a day that comes near, a question that names them, an answer to theirs. It repeats to its
-- receiver what another record says, so it is private and no event of its own; what it repeats is on record where it happened.
create table personal_notice (
  id uuid primary key,
  account_id uuid not null references account,
  cluster_year_id uuid references cluster_year on delete cascade, -- null: of no year
  kind text not null check (kind in ('deadline-near', 'deadline-passed', 'unit-is-late', 'mentioned', 'comment-answered',
                                     'interest-declared', 'asked-to-correct', 'correction-answered')),
  about text not null default '',
  href text not null check (href ~ '^/[a-z]'),
  by_account_id uuid not null references account check (by_account_id <> account_id), -- nobody is told what they did themselves
  at timestamptz not null default clock_timestamp()
);
-- «my notices, the newest first, twenty at a time»
create index personal_notice_of_account on personal_notice (account_id, at desc, id desc);
alter table personal_notice enable row level security;
create policy receiver_reads on personal_notice for select
  using (account_id = (select app.actor_id()) or (select app.actor_id()) = '00000000-0000-7000-8000-000000000003'); -- or the server, to send it
create policy known_actors_tell on personal_notice for insert with check ((select app.may_write()));
grant select, insert on personal_notice to thidua_app;

-- What one person has done with one notice, told to them or to their unit. `notices_read` says until when all are read.
create table notice_receipt (
  account_id uuid not null references account,
  notice_id uuid not null,
  read_at timestamptz,
  primary key (account_id, notice_id)
);
alter table notice_receipt enable row level security;
create policy own on notice_receipt
  using (account_id = (select app.actor_id()) or (select app.actor_id()) = '00000000-0000-7000-8000-000000000003')
  with check (account_id = (select app.actor_id()) or (select app.actor_id()) = '00000000-0000-7000-8000-000000000003');
grant select, insert, update, delete on notice_receipt to thidua_app;
