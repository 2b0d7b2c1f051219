-- What is known of somebody's service and is nobody else's business: yearly ratings, discipline, inspections, leave, transfers.
-- Read by the person, by the officer of the unit under which a fact was recorded (a later unit's officer does not inherit it),
-- by the Ministry and inspectors; every reading is an event (`app.note_reading`).
create table person_fact (
  id uuid primary key,
  person_id uuid not null references person,
  unit_id uuid not null references unit,
  kind text not null check (kind in ('rating', 'discipline', 'inspection', 'maternity', 'transfer')),
  year integer check (year between 1945 and 2100),
  rating text check (rating in ('excellent', 'good', 'done', 'not-done')),
  from_day date,
  until_day date,
  detail text,
  decision text,
  version integer not null default 1,
  check (from_day <= until_day),
  check ((kind = 'rating') = (rating is not null) and (kind <> 'rating' or year is not null)),
  check (kind = 'rating' or from_day is not null),
  check (kind not in ('discipline', 'transfer') or detail is not null)
);
create index person_fact_of_person on person_fact (person_id);
create index person_fact_in_unit on person_fact (unit_id);
create unique index one_rating_a_year on person_fact (person_id, unit_id, year) where kind = 'rating';
select app.keep('person_fact');
drop policy anyone_reads on person_fact;
drop policy known_actors_write on person_fact;
create policy read_by_officer_and_oneself on person_fact for select using ((select app.reads_all_people())
  or unit_id = any ((select app.officer_units())::uuid[]) or person_id = any ((select app.own_person_ids())::uuid[]));
-- Nobody keeps their own record.
create policy written_by_officer on person_fact for all
  using (((select app.is_ministry()) or unit_id = any ((select app.officer_units())::uuid[]))
    and person_id <> all ((select app.own_person_ids())::uuid[]))
  with check (((select app.is_ministry()) or unit_id = any ((select app.officer_units())::uuid[]))
    and person_id <> all ((select app.own_person_ids())::uuid[]));

-- Đề nghị đính chính: asked by the person, answered with a reason, corrected.
create table correction_request (
  id uuid primary key,
  person_id uuid not null references person,
  unit_id uuid references unit, -- whose officer answers; none: the Ministry
  about text not null check (about in ('name', 'particulars', 'post', 'rating', 'other-fact')),
  asked text not null check (asked <> ''),
  state text not null default 'asked' check (state in ('asked', 'agreed', 'declined', 'corrected', 'withdrawn')),
  asked_by_id uuid not null references account,
  asked_at timestamptz not null default now(),
  answer text check (answer <> ''),
  answered_by_id uuid references account,
  answered_at timestamptz,
  version integer not null default 1,
  check (state in ('asked', 'withdrawn') or (answer is not null and answered_by_id is not null))
);
create index correction_request_of_person on correction_request (person_id);
create index correction_request_in_unit on correction_request (unit_id, state);
select app.keep('correction_request');
drop policy anyone_reads on correction_request;
drop policy known_actors_write on correction_request;
create policy read_by_asker_and_officer on correction_request for select using ((select app.reads_all_people())
  or unit_id = any ((select app.officer_units())::uuid[]) or person_id = any ((select app.own_person_ids())::uuid[]));
create policy asked_by_oneself on correction_request for insert
  with check (person_id = any ((select app.own_person_ids())::uuid[]) and asked_by_id = app.actor_id() and state = 'asked');
create policy answered_by_officer on correction_request for update
  using ((select app.is_ministry()) or unit_id = any ((select app.officer_units())::uuid[]) or person_id = any ((select app.own_person_ids())::uuid[]))
  with check ((((select app.is_ministry()) or unit_id = any ((select app.officer_units())::uuid[]))
      and person_id <> all ((select app.own_person_ids())::uuid[]))
    or (state = 'withdrawn' and person_id = any ((select app.own_person_ids())::uuid[])));

-- Events of these rows belong to the history of the person, but not to everybody who may read a history.
select app.audit_rows_of('post_held', 'person_id');
select app.audit_rows_of('person_fact', 'person_id');
select app.audit_rows_of('correction_request', 'person_id');
create policy restricted_facts_stay_restricted on audit as restrictive for select using (
  table_name not in ('person_fact', 'correction_request', 'person_particulars')
  or (select app.reads_all_people()) or actor_id = (select app.actor_id()));

-- Who has opened the restricted part of one's own record: told to the person it is about.
create function app.readings_of_own_record() returns table (at timestamptz, name text, post text, facts text[])
  language sql stable security definer set search_path = pg_catalog, public as $$
  select a.at, reader.name, reader.post, array(select jsonb_array_elements_text(a.after -> 'facts'))
  from audit a join account reader on reader.id = a.actor_id
  where a.action = 'read' and a.table_name = 'person' and a.row_id = any (app.own_person_ids())
    and a.actor_id <> app.actor_id()
  order by a.id desc limit 100
$$;
revoke all on function app.readings_of_own_record() from public;
grant execute on function app.readings_of_own_record() to thidua_app;
