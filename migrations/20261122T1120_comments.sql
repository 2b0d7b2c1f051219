-- «Trao đổi»: what those who work on a record say to one another about it. It belongs to the working area: whoever may read
-- the record there reads it, and no citizen ever does, also where the record itself is published later.

-- The cluster-year and the unit of a record that is talked about, and what it is called, as the asker sees it (row-level
-- security of the record holds): no row where it is not there, or not for these eyes. `unit_id` is set where the record is
-- between a unit and the head's office; `part` is what its page needs besides.
create function app.record_talked_about(of_kind text, asked uuid)
  returns table (cluster_year_id uuid, unit_id uuid, name text, part text) language plpgsql stable as $$
begin
  case of_kind
    when 'campaign' then return query select c.cluster_year_id, null::uuid, c.name, null::text
      from public.campaign c where c.id = asked and c.origin = 'live';
    when 'covenant' then return query select c.cluster_year_id, null::uuid, b.name, null::text
      from public.covenant c left join public.bloc b on b.id = c.bloc_id where c.id = asked and c.origin = 'live';
    when 'registration' then return query select r.cluster_year_id, r.unit_id, r.award_id, r.subject_name
      from public.registration r where r.id = asked;
    when 'progress-period' then return query select p.cluster_year_id, null::uuid, p.name, null::text
      from public.progress_period p where p.id = asked;
    when 'progress-report' then return query select p.cluster_year_id, r.unit_id, p.name, p.id::text
      from public.progress_report r join public.progress_period p on p.id = r.period_id where r.id = asked;
    when 'scoring-table' then return query select t.cluster_year_id, null::uuid, t.name, t.unit_kind
      from public.scoring_table t where t.id = asked;
    when 'score-sheet' then return query select t.cluster_year_id, s.unit_id, t.name, null::text
      from public.score_sheet s join public.scoring_table t on t.id = s.table_id where s.id = asked;
    when 'meeting' then return query select m.cluster_year_id, null::uuid, m.name, null::text
      from public.meeting m where m.id = asked and m.origin = 'live' and m.cluster_year_id is not null;
    when 'ballot' then return query select v.cluster_year_id, null::uuid, v.award_id, b.name
      from public.ballot v join public.bloc b on b.id = v.bloc_id where v.id = asked;
    when 'bulletin' then return query select m.cluster_year_id, null::uuid, m.name, null::text
      from public.bulletin n join public.meeting m on m.id = n.meeting_id where n.id = asked and m.cluster_year_id is not null;
    when 'submission' then return query select p.cluster_year_id, null::uuid, p.number, null::text
      from public.paper p where p.id = asked and p.kind = 'submission' and p.cluster_year_id is not null;
    when 'decision' then return query select d.cluster_year_id, null::uuid, coalesce(p.number, d.award_text), null::text
      from public.decision d join public.paper p on p.id = d.paper_id where d.id = asked;
    when 'hand-over' then return query select h.cluster_year_id, null::uuid, null::text, null::text
      from public.hand_over h where h.id = asked;
    else return;
  end case;
end $$;

create table comment (
  id uuid primary key,
  record_kind text not null,
  record_id uuid not null,
  -- where the record belongs, as the record says it: never as the writer says
  cluster_year_id uuid not null references cluster_year on delete cascade,
  unit_id uuid references unit,
  -- the comment that this one answers; an answer has no answers
  answers_id uuid references comment on delete cascade,
  by_account_id uuid not null references account,
  text text not null check (text <> '' and char_length(text) <= 4000 and text is nfc normalized),
  -- the accounts that are named in the text as «@Nguyễn Văn A»
  mentioned uuid[] not null default '{}' check (cardinality(mentioned) <= 20),
  written_at timestamptz not null default now(),
  edited_at timestamptz,
  withdrawn_at timestamptz,
  settled_at timestamptz,
  settled_by_id uuid references account,
  version integer not null default 1,
  check ((settled_at is null) = (settled_by_id is null)),
  check (answers_id is null or settled_at is null)
);
create index comment_of_record on comment (record_id, written_at, id);
create index comment_of_cluster_year on comment (cluster_year_id);
create index comment_answers on comment (answers_id) where answers_id is not null;
select app.keep('comment');
-- A comment is an event of its own and not of its record: the record's history is read by more people than its talk, and
-- shows no text that was withdrawn.
select app.audit_rows_of('comment', null);

