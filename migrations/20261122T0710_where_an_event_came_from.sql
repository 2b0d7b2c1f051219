-- Every event says from where it came, which act it was, and to which record and cluster-year it belongs.
alter table audit
  -- The more speaking name that a use case gives to its whole transaction; null: the kind is told by table and action.
  add column act text,
  add column origin text check (origin in ('web', 'api', 'cli', 'worker')),
  add column request_id text,
  add column cluster_year_id uuid,
  -- The record whose history the event is part of: a changed cell is an event of its score sheet.
  add column record_table text,
  add column record_id uuid;
alter table audit drop constraint audit_action_check;
alter table audit add constraint audit_action_check check (action in ('insert', 'update', 'delete', 'read'));

-- The column by which a row is part of another record: what disappears with it.
create function app.part_of(kept regclass) returns name language sql stable
  return (select a.attname from pg_catalog.pg_constraint f
          join pg_catalog.pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
          where f.conrelid = kept and f.contype = 'f' and f.confdeltype = 'c' and a.attname <> 'cluster_year_id'
          order by a.attnum limit 1);

-- Trigger arguments: the column that leads to the record above, and 'own' where that lends only its cluster-year.
-- What the record above is, its own last event tells: it is at hand even while a deletion takes both away.
create or replace function app.write_audit() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  now_is jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  it jsonb := coalesce(now_is, was);
  its_id uuid := (it ->> 'id')::uuid;
  of_table text;
  of_id uuid;
  of_year uuid;
begin
  if tg_nargs > 0 then
    select record_table, record_id, cluster_year_id into of_table, of_id, of_year
    from public.audit where row_id = (it ->> tg_argv[0])::uuid order by id desc limit 1;
  end if;
  if of_id is null or tg_nargs > 1 then
    of_table := tg_table_name;
    of_id := its_id;
  end if;
  insert into public.audit (actor_id, table_name, action, row_id, before, after, reason, act, origin, request_id,
                            cluster_year_id, record_table, record_id)
  values (app.actor_id(), tg_table_name, lower(tg_op), its_id, was, now_is,
          nullif(current_setting('app.reason', true), ''), nullif(current_setting('app.act', true), ''),
          nullif(current_setting('app.origin', true), ''), nullif(current_setting('app.request', true), ''),
          coalesce((it ->> 'cluster_year_id')::uuid, case tg_table_name when 'cluster_year' then its_id else of_year end),
          of_table, of_id);
  return null;
end $$;

create function app.audit_rows_of(kept regclass, variadic arguments text[]) returns void language plpgsql as $$
begin
  execute format('drop trigger if exists audited on %s', kept);
  execute format('create trigger audited after insert or update or delete on %s for each row execute function app.write_audit(%s)',
                 kept, (select string_agg(quote_literal(argument), ', ') from unnest(arguments) argument where argument is not null));
end $$;

-- Puts a table under the house rules: audited, fenced by row-level security, open to the application's role.
create or replace function app.keep(kept regclass) returns void language plpgsql as $$
begin
  perform app.audit_rows_of(kept, app.part_of(kept));
  execute format('alter table %s enable row level security', kept);
  execute format('create policy anyone_reads on %s for select using (true)', kept);
  execute format('create policy known_actors_write on %s for all using ((select app.may_write())) with check ((select app.may_write()))', kept);
  execute format('grant select, insert, update, delete on %s to thidua_app', kept);
end $$;

select app.audit_rows_of(tgrelid::regclass, app.part_of(tgrelid::regclass)) from pg_trigger where tgname = 'audited';
-- A unit's sheet and report have a history of their own, in the year of their table and period.
select app.audit_rows_of('score_sheet', 'table_id', 'own');
select app.audit_rows_of('progress_report', 'period_id', 'own');

-- What was written before knows its record and year from now on, from the top down.
update audit set record_table = table_name, record_id = row_id,
  cluster_year_id = coalesce((coalesce(after, before) ->> 'cluster_year_id')::uuid, case table_name when 'cluster_year' then row_id end);
do $$
begin
  for depth in 1..4 loop
    update audit a set
      cluster_year_id = coalesce(a.cluster_year_id, above.cluster_year_id),
      record_table = case when a.table_name in ('score_sheet', 'progress_report') then a.record_table else above.record_table end,
      record_id = case when a.table_name in ('score_sheet', 'progress_report') then a.record_id else above.record_id end
    from (select distinct on (row_id) row_id, record_table, record_id, cluster_year_id from audit order by row_id, id desc) above
    where above.row_id = (coalesce(a.after, a.before) ->> (select app.part_of(c.oid::regclass) from pg_class c
      where c.relname = a.table_name and c.relnamespace = 'public'::regnamespace))::uuid;
  end loop;
end $$;

create index audit_of_a_record on audit (record_id, id);
create index audit_of_a_year on audit (cluster_year_id, id) where cluster_year_id is not null;
create index audit_of_an_actor on audit (actor_id, id);
create index audit_by_day on audit using brin (at);

-- That somebody opened what is restricted is an event like a change; it belongs where the record's own events belong.
create function app.note_reading(read_table text, read_id uuid, facts jsonb) returns void language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if not app.may_write() then raise exception 'a visitor reads nothing that is restricted'; end if;
  insert into public.audit (actor_id, table_name, action, row_id, after, reason, act, origin, request_id, cluster_year_id, record_table, record_id)
  select app.actor_id(), read_table, 'read', read_id, facts, nullif(current_setting('app.reason', true), ''), 'record-read',
         nullif(current_setting('app.origin', true), ''), nullif(current_setting('app.request', true), ''),
         above.cluster_year_id, coalesce(above.record_table, read_table), coalesce(above.record_id, read_id)
  from (select) one left join lateral
    (select cluster_year_id, record_table, record_id from public.audit where row_id = read_id order by id desc limit 1) above on true;
end $$;
revoke all on function app.note_reading(text, uuid, jsonb), app.audit_rows_of(regclass, text[]) from public;
grant execute on function app.note_reading(text, uuid, jsonb) to thidua_app;
