-- Evidence and notes may be written before anybody gives points: the cell stays pending (chưa chấm) and keeps them.
alter table score_cell drop constraint score_cell_state_check;
alter table score_cell add check (state in ('scored', 'not-applicable', 'no-data', 'pending'));
