-- Scoring tables of a kind of unit in a year, each edition kept; score sheets of units under one table, four hands apart.
create table scoring_table (
  id uuid primary key,
  cluster_year_id uuid not null references cluster_year on delete cascade,
  unit_kind text not null,
  edition integer not null check (edition > 0),
  name text not null,
  decision text,
  is_example boolean not null default false,
  copied_from_id uuid references scoring_table on delete set null,
  unique (cluster_year_id, unit_kind, edition)
);
select app.keep('scoring_table');

-- Points in hundredths everywhere. A group has parts and is not scored itself; a bonus line has no standard points.
create table criterion (
  id uuid primary key,
  table_id uuid not null references scoring_table on delete cascade,
  parent_id uuid references criterion on delete cascade,
  position integer not null,
  code text not null,
  name text not null,
  max_points integer not null check (max_points >= 0),
  may_exceed boolean not null default false,
  mode text not null check (mode in ('group', 'yes-no', 'bands', 'days-late', 'deduction', 'bonus', 'percent-of-points', 'manual')),
  yes_points integer,
  no_points integer,
  per_time integer,
  limit_points integer,
  unique (table_id, code),
  check ((mode = 'yes-no') = (yes_points is not null and no_points is not null)),
  check ((mode in ('deduction', 'bonus')) = (per_time is not null)),
  check (mode <> 'bonus' or max_points = 0)
);
create index criterion_of_table on criterion (table_id, position);
select app.keep('criterion');

-- Each band says which of its ends belongs to it; days late are whole, so both ends belong.
create table criterion_band (
  id uuid primary key,
  criterion_id uuid not null references criterion on delete cascade,
  position integer not null,
  low numeric(12, 4),
  low_closed boolean not null default true,
  high numeric(12, 4),
  high_closed boolean not null default false,
  points integer not null,
  unique (criterion_id, position)
);
select app.keep('criterion_band');

-- The sheet of one unit under one table: a new edition of the table means a new sheet, never an overwritten one.
create table score_sheet (
  id uuid primary key,
  table_id uuid not null references scoring_table on delete cascade,
  unit_id uuid not null references unit,
  state text not null default 'self-scoring' check (state in ('self-scoring', 'submitted', 'confirmed', 'final')),
  entered_for_unit boolean not null default false,
  unique (table_id, unit_id)
);
create index score_sheet_of_unit on score_sheet (unit_id);
select app.keep('score_sheet');

create table score_sheet_event (
  id uuid primary key,
  sheet_id uuid not null references score_sheet on delete cascade,
  happened_on date not null,
  state text not null,
  reason text,
  by_account_id uuid not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create index score_sheet_event_of_sheet on score_sheet_event (sheet_id, recorded_at);
select app.keep('score_sheet_event');

-- One column of a sheet is one hand's work and is saved as a whole: the version tells two editors apart.
create table score_column (
  id uuid primary key,
  sheet_id uuid not null references score_sheet on delete cascade,
  stage text not null check (stage in ('self', 'confirmed', 'verified')),
  by_account_id uuid not null,
  saved_at timestamptz not null default now(),
  version integer not null default 1,
  unique (sheet_id, stage)
);
select app.keep('score_column');

-- A cell without a row is pending (chưa chấm). «Không áp dụng» and «chưa có số liệu» are not 0 points.
create table score_cell (
  id uuid primary key,
  column_id uuid not null references score_column on delete cascade,
  criterion_id uuid not null references criterion on delete cascade,
  state text not null check (state in ('scored', 'not-applicable', 'no-data')),
  points integer,
  typed text not null,
  reason text,
  evidence text,
  unique (column_id, criterion_id),
  check ((state = 'scored') = (points is not null))
);
select app.keep('score_cell');
