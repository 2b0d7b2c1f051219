-- A list of people read from a file: first laid beside the register to be looked at, then entered whole or not at all.
-- Only who brought the file sees it; the file itself goes when it has been entered or given up.
create table people_import (
  id uuid primary key,
  account_id uuid not null references account,
  file_name text not null,
  content bytea,
  state text not null default 'reading' check (state in ('reading', 'refused', 'previewed', 'loading', 'loaded', 'cancelled', 'failed')),
  refusal text,
  refusal_detail text,
  rows_total integer,
  rows_done integer not null default 0,
  asked_to_stop boolean not null default false,
  beat_at timestamptz not null default now(),
  unused_columns text[] not null default '{}',
  new_people integer not null default 0,
  new_rows integer not null default 0,
  changed_rows integer not null default 0,
  same_rows integer not null default 0,
  doubtful_rows integer not null default 0,
  problem_count integer not null default 0,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index people_import_of_account on people_import (account_id, created_at);

create table people_import_row (
  import_id uuid not null references people_import on delete cascade,
  row_no integer not null,
  primary key (import_id, row_no),
  name text not null,
  key text not null,
  staff_code text,
  birth_year integer,
  told_apart_by text,
  unit_id uuid not null,
  position text not null,
  line text,
  manner text,
  from_day date,
  until_day date,
  decision text,
  printed_with text,
  -- Who the row is of, within the file: its staff code, or its name with what tells it apart in its unit.
  identity text not null,
  first_row integer,
  person_id uuid,
  is_new boolean,
  person_version integer,
  post_id uuid,
  post_version integer,
  verdict text check (verdict in ('new', 'changed', 'same', 'doubtful'))
);
create index people_import_row_identity on people_import_row (import_id, identity);
create index people_import_row_first on people_import_row (import_id, first_row);
create index people_import_row_verdict on people_import_row (import_id, verdict, row_no);

create table people_import_problem (
  import_id uuid not null references people_import on delete cascade,
  row_no integer not null,
  column_key text not null,
  kind text not null,
  found text not null,
  about text
);
create index people_import_problem_of_import on people_import_problem (import_id, row_no);

alter table people_import enable row level security;
alter table people_import_row enable row level security;
alter table people_import_problem enable row level security;
create policy own on people_import for all using (account_id = (select app.actor_id())) with check (account_id = (select app.actor_id()));
create policy own on people_import_row for all using (import_id in (select id from people_import)) with check (import_id in (select id from people_import));
create policy own on people_import_problem for all using (import_id in (select id from people_import)) with check (import_id in (select id from people_import));
grant select, insert, update, delete on people_import, people_import_row, people_import_problem to thidua_app;

-- A list of 50,000 rows has just been laid down: the planner is told, or it would walk them 50,000 times.
create function app.measure_people_import() returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if app.may_write() then analyze public.people_import_row; end if;
end $$;
revoke all on function app.measure_people_import() from public;
grant execute on function app.measure_people_import() to thidua_app;
