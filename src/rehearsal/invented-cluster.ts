import { newId } from '#src/kernel/ids.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';

/** Provinces that do not exist, so that no rehearsal can be taken for a result of a real agency. */
const INVENTED_PROVINCES = [
  'Bình Lâm', 'Đông Sa', 'Hòa Thạch', 'Kim Đài', 'Lam Kiều', 'Minh Xuyên', 'Ngọc Khê',
  'Phú Lĩnh', 'Tân Thượng', 'Thanh Ngàn', 'Trường Vân', 'Vân Đài', 'Xuân Sa', 'Yên Thạch',
] as const; // biome-ignore format: a list

export type InventedUnit = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'STP' | 'THADS_PROVINCE';
  readonly province: string;
};
export type InventedCluster = {
  readonly clusterId: string;
  readonly slug: string;
  readonly name: string;
  readonly units: readonly InventedUnit[];
};

const slugOf = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');

/** A two-bloc cluster of invented provinces: one Sở Tư pháp and one THADS agency each; at most 14 provinces. */
export async function inventCluster(tx: Tx, provinces: number): Promise<InventedCluster> {
  const clusterId = newId();
  const name = 'các tỉnh diễn tập';
  const slug = 'cac-tinh-dien-tap';
  await tx.insertInto('cluster').values({ id: clusterId, slug, name, is_synthetic: true }).execute();

  const chosen = INVENTED_PROVINCES.slice(0, provinces).map((province, at) => ({
    id: newId(),
    province,
    code: `x${at + 1}`,
  }));
  await tx
    .insertInto('province')
    .values(
      chosen.map(({ id, province, code }) => ({
        id,
        code,
        name: province,
        kind: 'tỉnh',
        valid: '[,)',
        is_synthetic: true,
      })),
    )
    .execute();

  const units = (['STP', 'THADS_PROVINCE'] as const).flatMap((kind) =>
    chosen.map(({ id: provinceId, province }) => {
      const long = kind === 'STP' ? `Sở Tư pháp tỉnh ${province}` : `Thi hành án dân sự tỉnh ${province}`;
      return {
        id: newId(),
        provinceId,
        province,
        kind,
        name: long,
        short: `${kind === 'STP' ? 'STP' : 'THADS'} ${province}`,
        slug: slugOf(long),
      };
    }),
  );
  await tx
    .insertInto('unit')
    .values(
      units.map((unit) => ({
        id: unit.id,
        slug: unit.slug,
        kind: unit.kind,
        province_id: unit.provinceId,
        valid: '[,)',
        is_synthetic: true,
      })),
    )
    .execute();
  await tx
    .insertInto('unit_name')
    .values(
      units.map((unit) => ({
        id: newId(),
        unit_id: unit.id,
        name: unit.name,
        short_name: unit.short,
        valid: '[,)',
        source: 'diễn tập',
        certainty: 'stated',
      })),
    )
    .execute();
  return {
    clusterId,
    slug,
    name,
    units: units.map(({ id, name: unitName, kind, province }) => ({ id, name: unitName, kind, province })),
  };
}
