import { printDay } from '#src/kernel/vietnamese-date.ts';
import { readDataFile } from '#src/platform/data-file.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { keepRows } from '#src/platform/postgres/keep-rows.ts';
import { stableId } from '#src/platform/postgres/stable-id.ts';
import type { UnitsFile, ProvincesFile, Succession } from '../domain/organisation-data.ts';
import { daterange, type Period } from '../domain/period.ts';
import { provincesOf, provinceTitle, type Province } from '../domain/provinces.ts';
import { isNamedByProvince, listedSpellings, provinceSpellings, spellings } from '../domain/spellings.ts';
import { unitsOf, type Unit } from '../domain/units.ts';
import { keepFindable, type Findable } from './findable.command.ts';

/** What the shipped data say, read and worked out. */
export type Organisation = {
  readonly provincesFile: ProvincesFile;
  readonly listed: UnitsFile;
  readonly provinces: readonly Province[];
  readonly units: readonly Unit[];
};

export async function readOrganisation(): Promise<Organisation> {
  const provincesFile = (await readDataFile('organisation/provinces.json')) as ProvincesFile;
  const ministry = (await readDataFile('organisation/ministry.json')) as UnitsFile;
  const others = (await readDataFile('organisation/others.json')) as UnitsFile;
  const listed = { units: [...ministry.units, ...others.units] };
  const provinces = provincesOf(provincesFile);
  return { provincesFile, listed, provinces, units: unitsOf(provinces, listed) };
}

const SYNTHETIC = { is_synthetic: false };
const provinceId = (key: string): string => stableId(key);
const unitId = (key: string): string => stableId('unit', key);

async function keepProvinces(tx: Tx, provinces: readonly Province[]): Promise<number> {
  const rows = provinces.map((province) => {
    const { name, kind } = lastOf(province.names);
    return { id: provinceId(province.key), code: province.code, name, kind, valid: daterange(province), ...SYNTHETIC };
  });
  const earlier = provinces.flatMap((province) =>
    province.names.slice(0, -1).map(({ name, kind, mark, ...days }) => ({
      id: stableId('province name', province.key, name),
      province_id: provinceId(province.key),
      name,
      kind,
      valid: daterange(days),
      certainty: mark,
    })),
  );
  const lineage = provinces.flatMap((province) =>
    province.predecessors.map((one) => succession(provinceId, 'province', province.key, one)),
  );
  return (
    (await keepRows(tx, 'province', rows)) +
    (await keepRows(tx, 'province_name', earlier)) +
    (await keepRows(tx, 'province_succession', lineage))
  );
}

async function keepUnits(tx: Tx, units: readonly Unit[]): Promise<number> {
  const rows = units.map((unit) => ({
    id: unitId(unit.key),
    slug: unit.slug,
    kind: unit.kind,
    province_id: unit.provinceKey === null ? null : provinceId(unit.provinceKey),
    parent_id: unit.parentKey === null ? null : unitId(unit.parentKey),
    valid: daterange(unit),
    ...SYNTHETIC,
  }));
  const names = units.flatMap((unit) =>
    unit.names.map(({ name, short, source, mark, ...days }) => ({
      id: stableId('unit name', unit.key, name),
      unit_id: unitId(unit.key),
      name,
      short_name: short,
      valid: daterange(days),
      source,
      certainty: mark,
    })),
  );
  const lineage = units.flatMap((unit) =>
    unit.predecessors.map((one) => ({ ...succession(unitId, 'unit', unit.key, one), kind: one.kind })),
  );
  return (
    (await keepRows(tx, 'unit', rows)) +
    (await keepRows(tx, 'unit_name', names)) +
    (await keepRows(tx, 'unit_succession', lineage))
  );
}

const succession = (idOf: (key: string) => string, what: string, successor: string, one: Omit<Succession, 'kind'>) => ({
  id: stableId(what, 'succession', one.predecessor, successor),
  predecessor_id: idOf(one.predecessor),
  successor_id: idOf(successor),
  happened_on: one.on,
  source: one.source,
  certainty: one.mark,
});

const keepDoubts = (tx: Tx, { provincesFile: { doubts }, provinces }: Organisation): Promise<number> =>
  keepRows(
    tx,
    'doubt',
    doubts.map((doubt) => ({
      id: stableId('doubt', doubt.key),
      key: doubt.key,
      text: doubt.text,
      treatment: doubt.treatment,
      subject_table: 'province',
      subject_id: provinceId(provinces.findLast((one) => one.code === doubt.code)?.key ?? ''),
    })),
  );

function findables({ provincesFile, listed, provinces, units }: Organisation): Findable[] {
  const byKey = new Map(provinces.map((province) => [province.key, province]));
  return [
    ...provinces.map(
      (province): Findable => ({
        kind: 'province',
        id: provinceId(province.key),
        label: capital(provinceTitle(lastOf(province.names))),
        detail: daysInWords(province),
        href: `/don-vi?tinh=${province.code}${province.until === null ? '' : `&ngay=${province.until}`}`,
        spellings: provinceSpellings(province, provincesFile),
      }),
    ),
    ...units.map(
      (unit): Findable => ({
        kind: 'unit',
        id: unitId(unit.key),
        label: lastOf(unit.names).name,
        detail: daysInWords(unit),
        href: `/don-vi/${unit.slug}`,
        spellings:
          unit.provinceKey !== null && isNamedByProvince(unit)
            ? spellings(unit, byKey.get(unit.provinceKey) ?? null, provincesFile)
            : listedSpellings(unit, listed),
      }),
    ),
  ];
}

/** Only what tells two bodies of one name apart: until when the ended one was, since when the new one is. */
const daysInWords = ({ from, until }: Period): string =>
  [from && `từ ${printDay(from)}`, until && `đến ${printDay(until)}`].filter(Boolean).join(' ');

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function lastOf<One>(all: readonly One[]): One {
  const last = all.at(-1);
  if (last === undefined) throw new Error('a thing without a name');
  return last;
}

export type OrganisationLoaded = {
  readonly provinces: number;
  readonly units: number;
  /** Rows added or changed; 0 where everything was there. */
  readonly written: number;
};

/** Loads provinces, units, their names, lineage, doubts and spellings from `data/organisation/`; run as the importer. */
export async function loadOrganisation(tx: Tx): Promise<OrganisationLoaded> {
  const organisation = await readOrganisation();
  const written =
    (await keepProvinces(tx, organisation.provinces)) +
    (await keepUnits(tx, organisation.units)) +
    (await keepDoubts(tx, organisation)) +
    (await keepFindable(tx, findables(organisation)));
  return { provinces: organisation.provinces.length, units: organisation.units.length, written };
}
