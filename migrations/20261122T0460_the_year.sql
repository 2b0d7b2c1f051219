-- Campaigns, covenants, registrations, nominations, awards: the same tables hold history (what a source states) and live years.
create table campaign (
  id uuid primary key,
  cluster_year_id uuid references cluster_year on delete cascade,
  unit_id uuid references unit,
  origin text not null check (origin in ('history', 'live')),
  position integer not null default 0,
  name text not null,
  slogan text,
  kinds text[],
  launched_by text,
  line text,
  runs daterange,
  measured daterange,
  aim text,
  version integer not null default 1
);
create index campaign_of_cluster_year on campaign (cluster_year_id);
create index campaign_of_line on campaign (line) where line is not null;
select app.keep('campaign');

create table covenant (
  id uuid primary key,
  cluster_year_id uuid not null references cluster_year on delete cascade,
  bloc_id uuid references bloc,
  origin text not null check (origin in ('history', 'live')),
  theme text,
  aim text,
  task_count integer,
  state text not null default 'signed' check (state in ('draft', 'comment', 'agreed', 'signing', 'signed', 'disseminated', 'reviewed')),
  signed_by_printed text,
  signed_on date,
  measured daterange,
  measured_printed text,
  paper_id uuid references paper,
  version integer not null default 1
);
create index covenant_of_cluster_year on covenant (cluster_year_id);
select app.keep('covenant');

create table covenant_task (
  id uuid primary key,
  covenant_id uuid not null references covenant on delete cascade,
  position integer not null,
  text text not null
);
create index covenant_task_of_covenant on covenant_task (covenant_id);
select app.keep('covenant_task');

create table target (
  id uuid primary key,
  covenant_id uuid not null references covenant on delete cascade,
  position integer not null,
  indicator text not null,
  comparator text check (comparator in ('>', '>=', '=', '<=', '<', 'better-than-last-year')),
  value numeric(20, 4),
  unit text,
  base text,
  lower_is_better boolean not null default false,
  assigned_by text,
  printed text,
  check ((value is null) = (comparator is null or comparator = 'better-than-last-year'))
);
create index target_of_covenant on target (covenant_id);
select app.keep('target');

-- The signature sheet: who signed for which unit, under which authority, on which day; the scan is the record.
create table covenant_signature (
  id uuid primary key,
  covenant_id uuid not null references covenant on delete cascade,
  unit_id uuid not null references unit,
  signatory text not null,
  post text not null,
  authority text not null default 'head' check (authority in ('head', 'KT', 'TUQ', 'TL')),
  signed_on date not null,
  is_late boolean not null default false,
  entered_by uuid not null,
  unique (covenant_id, unit_id)
);
select app.keep('covenant_signature');

-- One registration of one unit for one award (live); its life is told by its events.
create table registration (
  id uuid primary key,
  cluster_year_id uuid not null references cluster_year on delete cascade,
  unit_id uuid not null references unit,
  award_id text not null,
  subject text not null check (subject in ('collective', 'individual')),
  subject_name text,
  state text not null,
  received_on date,
  entered_for_unit boolean not null default false,
  note text,
  version integer not null default 1
);
create index registration_of_cluster_year on registration (cluster_year_id, award_id);
create unique index one_collective_registration on registration (cluster_year_id, unit_id, award_id)
  where subject = 'collective' and subject_name is null;
select app.keep('registration');

create table registration_event (
  id uuid primary key,
  registration_id uuid not null references registration on delete cascade,
  happened_on date not null,
  state text not null,
  reason text,
  by_account_id uuid not null
);
create index registration_event_of_registration on registration_event (registration_id);
select app.keep('registration_event');

-- A number of registrations as a source or a summary states it: never split, never filled with invented names.
create table registration_count (
  id uuid primary key,
  cluster_year_id uuid not null references cluster_year on delete cascade,
  award_id text,
  award_printed text not null,
  unit_kinds text[],
  count integer,
  of_which boolean,
  as_of date,
  stage text,
  position integer not null default 0
);
create index registration_count_of_cluster_year on registration_count (cluster_year_id);
select app.keep('registration_count');

create table registration_count_unit (
  id uuid primary key,
  registration_count_id uuid not null references registration_count on delete cascade,
  unit_id uuid references unit,
  printed text not null,
  position integer not null default 0
);
create index registration_count_unit_of on registration_count_unit (registration_count_id);
select app.keep('registration_count_unit');

-- What a conference proposes: by ballot or consensus, named or only counted.
create table nomination (
  id uuid primary key,
  cluster_year_id uuid not null references cluster_year on delete cascade,
  bloc_id uuid references bloc,
  meeting_id uuid references meeting,
  origin text not null check (origin in ('history', 'live')),
  award_id text,
  award_printed text not null,
  unit_kinds text[],
  count integer,
  method text check (method in ('secret-ballot', 'ballot', 'open-ballot', 'show-of-hands', 'consensus')),
  proposed_to text,
  position integer not null default 0
);
create index nomination_of_cluster_year on nomination (cluster_year_id);
select app.keep('nomination');

create table nomination_unit (
  id uuid primary key,
  nomination_id uuid not null references nomination on delete cascade,
  unit_id uuid references unit,
  printed text not null,
  position integer not null default 0
);
create index nomination_unit_of_nomination on nomination_unit (nomination_id);
create index nomination_unit_of_unit on nomination_unit (unit_id);
select app.keep('nomination_unit');

create table award_given (
  id uuid primary key,
  cluster_year_id uuid references cluster_year on delete cascade,
  unit_id uuid references unit,
  meeting_id uuid references meeting,
  origin text not null check (origin in ('history', 'live')),
  year integer,
  award_id text,
  award_printed text not null,
  authority text,
  collectives integer,
  individuals integer,
  ground text,
  decision_paper_id uuid references paper,
  is_exemplar_recognition boolean not null default false,
  position integer not null default 0
);
create index award_given_of_cluster_year on award_given (cluster_year_id);
create index award_given_of_unit on award_given (unit_id);
select app.keep('award_given');

-- Exemplars (điển hình tiên tiến): a multi-year line of one unit or cluster, with its periods kept apart.
create table exemplar_line (
  id uuid primary key,
  unit_id uuid references unit,
  cluster_year_id uuid references cluster_year on delete cascade,
  meeting_id uuid references meeting,
  plan_period text,
  review_period text,
  recognition_period text,
  levels text[],
  registered_collectives integer,
  registered_individuals integer,
  recognised_collectives integer,
  recognised_individuals integer,
  position integer not null default 0
);
select app.keep('exemplar_line');

create table work_result (
  id uuid primary key,
  cluster_year_id uuid references cluster_year on delete cascade,
  unit_id uuid references unit,
  year integer,
  area text,
  text text not null,
  position integer not null default 0
);
select app.keep('work_result');
