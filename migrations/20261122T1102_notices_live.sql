-- A server process learns at once that somebody was told something, and that a session has ended: by an id and nothing else.
-- Delivered when the transaction commits, once for each receiver.
create function app.say_who_was_told() returns trigger language plpgsql as $$
begin
  perform pg_notify('thidua_told', case tg_table_name when 'notice' then 'unit ' || (to_jsonb(new) ->> 'unit_id')
                                                      else 'account ' || (to_jsonb(new) ->> 'account_id') end);
  return null;
end $$;
create trigger said after insert on notice for each row execute function app.say_who_was_told();
create trigger said after insert on personal_notice for each row execute function app.say_who_was_told();

create function app.say_session_ended() returns trigger language plpgsql as $$
begin
  perform pg_notify('thidua_signed_out', old.id::text);
  return null;
end $$;
create trigger said after delete on session for each row execute function app.say_session_ended();
