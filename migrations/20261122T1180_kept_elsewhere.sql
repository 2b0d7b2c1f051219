-- A post in one's own unit opens what other units have kept of a person. Whoever has posts in other units only comes to a new one by
-- «điều động», which the Ministry or who keeps both units enters; an officer's own first post is for people whom no unit keeps yet.
create function app.is_kept_elsewhere(asked uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select not app.is_ministry()
    and exists (select from post_held where person_id = any (app.same_person(asked)))
    and not exists (select from post_held where person_id = any (app.same_person(asked)) and unit_id = any (app.officer_units()))
$$;
revoke all on function app.is_kept_elsewhere(uuid) from public;
grant execute on function app.is_kept_elsewhere(uuid) to thidua_app;
create policy not_of_another_unit on post_held as restrictive for insert
  with check ((select app.is_ministry()) or not app.is_kept_elsewhere(person_id));
