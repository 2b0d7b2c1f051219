-- Reporting periods of a year, what each unit reported in them, figure by figure: numerator over denominator, never a bare rate.
create table progress_period (
  id uuid primary key,
  cluster_year_id uuid not null references cluster_year on delete cascade,
  name text not null,
  from_day date not null,
  to_day date not null,
  due_on date not null,
  locked_on date,
  version integer not null default 1,
  unique (cluster_year_id, name),
  check (from_day <= to_day)
);
select app.keep('progress_period');

create table progress_report (
  id uuid primary key,
  period_id uuid not null references progress_period on delete cascade,
  unit_id uuid not null references unit,
  received_on date not null,
  entered_for_unit boolean not null default false,
  note text,
  version integer not null default 1,
  unique (period_id, unit_id)
);
select app.keep('progress_report');

create table progress_figure (
  id uuid primary key,
  report_id uuid not null references progress_report on delete cascade,
  target_id uuid not null references target,
  numerator numeric(20, 0),
  denominator numeric(20, 0),
  value numeric(20, 4),
  words text,
  unique (report_id, target_id),
  check ((numerator is null) = (denominator is null)),
  check (numerator is not null or value is not null or words is not null),
  check (numerator >= 0 and denominator >= 0)
);
select app.keep('progress_figure');
