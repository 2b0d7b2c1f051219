-- The days off and the days worked in their place of a year, where an officer entered or corrected what the program ships.
-- A year that stands here is read from here alone.
create table holiday_schedule (
  id uuid primary key,
  year integer not null unique check (year between 2000 and 2099),
  -- the paper that announced it; null while it is provisional
  announced_by text check (length(trim(announced_by)) > 0),
  version integer not null default 1
);
select app.keep('holiday_schedule');

create table special_day (
  id uuid primary key,
  schedule_id uuid not null references holiday_schedule on delete cascade,
  day date not null unique,
  kind text not null check (kind in ('off', 'worked')),
  name text not null check (length(trim(name)) > 0),
  source text not null check (length(trim(source)) > 0),
  status text not null check (status in ('verified', 'secondary', 'unverified'))
);
create index special_day_of_schedule on special_day (schedule_id);
select app.keep('special_day');
