-- The net under the typed policies, for reading: what a cluster works on is seen by those who have a part in that year,
-- by the Ministry and by inspectors; what the steps publish (signed covenants, decisions) is seen by everybody.
-- A missing check in the application finds nothing here instead of everything.

-- Puts a table behind a reading rule: whoever may write still may, but only reads (and so changes) what the rule shows.
create function app.fence(fenced regclass, rule text) returns void language plpgsql as $$
begin
  execute format('drop policy anyone_reads on %s', fenced);
  execute format('drop policy known_actors_write on %s', fenced);
  execute format('create policy read_in_reach on %s for select using ((select app.reads_everything()) or %s)', fenced, rule);
  execute format('create policy known_actors_insert on %s for insert with check ((select app.may_write()))', fenced);
  execute format('create policy known_actors_update on %s for update using ((select app.may_write())) with check ((select app.may_write()))', fenced);
  execute format('create policy known_actors_delete on %s for delete using ((select app.may_write()))', fenced);
end $$;

select app.fence('registration', $$(cluster_year_id = any ((select app.years_seen())::uuid[])
  and (state <> 'draft' or unit_id = any ((select app.units())::uuid[]) or cluster_year_id = any ((select app.years_run())::uuid[])))$$);
select app.fence('registration_event', 'exists (select from registration r where r.id = registration_id)');

-- A covenant is a paper of the cluster until its text is frozen by the first signature.
select app.fence('covenant', $$(origin = 'history' or state in ('signing', 'signed', 'disseminated', 'reviewed')
  or cluster_year_id = any ((select app.years_seen())::uuid[]))$$);
select app.fence('covenant_task', 'exists (select from covenant c where c.id = covenant_id)');
select app.fence('target', 'exists (select from covenant c where c.id = covenant_id)');
select app.fence('covenant_signature', 'exists (select from covenant c where c.id = covenant_id)');
select app.fence('covenant_comment', 'exists (select from covenant c where c.id = covenant_id and c.cluster_year_id = any ((select app.years_seen())::uuid[]))');
select app.fence('covenant_consent', 'exists (select from covenant c where c.id = covenant_id and c.cluster_year_id = any ((select app.years_seen())::uuid[]))');

-- What a unit reports, and the points that it gives itself, are between the unit and the head's office.
select app.fence('progress_period', 'cluster_year_id = any ((select app.years_seen())::uuid[])');
select app.fence('progress_report', $$(unit_id = any ((select app.units())::uuid[])
  or exists (select from progress_period p where p.id = period_id and p.cluster_year_id = any ((select app.years_run())::uuid[])))$$);
select app.fence('progress_figure', 'exists (select from progress_report r where r.id = report_id)');
select app.fence('scoring_table', 'cluster_year_id = any ((select app.years_seen())::uuid[])');
select app.fence('criterion', 'exists (select from scoring_table t where t.id = table_id)');
select app.fence('criterion_band', 'exists (select from criterion c where c.id = criterion_id)');
-- A place among the members stands once all points are final; then each member may reckon it.
select app.fence('score_sheet', $$(unit_id = any ((select app.units())::uuid[])
  or exists (select from scoring_table t where t.id = table_id and (t.cluster_year_id = any ((select app.years_run())::uuid[])
    or state = 'final' and t.cluster_year_id = any ((select app.years_seen())::uuid[]))))$$);
select app.fence('score_sheet_event', 'exists (select from score_sheet s where s.id = sheet_id)');
select app.fence('score_column', 'exists (select from score_sheet s where s.id = sheet_id)');
select app.fence('score_cell', 'exists (select from score_column c where c.id = column_id)');

-- The conference: presence, votes and their counts belong to the cluster; who was acclaimed is public (nomination).
select app.fence('presence', 'exists (select from meeting m where m.id = meeting_id and m.cluster_year_id = any ((select app.years_seen())::uuid[]))');
select app.fence('ballot', 'cluster_year_id = any ((select app.years_seen())::uuid[])');
select app.fence('ballot_nominee', 'exists (select from ballot b where b.id = ballot_id)');
select app.fence('ballot_tally', 'exists (select from ballot b where b.id = ballot_id)');
select app.fence('ballot_tally_row', 'exists (select from ballot_tally t where t.id = tally_id)');
select app.fence('bulletin', $$(approved_on is not null
  or exists (select from meeting m where m.id = meeting_id and m.cluster_year_id = any ((select app.years_seen())::uuid[])))$$);

select app.fence('dossier_attachment', 'cluster_year_id = any ((select app.years_seen())::uuid[])');
select app.fence('hand_over', 'cluster_year_id = any ((select app.years_seen())::uuid[])');
select app.fence('next_leader', 'cluster_year_id = any ((select app.years_seen())::uuid[])');
select app.fence('step_passed', 'cluster_year_id = any ((select app.years_seen())::uuid[])');

-- Of the papers made here, covenants and decisions are public once issued; minutes and submissions stay with the cluster.
select app.fence('paper', $$(origin = 'history' or (kind in ('covenant', 'decision') and state in ('signed', 'issued', 'revoked'))
  or cluster_year_id = any ((select app.years_seen())::uuid[]))$$);
select app.fence('decision', 'exists (select from paper p where p.id = paper_id)');
select app.fence('decision_row', 'exists (select from decision d where d.id = decision_id)');

-- Counts that a step publishes without the rows behind them: how many units have something registered.
create function app.units_registered(of_cluster_year uuid) returns integer language sql stable security definer
  set search_path = pg_catalog, public
  return (select count(distinct unit_id)::int from public.registration
          where cluster_year_id = of_cluster_year and state not in ('draft', 'withdrawn', 'returned'));
-- How many units have reported in a period, told to every member without what they reported.
create function app.reports_received(of_period uuid) returns integer language sql stable security definer
  set search_path = pg_catalog, public
  return (select count(*)::int from public.progress_report where period_id = of_period);
revoke all on function app.units_registered(uuid), app.reports_received(uuid) from public;
grant execute on function app.units_registered(uuid), app.reports_received(uuid) to thidua_app;
