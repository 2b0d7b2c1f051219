-- The instant at which list and rule were frozen: the ballot papers of one vote are the same file whenever they are printed.
alter table ballot add column opened_at timestamptz not null default now();
