-- What was entered for a unit by somebody else is told to that unit: every record says so, and so does a notice.
create table notice (
  id uuid primary key,
  cluster_year_id uuid not null references cluster_year on delete cascade,
  unit_id uuid not null references unit,
  kind text not null check (kind in ('registration-entered', 'registrations-entered', 'report-entered', 'scores-entered', 'comment-entered', 'consent-entered')),
  -- the award, the period, the clause: as the record has it; or how many
  about text not null default '',
  href text not null check (href ~ '^/[a-z]'),
  by_account_id uuid not null references account,
  at timestamptz not null default now()
);
create index notice_of_unit on notice (unit_id, at desc);
select app.keep('notice');
select app.fence('notice', 'unit_id = any ((select app.units())::uuid[])');

-- Until when a person has read the notices; nothing is deleted by reading.
create table notices_read (
  account_id uuid primary key references account,
  until timestamptz not null
);
alter table notices_read enable row level security;
create policy own on notices_read using (account_id = (select app.actor_id())) with check (account_id = (select app.actor_id()));
grant select, insert, update on notices_read to thidua_app;
