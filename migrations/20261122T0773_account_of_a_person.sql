-- An officer who keeps people says which account is whose; how accounts are entered stays with those who manage them.
create function app.account_named(sign_in text) returns uuid language sql stable security definer set search_path = pg_catalog, public as $$
  select id from account_access where sign_in_name = sign_in and (app.is_ministry() or cardinality(app.officer_units()) > 0)
$$;
revoke all on function app.account_named(text) from public;
grant execute on function app.account_named(text) to thidua_app;
