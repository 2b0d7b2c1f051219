-- The windows of a year's nine steps as its plan sets them, who holds each, and what was passed with a written reason.
create table year_step (
  id uuid primary key,
  cluster_year_id uuid not null references cluster_year on delete cascade,
  step text not null check (step in ('launch', 'covenant', 'registration', 'progress', 'scoring', 'nomination', 'proposal', 'recognition', 'rotation')),
  opens_on date,
  due_on date,
  holder text,
  done_on date,
  skipped_reason text,
  version integer not null default 1,
  unique (cluster_year_id, step)
);
select app.keep('year_step');

create table step_passed (
  id uuid primary key,
  cluster_year_id uuid not null references cluster_year on delete cascade,
  step text not null,
  warning text not null,
  reason text not null check (length(trim(reason)) > 0),
  by_account_id uuid not null,
  at timestamptz not null default now()
);
create index step_passed_of_year on step_passed (cluster_year_id);
select app.keep('step_passed');
