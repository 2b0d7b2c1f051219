-- People are found among a million in some milliseconds. Every order in which a result is shown is one that an index has, so
-- that the first twenty of four hundred thousand Nguyễn are read and not sorted; what a visitor asks is answered from
-- indexes that hold public people only, so that not even time tells what else there is.

-- «an nguyen van» of «nguyen van an»: Vietnamese people are called by the last word of their name.
create function app.given_first(key text) returns text language sql immutable parallel safe
  return rtrim(split_part(key, ' ', -1) || ' ' || left(key, -1 - length(split_part(key, ' ', -1))));

create index person_from_family on person ((key collate "C"), id) where merged_into_id is null;
create index person_from_given on person ((app.given_first(key) collate "C"), id) include (key) where merged_into_id is null;
create index person_called on person ((given_name collate "C"), (app.given_first(key) collate "C"), id) where merged_into_id is null;
create index person_words_trigram on person using gin ((' ' || key) gin_trgm_ops);
create index public_from_family on person ((key collate "C"), id) where is_public and merged_into_id is null;
create index public_from_given on person ((app.given_first(key) collate "C"), id) include (key) where is_public and merged_into_id is null;
create index public_called on person ((given_name collate "C"), (app.given_first(key) collate "C"), id) where is_public and merged_into_id is null;
create index public_words_trigram on person using gin ((' ' || key) gin_trgm_ops) where is_public and merged_into_id is null;
drop index person_key_trigram;
create index post_held_of_unit on post_held (unit_id, person_id);
drop index post_held_in_unit; -- is the beginning of the one above

-- Names beside the units in which somebody has or had a post, so that thousands of people of a cluster are looked through
-- where they lie together. Follows the two tables by itself; nobody but the search below reads it.
create table person_of_unit (
  unit_id uuid not null,
  person_id uuid not null references person on delete cascade,
  name text not null,
  key text not null,
  stands boolean not null, -- was not merged into another record
  primary key (unit_id, person_id) include (name, key, stands)
);
create index person_of_unit_of_person on person_of_unit (person_id);
create index person_of_unit_merged on person_of_unit (unit_id) where not stands;
alter table person_of_unit enable row level security;
insert into person_of_unit select distinct h.unit_id, p.id, p.name, p.key, p.merged_into_id is null from post_held h join person p on p.id = h.person_id;

create function app.follow_posts_given() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform from person where id in (select person_id from given) order by id for share; -- no name changes meanwhile
  insert into person_of_unit select distinct g.unit_id, p.id, p.name, p.key, p.merged_into_id is null
  from given g join person p on p.id = g.person_id on conflict do nothing;
  return null;
end $$;
create function app.follow_posts_gone() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  delete from person_of_unit k using gone g where k.unit_id = g.unit_id and k.person_id = g.person_id
    and not exists (select from post_held h where h.unit_id = g.unit_id and h.person_id = g.person_id);
  return null;
end $$;
create function app.follow_names() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update person_of_unit k set name = p.name, key = p.key, stands = p.merged_into_id is null
  from given p where k.person_id = p.id and (k.name, k.stands) is distinct from (p.name, p.merged_into_id is null);
  return null;
end $$;
create trigger follow_given after insert on post_held referencing new table as given
  for each statement execute function app.follow_posts_given();
create trigger follow_changed after update on post_held referencing new table as given
  for each statement execute function app.follow_posts_given();
create trigger follow_changed_from after update on post_held referencing old table as gone
  for each statement execute function app.follow_posts_gone();
create trigger follow_gone after delete on post_held referencing old table as gone
  for each statement execute function app.follow_posts_gone();
create trigger follow_names after update on person referencing new table as given
  for each statement execute function app.follow_names();

-- How well a name answers what was asked; none where not every word is in it. `asked` is the search key, `written` the
-- same text in lower case with its marks, `called` with a capital; `patterns`, one for each word, are for the key after a space.
create function app.place_of(key text, name text, asked text, written text, called text, patterns text[])
  returns integer language sql immutable parallel safe as $$
  select case
    when not ' ' || key like all (patterns) then null
    when key = asked then case when lower(name collate "vi-x-icu") = written then 0 else 1 end
    when split_part(name, ' ', -1) = called then 2
    when starts_with(key, asked || ' ') then 3
    when starts_with(app.given_first(key) || ' ', asked || ' ') then 4
    when starts_with(key, asked) then 5
    when starts_with(app.given_first(key), asked) then 6
    when length(asked) > 1 then 7 end
$$;

drop function app.find_people(text, text[], uuid, integer, integer);
-- Finds people by any spelling, past row-level security: the rule of who is seen stands here, and a test holds it to be that
-- of the policy. Best first: the name as it was written, then without marks; called so, of that family, beginning so; then
-- whoever has every word in any order. Words of one or two letters are beginnings of words, longer ones any part of one.
create function app.find_people(asked text, written text, in_unit uuid, most integer, beyond integer)
  returns table (id uuid, place integer) language plpgsql stable security definer set search_path = pg_catalog, public
  set jit = off set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  need constant integer := most + beyond;
  everybody constant boolean := app.reads_all_people();
  scope constant text := case when everybody then 'merged_into_id is null' else 'is_public and merged_into_id is null' end;
  own constant uuid[] := case when everybody then '{}' else app.own_person_ids() end;
  units constant uuid[] := case when everybody then '{}' else app.units_known() end;
  called constant text := case when written !~ ' ' then upper(left(written, 1) collate "vi-x-icu") || substr(written, 2) end;
  words constant text[] := string_to_array(asked, ' ');
  patterns constant text[] := array(
    select case when length(word) < 3 then '% ' else '%' end || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%'
    from unnest(words) word);
  -- where the names stand that begin so, in which order; places 3 to 6
  ways constant text[] := array[
    ['key', asked || ' ', asked || '!'],
    ['app.given_first(key)', asked, asked || '!'],
    ['key', asked, asked || chr(1114111)],
    ['app.given_first(key)', asked, asked || chr(1114111)]];
  first_of_all constant integer := 20000;
  few constant integer := 5000;
  every_word text;
  found uuid[] := '{}';
  more uuid[];
  looked integer;
