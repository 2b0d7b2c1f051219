-- Restricted facts come by sheet too, through the same door as people: laid beside the register first, entered whole or not at all.
alter table people_import add column what text not null default 'people' check (what in ('people', 'facts'));
alter table people_import_row
  alter column position drop not null,
  add column from_known text,
  add column until_known text,
  add column fact_kind text,
  add column year integer,
  add column rating text,
  add column detail text,
  add column fact_id uuid,
  add column fact_version integer;
