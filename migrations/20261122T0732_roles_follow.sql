-- Roles follow posts, membership and leadership by date. What is given by hand is a role for the whole system, for one
-- year (a teller, a delegate), or for a unit; a role for a unit opens the years of which the unit is a member, and its
-- officers are the head's office (Bộ phận giúp việc Cụm) of the years that the unit leads.

-- Ủy quyền: somebody acts with a role of somebody else, for a time, by a paper.
create table delegation (
  id uuid primary key,
  from_account_id uuid not null references account,
  to_account_id uuid not null references account,
  role text not null,
  unit_id uuid references unit,
  cluster_year_id uuid references cluster_year,
  valid daterange not null check (lower(valid) is not null and upper(valid) is not null),
  paper text not null check (length(trim(paper)) > 0),
  withdrawn_on date,
  check (from_account_id <> to_account_id),
  check (unit_id is not null or cluster_year_id is not null)
);
create index delegation_to on delegation (to_account_id);
create index delegation_from on delegation (from_account_id);
select app.keep('delegation');

-- The roles of an account that are in force on a day. A delegated role is never passed on again.
create function app.roles_on(holder uuid, day date)
returns table (role text, cluster_year_id uuid, unit_id uuid, delegated_by uuid)
language sql stable security definer set search_path = pg_catalog, public as $$
  with held as (
    select g.role, g.cluster_year_id, g.unit_id, null::uuid as delegated_by from grant_of_role g
    where g.account_id = holder and g.valid @> day
    union all
    select g.role, g.cluster_year_id, g.unit_id, d.from_account_id
    from delegation d join grant_of_role g on g.account_id = d.from_account_id and g.role = d.role and g.valid @> day
      and g.unit_id is not distinct from d.unit_id and (d.cluster_year_id is null or g.cluster_year_id = d.cluster_year_id)
    where d.to_account_id = holder and d.valid @> day and (d.withdrawn_on is null or d.withdrawn_on > day)
  ), of_a_unit as (
    select * from held where held.cluster_year_id is null and held.unit_id is not null
  )
  select * from held
  union
  select h.role, m.cluster_year_id, h.unit_id, h.delegated_by
  from of_a_unit h join membership m on m.unit_id = h.unit_id and m.participation = 'member'
    join cluster_year y on y.id = m.cluster_year_id and y.origin = 'live'
  where h.role in ('unit-officer', 'unit-leader')
  union
  select 'cluster-office', l.cluster_year_id, h.unit_id, h.delegated_by
  from of_a_unit h join leadership l on l.unit_id = h.unit_id and l.role = 'HEAD'
    join cluster_year y on y.id = l.cluster_year_id and y.origin = 'live'
  where h.role = 'unit-officer'
$$;
revoke all on function app.roles_on(uuid, date) from public;
grant execute on function app.roles_on(uuid, date) to thidua_app;
