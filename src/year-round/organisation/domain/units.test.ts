import { beforeAll, describe, expect, test } from 'vitest';
import { readOrganisation, type Organisation } from '../app/load-organisation.command.ts';
import { isWithin } from './period.ts';
import { nameOn, provinceTitle } from './provinces.ts';

let organisation: Organisation;
beforeAll(async () => {
  organisation = await readOrganisation();
});
const unitsOn = (day: `${number}-${number}-${number}`) => organisation.units.filter((unit) => isWithin(day, unit));
const unitNamed = (name: string, day: `${number}-${number}-${number}`) => {
  const found = unitsOn(day).filter((unit) => nameOn(unit.names, day).name === name);
  expect(found).toHaveLength(1);
  return found[0];
};
const namesOf = (keys: readonly string[] | undefined) =>
  (keys ?? []).map((key) => organisation.units.find((unit) => unit.key === key)?.names.at(-1)?.name);

describe('provinces in time', () => {
  test.each([
    ['2018-01-01', 63],
    ['2025-06-30', 63],
    ['2025-07-01', 34],
    ['2026-11-22', 34],
  ] as const)('on %s there are %i', (day, count) => {
    expect(organisation.provinces.filter((province) => isWithin(day, province))).toHaveLength(count);
  });

  test('eleven go on as they are, fifty-two end, and each of these is in exactly one of the twenty-three new ones', () => {
    const { provinces } = organisation;
    expect(provinces.filter((one) => one.from === null && one.until === null)).toHaveLength(11);
    const ended = provinces.filter((one) => one.until !== null).map((one) => one.key);
    expect(ended).toHaveLength(52);
    const merged = provinces.flatMap((one) => one.predecessors.map((before) => before.predecessor));
    expect(merged.toSorted()).toEqual(ended.toSorted());
  });

  test('Thừa Thiên Huế was a tỉnh to the end of 2024 and is the city Huế since, which needs review', () => {
    const hue = organisation.provinces.find((one) => one.code === '46');
    expect(provinceTitle(nameOn(hue?.names ?? [], '2018-03-01'))).toBe('tỉnh Thừa Thiên Huế');
    expect(provinceTitle(nameOn(hue?.names ?? [], '2025-01-01'))).toBe('thành phố Huế');
    expect(hue?.names.map((name) => name.mark)).toEqual(['MEMORY', 'MEMORY']);
  });

  test('six are cities since 1/7/2025; Đồng Nai is still a tỉnh and its doubt is kept', () => {
    const cities = organisation.provinces.filter((one) => one.until === null && one.names.at(-1)?.kind === 'thành phố');
    expect(cities).toHaveLength(6);
    expect(organisation.provincesFile.doubts.map((doubt) => doubt.key)).toEqual(['dong-nai-thanh-pho']);
  });

  test('the new provinces are marked as the merge table was read', () => {
    const marks = organisation.provincesFile.merged.map((one) => one.mark);
    expect(marks.filter((mark) => mark === 'SEEN')).toHaveLength(10);
    expect(marks.filter((mark) => mark === 'MEMORY')).toHaveLength(13);
  });
});

describe('units in time', () => {
  test.each([
    ['2025-06-30', 'STP', 63],
    ['2025-06-30', 'THADS_PROVINCE', 63],
    ['2025-07-01', 'STP', 34],
    ['2025-07-01', 'THADS_PROVINCE', 34],
  ] as const)('on %s: %s %i', (day, kind, count) => {
    expect(unitsOn(day).filter((unit) => unit.kind === kind)).toHaveLength(count);
  });

  test.each([
    ['Sở Tư pháp tỉnh Lạng Sơn', '2010-11-09'],
    ['Sở Tư pháp thành phố Đà Nẵng', '2017-11-27'],
    ['Sở Tư pháp Thành phố Hồ Chí Minh', '2013-01-01'],
    ['Sở Tư pháp tỉnh Thừa Thiên Huế', '2017-11-27'],
    ['Sở Tư pháp thành phố Huế', '2025-01-01'],
    ['Cục Thi hành án dân sự tỉnh Bà Rịa - Vũng Tàu', '2025-06-30'],
    ['Cục Thi hành án dân sự thành phố Huế', '2025-06-30'],
    ['Thi hành án dân sự thành phố Huế', '2025-07-01'],
    ['Thi hành án dân sự Thành phố Hồ Chí Minh', '2026-01-26'],
    ['Vụ Thi đua - Khen thưởng', '2017-11-27'],
    ['Tổng cục Thi hành án dân sự', '2025-02-28'],
    ['Cục Quản lý Thi hành án dân sự', '2025-03-01'],
  ] as const)('%s was so called on %s', (name, day) => {
    unitNamed(name, day);
  });

  test('Lạng Sơn keeps one Sở Tư pháp through 1/7/2025, Bắc Ninh has a new one under its old name', () => {
    expect(unitNamed('Sở Tư pháp tỉnh Lạng Sơn', '2018-01-01')).toBe(
      unitNamed('Sở Tư pháp tỉnh Lạng Sơn', '2026-01-01'),
    );
    const before = unitNamed('Sở Tư pháp tỉnh Bắc Ninh', '2018-01-01');
    const after = unitNamed('Sở Tư pháp tỉnh Bắc Ninh', '2026-01-01');
    expect(before?.key).not.toBe(after?.key);
    expect(before?.slug).toBe('so-tu-phap-tinh-bac-ninh-den-30-6-2025');
    expect(after?.slug).toBe('so-tu-phap-tinh-bac-ninh');
    expect(namesOf(after?.predecessors.map((one) => one.predecessor))).toEqual([
      'Sở Tư pháp tỉnh Bắc Giang',
      'Sở Tư pháp tỉnh Bắc Ninh',
    ]);
  });

  test('each of the 34 enforcement agencies is a new body that takes over from the Cục of its provinces, 63 in all', () => {
    const thads = unitsOn('2025-07-01').filter((unit) => unit.kind === 'THADS_PROVINCE');
    expect(thads.every((unit) => unit.from === '2025-07-01' && unit.predecessors.length > 0)).toBe(true);
    const cuc = unitsOn('2025-06-30').filter((unit) => unit.kind === 'THADS_PROVINCE');
    const taken = thads.flatMap((unit) => unit.predecessors.map((one) => one.predecessor));
    expect(taken.toSorted()).toEqual(cuc.map((unit) => unit.key).toSorted());
  });

  test('no two units share an address', () => {
    const slugs = organisation.units.map((unit) => unit.slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(slugs.filter((slug) => slug === '')).toEqual([]);
  });
});
