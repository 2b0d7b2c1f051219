import { sql } from 'kysely';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { searchKey } from '#src/kernel/vietnamese-text.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { expandAbbreviations } from '../domain/abbreviations.ts';
import type { UnitKind } from '../domain/organisation-data.ts';
import { periodOf, type Period } from '../domain/period.ts';

export type UnitRow = Period & {
  readonly id: string;
  readonly slug: string;
  readonly kind: UnitKind;
  readonly name: string;
  readonly provinceCode: string | null;
  readonly provinceName: string | null;
  readonly isSynthetic: boolean;
};

export type UnitFilter = {
  readonly kind?: UnitKind;
  readonly provinceCode?: string;
  readonly text?: string;
  /** The slug of the last row of the page before. */
  readonly after?: string;
  readonly limit?: number;
};

type Row = Omit<UnitRow, 'from' | 'until'> & { readonly valid: string };
const unitRow = ({ valid, ...row }: Row): UnitRow => ({ ...row, ...periodOf(valid) });

/** The register of units as on a day: kind by kind, in the Vietnamese order of provinces, under the names of that day. */
export async function unitsOn(tx: Tx, day: CalendarDay, filter: UnitFilter = {}): Promise<UnitRow[]> {
  const { kind, provinceCode, text, after, limit = 200 } = filter;
  const words = text ? searchKey(expandAbbreviations(text)).split(' ').filter(Boolean) : [];
  // Some hundreds of rows in all: unit is read once, unit_name by its exclusion index, findable by findable_by_subject.
  const { rows } = await sql<Row>`
    with row as (
      select unit.id, unit.slug, unit.kind, app.unit_name_on(unit.id, ${day}::date) as name, province.code as "provinceCode",
        app.province_name_on(province.id, ${day}::date) as "provinceName", unit.is_synthetic as "isSynthetic", unit.valid, province.name as "sortedBy",
        array_position(array['MINISTRY', 'MINISTRY_UNIT', 'STP', 'THADS_PROVINCE'], unit.kind) as place
      from unit left join province on province.id = unit.province_id
      where unit.valid @> ${day}::date
        and ${kind ? sql`unit.kind = ${kind}` : sql`true`}
        and ${provinceCode ? sql`province.code = ${provinceCode}` : sql`true`}
        and ${
          words.length > 0
            ? sql`exists (select from findable f where f.subject_kind = 'unit' and f.subject_id = unit.id and ${sql.join(
                words.map((word) => sql`f.key like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`),
                sql` and `,
              )})`
            : sql`true`
        }
    ), ordered as (
      select *, row_number() over (
        order by "isSynthetic", place nulls last, "sortedBy" collate "vi-x-icu", name collate "vi-x-icu", id) as n from row
    )
    select id, slug, kind, name, "provinceCode", "provinceName", "isSynthetic", valid from ordered
    where n > coalesce((select n from ordered where slug = ${after ?? ''}), 0)
    order by n limit ${limit}
  `.execute(tx);
  return rows.map(unitRow);
}

export type ProvinceOn = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly title: string;
};

/** The provinces as on a day: 63 to 30/6/2025, 34 since; invented ones are never among them. */
export async function provincesOn(tx: Tx, day: CalendarDay): Promise<ProvinceOn[]> {
  // Under a hundred rows; province_name_of_province for the names of that day.
  const { rows } = await sql<ProvinceOn>`
    select * from (
      select id, code, app.province_name_on(id, ${day}::date) as title,
        coalesce((select n.name from province_name n where n.province_id = province.id and n.valid @> ${day}::date), name) as name
      from province where valid @> ${day}::date and not is_synthetic
    ) as p order by name collate "vi-x-icu"
  `.execute(tx);
  return rows;
}
