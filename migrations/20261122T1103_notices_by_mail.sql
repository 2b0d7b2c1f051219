-- That a notice went out by letter is noted beside whether it was read: nothing is sent that was read, and nothing twice.
alter table notice_receipt add column sent_at timestamptz;

-- When the daily letter of one person goes out, and in which language; without a row at eight, in Vietnamese.
create table notice_delivery (
  account_id uuid primary key references account,
  digest_hour smallint not null default 8 check (digest_hour between 0 and 23),
  language text not null default 'vi' check (language in ('vi', 'en'))
);
alter table notice_delivery enable row level security;
create policy own on notice_delivery
  using (account_id = (select app.actor_id()) or (select app.actor_id()) = '00000000-0000-7000-8000-000000000003')
  with check (account_id = (select app.actor_id()));
grant select, insert, update on notice_delivery to thidua_app;

-- How far the letters to one person are. A letter is claimed before it is handed over and noted after it: a server that falls
-- over in between leaves a claim that runs out, and the letter goes out again (at least once, under the same Message-ID).
create table notice_round (
  account_id uuid primary key references account,
  digest_on date, -- the day for which the daily letter is done, also when there was nothing to say
  claimed_until timestamptz,
  failures integer not null default 0, -- since the last letter that was taken
  next_try_at timestamptz
);
alter table notice_round enable row level security;
create policy server_only on notice_round
  using ((select app.actor_id()) = '00000000-0000-7000-8000-000000000003')
  with check ((select app.actor_id()) = '00000000-0000-7000-8000-000000000003');
grant select, insert, update on notice_round to thidua_app;
