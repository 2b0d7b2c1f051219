-- Who is there: one line a member unit; the unit's vote is held by the head of its delegation.
create table presence (
  id uuid primary key,
  meeting_id uuid not null references meeting on delete cascade,
  unit_id uuid not null references unit,
  is_present boolean not null,
  delegate text,
  post text,
  absent_reason text,
  unique (meeting_id, unit_id)
);
select app.keep('presence');

-- A ballot of a bloc for one award. List and rule are frozen when it is opened; the figures come from two independent tallies.
create table ballot (
  id uuid primary key,
  cluster_year_id uuid not null references cluster_year on delete cascade,
  meeting_id uuid not null references meeting,
  bloc_id uuid not null references bloc,
  award_id text not null,
  round integer not null default 1 check (round between 1 and 9),
  method text not null check (method in ('secret-ballot', 'open-ballot', 'show-of-hands', 'consensus')),
  seats integer check (seats > 0),
  threshold_numerator integer not null check (threshold_numerator > 0),
  threshold_denominator integer not null check (threshold_denominator >= threshold_numerator),
  must_exceed boolean not null default false,
  base text not null check (base in ('all-members', 'entitled', 'present', 'cast', 'valid')),
  rule_source text not null check (length(trim(rule_source)) > 0),
  members integer not null,
  present integer not null check (present between 0 and members),
  tellers text[] not null default '{}',
  box_checked boolean,
  state text not null default 'open' check (state in ('open', 'closed', 'cancelled')),
  state_reason text,
  closed_on date,
  minutes_paper_id uuid references paper,
  version integer not null default 1,
  unique (meeting_id, bloc_id, award_id, round)
);
create index ballot_of_cluster_year on ballot (cluster_year_id);
select app.keep('ballot');

create table ballot_nominee (
  id uuid primary key,
  ballot_id uuid not null references ballot on delete cascade,
  unit_id uuid not null references unit,
  position integer not null,
  result text check (result in ('acclaimed', 'not-acclaimed', 'no-place-left', 'tied')),
  unique (ballot_id, unit_id)
);
select app.keep('ballot_nominee');

create table ballot_tally (
  id uuid primary key,
  ballot_id uuid not null references ballot on delete cascade,
  entry smallint not null check (entry in (1, 2)),
  teller text not null,
  issued integer not null check (issued >= 0),
  collected integer not null check (collected >= 0),
  not_returned integer not null check (not_returned >= 0),
  valid integer not null check (valid >= 0),
  invalid integer not null check (invalid >= 0),
  unique (ballot_id, entry)
);
select app.keep('ballot_tally');

create table ballot_tally_row (
  id uuid primary key,
  tally_id uuid not null references ballot_tally on delete cascade,
  unit_id uuid not null references unit,
  yes integer not null check (yes >= 0),
  no integer not null check (no >= 0),
  blank integer not null check (blank >= 0),
  unique (tally_id, unit_id)
);
select app.keep('ballot_tally_row');

-- The bulletin of a conference, shown to visitors only after the head approved it.
create table bulletin (
  id uuid primary key,
  meeting_id uuid not null unique references meeting on delete cascade,
  text text not null,
  approved_on date,
  version integer not null default 1
);
select app.keep('bulletin');
