-- When somebody last proved who they are, and whether the agency's provider asked for a second factor itself.
alter table session add column proved_at timestamptz not null default now();
alter table session add column factor_by_provider boolean not null default false;

-- In which language a person is written to: the one in which they last signed in.
alter table account_access add column language text not null default 'vi' check (language in ('vi', 'en'));

-- What the administrator sets for all accounts; one row.
create table account_rule (
  single boolean primary key default true check (single),
  step_up_minutes integer not null default 15 check (step_up_minutes between 1 and 720),
  tells_of_new_device boolean not null default true,
  version integer not null default 1
);
select app.keep('account_rule');
select set_config('app.actor_id', '00000000-0000-7000-8000-000000000003', true); -- the server itself; on record like everything
insert into account_rule default values;

-- Whether a role of today asks for a second factor that is not set up. Accounts of the demonstration have no way in of
-- their own and are asked for nothing.
create function app.second_factor_is_wanting(holder uuid, day date) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from account_access a where a.id = holder and a.second_factor_at is null)
     and exists (select from app.roles_on(holder, day) held join second_factor_role wanted on wanted.role = held.role)
$$;
revoke all on function app.second_factor_is_wanting(uuid, date) from public;
grant execute on function app.second_factor_is_wanting(uuid, date) to thidua_app;

-- The Ministry's officers give accounts to units and years; who runs the machine, works for the Ministry or inspects has
-- theirs from an administrator. A role that has ended puts an account back within their reach.
create function app.is_high_role(role text) returns boolean language sql immutable
  return role in ('administrator', 'ministry-officer', 'inspector');
create function app.is_within_scope(holder uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
  select app.holds_today('ministry-officer') and holder <> app.actor_id()
    and exists (select from account a where a.id = holder and a.kind = 'person')
    and exists (select from grant_of_role g where g.account_id = holder)
    and not exists (select from grant_of_role g where g.account_id = holder and app.is_high_role(g.role) and not isempty(g.valid)
                    and (upper_inf(g.valid) or upper(g.valid) > (now() at time zone 'Asia/Ho_Chi_Minh')::date))
$$;
revoke all on function app.is_within_scope(uuid) from public;
grant execute on function app.is_within_scope(uuid) to thidua_app;

create policy seen_within_scope on account_access for select using (app.is_within_scope(id));
create policy changed_within_scope on account_access for update using (app.is_within_scope(id)) with check (app.is_within_scope(id));
create policy made_by_the_ministry on account_access for insert
  with check ((select app.holds_today('ministry-officer')) and id <> (select app.actor_id())
              and password_set_at is null and second_factor_at is null and disabled_at is null);
create policy within_scope on invitation for all using (kind = 'invitation' and app.is_within_scope(account_id))
  with check ((select app.may_write()) and app.is_within_scope(account_id) and kind = 'invitation');
create policy seen_within_scope on sign_in for select using (app.is_within_scope(account_id));

-- The net under the table of rights: whoever gives roles, these only an administrator gives, and nobody to themselves.
create policy high_roles_are_given_by_administrators on grant_of_role as restrictive for insert
  with check (not app.is_high_role(role) or (select app.manages_accounts()));
create policy high_roles_are_kept_by_administrators on grant_of_role as restrictive for update
  using (not app.is_high_role(role) or (select app.manages_accounts()))
  with check (not app.is_high_role(role) or (select app.manages_accounts()));

-- Whoever makes accounts is told that a name, an address or a code is somebody's, and of the account no more.
create function app.access_taken_by(what text, given text) returns uuid
language sql stable security definer set search_path = pg_catalog, public as $$
  select id from account_access
  where (app.manages_accounts() or app.holds_today('ministry-officer'))
    and case what when 'sign_in_name' then sign_in_name when 'email' then email when 'staff_code' then staff_code end = given
$$;
create function app.sign_in_names_after(pattern text) returns setof text
language sql stable security definer set search_path = pg_catalog, public as $$
  select sign_in_name from account_access
  where (app.manages_accounts() or app.holds_today('ministry-officer')) and sign_in_name ~ pattern
$$;
revoke all on function app.access_taken_by(text, text), app.sign_in_names_after(text) from public;
grant execute on function app.access_taken_by(text, text), app.sign_in_names_after(text), app.is_high_role(text) to thidua_app;
