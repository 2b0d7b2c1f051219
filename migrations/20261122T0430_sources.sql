-- Where facts come from. Ordinary tables hold the accepted value; claims hold what each source says, word for word.
create table source (
  id uuid primary key,
  slug text not null unique,
  kind text not null,
  title text not null,
  publishers text[],
  author text,
  credit text,
  contact text,
  published_on date,
  page_date date,
  address text,
  mark text not null check (mark in ('SEED', 'SEEN', 'SEEN-2', 'MEMORY', 'INFER', 'LIVE')),
  note text,
  file_name text,
  file_hash text,
  loaded_at timestamptz not null default now()
);
select app.keep('source');

create table passage (
  id uuid primary key,
  source_id uuid not null references source on delete cascade,
  key text not null,
  quote text not null,
  reading text,
  unique (source_id, key)
);
select app.keep('passage');

-- subject = the row that the fact is about; field = its column or list; value as stated, null where a source says that it does not say.
create table claim (
  id uuid primary key,
  subject_table text not null,
  subject_id uuid not null,
  field text not null,
  value jsonb,
  printed text,
  comparator text,
  certainty text not null check (certainty in ('stated', 'approximate', 'derived', 'doubtful', 'unknown')),
  because text,
  source_id uuid not null references source on delete cascade,
  passage_id uuid references passage on delete cascade
);
create index claim_of_subject on claim (subject_id, field);
create index claim_of_source on claim (source_id);
select app.keep('claim');

-- A person's choice between claims that differ; undone by a date, never deleted.
create table claim_choice (
  id uuid primary key,
  subject_id uuid not null,
  field text not null,
  claim_id uuid not null references claim on delete cascade,
  chosen_by uuid not null,
  chosen_at timestamptz not null default now(),
  reason text not null,
  undone_at timestamptz
);
create unique index one_choice_in_force on claim_choice (subject_id, field) where undone_at is null;
select app.keep('claim_choice');

create table doubt (
  id uuid primary key,
  key text not null,
  text text not null,
  treatment text,
  source_id uuid references source on delete cascade,
  subject_table text,
  subject_id uuid,
  passage_id uuid references passage on delete set null,
  resolved_by uuid,
  resolved_at timestamptz,
  resolution text
);
create index doubt_of_subject on doubt (subject_id);
select app.keep('doubt');
