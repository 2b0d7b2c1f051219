-- The rest of a covenant's text, the rounds of comments, who agrees to which edition, and by what right each leader signs.
alter table covenant
  add column bases text[] not null default '{}',
  add column campaigns text[] not null default '{}',
  add column commitments text[] not null default '{}',
  add column copies integer check (copies > 0),
  add column copy_to text,
  -- Counts the texts that were saved: who agreed to an earlier edition is asked again.
  add column edition integer not null default 1,
  add column edited_by text,
  add column edited_at timestamptz,
  -- Taken over from another year's covenant and not yet gone through («cần xác nhận»).
  add column copied_from_year integer,
  add column needs_confirmation boolean not null default false,
  add column comments_due date,
  add column signing_opened_on date,
  add column signing_place text,
  add constraint task_count_is_a_count check (task_count >= 0);
create unique index one_live_covenant_a_bloc on covenant (cluster_year_id, bloc_id) where origin = 'live';

-- KT. and TUQ. print the post of the head above the signer's own.
alter table covenant_signature add column head_post text;

-- One remark of one unit on one clause, and what became of it: Tiếp thu, Tiếp thu một phần, Giải trình.
create table covenant_comment (
  id uuid primary key,
  covenant_id uuid not null references covenant on delete cascade,
  unit_id uuid not null references unit,
  clause text not null check (clause ~ '^(whole|bases|theme|aim|campaigns|commitments|(task|target)-[0-9]{1,3})$'),
  edition integer not null,
  text text not null check (length(trim(text)) > 0),
  said_on date not null,
  entered_for_unit boolean not null default false,
  answer text check (answer in ('accepted', 'partly-accepted', 'explained')),
  answer_text text,
  answered_on date,
  check ((answer is null) = (answered_on is null)),
  check (answer is null or answer = 'accepted' or length(trim(answer_text)) > 0)
);
create index covenant_comment_of_covenant on covenant_comment (covenant_id);
select app.keep('covenant_comment');

-- A unit agrees to sign an edition of the text.
create table covenant_consent (
  id uuid primary key,
  covenant_id uuid not null references covenant on delete cascade,
  unit_id uuid not null references unit,
  edition integer not null,
  agreed_on date not null,
  entered_for_unit boolean not null default false,
  unique (covenant_id, unit_id)
);
select app.keep('covenant_consent');
