grant update on form_receipt to thidua_app;

-- Which shipped data is in the database, by the hash of its files: a second start loads only what changed.
create table loaded_data (
  name text primary key,
  hash text not null,
  loaded_at timestamptz not null default now()
);
grant select, insert, update, delete on loaded_data to thidua_app;
