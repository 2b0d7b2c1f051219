-- The log is chained by one sealer, in the order in which it finds events committed; nothing is written into the log for it.
create table seal (
  year integer not null,
  position bigint not null check (position > 0),
  audit_id bigint not null unique,
  hash bytea not null check (length(hash) = 32),
  sealed_at timestamptz not null default clock_timestamp(),
  primary key (year, position)
);
-- Events that wait for the sealer. A row appears with the commit of its event, in whatever order the commits come.
create table unsealed (audit_id bigint primary key);
grant select on seal to thidua_app;

create function app.await_seal() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into public.unsealed (audit_id) values (new.id);
  return null;
end $$;
create trigger awaits_seal after insert on audit for each row execute function app.await_seal();
insert into unsealed (audit_id) select id from audit;

-- What is hashed of an event: docs/audit.md says it in words, so that anybody can reckon it again.
create function app.audit_content(of audit) returns text language sql stable
  return jsonb_build_array(of.id, to_char(of.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), of.actor_id, of.table_name,
    of.action, of.row_id, of.before, of.after, of.reason, of.act, of.origin, of.request_id, of.cluster_year_id, of.record_table,
    of.record_id)::text;

-- Seals what waits, at most so many events; gives how many. Where another process is sealing, none.
create function app.seal(most integer default 10000) returns integer language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare
  last record;
  one record;
  this_year integer := extract(year from clock_timestamp() at time zone 'Asia/Ho_Chi_Minh');
  place bigint;
  link bytea;
  done bigint[] := '{}';
begin
  if not exists (select from public.unsealed) or not pg_try_advisory_xact_lock(7316005) then return 0; end if;
  select year, position, hash into last from public.seal order by year desc, position desc limit 1;
  link := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
  this_year := greatest(this_year, last.year);
  place := case when last.year = this_year then last.position else 0 end;
  for one in select e as event from public.unsealed u join public.audit e on e.id = u.audit_id order by u.audit_id limit most loop
    place := place + 1;
    link := sha256(convert_to(concat_ws(e'\n', encode(link, 'hex'), this_year || '/' || place, app.audit_content(one.event)), 'UTF8'));
    insert into public.seal (year, position, audit_id, hash) values (this_year, place, (one.event).id, link);
    done := done || (one.event).id;
  end loop;
  delete from public.unsealed where audit_id = any (done);
  return cardinality(done);
end $$;
revoke all on function app.seal(integer), app.await_seal() from public;
grant execute on function app.seal(integer) to thidua_app;

-- Not even the owner changes the log by mistake; whoever switches this off has to mean it, and the chain shows it.
create function app.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is only added to', tg_table_name;
end $$;
create trigger only_added_to before update or delete or truncate on audit for each statement execute function app.refuse_change();
create trigger only_added_to before update or delete or truncate on seal for each statement execute function app.refuse_change();
