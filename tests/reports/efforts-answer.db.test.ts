import { beforeAll, describe, expect, it } from 'vitest';
import { goalOf, targetResult } from '#src/year/2-covenant/domain/target.ts';
import { useDatabase } from '../database.ts';
import { loadPastYears } from '../factories/past-years.ts';
import {
  CAO_BANG,
  CENTRE,
  clusterYear,
  exemplars,
  FIVE_REPORTS,
  found,
  GOVERNMENT_FLAG,
  NORTH,
  only,
  rows,
  SECTOR_FLAG,
  SOUTH_CENTRE,
  unit,
} from './asked.ts';

useDatabase();
beforeAll(async () => {
  await loadPastYears(FIVE_REPORTS);
}, 60_000);

/** Rows 22 to 41 of what the five reports demand: campaigns, covenants, registrations, nominations, awards. */
describe('the five reports answer: campaigns and covenants', () => {
  it('row 22: five campaigns of 001 in their order, names exact and long; «nông thôn mới» finds its campaign', async () => {
    const { campaigns } = await clusterYear(NORTH, 2018);
    expect(campaigns?.map(({ name }) => name.slice(0, 24))).toEqual([
      'Toàn ngành Tư pháp tiếp ',
      'Cán bộ Tư pháp tiếp tục ',
      'Ngành Tư pháp chung sức ',
      'Cả nước chung sức vì ngư',
      'Doanh nghiệp Việt Nam hộ',
    ]);
    expect(campaigns?.[0]?.name).toContain('kỷ cương; nâng cao hiệu lực, hiệu quả thi hành pháp luật; đẩy mạnh');
    expect((await found('nông thôn mới', { kinds: ['campaign'] })).map(({ label }) => label)).toEqual([
      'Ngành Tư pháp chung sức góp phần xây dựng nông thôn mới',
    ]);
  });

  it('row 23: kinds of campaign are an open list', async () => {
    const kinds = async (name: string, year: number) =>
      (await clusterYear(name, year)).campaignKinds?.map(({ words }) => words);
    expect(await kinds(NORTH, 2010)).toEqual(['ngắn hạn', 'dài hạn', 'hàng năm', 'đặc biệt']);
    expect(await kinds(NORTH, 2018)).toEqual(['thường xuyên', 'theo chuyên đề', 'theo đợt']);
  });

  it('row 24: one line of campaign runs through 001 and 003, both wordings are shown', async () => {
    const line = 'hoc-tap-va-lam-theo-ho-chi-minh';
    const names = await rows((tx) =>
      tx
        .selectFrom('campaign')
        .innerJoin('cluster_year', 'cluster_year.id', 'campaign.cluster_year_id')
        .select('campaign.name')
        .where('line', '=', line)
        .orderBy('cluster_year.year')
        .execute(),
    );
    expect(names.map(({ name }) => name)).toEqual([
      'Cán bộ Tư pháp tiếp tục đẩy mạnh việc học tập và làm theo tấm gương, đạo đức, phong cách Hồ Chí Minh',
      'Cán bộ Tư pháp đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh',
    ]);
  });

  it('row 25: Bộ Tư pháp and UBND các tỉnh launch the further campaigns of 003', async () => {
    const { unnamedCampaigns } = await clusterYear(SOUTH_CENTRE, 2019);
    expect(unnamedCampaigns?.[0]?.launchedBy).toEqual(['Bộ Tư pháp', 'UBND các tỉnh']);
  });

  it('row 26: covenants are known of 2011, 2018 and 2019; none was signed in 002', async () => {
    const years = await rows((tx) =>
      tx
        .selectFrom('covenant')
        .innerJoin('cluster_year', 'cluster_year.id', 'covenant.cluster_year_id')
        .select('year')
        .distinct()
        .orderBy('year')
        .execute(),
    );
    expect(years.map(({ year }) => year)).toEqual([2011, 2018, 2019]);
    expect((await clusterYear(CENTRE, 2017)).covenants).toBeNull();
  });

  it('row 27: in 003 the STP bloc has 7 tasks and a theme to be checked, the THADS bloc 8 tasks and no stated theme', async () => {
    const { covenants, doubts } = await clusterYear(SOUTH_CENTRE, 2019);
    expect(covenants).toMatchObject([
      {
        bloc: 'Khối Sở Tư pháp',
        taskCount: 7,
        theme: expect.stringContaining('Toàn hệ thống Thi hành án dân sự'),
        doubtful: ['theme'],
      },
      { bloc: 'Khối Thi hành án dân sự', taskCount: 8, theme: null },
    ]);
    expect(doubts.map(({ id }) => id)).toContain('X5');
  });

  it('row 28: four targets with a number in 003; exactly 73 % by cases does not meet «trên 73%»', async () => {
    const { covenants } = await clusterYear(SOUTH_CENTRE, 2019);
    const numeric = covenants?.flatMap(({ targets }) => targets ?? []).filter(({ value }) => value !== null) ?? [];
    expect(numeric.map(({ comparator, value, unit: of }) => [comparator, value, of])).toEqual([
      ['>', 73, '% việc'],
      ['>', 33, '% tiền'],
      ['=', 100, '%'],
      ['=', 100, '%'],
    ]);
    expect(numeric[0]?.base).toContain('án có điều kiện thi hành');
    const byCases = (numerator: bigint) =>
      targetResult(
        {
          indicator: numeric[0]?.indicator ?? '',
          goal: goalOf('>', { units: BigInt(numeric[0]?.value ?? 0), scale: 0 }),
          unit: '%',
          base: null,
          direction: 'more-is-better',
        },
        { figure: { kind: 'rate', ratio: { numerator, denominator: 1000n } }, lastYear: null, workload: null },
      ).outcome;
    expect([byCases(730n), byCases(731n)]).toEqual(['missed', 'met']);
  });

  it('row 29: the target of 001 has no number', async () => {
    expect(only(only((await clusterYear(NORTH, 2018)).covenants).targets)).toMatchObject({
      indicator: 'hoàn thành toàn diện, vượt mức các chỉ tiêu, nhiệm vụ năm 2018',
      comparator: null,
      value: null,
    });
  });

  it('row 30: 003 discussed the draft, adopted the list, and each bloc signed', async () => {
    const { meetings, registrations } = await clusterYear(SOUTH_CENTRE, 2019);
    expect(
      only(meetings)
        .items?.filter(({ kind }) => kind === 'agenda')
        .map(({ text }) => text.slice(0, 24)),
    ).toEqual([
      'nghiên cứu, thảo luận, đ',
      'thông qua báo cáo danh s',
      'đại diện lãnh đạo Sở Tư ',
      'lãnh đạo Cục Thi hành án',
    ]);
    expect(registrations).toBeNull();
  });
});

