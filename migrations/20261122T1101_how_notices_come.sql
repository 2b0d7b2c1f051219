-- What people choose by: everything of one concern comes to them in the same way. What is told to a unit is «entered-for-unit».
alter table personal_notice add column concern text not null generated always as (case
  when kind in ('deadline-near', 'deadline-passed', 'unit-is-late') then 'deadlines'
  when kind in ('mentioned', 'comment-answered') then 'conversation'
  else 'other' end) stored;

-- The server itself tells that a day comes near: it is nobody.
alter table personal_notice alter column by_account_id drop not null;

-- How one person wants one concern; without a row as a new account has it: shown as new, and in the daily letter.
create table notice_choice (
  account_id uuid not null references account,
  concern text not null check (concern in ('deadlines', 'entered-for-unit', 'conversation', 'other')),
  in_app boolean not null default true, -- whether it counts as new; it stands in the list all the same
  by_mail text not null default 'digest' check (by_mail in ('at-once', 'digest', 'never')),
  primary key (account_id, concern)
);
alter table notice_choice enable row level security;
create policy own on notice_choice
  using (account_id = (select app.actor_id()) or (select app.actor_id()) = '00000000-0000-7000-8000-000000000003')
  with check (account_id = (select app.actor_id()));
grant select, insert, update, delete on notice_choice to thidua_app;
