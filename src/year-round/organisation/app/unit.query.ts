import { sql } from 'kysely';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { UnitKind } from '../domain/organisation-data.ts';
import { periodOf, type Period } from '../domain/period.ts';

export type NameOverTime = Period & {
  readonly name: string;
  readonly shortName: string;
  readonly source: string | null;
  readonly certainty: string;
};

export type LineageUnit = Period & { readonly id: string; readonly slug: string; readonly name: string };
export type LineageEdge = {
  readonly predecessorId: string;
  readonly successorId: string;
  readonly kind: 'merged' | 'renamed' | 'reorganised' | 'split';
  readonly happenedOn: CalendarDay;
  readonly source: string;
  readonly certainty: string;
};
/** All bodies before and after one unit, however far, with what led from one to the other. */
export type Lineage = { readonly units: readonly LineageUnit[]; readonly edges: readonly LineageEdge[] };

/** A unit as on a day. */
export type UnitOn = Period & {
  readonly id: string;
  readonly slug: string;
  readonly kind: UnitKind;
  readonly name: string;
  readonly province: { readonly id: string; readonly code: string; readonly title: string } | null;
  readonly parent: { readonly slug: string; readonly name: string } | null;
  readonly isSynthetic: boolean;
  readonly names: readonly NameOverTime[];
  readonly lineage: Lineage;
  readonly doubts: readonly { readonly text: string; readonly treatment: string | null }[];
};

/** One unit by its address, under its name of that day; null where no unit has that address. */
export async function unitOn(tx: Tx, slug: string, day: CalendarDay): Promise<UnitOn | null> {
  const { rows } = await sql<{
    id: string;
    slug: string;
    kind: UnitKind;
    name: string;
    valid: string;
    province: UnitOn['province'];
    parent: UnitOn['parent'];
    isSynthetic: boolean;
  }>`
    select unit.id, unit.slug, unit.kind, unit.valid, unit.is_synthetic as "isSynthetic",
      app.unit_name_on(unit.id, ${day}::date) as name,
      case when p.id is not null then json_build_object('id', p.id, 'code', p.code, 'title', app.province_name_on(p.id, ${day}::date)) end as province,
      case when parent.id is not null then json_build_object('slug', parent.slug, 'name', app.unit_name_on(parent.id, ${day}::date)) end as parent
    from unit left join province p on p.id = unit.province_id left join unit parent on parent.id = unit.parent_id
    where unit.slug = ${slug}
  `.execute(tx); // index unit_slug_key
  const [row] = rows;
  if (!row) return null;
  const { valid, ...unit } = row;
  const names = await namesOf(tx, unit.id);
  const lineage = await lineageOf(tx, unit.id);
  const doubts = await tx
    .selectFrom('doubt') // index doubt_of_subject
    .select(['text', 'treatment'])
    .where('subject_id', 'in', [unit.id, ...(unit.province ? [unit.province.id] : [])])
    .where('resolved_at', 'is', null)
    .execute();
  return { ...unit, ...periodOf(valid), names, lineage, doubts };
}

/** Names in the order of time; index of the exclusion constraint of unit_name. */
async function namesOf(tx: Tx, unitId: string): Promise<NameOverTime[]> {
  const rows = await tx
    .selectFrom('unit_name')
    .select(['name', 'short_name', 'valid', 'source', 'certainty'])
    .where('unit_id', '=', unitId)
    .orderBy(sql`lower(valid) nulls first`)
    .execute();
  return rows.map(({ short_name, valid, ...row }) => ({ ...row, shortName: short_name, ...periodOf(valid) }));
}

/** Indexes unit_succession (predecessor_id, successor_id) forwards, unit_succession_backwards back. */
async function lineageOf(tx: Tx, unitId: string): Promise<Lineage> {
  const { rows: edges } = await sql<LineageEdge>`
    with recursive before as (
      select s.* from unit_succession s where s.successor_id = ${unitId}
      union select s.* from unit_succession s join before b on s.successor_id = b.predecessor_id
    ), after as (
      select s.* from unit_succession s where s.predecessor_id = ${unitId}
      union select s.* from unit_succession s join after a on s.predecessor_id = a.successor_id
    ), beside as (
      select s.* from unit_succession s join after a on s.successor_id = a.successor_id
    )
    select predecessor_id as "predecessorId", successor_id as "successorId", kind, happened_on as "happenedOn", source, certainty
    from (select * from before union select * from after union select * from beside) as edge
    order by happened_on, predecessor_id
  `.execute(tx);
  const ids = [...new Set([unitId, ...edges.flatMap((edge) => [edge.predecessorId, edge.successorId])])];
  const { rows: units } = await sql<{ id: string; slug: string; name: string; valid: string }>`
    select * from (select id, slug, valid, app.unit_name_on(id, null) as name from unit where id = any (${ids}::uuid[])) as one
    order by name collate "vi-x-icu"
  `.execute(tx);
  return { units: units.map(({ valid, ...unit }) => ({ ...unit, ...periodOf(valid) })), edges };
}

/** The unit itself and every body it took over from: what is found under a successor. */
export function selfAndPredecessors(unitId: string, { edges }: Lineage): string[] {
  const ids = new Set([unitId]);
  for (const id of ids) for (const edge of edges) if (edge.successorId === id) ids.add(edge.predecessorId);
  return [...ids];
}
