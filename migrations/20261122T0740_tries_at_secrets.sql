-- Tries at secrets (one-time links, codes of invitations) by address, agreed on by every process because it stands here.
-- The key is a hash; nothing here says who tried what.
create table rate_bucket (
  key text primary key,
  tokens double precision not null,
  refused boolean not null,
  at timestamptz not null
);
alter table rate_bucket enable row level security;
create policy not_for_visitors on rate_bucket for all using ((select app.may_write())) with check ((select app.may_write()));
grant select, insert, update, delete on rate_bucket to thidua_app;
