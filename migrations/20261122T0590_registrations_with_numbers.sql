-- A registration may be a number of persons («52 Lao động tiên tiến»); its history keeps the order in which it was written.
alter table registration add column count integer check (count between 1 and 100000);
alter table registration_event add column recorded_at timestamptz not null default clock_timestamp();
alter table registration_event add column is_undo boolean not null default false;

-- The same unit, part of a unit or person stands once for one award; marks and capitals do not make another one.
drop index one_collective_registration;
create unique index one_registration_of_a_registrant
  on registration (cluster_year_id, unit_id, award_id, subject, coalesce(app.fold(subject_name), ''));
drop index registration_event_of_registration;
create index registration_event_of_registration on registration_event (registration_id, recorded_at);