-- Columns of the row alone: no look into the record's table for each comment of a page. What the columns say is put there
-- by the trigger below, from the record itself.
select app.fence('comment', $$(cluster_year_id = any ((select app.years_run())::uuid[])
  or cluster_year_id = any ((select app.years_seen())::uuid[]) and (unit_id is null or unit_id = any ((select app.units())::uuid[])))$$);
drop policy known_actors_insert on comment;
create policy written_where_it_is_read on comment for insert with check ((select app.may_write()) and ((select app.reads_everything())
  or cluster_year_id = any ((select app.years_run())::uuid[])
  or cluster_year_id = any ((select app.years_seen())::uuid[]) and (unit_id is null or unit_id = any ((select app.units())::uuid[]))));

create function app.place_comment() returns trigger language plpgsql as $$
declare
  its_place record;
begin
  if tg_op = 'INSERT' then
    select * into its_place from app.record_talked_about(new.record_kind, new.record_id);
    if not found then raise exception 'there is no such record to talk about'; end if;
    new.cluster_year_id := its_place.cluster_year_id;
    new.unit_id := its_place.unit_id;
    if new.by_account_id <> app.actor_id() then raise exception 'a comment is written under the own name'; end if;
    if new.answers_id is not null and not exists (select from public.comment c
         where c.id = new.answers_id and c.record_id = new.record_id and c.answers_id is null) then
      raise exception 'an answer answers a comment on the same record';
    end if;
    return new;
  end if;
  if (new.id, new.record_kind, new.record_id, new.cluster_year_id, new.unit_id, new.answers_id, new.by_account_id, new.written_at)
     is distinct from (old.id, old.record_kind, old.record_id, old.cluster_year_id, old.unit_id, old.answers_id, old.by_account_id, old.written_at) then
    raise exception 'a comment stays where it was written';
  end if;
  if (new.text, new.mentioned, new.edited_at, new.withdrawn_at) is distinct from (old.text, old.mentioned, old.edited_at, old.withdrawn_at)
     and old.by_account_id <> app.actor_id() then
    raise exception 'the text of a comment is its writer''s own';
  end if;
  return new;
end $$;
create trigger placed before insert or update on comment for each row execute function app.place_comment();
revoke delete on comment from thidua_app;

-- Who has a part in a record and can be named there: people whose roles of today are among those given, as far as the asker
-- sees the record at all. Roles are what `app.roles_on` says; the first look narrows to those who can have one here.
create function app.people_with_a_part(in_year uuid, of_unit uuid, everywhere text[], in_its_year text[], for_its_unit text[])
  returns table (id uuid, name text, post text) language sql stable security definer set search_path = pg_catalog, public as $$
  with today as (select (now() at time zone 'Asia/Ho_Chi_Minh')::date as day),
  near as (
    select g.account_id from grant_of_role g, today where g.valid @> today.day
      and (g.cluster_year_id = in_year or g.cluster_year_id is null and (g.unit_id is null
        or g.unit_id in (select m.unit_id from membership m where m.cluster_year_id = in_year)
        or g.unit_id in (select l.unit_id from leadership l where l.cluster_year_id = in_year)))
  ), candidate as (
    select account_id from near
    union select d.to_account_id from delegation d, today where d.from_account_id in (select account_id from near) and d.valid @> today.day
  )
  select a.id, a.name, a.post
  from candidate join account a on a.id = candidate.account_id, today
  where a.kind = 'person'
    and (app.reads_everything() or in_year = any (app.years_run())
         or in_year = any (app.years_seen()) and (of_unit is null or of_unit = any (app.units())))
    and not exists (select from account_access w where w.id = a.id and w.disabled_at is not null)
    and exists (select from app.roles_on(a.id, today.day) held
                where held.role = any (everywhere) and (held.cluster_year_id is null or held.cluster_year_id = in_year)
                   or held.cluster_year_id = in_year and (held.role = any (in_its_year)
                        or held.role = any (for_its_unit) and held.unit_id = of_unit))
$$;
revoke all on function app.record_talked_about(text, uuid), app.people_with_a_part(uuid, uuid, text[], text[], text[]) from public;
grant execute on function app.record_talked_about(text, uuid), app.people_with_a_part(uuid, uuid, text[], text[], text[]) to thidua_app;
