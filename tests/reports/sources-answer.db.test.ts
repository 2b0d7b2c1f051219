import { beforeAll, describe, expect, it } from 'vitest';
import { parseDate } from '#src/kernel/vietnamese-date.ts';
import { printCount } from '#src/kernel/vietnamese-number.ts';
import { useDatabase } from '../database.ts';
import { loadPastYears } from '../factories/past-years.ts';
import {
  CAO_BANG,
  CENTRE,
  clusterYear,
  exemplars,
  FIVE_REPORTS,
  found,
  NORTH,
  only,
  rows,
  SOUTH_CENTRE,
  sourcesOf,
  unit,
} from './asked.ts';

useDatabase();
beforeAll(async () => {
  await loadPastYears(FIVE_REPORTS);
}, 60_000);

/** Rows 42 to 53 of what the five reports demand: sources, dates, spellings, doubts, evidence. */
describe('the five reports answer: sources', () => {
  it('row 42: Đỗ Loan wrote 001, 003 credits Phòng TCCB, Bùi Đình Sơn answers for the site of 002', async () => {
    expect(only((await clusterYear(NORTH, 2018)).sources).author).toBe('Đỗ Loan');
    expect(only((await clusterYear(SOUTH_CENTRE, 2019)).sources).credit).toContain('Phòng TCCB');
    const of002 = only((await clusterYear(CENTRE, 2017)).sources);
    expect(of002.contact).toContain('Bùi Đình Sơn, Giám đốc');
    expect(of002).toMatchObject({
      publisher: 'Sở Thông tin và Truyền thông Thanh Hóa; Sở Tư pháp tỉnh Thanh Hóa',
      derived: { publisher: { value: 'Sở Tư pháp tỉnh Thanh Hóa' } },
    });
  });

  it('row 43: event, print and page date stay apart; by event 000 comes first', async () => {
    const of003 = await clusterYear(SOUTH_CENTRE, 2019);
    expect(only(of003.meetings).date).toBe('2019-03-29');
    expect(only(of003.sources)).toMatchObject({
      printed: '2019-03-31',
      published: null,
      derived: { publishedOn: { value: '2019-03-31' } },
    });
    expect(only((await clusterYear(NORTH, 2010)).sources)).toMatchObject({ pageDate: '2023-06-03', published: null });
    const events = await rows((tx) =>
      tx.selectFrom('meeting').select('held_on').where('held_on', 'is not', null).orderBy('held_on').execute(),
    );
    expect(events.map(({ held_on }) => held_on)).toEqual(['2010-11-09', '2017-11-27', '2018-03-09', '2019-03-29']);
  });

  it('row 44: 000 is one event, the title of 002 stands once, «khu vựclà» is kept and read', async () => {
    expect((await clusterYear(NORTH, 2010)).meetings).toHaveLength(1);
    const { sources, evidence } = await clusterYear(CENTRE, 2017);
    expect(only(sources).title).toBe(
      'Khu vực thi đua các tỉnh Duyên hải miền Trung và Tây Nguyên tổng kết công tác thi đua, khen thưởng năm 2017',
    );
    const glued = evidence?.find(({ at }) => at === '/nextLeadership/1/position');
    expect(glued?.quote).toContain('khu vựclà');
    expect(glued?.reading).toContain('khu vực là');
  });

  it('row 45: «Sở Tư pháp Lạng Sơn» leads to 000 («Sở TP Lạng Sơn»), «thành phố Thanh Hóa» to 002 («TP Thanh Hóa»)', async () => {
    expect(sourcesOf(await unit('Sở Tư pháp Lạng Sơn'))).toEqual(['bao-cao-000']);
    expect((await clusterYear(NORTH, 2010)).evidence?.find(({ at }) => at === '/leadership/0/unit')?.printed).toContain(
      'Sở TP Lạng Sơn',
    );
    expect((await found('Sở TP Lạng Sơn')).map(({ kind }) => kind)).not.toContain('province');
    const [place] = await found('thành phố Thanh Hóa', { kinds: ['meeting'] });
    expect(place?.label).toContain('tổng kết công tác thi đua, khen thưởng năm 2017');
  });

  it('row 46: «Thanh Hoá» finds what «Thanh Hóa» finds; «nam trung bo» finds 003; «dak lak» finds 002 and 003', async () => {
    const ids = async (text: string) => (await found(text)).map(({ id }) => id);
    expect(await ids('Thanh Hoá')).toEqual(await ids('Thanh Hóa'));
    expect(sourcesOf(await clusterYear('nam trung bo', 2019))).toEqual(['bao-cao-003']);
    expect(sourcesOf(await unit('cuc thads dak lak'))).toEqual(['bao-cao-002', 'bao-cao-003']);
  });

  it.each([
    ['9/11/2010', '2010-11-09'],
    ['09/3/2018', '2018-03-09'],
    ['27-11-2017', '2017-11-27'],
    ['29.3.2019', '2019-03-29'],
  ])('row 47: the printed date %s is %s, the day first', async (printed, day) => {
    expect(parseDate(printed)).toMatchObject({ ok: true, value: { precision: 'day', days: [day] } });
    const claim = await rows((tx) =>
      tx
        .selectFrom('claim')
        .select(['value', 'printed'])
        .where('field', '=', 'held_on')
        .where('printed', 'like', `%${printed}`)
        .execute(),
    );
    expect(only(claim).value).toBe(day);
  });

  it('row 48: «08», «04», «2» are read as numbers, and a printed paper shows 08', async () => {
    const { registrations, evidence } = await clusterYear(NORTH, 2018);
    expect(registrations?.[0]?.count).toBe(8);
    expect(evidence?.find(({ at }) => at === '/registrations/0/count')?.printed).toBe('08 Sở Tư pháp');
    expect(printCount(8)).toBe('08');
  });

  it('row 49: what is not stated is null, never 0, an empty list or an empty text', async () => {
    const shown = [
      await clusterYear(NORTH, 2010),
      await clusterYear(NORTH, 2011),
      await clusterYear(NORTH, 2018),
      await clusterYear(CENTRE, 2017),
      await clusterYear(CENTRE, 2018),
      await clusterYear(SOUTH_CENTRE, 2019),
    ];
    for (const {
      derived: _derived,
      open: _open,
      unknown: _unknown,
      remarks: _remarks,
      doubts: _doubts,
      differences: _differences,
      undated: _undated,
      evidence: _evidence,
      ...stated
    } of shown)
      expect(emptiesIn(stated)).toEqual([]);
    expect(emptiesIn((await exemplars(CAO_BANG)).exemplars)).toEqual([]);
  });

  it('row 50: the doubts X1 to X10 are all visible', async () => {
    const lists = [
      await clusterYear(NORTH, 2010),
      await clusterYear(NORTH, 2018),
      await clusterYear(CENTRE, 2017),
      await clusterYear(SOUTH_CENTRE, 2019),
      await unit(CAO_BANG),
    ];
    const ids = new Set(lists.flatMap(({ doubts }) => doubts.map(({ id }) => id)));
    expect([...ids].toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))).toEqual([
      'X1',
      'X2',
      'X3',
      'X4',
      'X5',
      'X6',
      'X7',
      'X8',
      'X9',
      'X10',
    ]);
  });

  it('row 51: anniversaries of 72, 20 and 35 years in 004, congresses X and V in 003', async () => {
    const years = await rows((tx) =>
      tx
        .selectFrom('meeting_item')
        .select('years')
        .where('kind', '=', 'occasion')
        .where('years', 'is not', null)
        .orderBy('position')
        .execute(),
    );
    expect(years.map((one) => one.years)).toEqual([72, 20, 35]);
    const congresses = only((await clusterYear(SOUTH_CENTRE, 2019)).meetings).items?.filter(
      ({ kind }) => kind === 'occasion',
    );
    expect(congresses?.map(({ text, ordinal }) => [text, ordinal])).toEqual([
      ['Đại hội thi đua yêu nước toàn quốc', 10],
      ['Đại hội thi đua yêu nước ngành Tư pháp', 5],
    ]);
  });

  it('row 52: no rate of success: no region has registrations and nominations of one year', async () => {
    expect(await clusterYear(CENTRE, 2017)).toMatchObject({ registrations: null, nominations: expect.any(Array) });
    expect(await clusterYear(NORTH, 2018)).toMatchObject({ registrations: expect.any(Array), nominations: null });
    const both = await rows((tx) =>
      tx
        .selectFrom('registration_count')
        .innerJoin('nomination', 'nomination.cluster_year_id', 'registration_count.cluster_year_id')
        .select('nomination.id')
        .execute(),
    );
    expect(both).toEqual([]);
  });

  it('row 53: every shown fact leads to its sentence: «8» to «08 Sở Tư pháp» in 001', async () => {
    const { evidence } = await clusterYear(NORTH, 2018);
    const eight = evidence?.find(({ at }) => at === '/registrations/0/count');
    expect(eight).toMatchObject({ value: 8, printed: '08 Sở Tư pháp', source: 'bao-cao-001' });
    expect(eight?.quote).toContain(
      '08 Sở Tư pháp, 52 Cục và Chi cục Thi hành án dân sự đăng ký Cờ thi đua Ngành Tư pháp',
    );
  });

  it('row 53: so do all counts, dates, names and posts of the five reports', async () => {
    for (const [name, year] of [
      [NORTH, 2010],
      [NORTH, 2011],
      [NORTH, 2018],
      [CENTRE, 2017],
      [CENTRE, 2018],
      [SOUTH_CENTRE, 2019],
    ] as const) {
      const { evidence = [], ...shown } = await clusterYear(name, year);
      const at = new Set(evidence.map((one) => one.at));
      const facts = [
        ...(shown.provinceCount === null ? [] : ['/provinceCount']),
        ...(shown.memberCount === null ? [] : ['/memberCount']),
        ...(shown.leadership ?? []).map((_, i) => `/leadership/${i}/unit`),
        ...(shown.nextLeadership ?? []).map((_, i) => `/nextLeadership/${i}/unit`),
        ...(shown.meetings ?? []).flatMap((meeting, i) => [
          `/meetings/${i}/date`,
          ...(meeting.participants ?? []).flatMap((one, j) =>
            one.position === null ? [] : [`/meetings/${i}/participants/${j}/position`],
          ),
        ]),
        ...(shown.campaigns ?? []).map((_, i) => `/campaigns/${i}/name`),
        ...(shown.covenants ?? []).flatMap((one, i) => (one.taskCount === null ? [] : [`/covenants/${i}/taskCount`])),
        ...(shown.registrations ?? []).map((_, i) => `/registrations/${i}/count`),
        ...(shown.nominations ?? []).flatMap((_, i) => [`/nominations/${i}/count`, `/nominations/${i}/method`]),
      ];
      expect(facts.filter((fact) => !at.has(fact))).toEqual([]);
      expect(
        evidence.filter(
          ({ printed, quote, reading }) => printed !== null && !holds(`${quote} ${reading ?? ''}`, printed),
        ),
      ).toEqual([]);
    }
  });
});

const oneSpace = (text: string): string => text.replaceAll(/\s+/gu, ' ');
const holds = (text: string, words: string): boolean => oneSpace(text).includes(oneSpace(words));

/** Places where nothing is written as 0, '' or [] instead of null; a list of roles or of purposes may be empty. */
function emptiesIn(value: unknown, at = ''): string[] {
  if (value === 0 || value === '') return [at];
  if (Array.isArray(value)) return value.length === 0 ? [at] : value.flatMap((one, i) => emptiesIn(one, `${at}/${i}`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) =>
    ['roles', 'kinds', 'purposes', 'aliases'].includes(name) ? [] : emptiesIn(one, `${at}/${name}`),
  );
}
