-- A cluster is an identity; its name, term, members, blocs and leaders belong to a year.
create table cluster (
  id uuid primary key,
  slug text not null unique,
  system text not null default 'justice',
  level text not null default 'ministry' check (level in ('nation', 'ministry', 'province', 'sub-unit')),
  name text not null,
  founded_year integer,
  founded_by text,
  founding_paper text,
  is_synthetic boolean not null default false
);
select app.keep('cluster');

create table cluster_name (
  id uuid primary key,
  cluster_id uuid not null references cluster,
  name text not null,
  unique (cluster_id, name)
);
select app.keep('cluster_name');

create table cluster_year (
  id uuid primary key,
  cluster_id uuid not null references cluster,
  year integer not null check (year between 1948 and 2100),
  origin text not null check (origin in ('history', 'live')),
  term text not null check (term in ('khu vực', 'cụm', 'khối')),
  name text not null,
  province_count integer,
  member_count integer,
  opened_from_id uuid references cluster_year,
  closed_on date,
  is_synthetic boolean not null default false,
  version integer not null default 1,
  unique (cluster_id, year)
);
create index cluster_year_by_year on cluster_year (year);
select app.keep('cluster_year');
alter table grant_of_role add foreign key (cluster_year_id) references cluster_year, add foreign key (unit_id) references unit;

-- How much of a list the sources of a year give: without a row nothing is stated.
create table list_coverage (
  id uuid primary key,
  cluster_year_id uuid not null references cluster_year on delete cascade,
  list text not null,
  coverage text not null check (coverage in ('whole', 'open')),
  unique (cluster_year_id, list)
);
select app.keep('list_coverage');

create table bloc (
  id uuid primary key,
  cluster_year_id uuid not null references cluster_year on delete cascade,
  unit_kind text,
  name text not null,
  position integer not null default 0,
  unique (cluster_year_id, name)
);
select app.keep('bloc');

create table membership (
  id uuid primary key,
  cluster_year_id uuid not null references cluster_year on delete cascade,
  bloc_id uuid references bloc,
  unit_id uuid references unit,
  province_id uuid references province,
  unit_kind text,
  printed text,
  participation text not null default 'member' check (participation in ('member', 'guest', 'observer', 'overseer')),
  position integer not null default 0,
  certainty text not null default 'stated',
  check (unit_id is not null or province_id is not null or printed is not null)
);
create index membership_of_cluster_year on membership (cluster_year_id);
create index membership_of_unit on membership (unit_id);
create unique index one_membership_a_unit on membership (cluster_year_id, unit_id) where unit_id is not null;
select app.keep('membership');
