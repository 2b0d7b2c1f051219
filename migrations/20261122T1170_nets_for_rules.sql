-- The net under the table of rights for what holds for everybody: whoever the application lets through by mistake changes
-- neither the rules of accounts nor the days off, tells nobody anything under another's name, and makes no record their own.
drop policy known_actors_write on account_rule;
create policy written_by_who_keeps_accounts on account_rule for all using ((select app.manages_accounts())) with check ((select app.manages_accounts()));
drop policy known_actors_write on second_factor_role;
create policy written_by_who_keeps_accounts on second_factor_role for all using ((select app.manages_accounts())) with check ((select app.manages_accounts()));

create function app.keeps_the_calendar() returns boolean language sql stable as $$
  select coalesce(app.is_ministry() or app.holds_today('administrator'), false)
$$;
grant execute on function app.keeps_the_calendar() to thidua_app;
drop policy known_actors_write on holiday_schedule;
create policy written_by_who_keeps_the_calendar on holiday_schedule for all
  using ((select app.keeps_the_calendar())) with check ((select app.keeps_the_calendar()));
drop policy known_actors_write on special_day;
create policy written_by_who_keeps_the_calendar on special_day for all
  using ((select app.keeps_the_calendar())) with check ((select app.keeps_the_calendar()));

drop policy known_actors_tell on personal_notice;
create policy told_under_the_own_name on personal_notice for insert with check ((select app.may_write())
  and (by_account_id = (select app.actor_id()) or (select app.actor_id()) = '00000000-0000-7000-8000-000000000003'));

-- Whoever is tied to a person reads all that was ever recorded of that person.
create function app.tie_is_given() returns trigger language plpgsql as $$
begin
  if new.person_id is not null and app.actor_id() is not null
     and (tg_op = 'INSERT' or new.person_id is distinct from old.person_id)
     and (new.id = app.actor_id() or not app.keeps_person(new.person_id)) then
    raise exception 'whose record it is, somebody else says who keeps all of it';
  end if;
  return new;
end $$;
create trigger tie_is_given before insert or update of person_id on account for each row execute function app.tie_is_given();
