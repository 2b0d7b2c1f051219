-- «Từ 200 đến 1.000 việc: ít nhất 82%»: a target may ask for another level of each number of cases. Its tiers stand in their
-- order, each saying which of its ends belongs to it: [{"low": "200", "lowClosed": true, "high": "1000", "highClosed": true, "value": "82"}].
alter table target add column tiers jsonb check (jsonb_array_length(tiers) > 0);
alter table target drop constraint target_check;
alter table target
  add constraint target_has_its_level
    check ((value is null) = (comparator is null or comparator = 'better-than-last-year' or tiers is not null)),
  add constraint tiers_have_one_comparator
    check (tiers is null or coalesce(comparator, '') in ('>', '>=', '=', '<=', '<'));

-- The number of cases by which the tier is chosen, where it is not the denominator of the rate itself.
alter table progress_figure add column workload numeric(20, 0) check (workload >= 0);
