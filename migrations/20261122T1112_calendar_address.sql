-- The private address under which a person's own calendar program reads their deadlines; the secret in it is kept by hash.
create table calendar_address (
  id uuid primary key references account, -- the account
  secret_hash text not null unique check (secret_hash ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null default now()
);
select app.keep_private('calendar_address', 'id');
