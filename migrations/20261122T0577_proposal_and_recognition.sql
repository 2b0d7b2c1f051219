-- Which papers lie in the dossier that goes with the cluster's submission.
create table dossier_attachment (
  id uuid primary key,
  cluster_year_id uuid not null references cluster_year on delete cascade,
  attachment text not null,
  note text,
  unique (cluster_year_id, attachment)
);
select app.keep('dossier_attachment');

-- A decision on commendation: its rows are numbered once and for all when it is signed; a revoked row keeps its number.
create table decision (
  id uuid primary key,
  cluster_year_id uuid not null references cluster_year on delete cascade,
  paper_id uuid not null references paper,
  award_id text not null,
  award_text text not null,
  authority text not null,
  ground text not null,
  signed_on date not null,
  version integer not null default 1
);
create index decision_of_cluster_year on decision (cluster_year_id);
select app.keep('decision');

create table decision_row (
  id uuid primary key,
  decision_id uuid not null references decision on delete cascade,
  ordinal integer not null check (ordinal > 0),
  kind text not null check (kind in ('collective', 'individual')),
  unit_id uuid references unit,
  name text not null,
  unit_printed text,
  verification_code text not null unique check (verification_code ~ '^[0-9a-f]{16}$'),
  revoked_on date,
  revoked_by_paper text,
  revoked_reason text,
  unique (decision_id, ordinal),
  check ((revoked_on is null) = (revoked_reason is null))
);
select app.keep('decision_row');
