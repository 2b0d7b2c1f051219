-- Who keeps roots of the log away from the server («người chứng kiến»), and every letter that took one to them. A root that
-- has left is what shows a rewriting by whoever owns the database; so who was chosen, when and by whom is itself on record.
create table audit_witness (
  id uuid primary key,
  name text not null check (name <> ''),
  email text not null check (email ~ '^[^[:space:]@,;<>]+@[^[:space:]@,;<>]+$'),
  schedule text not null check (schedule in ('daily', 'weekly', 'year-closed')),
  chosen_by_id uuid not null references account,
  chosen_at timestamptz not null default now(),
  ended_by_id uuid references account,
  ended_at timestamptz,
  ended_reason text check (ended_reason <> ''),
  version integer not null default 1,
  check ((ended_at is null) = (ended_by_id is null) and (ended_at is null) = (ended_reason is null))
);
create unique index one_witness_at_an_address on audit_witness (lower(email)) where ended_at is null;
select app.keep('audit_witness');

-- One letter for each root and witness. It is claimed before it is handed over: a server that falls over between the two
-- leaves it as 'sending', and nobody sends it a second time unasked.
create table root_letter (
  id uuid primary key,
  witness_id uuid not null references audit_witness,
  purpose text not null check (purpose in ('chosen', 'scheduled', 'ended')),
  year integer not null,
  position bigint not null,
  hash bytea not null,
  sealed_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'given-up')),
  tries integer not null default 0,
  next_try_at timestamptz not null default now(),
  tried_at timestamptz,
  sent_at timestamptz,
  made_at timestamptz not null default now(),
  version integer not null default 1,
  unique (witness_id, year, position),
  check ((state = 'sent') = (sent_at is not null))
);
create index root_letter_under_way on root_letter (next_try_at) where state = 'waiting';
create index root_letter_by_time on root_letter (made_at);
select app.keep('root_letter');

create function app.sees_witnesses() returns boolean language sql stable as $$
  select coalesce(app.reads_all_people() or app.holds_today('administrator'), false)
$$;
create function app.chooses_witnesses() returns boolean language sql stable as $$
  select coalesce(app.is_ministry() or app.holds_today('administrator'), false)
$$;
grant execute on function app.sees_witnesses(), app.chooses_witnesses() to thidua_app;
drop policy anyone_reads on audit_witness;
drop policy known_actors_write on audit_witness;
create policy read_by_who_looks_after_the_log on audit_witness for select using ((select app.sees_witnesses()));
create policy chosen_by_administrator_and_ministry on audit_witness for all
  using ((select app.chooses_witnesses())) with check ((select app.chooses_witnesses()));
drop policy anyone_reads on root_letter;
drop policy known_actors_write on root_letter;
create policy read_by_who_looks_after_the_log on root_letter for select using ((select app.sees_witnesses()));
create policy written_by_who_chooses on root_letter for all
  using ((select app.chooses_witnesses())) with check ((select app.chooses_witnesses()));
select app.audit_rows_of('root_letter', 'witness_id');

-- When a cluster's year was handed over last: what a witness «at the closing of the year» waits for.
create index audit_of_hand_overs on audit (at) where act = 'year-handed-over';
