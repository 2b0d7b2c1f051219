-- A file of past years as it was given. A later file of the same source about the same subject takes its place,
-- and everything that the old one said goes with it.
create table history_file (
  id uuid primary key,
  source_id uuid not null references source,
  name text not null,
  hash text not null,
  content text not null,
  cluster_id uuid references cluster,
  unit_id uuid references unit,
  year integer,
  imported_at timestamptz not null default now(),
  check ((cluster_id is null) <> (unit_id is null))
);
create index history_file_of_cluster on history_file (cluster_id);
create index history_file_of_unit on history_file (unit_id);
create index history_file_of_source on history_file (source_id);
select app.keep('history_file');

alter table passage add column history_file_id uuid references history_file on delete cascade;
alter table claim add column history_file_id uuid references history_file on delete cascade;
alter table doubt add column history_file_id uuid references history_file on delete cascade,
  add column about text[]; -- JSON pointers into the file
alter table post_seen add column history_file_id uuid references history_file on delete cascade;
create index passage_of_history_file on passage (history_file_id);
create index claim_of_history_file on claim (history_file_id);
create index doubt_of_history_file on doubt (history_file_id);
create index post_seen_of_history_file on post_seen (history_file_id);
create index claim_of_passage on claim (passage_id);
create index cluster_name_key on cluster_name (app.search_key(name));
create index person_by_name on person (app.search_key(name));

alter table source add column owner text, -- which of the printed publishers is read as the owner of the page
  add column printed_on date,             -- printed with the text, meaning not said
  add column rights text,
  add column maker text;

-- The year whose sources named these leaders ahead: those of 2018 were told at the conference of 2017.
alter table leadership add column told_in_id uuid references cluster_year on delete set null;
create index leadership_told_in on leadership (told_in_id) where told_in_id is not null;

alter table covenant add column target_count integer;
alter table registration_count add column bloc_id uuid references bloc,
  add column out_of integer,
  add column inside_id uuid references registration_count;
alter table nomination add column method_printed text;
alter table nomination_unit add column votes integer;
alter table work_result add column told_of text check (told_of in ('cluster', 'members'));

-- A date that is known only to the month or the year; the exact one stands in the date column.
alter table meeting add column held_as_known text;
alter table paper add column dated_as_known text;

-- One paper is cited in many cluster-years: the decision that names the leaders of five regions.
create table paper_cited (
  id uuid primary key,
  paper_id uuid not null references paper,
  cluster_year_id uuid references cluster_year on delete cascade,
  unit_id uuid references unit,
  position integer not null default 0,
  check (cluster_year_id is not null or unit_id is not null)
);
create index paper_cited_of_cluster_year on paper_cited (cluster_year_id);
create index paper_cited_of_unit on paper_cited (unit_id) where unit_id is not null;
create index paper_cited_of_paper on paper_cited (paper_id);
select app.keep('paper_cited');

-- Campaigns without a name, and kinds of campaign, of which a source speaks.
create table campaign_told (
  id uuid primary key,
  cluster_year_id uuid references cluster_year on delete cascade,
  unit_id uuid references unit,
  is_kind boolean not null,
  words text not null,
  kinds text[],
  launched_by text[],
  position integer not null default 0
);
create index campaign_told_of_cluster_year on campaign_told (cluster_year_id);
create index campaign_told_of_unit on campaign_told (unit_id) where unit_id is not null;
select app.keep('campaign_told');

-- A figure of a result, with the base it belongs to.
create table work_figure (
  id uuid primary key,
  work_result_id uuid not null references work_result on delete cascade,
  position integer not null default 0,
  indicator text not null,
  comparator text,
  value numeric(20, 4),
  unit text,
  base text,
  printed text
);
create index work_figure_of_result on work_figure (work_result_id);
select app.keep('work_figure');
create index work_result_of_cluster_year on work_result (cluster_year_id);
create index exemplar_line_of_cluster_year on exemplar_line (cluster_year_id);
create index exemplar_line_of_unit on exemplar_line (unit_id) where unit_id is not null;
create index meeting_purpose_by_year on meeting_purpose (year);
