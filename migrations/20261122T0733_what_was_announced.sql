-- Who stood and who was acclaimed in a vote is public once the result is announced; the counts stay with the cluster.
alter policy read_in_reach on ballot using ((select app.reads_everything()) or state = 'closed'
  or cluster_year_id = any ((select app.years_seen())::uuid[]));
alter policy read_in_reach on ballot_tally using ((select app.reads_everything())
  or exists (select from ballot b where b.id = ballot_id and b.cluster_year_id = any ((select app.years_seen())::uuid[])));
