-- Who takes no part in one vote although present: a unit abstains by itself, or the chair removes it because it is
-- concerned (không tham gia vì có liên quan). Of one nominee, or of the whole vote where `nominee_unit_id` is null. Kept when
-- it is taken back, with who did so and why.
create table vote_aside (
  id uuid primary key,
  ballot_id uuid not null references ballot on delete cascade,
  unit_id uuid not null references unit,
  nominee_unit_id uuid references unit,
  kind text not null check (kind in ('abstained', 'recused')),
  said_by text not null check (length(trim(said_by)) > 0),
  reason text not null check (length(trim(reason)) > 0),
  entered_for_unit boolean not null,
  by_account_id uuid not null,
  recorded_at timestamptz not null default now(),
  taken_back_at timestamptz,
  taken_back_by uuid,
  taken_back_reason text,
  check ((taken_back_at is null) = (taken_back_by is null) and (taken_back_at is null) = (taken_back_reason is null)),
  foreign key (ballot_id, nominee_unit_id) references ballot_nominee (ballot_id, unit_id) on delete cascade
);
create unique index vote_aside_once on vote_aside (ballot_id, unit_id, nominee_unit_id) nulls not distinct where taken_back_at is null;
select app.keep('vote_aside');
select app.fence('vote_aside', 'exists (select from ballot b where b.id = ballot_id and b.cluster_year_id = any ((select app.years_seen())::uuid[]))');

-- What the rule of a vote says of them, frozen with the rest: whether a unit votes on itself, and whether those who take no part
-- leave what the share is taken of. Null: the rule does not say, and no result is announced before the chair has (settled_reason).
alter table ballot
  add column own_unit_votes boolean,
  add column aside_leaves_base boolean,
  add column settled_reason text check (length(trim(settled_reason)) > 0);

-- Whether the nominee's own unit was there when the vote was opened, and of how many its share was taken in the end, which may
-- differ from nominee to nominee; null for votes opened before this was kept.
alter table ballot_nominee
  add column is_present boolean,
  add column base_count integer check (base_count > 0);

-- A unit is told what the head's office wrote down for it.
alter table notice drop constraint notice_kind_check;
alter table notice add check (kind in ('registration-entered', 'registrations-entered', 'report-entered', 'scores-entered', 'comment-entered',
                                       'consent-entered', 'aside-entered'));
