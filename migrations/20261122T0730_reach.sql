-- How far the eyes of a transaction's actor go, as `asActor` says it. Policies call these in a subquery, so that each is
-- evaluated once a query and not once a row.
create function app.reads_everything() returns boolean language sql stable
  return coalesce(current_setting('app.everything', true), '') = 'on';
create function app.years_seen() returns uuid[] language sql stable
  return string_to_array(nullif(current_setting('app.years_seen', true), ''), ',')::uuid[];
create function app.years_run() returns uuid[] language sql stable
  return string_to_array(nullif(current_setting('app.years_run', true), ''), ',')::uuid[];
create function app.units() returns uuid[] language sql stable
  return string_to_array(nullif(current_setting('app.units', true), ''), ',')::uuid[];
grant execute on all functions in schema app to thidua_app;

alter table grant_of_role drop constraint grant_of_role_role_check;
alter table grant_of_role add check (role in ('ministry-officer', 'council-member', 'cluster-office', 'unit-officer', 'unit-leader',
                                              'delegate', 'teller', 'staff-member', 'inspector', 'administrator'));
