-- What every table stands on: Vietnamese search keys, the actor of a transaction, the audit trail, the application's rights.
create extension if not exists btree_gist;
create extension if not exists unaccent;
create extension if not exists pg_trgm;

create schema app;
do $$ begin
  if not exists (select from pg_roles where rolname = 'thidua_app') then create role thidua_app login; end if;
end $$;
grant usage on schema app, public to thidua_app;

-- Marks off, đ to d, lower case: the key that search compares. Covers all 134 Vietnamese letters, NFD input too.
create function app.fold(phrase text) returns text language sql immutable parallel safe strict
  return lower(public.unaccent('public.unaccent'::regdictionary, normalize(phrase, NFC)));

-- Set by asActor for one transaction; null outside it, and then nothing can be written.
create function app.actor_id() returns uuid language sql stable
  return nullif(current_setting('app.actor_id', true), '')::uuid;

-- The safety net under the typed policies: an unknown or anonymous actor writes nothing.
create function app.may_write() returns boolean language sql stable
  return app.actor_id() is not null and app.actor_id() <> '00000000-0000-7000-8000-000000000001'::uuid;

create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  actor_id uuid not null,
  table_name text not null,
  action text not null check (action in ('insert', 'update', 'delete')),
  row_id uuid,
  before jsonb,
  after jsonb,
  reason text
);
create index audit_of_a_row on audit (row_id, id);
grant select on audit to thidua_app;

create function app.write_audit() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  now_is jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
begin
  insert into public.audit (actor_id, table_name, action, row_id, before, after, reason)
  values (app.actor_id(), tg_table_name, lower(tg_op), (coalesce(now_is, was) ->> 'id')::uuid, was, now_is,
          nullif(current_setting('app.reason', true), ''));
  return null;
end $$;

-- Puts a table under the house rules: audited, fenced by row-level security, open to the application's role.
create function app.keep(kept regclass) returns void language plpgsql as $$
begin
  execute format('create trigger audited after insert or update or delete on %s for each row execute function app.write_audit()', kept);
  execute format('alter table %s enable row level security', kept);
  execute format('create policy anyone_reads on %s for select using (true)', kept);
  execute format('create policy known_actors_write on %s for all using ((select app.may_write())) with check ((select app.may_write()))', kept);
  execute format('grant select, insert, update, delete on %s to thidua_app', kept);
end $$;

grant execute on all functions in schema app to thidua_app;
