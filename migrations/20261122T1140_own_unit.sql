-- Who belongs to a unit gives no points to it but its own. Where the regulation of the cluster lets it, the table names
-- that regulation, and each such act has its reason (step_passed).
alter table scoring_table add column own_unit_by text check (length(trim(own_unit_by)) > 0);
