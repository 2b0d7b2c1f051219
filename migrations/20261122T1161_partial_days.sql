-- Papers often give only a year or a month («năm 2019», «tháng 3/2019»). A first day then stands on the first day that it may be,
-- a last day on the last; `…_known` says how much of it is known, and nothing prints more than that.
create function app.span_begins(day date, known text) returns date language sql immutable
  return case known when 'day' then day else date_trunc(known, day::timestamp)::date end;
create function app.span_ends(day date, known text) returns date language sql immutable
  return case known when 'day' then day when 'month' then (date_trunc('month', day::timestamp) + interval '1 month')::date - 1
                    else (date_trunc('year', day::timestamp) + interval '1 year')::date - 1 end;
-- '2019', '2019-03', '2019-03-05': what is known and no more.
create function app.as_known(day date, known text) returns text language sql immutable
  return to_char(day, case known when 'year' then 'YYYY' when 'month' then 'YYYY-MM' else 'YYYY-MM-DD' end);
-- The days on which a post was held however the unknown parts are filled in; empty where no day is sure.
create function app.surely_held(from_day date, from_known text, until_day date, until_known text) returns daterange language sql immutable
  return case when app.span_ends(from_day, from_known) > app.span_begins(until_day, until_known) then 'empty'::daterange
              else daterange(app.span_ends(from_day, from_known), app.span_begins(until_day, until_known), '[]') end;
-- Whether one says the same as another and is at least as exact: 05/3/2019 is within «tháng 3/2019» and within «năm 2019».
create function app.is_within(day date, known text, wide_day date, wide_known text) returns boolean language sql immutable
  return app.span_begins(day, known) >= app.span_begins(wide_day, wide_known) and app.span_ends(day, known) <= app.span_ends(wide_day, wide_known);
grant execute on function app.is_within(date, text, date, text), app.span_begins(date, text), app.span_ends(date, text), app.as_known(date, text),
  app.surely_held(date, text, date, text) to thidua_app;

alter table post_held
  add column from_known text not null default 'day' check (from_known in ('day', 'month', 'year')),
  add column until_known text not null default 'day' check (until_known in ('day', 'month', 'year')),
  add check (from_day = app.span_begins(from_day, from_known)),
  add check (until_day = app.span_ends(until_day, until_known));
alter table person_fact
  add column from_known text not null default 'day' check (from_known in ('day', 'month', 'year')),
  add column until_known text not null default 'day' check (until_known in ('day', 'month', 'year')),
  add check (from_day = app.span_begins(from_day, from_known)),
  add check (until_day = app.span_ends(until_day, until_known));

-- One post is not held twice at one time: what surely meets is refused, and what says the same word for word.
do $$ begin
  execute (select format('alter table post_held drop constraint %I', conname) from pg_constraint
           where conrelid = 'post_held'::regclass and contype = 'x');
end $$;
alter table post_held add constraint held_once_at_a_time exclude using gist (person_id with =, unit_id with =, position with =,
  app.surely_held(from_day, from_known, until_day, until_known) with &&);
create unique index post_said_once on post_held (person_id, unit_id, position, from_day, from_known, until_day, until_known) nulls not distinct;
