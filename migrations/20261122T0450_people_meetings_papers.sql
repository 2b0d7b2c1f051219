create table person (
  id uuid primary key,
  name text not null,
  given_name text generated always as (regexp_replace(name, '^.*\s', '')) stored,
  told_apart_by text,
  is_synthetic boolean not null default false
);
select app.keep('person');

-- A post as it was seen on a day: never given an end that nobody stated.
create table post_seen (
  id uuid primary key,
  person_id uuid not null references person,
  position text not null,
  unit_id uuid references unit,
  unit_printed text,
  seen_on date,
  source_id uuid references source on delete cascade
);
create index post_seen_of_person on post_seen (person_id);
select app.keep('post_seen');

-- A paper, made here or cited. What was signed is frozen: its data with a hash, its file by hash.
create table paper (
  id uuid primary key,
  cluster_year_id uuid references cluster_year,
  origin text not null check (origin in ('history', 'live')),
  kind text not null,
  title text not null,
  number text,
  dated date,
  issuer text,
  issuer_unit_id uuid references unit,
  state text not null default 'issued' check (state in ('draft', 'signed', 'issued', 'revoked')),
  frozen jsonb,
  frozen_hash text,
  file_hash text,
  file_bytes integer,
  version integer not null default 1,
  created_at timestamptz not null default now()
);
create index paper_of_cluster_year on paper (cluster_year_id);
select app.keep('paper');

create table meeting (
  id uuid primary key,
  cluster_year_id uuid references cluster_year,
  unit_id uuid references unit,
  origin text not null check (origin in ('history', 'live')),
  state text not null default 'held' check (state in ('planned', 'held', 'cancelled')),
  name text,
  held_on date,
  held_until date,
  date_printed text,
  part_of_day text check (part_of_day in ('morning', 'afternoon', 'evening', 'day')),
  place text,
  province_id uuid references province,
  host_unit_id uuid references unit,
  host_printed text,
  organiser text,
  chair text,
  secretary text,
  version integer not null default 1
);
create index meeting_of_cluster_year on meeting (cluster_year_id, held_on);
create index meeting_of_unit on meeting (unit_id);
select app.keep('meeting');

-- One meeting may serve several purposes of several years: review of N, launch and covenant of N+1.
create table meeting_purpose (
  id uuid primary key,
  meeting_id uuid not null references meeting on delete cascade,
  kind text not null,
  year integer,
  position integer not null default 0
);
create index meeting_purpose_of_meeting on meeting_purpose (meeting_id);
select app.keep('meeting_purpose');

create table meeting_participant (
  id uuid primary key,
  meeting_id uuid not null references meeting on delete cascade,
  position integer not null default 0,
  person_id uuid references person,
  group_printed text,
  post text,
  unit_id uuid references unit,
  unit_printed text,
  roles text[] not null default '{}',
  delegation_size integer,
  check (person_id is not null or group_printed is not null)
);
create index meeting_participant_of_meeting on meeting_participant (meeting_id);
create index meeting_participant_of_person on meeting_participant (person_id);
select app.keep('meeting_participant');

-- Agenda steps, adopted papers, directions, words of a speech, occasions: lines of a meeting in their order.
create table meeting_item (
  id uuid primary key,
  meeting_id uuid not null references meeting on delete cascade,
  kind text not null check (kind in ('agenda', 'adopted', 'direction', 'speech', 'occasion', 'announced')),
  position integer not null,
  text text not null,
  by_person_id uuid references person,
  paper_id uuid references paper,
  years integer,
  list_is_open boolean not null default false
);
create index meeting_item_of_meeting on meeting_item (meeting_id);
select app.keep('meeting_item');

create table leadership (
  id uuid primary key,
  cluster_year_id uuid not null references cluster_year on delete cascade,
  role text not null check (role in ('HEAD', 'DEPUTY', 'STANDING')),
  unit_id uuid references unit,
  unit_printed text,
  person_id uuid references person,
  position text,
  printed text,
  mode text check (mode in ('appointed', 'elected', 'rotated')),
  decision_paper_id uuid references paper,
  decision text,
  announced_at_id uuid references meeting,
  place integer not null default 0,
  certainty text not null default 'stated'
);
create index leadership_of_cluster_year on leadership (cluster_year_id);
create index leadership_of_unit on leadership (unit_id);
select app.keep('leadership');
