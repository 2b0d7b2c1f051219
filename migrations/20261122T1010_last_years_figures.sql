-- A target «cao hơn năm trước» needs last year's figure. Where no locked report of last year is on record here, the unit's
-- report carries it, with where it stands written and who entered it.
create table progress_base (
  id uuid primary key,
  report_id uuid not null references progress_report on delete cascade,
  target_id uuid not null references target on delete cascade,
  numerator numeric(20, 0),
  denominator numeric(20, 0),
  value numeric(20, 4),
  source text not null check (length(trim(source)) > 0),
  entered_by text not null,
  entered_at timestamptz not null default now(),
  unique (report_id, target_id),
  check ((numerator is null) = (denominator is null)),
  check ((numerator is null) <> (value is null)),
  check (numerator >= 0 and denominator > 0)
);
select app.keep('progress_base');

-- What a progress report says beside its figures: movements and exemplars, difficulties and proposals, what comes next.
alter table progress_report add column movements text, add column difficulties text, add column next_tasks text;
