-- Persons with their posts over time, beside what sources have seen (`post_seen`). Whoever is only in the register of staff
-- is no public person: names and posts are read by those who work for the unit or run its cluster's year, birth years and
-- staff codes by the unit's own officer, the Ministry, inspectors, and the person.
alter table person
  add column is_public boolean not null default true,
  add column merged_into_id uuid references person,
  add column version integer not null default 1,
  add column key text not null generated always as (app.search_key(name)) stored,
  add check (merged_into_id <> id);
create index person_key_trigram on person using gin (key gin_trgm_ops);
create index person_by_key on person (key);
create index person_merged_into on person (merged_into_id) where merged_into_id is not null;

alter table account add column person_id uuid references person;
create unique index account_of_person on account (person_id) where person_id is not null;

-- A post from a day to a day, as a decision gave it. A day that nobody stated stays empty; no last day: still held, as far as is known.
create table post_held (
  id uuid primary key,
  person_id uuid not null references person,
  unit_id uuid not null references unit,
  position text not null check (position <> ''),
  line text not null default 'government' check (line in ('government', 'party', 'union')),
  manner text not null default 'full' check (manner in ('full', 'acting', 'in-charge', 'concurrent')),
  from_day date,
  until_day date,
  decision text,
  printed_with text, -- degree or rank as it is printed before the name: never part of who somebody is
  version integer not null default 1,
  check (from_day <= until_day),
  exclude using gist (person_id with =, unit_id with =, position with =, daterange(from_day, until_day, '[]') with &&)
);
create index post_held_of_person on post_held (person_id);
create index post_held_in_unit on post_held (unit_id);
select app.keep('post_held');

-- What tells namesakes apart and is not for everybody; `id` is the person's.
create table person_particulars (
  id uuid primary key references person on delete cascade,
  staff_code text unique check (staff_code <> ''),
  birth_year integer check (birth_year between 1900 and 2100),
  version integer not null default 1
);
select app.keep('person_particulars');

-- The rights below are read from the roles themselves, not from what a transaction says of its actor: a mistake in the
-- application that claims too much still finds nothing.
create function app.holds_today(asked text) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from app.roles_on(app.actor_id(), (now() at time zone 'Asia/Ho_Chi_Minh')::date) held
                 where held.role = asked and held.cluster_year_id is null and held.unit_id is null)
$$;
create function app.is_ministry() returns boolean language sql stable as $$
  select app.actor_id() in ('00000000-0000-7000-8000-000000000002'::uuid, '00000000-0000-7000-8000-000000000003'::uuid)
      or app.holds_today('ministry-officer')
$$;
create function app.reads_all_people() returns boolean language sql stable as $$
  select coalesce(app.is_ministry() or app.holds_today('inspector'), false)
$$;
-- Units whose officer the actor is, also by delegation (ủy quyền): the officer keeps the unit's records; nobody else of the unit does.
create function app.officer_units() returns uuid[] language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(array_agg(distinct held.unit_id), '{}')
  from app.roles_on(app.actor_id(), (now() at time zone 'Asia/Ho_Chi_Minh')::date) held
  where held.role = 'unit-officer' and held.unit_id is not null
$$;
-- Units whose people the actor knows by name and post: those worked for, and the members of the years that are run.
create function app.units_known() returns uuid[] language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(app.units(), '{}') || array(select unit_id from membership
    where cluster_year_id = any (app.years_run()) and unit_id is not null)
$$;

-- Everyone who is one person with the given one: the person who stands for all first, then those merged into that one.
create function app.same_person(asked uuid) returns uuid[] language sql stable security definer set search_path = pg_catalog, public as $$
  with recursive up as (
    select id, merged_into_id, 0 as step from person where id = asked
    union all select p.id, p.merged_into_id, up.step + 1 from person p join up on p.id = up.merged_into_id
  ), down as (
    select id, 0 as step from up where merged_into_id is null
    union all select p.id, down.step + 1 from person p join down on p.merged_into_id = down.id
  )
  select coalesce(array_agg(id order by step, id), '{}') from down
$$;
create function app.own_person_ids() returns uuid[] language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce((select app.same_person(person_id) from account where id = app.actor_id() and person_id is not null), '{}')
$$;
grant execute on all functions in schema app to thidua_app;

drop policy anyone_reads on post_held;
drop policy known_actors_write on post_held;
create policy read_by_those_who_know_the_unit on post_held for select using ((select app.reads_all_people())
  or unit_id = any ((select app.units_known())::uuid[]) or person_id = any ((select app.own_person_ids())::uuid[]));
create policy written_by_who_keeps_the_unit on post_held for all
  using ((select app.is_ministry()) or unit_id = any ((select app.officer_units())::uuid[]))
  with check ((select app.is_ministry()) or unit_id = any ((select app.officer_units())::uuid[]));

drop policy anyone_reads on person_particulars;
drop policy known_actors_write on person_particulars;
create policy read_by_officer_and_oneself on person_particulars for select using ((select app.reads_all_people())
  or id = any ((select app.own_person_ids())::uuid[])
  or exists (select from post_held h where h.person_id = person_particulars.id and h.unit_id = any ((select app.officer_units())::uuid[])));
create policy written_by_officer on person_particulars for all
  using ((select app.is_ministry())
    or exists (select from post_held h where h.person_id = person_particulars.id and h.unit_id = any ((select app.officer_units())::uuid[])))
  with check ((select app.is_ministry())
    or exists (select from post_held h where h.person_id = person_particulars.id and h.unit_id = any ((select app.officer_units())::uuid[])));

drop policy anyone_reads on person;
drop policy known_actors_write on person;
create policy read_if_public_or_known on person for select using (is_public or (select app.reads_all_people())
  or id = any ((select app.own_person_ids())::uuid[]) or exists (select from post_held h where h.person_id = person.id));
create policy known_actors_add on person for insert with check ((select app.may_write()));
create policy known_actors_change on person for update using ((select app.may_write())) with check ((select app.may_write()));
create policy known_actors_remove on person for delete using ((select app.may_write()));

-- A code that somebody bears already, also where the actor may not see who: it says taken, never by whom.
create function app.staff_codes_taken(asked text[]) returns setof text language sql stable security definer set search_path = pg_catalog, public as $$
  select staff_code from person_particulars where staff_code = any (asked) and (select app.may_write())
$$;

-- Whom sources or the register still need: not to be removed with the last file of history that named them.
create function app.is_kept(asked uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from post_held where person_id = asked) or exists (select from person_particulars where id = asked)
      or exists (select from account where person_id = asked)
      or exists (select from person where merged_into_id = asked or (id = asked and merged_into_id is not null))
$$;

-- Finds people by any spelling through the index, which row-level security would shut out; the rule of who is seen stands in
-- the query instead, word for word that of the policy. `patterns`: one for each word; the first is the one that narrows most.
create function app.find_people(asked text, patterns text[], in_unit uuid, most integer, beyond integer)
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
           or exists (select from post_held h where h.person_id = p.id and h.unit_id = any ((select app.units_known())::uuid[])))
  )
  select hit.id, hit.place from hit
  order by hit.place, hit.given_name collate "vi-x-icu", hit.name collate "vi-x-icu", hit.id limit most offset beyond
$$;
grant execute on all functions in schema app to thidua_app;
