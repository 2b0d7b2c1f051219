-- «124» is shown as it was reported, not as «124,0000».
alter table progress_figure alter column value type numeric using trim_scale(value);
alter table progress_base alter column value type numeric using trim_scale(value);
