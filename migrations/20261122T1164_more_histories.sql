-- More records tell their history to whoever may see them in the year; who has looked at them stays with those who read the log.
-- Votes tell it only to who runs the year: what happens at a count is nobody else's before it is announced.
create policy history_of_what_a_year_shows on audit for select using (
  cluster_year_id = any ((select app.years_seen())::uuid[]) and action <> 'read'
  and record_table in ('meeting', 'campaign', 'progress_period', 'scoring_table', 'year_step')
  -- points and reports are histories of their own, with rules of their own
  and table_name not in ('score_sheet', 'score_cell', 'score_column', 'score_sheet_event', 'progress_report', 'progress_figure', 'progress_base'));
-- The officer of a unit in which somebody has a post keeps that record, and reads what was done to it; restricted facts stay
-- restricted (restricted_facts_stay_restricted), and so do the posts of other units.
create policy history_of_a_person_kept on audit for select using (
  record_table = 'person' and action <> 'read'
  and (table_name = 'person' or coalesce(after, before) ->> 'unit_id' = any ((select app.officer_units())::text[]))
  and record_id in (select h.person_id from post_held h where h.unit_id = any ((select app.officer_units())::uuid[])));
