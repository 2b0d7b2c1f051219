-- What was reminded of: one row for each stage of a deadline, written in the transaction that tells the people, so that
-- neither a restart nor a second server tells it again. A deadline that is moved begins anew.
create table reminder (
  id uuid primary key,
  cluster_year_id uuid not null references cluster_year on delete cascade,
  step text not null,
  -- whose part; null is the head's own
  unit_id uuid references unit,
  due_on date not null,
  stage text not null check (stage in ('five-days-before', 'one-day-before', 'day-after', 'escalated')),
  at timestamptz not null default now(),
  unique nulls not distinct (cluster_year_id, step, unit_id, due_on, stage)
);
select app.keep('reminder');
select app.fence('reminder', 'cluster_year_id = any ((select app.years_run())::uuid[])');

-- Who is to be told of a year's deadlines on a day: the officers of its units, and who runs it as the head's office; by a
-- role of their own or one delegated to them, with an account that is open.
create function app.told_of_deadlines(of_cluster_year uuid, day date)
returns table (account_id uuid, unit_id uuid, is_office boolean)
language sql stable security definer set search_path = pg_catalog, public as $$
  with held as (
    select g.account_id, g.role, g.unit_id, g.cluster_year_id from grant_of_role g
    where g.valid @> day and g.role in ('unit-officer', 'cluster-office')
    union
    select d.to_account_id, g.role, g.unit_id, g.cluster_year_id
    from delegation d join grant_of_role g on g.account_id = d.from_account_id and g.role = d.role and g.valid @> day
      and g.unit_id is not distinct from d.unit_id and (d.cluster_year_id is null or g.cluster_year_id = d.cluster_year_id)
    where d.valid @> day and (d.withdrawn_on is null or d.withdrawn_on > day) and g.role in ('unit-officer', 'cluster-office')
  ), here as (
    select h.account_id, h.unit_id,
      h.role = 'cluster-office' or (h.cluster_year_id is null and exists (select from leadership l
        where l.cluster_year_id = of_cluster_year and l.role = 'HEAD' and l.unit_id = h.unit_id)) as is_office
    from held h
    where h.cluster_year_id = of_cluster_year or (h.cluster_year_id is null and h.role = 'unit-officer'
      and exists (select from membership m where m.cluster_year_id = of_cluster_year and m.unit_id = h.unit_id and m.participation = 'member'))
  )
  select here.account_id, here.unit_id, here.is_office from here join account a on a.id = here.account_id and a.kind = 'person'
    left join account_access w on w.id = a.id
  where w.disabled_at is null and app.actor_id() = '00000000-0000-7000-8000-000000000003'::uuid
$$;
revoke all on function app.told_of_deadlines(uuid, date) from public;
grant execute on function app.told_of_deadlines(uuid, date) to thidua_app;
