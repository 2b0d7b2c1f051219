-- The search box compares one key: «Lý» = «Lí», «Đắc Lắc» = «Đắk Lắk», «Bà Rịa – Vũng Tàu» = «ba ria vung tau», «TP.HCM» = «tp hcm».
-- The same as searchKey in src/kernel/vietnamese-text.ts; a test compares the two on every spelling of every unit.
create function app.search_key(phrase text) returns text language sql immutable parallel safe strict
  return btrim(
    regexp_replace(
      regexp_replace(
        regexp_replace(
          regexp_replace(
            app.fold(translate(normalize(phrase, NFC), U&'''"\2018\2019\201A\201B\2032\00B4\0060\02BC\201C\201D\201E\201F\2033\00AB\00BB\200B\200C\200D\2060\FEFF\00AD', '')),
            U&'[-.,;:()\00A0\202F\2007\2010-\2015\2212\FE58\FE63\FF0D[:space:]]+', ' ', 'g'),
          '(^| )([hklmst]|th|tr|qu)?y(?= |$)', '\1\2i', 'g'),
        '\mda[ck] ?la[ck]\M', 'dak lak', 'g'),
      '\mdac\M', 'dak', 'g'));
grant execute on function app.search_key to thidua_app;

drop index findable_trigram, findable_prefix;
alter table findable drop column folded;
alter table findable add column key text not null generated always as (app.search_key(phrase)) stored;
create index findable_trigram on findable using gin (key gin_trgm_ops);
create index findable_prefix on findable (key text_pattern_ops);

create index province_succession_backwards on province_succession (successor_id);
create index membership_of_province on membership (province_id) where unit_id is null;
create index registration_count_unit_of_unit on registration_count_unit (unit_id) where unit_id is not null;
create index meeting_of_host on meeting (host_unit_id) where host_unit_id is not null;
