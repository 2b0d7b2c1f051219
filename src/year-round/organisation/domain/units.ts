import { addDays } from '#src/kernel/calendar-day.ts';
import { fold } from '#src/kernel/vietnamese-text.ts';
import { ALWAYS, sharedDays, type Period } from './period.ts';
import { oldKey, provinceTitle, type DatedName, type Province } from './provinces.ts';
import type { Mark, UnitsFile, Succession, UnitKind } from './organisation-data.ts';

export type UnitName = Period & {
  readonly name: string;
  readonly short: string;
  readonly source: string | null;
  readonly mark: Mark;
};

/** One body as long as it is the same body. Its names stand in the order of time. */
export type Unit = Period & {
  readonly key: string;
  readonly slug: string;
  readonly kind: UnitKind;
  readonly provinceKey: string | null;
  readonly parentKey: string | null;
  readonly names: readonly UnitName[];
  readonly predecessors: readonly Succession[];
};

/** The last day on which provincial enforcement was a «Cục». */
const LAST_DAY_OF_CUC = '2025-06-30';
const ONE_LEVEL_ENFORCEMENT = 'Quyết định 1898/QĐ-BTP ngày 25/6/2025';

type Naming = { readonly name: (place: DatedName) => string; readonly short: (place: DatedName) => string };

const JUSTICE: Naming = {
  name: (place) => `Sở Tư pháp ${provinceTitle(place)}`,
  short: (place) => `STP ${place.name}`,
};
const CUC: Naming = {
  name: (place) => `Cục Thi hành án dân sự ${provinceTitle(place)}`,
  short: (place) => `Cục THADS ${place.name}`,
};
const ENFORCEMENT: Naming = {
  name: (place) => `Thi hành án dân sự ${provinceTitle(place)}`,
  short: (place) => `THADS ${place.name}`,
};

const namesDuring = (province: Province, naming: Naming, period: Period): UnitName[] =>
  province.names.flatMap((place) => {
    const days = sharedDays(place, period);
    return days
      ? [{ ...days, name: naming.name(place), short: naming.short(place), source: place.source, mark: place.mark }]
      : [];
  });

/** A Sở Tư pháp lives as long as its province: 63 until 30/6/2025, of which 11 go on, and 23 new ones since. */
const justiceDepartment = (province: Province): Unit => ({
  key: `STP/${province.key}`,
  slug: '',
  kind: 'STP',
  provinceKey: province.key,
  parentKey: null,
  from: province.from,
  until: province.until,
  names: namesDuring(province, JUSTICE, ALWAYS),
  predecessors: province.predecessors.map((one) => ({ ...one, predecessor: `STP/${one.predecessor}` })),
});

/**
 * Provincial enforcement: a Cục until 30/6/2025, then a new kind of body «Thi hành án dân sự tỉnh X» in all 34 provinces.
 * @law QĐ 1898/QĐ-BTP ngày 25/6/2025
 */
function enforcementAgencies(province: Province): Unit[] {
  const firstDay = addDays(LAST_DAY_OF_CUC, 1);
  const kind = 'THADS_PROVINCE';
  const base = { slug: '', kind, provinceKey: province.key, parentKey: null } as const;
  const cuc: Unit = {
    ...base,
    key: `CUC_THADS/${province.key}`,
    from: province.from,
    until: LAST_DAY_OF_CUC,
    names: namesDuring(province, CUC, { from: null, until: LAST_DAY_OF_CUC }),
    predecessors: [],
  };
  const olds: readonly { readonly predecessor: string; readonly mark: Mark }[] =
    province.predecessors.length > 0 ? province.predecessors : [{ predecessor: province.key, mark: 'SEEN' }];
  const thads: Unit = {
    ...base,
    key: `THADS/${province.key}`,
    from: firstDay,
    until: null,
    names: namesDuring(province, ENFORCEMENT, { from: firstDay, until: null }),
    predecessors: olds.map((old) => ({
      predecessor: `CUC_THADS/${old.predecessor}`,
      kind: olds.length > 1 ? 'merged' : 'reorganised',
      on: firstDay,
      source: ONE_LEVEL_ENFORCEMENT,
      mark: old.mark,
    })),
  };
  return [...(province.from === null ? [cuc] : []), ...(province.until === null ? [thads] : [])];
}

/** Units written out one by one; a body of a province lives no longer than the province. */
const listedUnits = (file: UnitsFile, provinces: readonly Province[]): Unit[] =>
  file.units.map((unit) => {
    const province = unit.province ? provinces.find((one) => one.key === oldKey(unit.province ?? '')) : undefined;
    const kind = unit.kind ?? 'MINISTRY_UNIT';
    const own: Period = { from: unit.from ?? null, until: unit.until ?? null };
    const days = (province && sharedDays(own, province)) ?? own;
    const { name, short, source = null } = unit;
    return {
      ...days,
      key: unit.key,
      slug: unit.key,
      kind,
      provinceKey: province?.key ?? null,
      parentKey: kind === 'MINISTRY_UNIT' ? 'bo-tu-phap' : null,
      names: [{ ...days, name, short, source, mark: unit.dayMark ?? unit.mark }],
      predecessors: (unit.after ?? []).map(({ key, ...how }) => ({ ...how, predecessor: key })),
    };
  });

/** A name as part of an address: «so-tu-phap-tinh-lang-son». */
export const slugOf = (name: string): string =>
  fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Where an ended body and its successor have one name, the living one has the plain address. */
function withSlugs(units: readonly Unit[]): Unit[] {
  const plain = (unit: Unit): string => slugOf((unit.names.at(-1)?.name ?? '').replace('Thi hành án dân sự', 'THADS'));
  const living = new Set(units.filter((unit) => unit.until === null).map(plain));
  return units.map((unit) => {
    const slug = plain(unit);
    return { ...unit, slug: unit.until !== null && living.has(slug) ? `${slug}-den-30-6-2025` : slug };
  });
}

/** Every unit that the shipped data know, the Ministry first. */
export const unitsOf = (provinces: readonly Province[], listed: UnitsFile): Unit[] => [
  ...listedUnits(listed, provinces),
  ...withSlugs(provinces.flatMap((province) => [justiceDepartment(province), ...enforcementAgencies(province)])),
];
