-- Papers made here are found by number and title under their fence: the key stands in the row, because behind a fence no
-- index of parts of words can be used and reckoning it anew for each question would be slow.
alter table paper add column key text not null generated always as (app.search_key(coalesce(number, '') || ' ' || title)) stored;
