import { addDays, type CalendarDay } from '#src/kernel/calendar-day.ts';
import { isWithin, type Period } from './period.ts';
import type { Mark, ProvinceKind, ProvincesFile, Succession } from './organisation-data.ts';

export type DatedName = Period & {
  readonly name: string;
  readonly kind: ProvinceKind;
  readonly mark: Mark;
  readonly source: string;
};

/** One province of one list. `key` is stable for ever; names stand in the order of time. */
export type Province = Period & {
  readonly key: string;
  readonly code: string;
  readonly names: readonly DatedName[];
  readonly predecessors: readonly Succession[];
};

/** «tỉnh Lạng Sơn», «thành phố Huế»; the name of Hồ Chí Minh City is written with a capital as its unit's. */
export const provinceTitle = (province: Pick<DatedName, 'name' | 'kind'>): string =>
  `${province.name === 'Hồ Chí Minh' ? 'Thành phố' : province.kind} ${province.name}`;

/** The name that a dated thing had on a day; its last one where the day lies outside all of them. */
export function nameOn<Name extends Period>(names: readonly Name[], day: CalendarDay): Name {
  const name = names.find((one) => isWithin(day, one)) ?? names.at(-1);
  if (!name) throw new Error('a thing without a name');
  return name;
}

/**
 * Every province of both lists: an unchanged one is one row with an open end, a merged one is a new row even where it keeps
 * an old name, and 52 rows end on the last day of the 63. No beginning is stated for the older ones.
 */
export function provincesOf(file: ProvincesFile): Province[] {
  const firstDay = addDays(file.lastDayOf63, 1);
  const kindOf = (name: string): ProvinceKind => (file.cities.includes(name) ? 'thành phố' : 'tỉnh');
  const older = Object.entries(file.until2025)
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([code, name]): Province => {
      const until = file.unchanged.includes(code) ? null : file.lastDayOf63;
      const names = namesOf(file, code, { name, kind: kindOf(name), until });
      return { key: oldKey(code), code, from: null, until, names, predecessors: [] };
    });
  const newer = file.merged.map(({ code, name, from, mark }): Province => {
    const source = file.sources['NQ202'] ?? '';
    return {
      key: `province/${code}/${firstDay}`,
      code,
      from: firstDay,
      until: null,
      names: [{ name, kind: kindOf(name), from: firstDay, until: null, mark, source }],
      predecessors: from.map((old) => ({ predecessor: oldKey(old), kind: 'merged', on: firstDay, source, mark })),
    };
  });
  return [...older, ...newer];
}

/** The key of a province in the list of 63. */
export const oldKey = (code: string): string => `province/${code}`;

function namesOf(
  file: ProvincesFile,
  code: string,
  last: { name: string; kind: ProvinceKind; until: CalendarDay | null },
): DatedName[] {
  const earlier = file.names.find((one) => one.code === code);
  const source = file.sources['codes'] ?? '';
  const from = earlier ? addDays(earlier.until, 1) : null;
  const present: DatedName = { ...last, from, mark: earlier?.mark ?? 'SEEN', source };
  if (!earlier) return [present];
  return [{ ...earlier, from: null, source: file.sources[earlier.source] ?? '' }, present];
}
