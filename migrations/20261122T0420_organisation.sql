-- Provinces and units, each with the days between which it exists, its names and its lineage.
create table province (
  id uuid primary key,
  code text not null,
  name text not null,
  kind text not null check (kind in ('tỉnh', 'thành phố')),
  valid daterange not null,
  is_synthetic boolean not null default false,
  exclude using gist (code with =, valid with &&)
);
select app.keep('province');

-- Earlier and other names of one province («Thừa Thiên Huế»).
create table province_name (
  id uuid primary key,
  province_id uuid not null references province,
  name text not null,
  kind text not null check (kind in ('tỉnh', 'thành phố')),
  valid daterange not null,
  certainty text not null
);
select app.keep('province_name');

create table province_succession (
  id uuid primary key,
  predecessor_id uuid not null references province,
  successor_id uuid not null references province,
  happened_on date not null,
  source text not null,
  certainty text not null,
  unique (predecessor_id, successor_id)
);
select app.keep('province_succession');

create table unit (
  id uuid primary key,
  slug text not null unique,
  kind text not null check (kind in ('STP', 'THADS_PROVINCE', 'THADS_DISTRICT', 'THADS_AREA', 'MINISTRY', 'MINISTRY_UNIT',
                                     'GOVERNMENT', 'PROVINCE_COMMITTEE', 'PROVINCE_UNIT', 'SUB_UNIT', 'OTHER')),
  province_id uuid references province,
  parent_id uuid references unit,
  valid daterange not null,
  is_synthetic boolean not null default false
);
create index unit_by_province on unit (province_id, kind);
select app.keep('unit');

create table unit_name (
  id uuid primary key,
  unit_id uuid not null references unit,
  name text not null,
  short_name text not null,
  valid daterange not null,
  source text,
  certainty text not null,
  exclude using gist (unit_id with =, valid with &&)
);
select app.keep('unit_name');

create table unit_succession (
  id uuid primary key,
  predecessor_id uuid not null references unit,
  successor_id uuid not null references unit,
  kind text not null check (kind in ('merged', 'renamed', 'reorganised', 'split')),
  happened_on date not null,
  source text not null,
  certainty text not null,
  unique (predecessor_id, successor_id)
);
create index unit_succession_backwards on unit_succession (successor_id);
select app.keep('unit_succession');

-- Every spelling under which something is found. Serves the search box: folded prefix and substring, best rank first.
create table findable (
  id uuid primary key,
  subject_kind text not null check (subject_kind in ('province', 'unit', 'cluster', 'person', 'campaign', 'paper', 'meeting', 'award')),
  subject_id uuid not null,
  label text not null,
  detail text not null,
  href text not null,
  phrase text not null,
  folded text generated always as (app.fold(phrase)) stored,
  weight smallint not null default 0,
  valid daterange not null default '[,)',
  unique (subject_kind, subject_id, phrase)
);
create index findable_trigram on findable using gin (folded gin_trgm_ops);
create index findable_prefix on findable (folded text_pattern_ops);
create index findable_by_subject on findable (subject_kind, subject_id);
select app.keep('findable');
