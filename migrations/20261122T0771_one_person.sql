-- Two records that are one person: nothing is moved, so that it can be undone; the merged id leads to the other for ever.
create table person_merge (
  id uuid primary key,
  merged_id uuid not null references person,
  into_id uuid not null references person,
  reason text not null check (reason <> ''),
  by_account_id uuid not null references account,
  merged_at timestamptz not null default now(),
  undone_at timestamptz,
  undone_by_id uuid references account,
  undone_reason text check (undone_reason <> ''),
  check (merged_id <> into_id),
  check ((undone_at is null) = (undone_by_id is null) and (undone_at is null) = (undone_reason is null))
);
create unique index one_merge_in_force on person_merge (merged_id) where undone_at is null;
select app.keep('person_merge');

-- Two that look alike and are not one: not proposed again.
create table namesakes_apart (
  id uuid primary key,
  one_id uuid not null references person,
  other_id uuid not null references person,
  reason text not null check (reason <> ''),
  by_account_id uuid not null references account,
  said_at timestamptz not null default now(),
  check (one_id < other_id),
  unique (one_id, other_id)
);
select app.keep('namesakes_apart');

-- Whoever keeps all units in which a person has a post keeps the person; one of whom only sources know is the Ministry's.
create function app.keeps_person(asked uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select app.is_ministry() or coalesce((select bool_and(unit_id = any (app.officer_units())) from post_held
                                        where person_id = any (app.same_person(asked))), false)
$$;
revoke all on function app.keeps_person(uuid) from public;
grant execute on function app.keeps_person(uuid) to thidua_app;

drop policy anyone_reads on person_merge;
drop policy known_actors_write on person_merge;
create policy read_by_who_knows_both on person_merge for select using ((select app.reads_all_people())
  or exists (select from post_held h where h.person_id = merged_id) and exists (select from post_held h where h.person_id = into_id));
create policy written_by_keeper on person_merge for all using (app.keeps_person(merged_id) and app.keeps_person(into_id))
  with check (app.keeps_person(merged_id) and app.keeps_person(into_id));
drop policy anyone_reads on namesakes_apart;
drop policy known_actors_write on namesakes_apart;
create policy read_by_who_knows_both on namesakes_apart for select using ((select app.reads_all_people())
  or exists (select from post_held h where h.person_id = one_id) and exists (select from post_held h where h.person_id = other_id));
create policy written_by_keeper on namesakes_apart for all using (app.keeps_person(one_id) and app.keeps_person(other_id))
  with check (app.keeps_person(one_id) and app.keeps_person(other_id));
select app.audit_rows_of('person_merge', 'into_id');

-- Who is known by a record that was merged is known by the one that stands for both.
create function app.known_by_another_record(asked uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from person m where m.merged_into_id = asked)
     and exists (select from post_held h where h.person_id = any (app.same_person(asked)) and h.unit_id = any (app.units_known()))
$$;
revoke all on function app.known_by_another_record(uuid) from public;
grant execute on function app.known_by_another_record(uuid) to thidua_app;
drop policy read_if_public_or_known on person;
create policy read_if_public_or_known on person for select using (is_public or (select app.reads_all_people())
  or id = any ((select app.own_person_ids())::uuid[]) or exists (select from post_held h where h.person_id = person.id)
  or app.known_by_another_record(id));
create or replace function app.find_people(asked text, patterns text[], in_unit uuid, most integer, beyond integer)
  returns table (id uuid, place integer) language sql stable security definer set search_path = pg_catalog, public as $$
  with hit as (
    select p.id, p.name, p.given_name,
      case when p.key = asked then 0
           when p.key like asked || ' %' or p.key like '% ' || asked then 1
           when p.key like asked || '%' then 2
           when ' ' || p.key like '% ' || asked || '%' then 3 else 4 end as place
    from person p
    where p.merged_into_id is null and p.key like coalesce(patterns[1], '%') and p.key like all (patterns)
      and (in_unit is null or exists (select from post_held h where h.unit_id = in_unit and h.person_id = any (app.same_person(p.id))))
      and (p.is_public or (select app.reads_all_people()) or p.id = any ((select app.own_person_ids())::uuid[])
           or exists (select from post_held h where h.person_id = p.id and h.unit_id = any ((select app.units_known())::uuid[]))
           or app.known_by_another_record(p.id))
  )
  select hit.id, hit.place from hit
  order by hit.place, hit.given_name collate "vi-x-icu", hit.name collate "vi-x-icu", hit.id limit most offset beyond
$$;
