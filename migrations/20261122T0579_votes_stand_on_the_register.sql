-- A nomination names the vote that carried it: a second round on one award is another vote.
alter table nomination add column ballot_id uuid references ballot;
create unique index one_nomination_a_ballot on nomination (ballot_id) where ballot_id is not null;

-- What was known when the vote was opened, as the minutes say it: who had to be there, and on which points it was taken.
alter table ballot
  add column quorum_numerator integer check (quorum_numerator > 0),
  add column quorum_denominator integer check (quorum_denominator >= quorum_numerator),
  add column scores_provisional boolean not null default false,
  add check ((quorum_numerator is null) = (quorum_denominator is null)),
  add check (state <> 'cancelled' or length(trim(state_reason)) > 0);

-- A cancelled vote may be held again in the same round.
alter table ballot drop constraint ballot_meeting_id_bloc_id_award_id_round_key;
create unique index one_standing_ballot_a_round on ballot (meeting_id, bloc_id, award_id, round) where state <> 'cancelled';