begin
  if (asked = '' and in_unit is null) or cardinality(words) > 12 then return; end if;

  if in_unit is not null then
    return query select p.id, coalesce(app.place_of(p.key, p.name, asked, written, called, patterns), 0)
    from (select distinct (app.same_person(h.person_id))[1] as root from post_held h where h.unit_id = in_unit) of_unit
    join person p on p.id = of_unit.root
    where (asked = '' or app.place_of(p.key, p.name, asked, written, called, patterns) is not null)
      and (everybody or in_unit = any (units) or p.is_public or p.id = any (own)
           or exists (select from post_held h where h.person_id = any (app.same_person(p.id)) and h.unit_id = any (units)))
    order by 2, p.given_name collate "vi-x-icu", p.name collate "vi-x-icu", p.id limit most offset beyond;
    return;
  end if;

  -- among everybody, or all who are public: place after place, until there are enough
  execute format($q$select array(select id from person where key collate "C" = $1 and %s
    order by (lower(name collate "vi-x-icu") = $2) desc, name collate "vi-x-icu", id limit $3)$q$, scope)
    into found using asked, written, need;
  if called is not null and cardinality(found) < need then
    execute format($q$select array(select id from person where given_name collate "C" = $1 and key <> $2 and %s
      order by app.given_first(key) collate "C", id limit $3)$q$, scope)
      into more using called, asked, need - cardinality(found);
    found := found || more;
  end if;
  for way in 1 .. 4 loop
    exit when cardinality(found) >= need;
    execute format($q$select array(select id from person where %1$s collate "C" >= $1 and %1$s collate "C" < $2 and %2$s
      and app.place_of(key, name, $3, $4, $5, '{}') = $6 order by %1$s collate "C", id limit $7)$q$, ways[way][1], scope)
      into more using ways[way][2], ways[way][3], asked, written, called, way + 2, need - cardinality(found);
    found := found || more;
  end loop;
  if cardinality(found) < need and length(asked) > 1 then
    -- words that many bear are met soon in the order of the list; words of few are found by the index of parts of words
    execute format($q$select array_agg(id) filter (where ' ' || key like all ($1)), count(*) from
      (select id, key from person where %s order by app.given_first(key) collate "C", id limit $2) listed$q$, scope)
      into more, looked using patterns, first_of_all;
    more := array(select one from unnest(more) with ordinality listed (one, nth) where one <> all (found)
                  order by nth limit need - cardinality(found));
    if cardinality(found) + cardinality(more) < need and looked = first_of_all then
      select string_agg(format($q$ and ' ' || key like %L$q$, pattern), '') into every_word from unnest(patterns) pattern;
      execute format($q$select array(select id from (select id, key from person where %s %s limit $1) hit
        where id <> all ($2) order by app.given_first(key) collate "C", id limit $3)$q$, scope, every_word)
        into more using few, found, need - cardinality(found);
    end if;
    found := found || more;
  end if;

  -- and those of the units that the actor knows, and oneself, each by whichever of their records is known
  return query with known as materialized (
    select of_units.* from (
      select distinct k.person_id as id, k.key, k.name, app.place_of(k.key, k.name, asked, written, called, patterns) as place
      from person_of_unit k where k.unit_id = any (units) and k.stands and ' ' || k.key like all (patterns)) of_units
    where of_units.place is not null
    order by of_units.place, case when of_units.place < 2 then of_units.name end collate "vi-x-icu",
      case when of_units.place in (3, 5) then of_units.key else app.given_first(of_units.key) end collate "C", of_units.id limit need
  ), one as (
    select unnest(found) as id
    union select known.id from known
    union select own[1] where cardinality(own) > 0
    union select (app.same_person(k.person_id))[1] from person_of_unit k where k.unit_id = any (units) and not k.stands
  ), hit as (
    select p.id, p.key, p.name, app.place_of(p.key, p.name, asked, written, called, patterns) as place
    from one cross join lateral (select q.id, q.key, q.name from person q where q.id = one.id offset 0) p
  )
  select hit.id, hit.place from hit where hit.place is not null
  order by hit.place, case when hit.place < 2 then hit.name end collate "vi-x-icu",
    case when hit.place in (3, 5) then hit.key else app.given_first(hit.key) end collate "C", hit.id limit most offset beyond;
end $$;
revoke all on function app.find_people(text, text, uuid, integer, integer) from public;
grant execute on function app.given_first(text), app.place_of(text, text, text, text, text, text[]),
  app.find_people(text, text, uuid, integer, integer) to thidua_app;
