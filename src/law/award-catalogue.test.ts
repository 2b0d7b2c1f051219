import { expect, test } from 'vitest';
import { AWARDS, awardOf, findAward, nearestAwards } from './award-catalogue.ts';
import { councilVoteRuleOn } from './council-votes.ts';
import { printCitations, REGIMES, regimeOn } from './regimes.ts';

test.each([
  ['Cờ thi đua Ngành Tư pháp', 'CO_BO'],
  ['Cờ thi đua ngành Tư pháp', 'CO_BO'],
  ['Cờ thi đua của Bộ Tư pháp', 'CO_BO'],
  ['Cờ thi đua Chính phủ', 'CO_CP'],
  ['CỜ THI ĐUA CỦA CHÍNH PHỦ', 'CO_CP'],
  ['danh hiệu “Cờ thi đua của Chính phủ”', 'CO_CP'],
  ['co thi dua nganh tu phap', 'CO_BO'],
  ['Cờ thi đua của UBND tỉnh', 'CO_TINH'],
  ['Chiến sĩ thi đua cơ sở', 'CSTDCS'],
  ['Chiến sỹ thi đua toàn quốc', 'CSTDTQ'],
  ['Bằng khen Bộ trưởng Bộ Tư pháp', 'BK_BO'],
  ['giấy khen', 'GK'],
  ['Kỷ niệm chương "Vì sự nghiệp Tư pháp"', 'KNC'],
  ['TTLĐXS', 'TTLDXS'],
  ['CSTĐ cấp Bộ', 'CSTD_BO'],
  ['CSTĐ cấp tỉnh', 'CSTD_TINH'],
])('«%s» is %s', (printed, id) => {
  expect(findAward(printed)?.id).toBe(id);
  expect(findAward(printed.normalize('NFD'))?.id).toBe(id);
});

test.each(['Bằng khen', 'Cờ thi đua', 'Cờ thi đua đơn vị', ''])('«%s» does not say whose award it is', (printed) => {
  expect(findAward(printed)).toBeUndefined();
});

test.each([
  ['Bằng khen', ['BK_BO', 'BK_TINH', 'BK_TTG']],
  ['Cờ thi đua', ['CO_BO', 'CO_CP', 'CO_TINH']],
  ['Huân chương Lao động', ['HCLD1', 'HCLD2', 'HCLD3']],
])('«%s» may be any of %j, for a person to say', (printed, ids) => {
  expect(
    nearestAwards(printed)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(ids);
});

test.each([
  ['Cờ thi đua nghành Tư pháp', 'CO_BO'],
  ['Chiến sỹ thi đua cơ sơ', 'CSTDCS'],
  ['Lao động tiến', 'LDTT'],
  ['Tập thể LĐ xuất sắc', 'TTLDXS'],
  ['Kỷ niệm chương Tư pháp', 'KNC'],
  ['CSTĐ cs', 'CSTDCS'],
])('«%s» is nearest to %s', (printed, id) => {
  expect(nearestAwards(printed)[0]?.id).toBe(id);
});

test.each(['', 'x', '52', 'Ghi chú', 'không rõ'])('«%s» is near to no award', (printed) => {
  expect(nearestAwards(printed)).toEqual([]);
});

test('every name in the catalogue finds its own award, so no two share a name', () => {
  for (const award of AWARDS) {
    for (const name of [award.name, award.shortName, ...award.alsoPrinted]) expect(findAward(name)).toBe(award);
    expect(awardOf(award.id)).toBe(award);
  }
});

test.each([
  ['2023-12-31', 'R2003-91'],
  ['2024-01-01', 'R2022-98'],
  ['2025-06-30', 'R2022-98'],
  ['2025-07-01', 'R2022-152'],
  ['2026-09-30', 'R2022-152'], // received one day before the amended law
  ['2026-10-01', 'R2026-06'],
  ['2027-11-20', 'R2026-06'],
] as const)('a dossier received on %s is judged under %s', (day, id) => {
  expect(regimeOn(day)?.id).toBe(id);
});

test('a law that was not collected is not replaced by the nearest one', () => {
  expect(regimeOn('2010-11-09')).toBeUndefined();
});

test('the law in force since October 2026 has not been read and says so', () => {
  expect(regimeOn('2026-11-22')?.status).toBe('unverified');
  expect(REGIMES.filter((regime) => regime.until === undefined)).toHaveLength(1);
});

test('the legal basis ends its lines as a decision does', () => {
  const lines = printCitations(regimeOn('2026-01-10')?.citations ?? []);
  expect(lines[0]).toBe('Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;');
  expect(lines.at(-1)).toBe('Căn cứ Thông tư số 11/2023/TT-BTP ngày 29 tháng 12 năm 2023 của Bộ trưởng Bộ Tư pháp.');
});

test.each([
  ['CO_CP', '2024-11-20', 80, 'verified'],
  ['CSTD_BO', '2024-11-20', 90, 'verified'],
  ['CSTD_BO', '2022-11-20', 90, 'verified'],
  ['CO_BO', '2025-07-01', 80, 'unverified'],
] as const)('the council vote for %s on %s needs %i %% of all members (%s)', (award, day, minPercent, status) => {
  expect(councilVoteRuleOn(award, day)).toMatchObject({ minPercent, status });
});

test('no vote was read for a certificate of merit', () => {
  expect(councilVoteRuleOn('BK_BO', '2024-11-20')).toBeUndefined();
  expect(councilVoteRuleOn('CO_BO', '2022-11-20')).toBeUndefined();
});
