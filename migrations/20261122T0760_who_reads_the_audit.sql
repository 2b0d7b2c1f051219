-- Who reads what was done: the Ministry and inspectors all of it, a head's office that of its years, everybody their own
-- acts; and members of a year the history of the records that they may see there (never who else has looked at them).
alter table audit enable row level security;
create policy read_in_reach on audit for select using (
  (select app.reads_everything())
  or actor_id = (select app.actor_id())
  or cluster_year_id = any ((select app.years_run())::uuid[])
  or cluster_year_id = any ((select app.years_seen())::uuid[]) and action <> 'read' and case record_table
    when 'covenant' then true
    when 'decision' then true
    when 'paper' then true
    when 'next_leader' then true
    when 'hand_over' then true
    when 'registration' then exists (select from registration r where r.id = record_id and r.unit_id = any ((select app.units())::uuid[]))
    when 'score_sheet' then exists (select from score_sheet s where s.id = record_id and s.unit_id = any ((select app.units())::uuid[]))
    when 'progress_report' then exists (select from progress_report r where r.id = record_id and r.unit_id = any ((select app.units())::uuid[]))
    else false
  end);

-- Who saved a row last, and when: told with the row to whoever sees it, also where the log itself is not for their eyes.
create function app.last_save(of_row uuid, out at timestamptz, out actor_id uuid) returns setof record language sql stable security definer
  set search_path = pg_catalog, public
  begin atomic
    select a.at, a.actor_id from public.audit a where a.row_id = of_row and a.action <> 'read' order by a.id desc limit 1;
  end;
revoke all on function app.last_save(uuid) from public;
grant execute on function app.last_save(uuid) to thidua_app;
