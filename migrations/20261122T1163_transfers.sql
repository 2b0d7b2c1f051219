-- Điều động: one paper ends a post in one unit and begins one in another, in one act; both units show it.
create unique index post_held_in_its_unit on post_held (id, unit_id);
create table post_transfer (
  id uuid primary key,
  person_id uuid not null references person,
  from_post_id uuid not null unique,
  from_unit_id uuid not null,
  to_post_id uuid not null unique,
  to_unit_id uuid not null,
  decision text not null check (decision <> ''),
  foreign key (from_post_id, from_unit_id) references post_held (id, unit_id),
  foreign key (to_post_id, to_unit_id) references post_held (id, unit_id),
  check (from_unit_id <> to_unit_id)
);
create index post_transfer_of_person on post_transfer (person_id);
create index post_transfer_from_unit on post_transfer (from_unit_id);
create index post_transfer_to_unit on post_transfer (to_unit_id);
select app.keep('post_transfer');
select app.audit_rows_of('post_transfer', 'person_id');
drop policy anyone_reads on post_transfer;
drop policy known_actors_write on post_transfer;
create policy read_by_who_knows_either_unit on post_transfer for select using ((select app.reads_all_people())
  or from_unit_id = any ((select app.units_known())::uuid[]) or to_unit_id = any ((select app.units_known())::uuid[])
  or person_id = any ((select app.own_person_ids())::uuid[]));
create policy written_by_who_keeps_both_units on post_transfer for all
  using ((select app.is_ministry()) or (from_unit_id = any ((select app.officer_units())::uuid[]) and to_unit_id = any ((select app.officer_units())::uuid[])))
  with check ((select app.is_ministry()) or (from_unit_id = any ((select app.officer_units())::uuid[]) and to_unit_id = any ((select app.officer_units())::uuid[])));
