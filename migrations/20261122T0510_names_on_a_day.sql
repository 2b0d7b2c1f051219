-- What a unit or a province was called on a day; outside all its names, the last one.
create function app.unit_name_on(unit uuid, day date) returns text language sql stable
  return (select name from public.unit_name where unit_id = unit order by (valid @> day) desc, upper(valid) desc nulls first limit 1);
create function app.province_name_on(id uuid, day date) returns text language sql stable
  return (select coalesce((select n.kind || ' ' || n.name from public.province_name n where n.province_id = p.id and n.valid @> day),
                          p.kind || ' ' || p.name)
          from public.province p where p.id = province_name_on.id);
grant execute on function app.unit_name_on, app.province_name_on to thidua_app;
create index province_name_of_province on province_name (province_id);
create index meeting_participant_of_unit on meeting_participant (unit_id) where unit_id is not null;
