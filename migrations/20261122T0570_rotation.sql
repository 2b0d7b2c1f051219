-- Handing the cluster on: who is named for next year, by which paper; what passes from the old head to the new one.
create table next_leader (
  id uuid primary key,
  cluster_year_id uuid not null references cluster_year on delete cascade,
  role text not null check (role in ('HEAD', 'DEPUTY')),
  unit_id uuid not null references unit,
  person_name text,
  position text,
  place integer not null default 0,
  unique (cluster_year_id, unit_id)
);
create unique index one_next_head on next_leader (cluster_year_id) where role = 'HEAD';
select app.keep('next_leader');

create table hand_over (
  id uuid primary key,
  cluster_year_id uuid not null unique references cluster_year on delete cascade,
  named_by text not null,
  mode text not null check (mode in ('appointed', 'elected', 'rotated')),
  files text not null default 'not-checked' check (files in ('handed-over', 'nothing-to-hand-over', 'not-checked')),
  open_tasks text not null default 'not-checked' check (open_tasks in ('handed-over', 'nothing-to-hand-over', 'not-checked')),
  objects text not null default 'not-checked' check (objects in ('handed-over', 'nothing-to-hand-over', 'not-checked')),
  funds text not null default 'not-checked' check (funds in ('handed-over', 'nothing-to-hand-over', 'not-checked')),
  access text not null default 'not-checked' check (access in ('handed-over', 'nothing-to-hand-over', 'not-checked')),
  note text,
  taken_over_on date,
  next_cluster_year_id uuid references cluster_year,
  version integer not null default 1
);
select app.keep('hand_over');
