import { sql } from 'kysely';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { ProvinceKind, UnitKind } from '../domain/organisation-data.ts';
import { periodOf, type Period } from '../domain/period.ts';
import { spellings } from '../domain/spellings.ts';
import { keepFindable } from './findable.command.ts';
import { readOrganisation } from './load-organisation.command.ts';

type Dated = { readonly name: string; readonly valid: string };
type Row = {
  readonly id: string;
  readonly slug: string;
  readonly kind: UnitKind;
  readonly valid: string;
  readonly label: string;
  readonly names: readonly (Dated & { readonly short: string })[];
  readonly places: readonly (Dated & { readonly kind: ProvinceKind })[];
};

const dated = <One extends Dated>({ valid, ...one }: One): Omit<One, 'valid'> & Period => ({
  ...one,
  ...periodOf(valid),
});

/** Makes units that were added by hand or by an import findable under every spelling of their names and provinces. */
export async function keepUnitsFindable(tx: Tx, unitIds: readonly string[]): Promise<void> {
  const { provincesFile } = await readOrganisation();
  // indexes unit_pkey, the exclusion of unit_name, province_name_of_province
  const { rows } = await sql<Row>`
    select unit.id, unit.slug, unit.kind, unit.valid, app.unit_name_on(unit.id, null) as label,
      coalesce((select json_agg(json_build_object('name', n.name, 'short', n.short_name, 'valid', n.valid) order by n.valid)
        from unit_name n where n.unit_id = unit.id), '[]') as names,
      coalesce((select json_agg(json_build_object('name', p.name, 'kind', p.kind, 'valid', p.valid))
        from (select name, kind, valid from province where id = unit.province_id
              union all select name, kind, valid from province_name where province_id = unit.province_id) as p), '[]') as places
    from unit where id = any (${unitIds}::uuid[])
  `.execute(tx);
  await keepFindable(
    tx,
    rows.map((row) => ({
      kind: 'unit',
      id: row.id,
      label: row.label,
      detail: '',
      href: `/don-vi/${row.slug}`,
      spellings: spellings(
        { kind: row.kind, ...periodOf(row.valid), names: row.names.map(dated) },
        { names: row.places.map(dated) },
        provincesFile,
      ),
    })),
  );
}
