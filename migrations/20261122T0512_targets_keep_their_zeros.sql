-- «trên 81,50» is printed as it was signed: a target keeps the zeros that were written.
alter table target alter column value type numeric using trim_scale(value);