describe('the five reports answer: registrations, nominations, awards', () => {
  it('row 31: 8 STP, 52 Cục and Chi cục, 3 for the Government flag in 2018; 60 is derived, the Chi cục alone are not stated', async () => {
    const { registrations, derived, unknown } = await clusterYear(NORTH, 2018);
    expect(registrations?.map((one) => [one.award, one.unitKinds, one.count, one.units])).toEqual([
      [SECTOR_FLAG, ['STP'], 8, null],
      [SECTOR_FLAG, ['THADS_PROVINCE', 'THADS_DISTRICT'], 52, null],
      [GOVERNMENT_FLAG, ['THADS_PROVINCE'], 3, null],
    ]);
    expect(derived['registrations']?.value).toEqual([{ award: SECTOR_FLAG, count: 60 }]);
    expect(unknown.find(({ about }) => about === 'registrations')?.text).toContain('Không tách 52');
    expect((await clusterYear(SOUTH_CENTRE, 2019)).registrations).toBeNull();
  });

  it('row 32: the sector flag of 2017: 4 STP and 4 Cục by name, 9 Chi cục by number, 17 derived', async () => {
    const { nominations, derived } = await clusterYear(CENTRE, 2017);
    const flags = nominations?.filter(({ award }) => award === SECTOR_FLAG) ?? [];
    expect(flags.map(({ count }) => count)).toEqual([4, 4, 9]);
    expect(flags[0]?.units).toEqual([
      'Sở Tư pháp tỉnh Thanh Hóa',
      'Sở Tư pháp tỉnh Bình Định',
      'Sở Tư pháp tỉnh Quảng Ngãi',
      'Sở Tư pháp thành phố Đà Nẵng',
    ]);
    expect(flags[1]?.units?.map((name) => name.replace(/^Cục Thi hành án dân sự (tỉnh|thành phố) /, ''))).toEqual([
      'Đắk Lắk',
      'Hà Tĩnh',
      'Nghệ An',
      'Đà Nẵng',
    ]);
    expect(derived['nominations']?.value).toEqual([{ award: SECTOR_FLAG, count: 17 }]);
  });

  it('row 33: only Cục THADS tỉnh Đắk Lắk is nominated for both flags; only Đà Nẵng has a nominee of each kind', async () => {
    const { nominations } = await clusterYear(CENTRE, 2017);
    const named = (award: string) =>
      nominations?.filter((one) => one.award === award).flatMap(({ units }) => units ?? []) ?? [];
    expect(named(SECTOR_FLAG).filter((name) => named(GOVERNMENT_FLAG).includes(name))).toEqual([
      'Cục Thi hành án dân sự tỉnh Đắk Lắk',
    ]);
    const provinces = await rows((tx) =>
      tx
        .selectFrom('nomination_unit')
        .innerJoin('unit', 'unit.id', 'nomination_unit.unit_id')
        .innerJoin('province', 'province.id', 'unit.province_id')
        .select('province.name')
        .groupBy('province.name')
        .having((e) => e.fn.count('unit.kind').distinct(), '>', 1)
        .execute(),
    );
    expect(provinces).toEqual([{ name: 'Đà Nẵng' }]);
    expect((await unit('Cục THADS tỉnh Đắk Lắk')).nominations?.map(({ award }) => award)).toEqual([
      SECTOR_FLAG,
      GOVERNMENT_FLAG,
    ]);
  });

  it('row 34: one list by ballot, one by consent; votes are not stated', async () => {
    const { nominations, unknown } = await clusterYear(CENTRE, 2017);
    expect(new Set(nominations?.map(({ award, method }) => `${award}: ${method}`))).toEqual(
      new Set([`${SECTOR_FLAG}: bỏ phiếu`, `${GOVERNMENT_FLAG}: nhất trí suy tôn`]),
    );
    expect(
      await rows((tx) => tx.selectFrom('nomination_unit').select('votes').where('votes', 'is not', null).execute()),
    ).toEqual([]);
    expect(unknown.find(({ about }) => about === 'nominations')?.text).toContain('số phiếu từng đơn vị');
  });

  it('row 35: STP Thanh Hóa was nominated in 2017; whether it got the flag is not stated', async () => {
    const { awards, unknown } = await clusterYear(CENTRE, 2017);
    expect(awards).toBeNull();
    expect(unknown.find(({ about }) => about === 'awards')?.text).toContain('được đề nghị chưa phải là được tặng');
    expect(await unit('Sở Tư pháp Thanh Hóa')).toMatchObject({
      nominations: [{ award: SECTOR_FLAG, year: 2017 }],
      awards: null,
    });
  });

  it('row 36: 004 gave 1 and 6, 1 and 9, 3 and 8; the 28 are derived, distinct recipients not stated', async () => {
    const { awards, derived, unknown } = await exemplars(CAO_BANG);
    expect(awards?.map(({ collectives, individuals }) => [collectives, individuals])).toEqual([
      [1, 6],
      [1, 9],
      [3, 8],
    ]);
    expect(awards?.every(({ ground, award }) => award === 'Giấy khen' && ground !== null)).toBe(true);
    expect(derived['awards']?.value).toMatchObject([{ collectives: 5, individuals: 23, count: 28 }]);
    expect(unknown.find(({ about }) => about === 'awards')?.text).toContain('không rõ một người có được hai Giấy khen');
  });

  it('row 37: 3 collectives and 8 individuals recognised for 2015-2017, at two levels; the registered are not stated', async () => {
    expect(only((await exemplars(CAO_BANG)).exemplars)).toMatchObject({
      recognised: { collectives: 3, individuals: 8 },
      registered: { collectives: null, individuals: null },
      levels: ['cấp Sở', 'cấp tỉnh'],
    });
  });

  it('row 37: «Cao Bằng» alone means the one body there that has exemplars', async () => {
    expect((await exemplars('cao bang')).of).toBe(CAO_BANG);
  });

  it('row 38: plan 2015-2020, review 2017-2020, recognition 2015-2017 stay three periods', async () => {
    expect(only((await exemplars(CAO_BANG)).exemplars)).toMatchObject({
      planPeriod: '2015-2020',
      reviewPeriod: '2017-2020',
      recognitionPeriod: '2015-2017',
    });
  });

  it('row 39: «3617» finds the plan of 15/12/2015; two papers of 004 have a number, none of the others', async () => {
    expect((await found('3617', { kinds: ['paper'] })).map(({ label, detail }) => [label, detail])).toEqual([
      ['3617/KH-UBND', '15/12/2015, UBND tỉnh'],
    ]);
    expect((await exemplars(CAO_BANG)).papers?.map(({ number, date }) => [number, date])).toEqual([
      ['3617/KH-UBND', '2015-12-15'],
      ['15/KH-STP', '2016-01-12'],
    ]);
    expect(
      await rows((tx) => tx.selectFrom('paper').select('number').where('number', 'is not', null).execute()),
    ).toHaveLength(2);
  });

  it('row 40: the review of 000 covers seven areas of work', async () => {
    const { results } = await clusterYear(NORTH, 2010);
    expect(results?.filter(({ area }) => area !== null)).toHaveLength(7);
  });

  it('row 41: results in words have no figures and stay readable', async () => {
    const { results } = await clusterYear(NORTH, 2010);
    expect(results?.[0]).toEqual({ area: null, text: 'hoàn thành xuất sắc nhiệm vụ được giao', of: null });
    expect(await rows((tx) => tx.selectFrom('work_figure').select('id').execute())).toEqual([]);
  });
});
