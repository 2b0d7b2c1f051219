import { beforeAll, describe, expect, it } from 'vitest';
import { compareVietnamese } from '#src/kernel/vietnamese-text.ts';
import { useDatabase } from '../database.ts';
import { loadPastYears } from '../factories/past-years.ts';
import {
  CENTRE,
  clusterYear,
  FIVE_REPORTS,
  found,
  NORTH,
  only,
  rows,
  SOUTH_CENTRE,
  sourcesOf,
  unit,
  CAO_BANG,
  person,
} from './asked.ts';

useDatabase();
beforeAll(async () => {
  await loadPastYears(FIVE_REPORTS);
}, 60_000);

/** Rows 1 to 21 of what the five reports demand: regions, conferences, people, leadership. */
describe('the five reports answer: regions', () => {
  it('row 1: three regions are found under their names, each with its reports; report 004 has none', async () => {
    const clusters = await rows((tx) => tx.selectFrom('cluster').select(['id', 'name']).execute());
    expect(clusters).toHaveLength(3);
    expect([...sourcesOf(await clusterYear(NORTH, 2010)), ...sourcesOf(await clusterYear(NORTH, 2018))]).toEqual([
      'bao-cao-000',
      'bao-cao-001',
    ]);
    expect(sourcesOf(await clusterYear(CENTRE, 2017))).toEqual(['bao-cao-002']);
    expect(sourcesOf(await clusterYear(SOUTH_CENTRE, 2019))).toEqual(['bao-cao-003']);
    const files = await rows((tx) =>
      tx.selectFrom('history_file').select(['name', 'cluster_id']).where('name', 'like', '%004%').execute(),
    );
    expect(only(files).cluster_id).toBeNull();
  });

  it('row 2: miền núi phía Bắc has 14 provinces in 2010 and 28 units in 2018; the other count is not stated, nor any of 2017', async () => {
    expect(await clusterYear(NORTH, 2010)).toMatchObject({
      provinceCount: 14,
      memberCount: null,
      derived: { memberCount: { value: 28 } },
    });
    expect(await clusterYear(NORTH, 2018)).toMatchObject({
      provinceCount: null,
      memberCount: 28,
      derived: { provinceCount: { value: 14 } },
    });
    expect(await clusterYear(CENTRE, 2017)).toMatchObject({ provinceCount: null, memberCount: null, members: null });
  });

  it('row 3: the eight members of Nam Trung Bộ và Tây Nguyên 2019 stand in Vietnamese order', async () => {
    const { members } = await clusterYear(SOUTH_CENTRE, 2019);
    const provinces = members?.map(({ province }) => province ?? '') ?? [];
    expect(provinces).toEqual([
      'Bình Định',
      'Đắk Lắk',
      'Đắk Nông',
      'Gia Lai',
      'Khánh Hòa',
      'Kon Tum',
      'Phú Yên',
      'Quảng Ngãi',
    ]);
    expect(provinces.toSorted(compareVietnamese)).toEqual(provinces);
    expect(members?.every((member) => member.unit === null && member.unitKind === null)).toBe(true);
  });

  it('row 4: founded in 2019 by Bộ Tư pháp, number not stated; Bình Định, Đắk Lắk, Quảng Ngãi are seen in 002 and in 003', async () => {
    const { cluster, members } = await clusterYear(SOUTH_CENTRE, 2019);
    expect(cluster.founded).toEqual({ year: 2019, by: 'Bộ Tư pháp', paper: null });
    const seen = (await clusterYear(CENTRE, 2017)).derived['members']?.value as { province: string }[];
    const both = seen
      .map(({ province }) => province)
      .filter((province) => members?.some((member) => member.province === province));
    expect(both).toEqual(['Bình Định', 'Đắk Lắk', 'Quảng Ngãi']);
  });

  it('row 5: 003 has two blocs', async () => {
    expect((await clusterYear(SOUTH_CENTRE, 2019)).blocs).toEqual([
      { name: 'Khối Sở Tư pháp', unitKind: 'STP' },
      { name: 'Khối Thi hành án dân sự', unitKind: 'THADS_PROVINCE' },
    ]);
  });

  it('row 6: nine Chi cục were nominated in 2017, their names are not stated', async () => {
    const { nominations } = await clusterYear(CENTRE, 2017);
    expect(nominations?.find(({ unitKinds }) => unitKinds?.includes('THADS_DISTRICT'))).toMatchObject({
      count: 9,
      units: null,
    });
  });
});

describe('the five reports answer: conferences and people', () => {
  it('row 7: 003 met on 29/3/2019 in the afternoon at Quảng Ngãi; part of day of 000 and date of 004 are not stated', async () => {
    expect(only((await clusterYear(SOUTH_CENTRE, 2019)).meetings)).toMatchObject({
      date: '2019-03-29',
      partOfDay: 'afternoon',
      place: 'Thành phố Quảng Ngãi',
    });
    expect(only((await clusterYear(NORTH, 2010)).meetings)).toMatchObject({ date: '2010-11-09', partOfDay: null });
    expect(only((await unit(CAO_BANG)).meetings)).toMatchObject({ date: null, partOfDay: null, place: null });
  });

  it('row 8: one conference reviewed 2010, launched 2011 and signed the covenant of 2011', async () => {
    const meeting = only((await clusterYear(NORTH, 2010)).meetings);
    expect(meeting.purposes).toEqual([
      { kind: 'REVIEW', year: 2010 },
      { kind: 'LAUNCH', year: 2011 },
      { kind: 'COVENANT', year: 2011 },
    ]);
    expect(only((await clusterYear(NORTH, 2011)).meetings)).toEqual(meeting);
  });

  it('row 9: 001 was hosted by Cục THADS tỉnh Sơn La, a deputy; 003 met at Quảng Ngãi under a head from Khánh Hòa', async () => {
    const { meetings, leadership } = await clusterYear(NORTH, 2018);
    const { host } = only(meetings);
    expect(host).toBe('Cục Thi hành án dân sự tỉnh Sơn La');
    expect(leadership?.find(({ unit: of }) => of === host)?.role).toBe('DEPUTY');
    const later = await clusterYear(SOUTH_CENTRE, 2019);
    expect(only(later.meetings).place).toContain('Quảng Ngãi');
    expect(later.leadership?.[0]?.unit).toContain('Khánh Hòa');
  });

  it('row 10: four people are named as present in 002, two in 003, one in 004', async () => {
    const named = async (name: string, year: number) =>
      only((await clusterYear(name, year)).meetings).participants?.filter((one) => one.person !== null).length;
    expect(await named(CENTRE, 2017)).toBe(4);
    expect(await named(SOUTH_CENTRE, 2019)).toBe(2);
    expect((await unit(CAO_BANG)).persons?.map((one) => one.person)).toEqual(['Nông Thanh Khoa']);
  });

  it('row 11: Phùng Huy Thuận is in 001 and 003, Nguyễn Văn Lực in 001 and 002; there are 13 distinct persons', async () => {
    expect((await person('Phùng Huy Thuận')).sources.map(({ id }) => id)).toEqual(['bao-cao-001', 'bao-cao-003']);
    expect((await person('Nguyễn Văn Lực')).sources.map(({ id }) => id)).toEqual(['bao-cao-001', 'bao-cao-002']);
    expect(await rows((tx) => tx.selectFrom('person').select('name').execute())).toHaveLength(13);
  });

  it('row 12: «Anh Tuấn» finds two men, kept apart with their posts', async () => {
    const two = await found('Anh Tuấn', { kinds: ['person'] });
    expect(two.map(({ label, detail }) => `${label}, ${detail}`).toSorted()).toEqual([
      'Lê Anh Tuấn, Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh Thanh Hóa',
      'Nguyễn Anh Tuấn, Phó Vụ trưởng Vụ Thi đua - Khen thưởng, Bộ Tư pháp',
    ]);
  });

  it('row 13: the delegation of Bắc Giang has no stated size; Đỗ Xuân Vang led it', async () => {
    const { participants } = only((await clusterYear(NORTH, 2018)).meetings);
    const head = participants?.find(({ roles }) => roles.includes('HEAD_OF_DELEGATION'));
    expect(head).toMatchObject({ person: 'Đỗ Xuân Vang', unit: 'Sở Tư pháp tỉnh Bắc Giang', delegationSize: null });
  });

  it('row 14: Đỗ Xuân Vang read the registrations of 001, Trần Tiến Dũng concluded 002', async () => {
    const who = async (name: string, year: number, role: string) =>
      only((await clusterYear(name, year)).meetings)
        .participants?.filter(({ roles }) => roles.includes(role))
        .map((one) => one.person);
    expect(await who(NORTH, 2018, 'RAPPORTEUR')).toEqual(['Đỗ Xuân Vang']);
    expect(await who(CENTRE, 2017, 'CONCLUSION')).toEqual(['Trần Tiến Dũng']);
  });

  it('row 15: 002 has five directions in an open list and two requests in its conclusion; 003 has three directives', async () => {
    const of2017 = only((await clusterYear(CENTRE, 2017)).meetings).items ?? [];
    const directions = of2017.filter(({ kind }) => kind === 'direction');
    expect(directions).toHaveLength(5);
    expect(directions.every(({ listIsOpen }) => listIsOpen)).toBe(true);
    expect(of2017.filter(({ by }) => by === 'Trần Tiến Dũng')).toHaveLength(2);
    const of2019 = only((await clusterYear(SOUTH_CENTRE, 2019)).meetings).items ?? [];
    expect(of2019.filter(({ by }) => by === 'Phùng Huy Thuận')).toHaveLength(3);
  });

  it('row 16: 001 adopted two plans, their numbers are not stated', async () => {
    const { meetings, papers } = await clusterYear(NORTH, 2018);
    expect(
      only(meetings)
        .items?.filter(({ kind }) => kind === 'adopted')
        .map(({ text }) => text),
    ).toEqual([
      'Kế hoạch hoạt động của Khu vực thi đua',
      'Kế hoạch Phát động phong trào thi đua năm 2018 của Khu vực thi đua',
    ]);
    expect(papers?.map(({ number }) => number)).toEqual([null, null]);
  });
});

describe('the five reports answer: leadership', () => {
  const heads = async (name: string, year: number) =>
    (await clusterYear(name, year)).leadership?.filter(({ role }) => role === 'HEAD') ?? [];

  it('row 17: a head is a person, a post or a unit, as stated, and none is turned into another', async () => {
    expect(await heads(NORTH, 2010)).toMatchObject([
      { person: 'Lương Văn Kích', position: 'Giám đốc', unit: 'Sở Tư pháp tỉnh Lạng Sơn' },
    ]);
    expect(await heads(NORTH, 2018)).toEqual([]);
    expect((await clusterYear(NORTH, 2018)).open).toContain('leadership');
    expect(await heads(SOUTH_CENTRE, 2019)).toMatchObject([
      { person: null, position: 'Cục trưởng', unit: 'Cục Thi hành án dân sự tỉnh Khánh Hòa' },
    ]);
  });

  it('row 18: the next head is told ahead and leads its own year', async () => {
    const next2011 = {
      role: 'HEAD',
      person: 'Lê Quang Nhuận',
      position: 'Phó Giám đốc',
      unit: 'Sở Tư pháp tỉnh Điện Biên',
    };
    expect((await clusterYear(NORTH, 2010)).nextLeadership).toMatchObject([next2011]);
    expect(await heads(NORTH, 2011)).toMatchObject([next2011]);
    expect(await heads(CENTRE, 2018)).toMatchObject([
      { person: null, position: 'Giám đốc', unit: 'Sở Tư pháp tỉnh Thừa Thiên Huế' },
    ]);
  });

  it('row 19: deputies of 2018 in both regions, those of 2019 not stated', async () => {
    const deputies = async (name: string, year: number) =>
      (await clusterYear(name, year)).leadership
        ?.filter(({ role }) => role === 'DEPUTY')
        .map((one) => [one.position, one.unit]);
    expect(await deputies(NORTH, 2018)).toEqual([
      [null, 'Sở Tư pháp tỉnh Bắc Giang'],
      [null, 'Cục Thi hành án dân sự tỉnh Sơn La'],
    ]);
    expect(await deputies(CENTRE, 2018)).toEqual([
      ['Giám đốc', 'Sở Tư pháp tỉnh Nghệ An'],
      ['Cục trưởng', 'Cục Thi hành án dân sự tỉnh Quảng Bình'],
    ]);
    expect(await deputies(SOUTH_CENTRE, 2019)).toEqual([]);
    expect((await clusterYear(SOUTH_CENTRE, 2019)).open).toContain('leadership');
  });

  it('row 20: the decision naming the leaders of 2018 was announced at 002; number, date and issuer are not stated', async () => {
    expect(only((await clusterYear(CENTRE, 2017)).papers)).toMatchObject({
      kind: 'quyết định',
      number: null,
      date: null,
      issuer: null,
    });
    const announced = await rows((tx) =>
      tx
        .selectFrom('leadership')
        .innerJoin('meeting', 'meeting.id', 'leadership.announced_at_id')
        .select('held_on')
        .where('role', '=', 'HEAD')
        .where('position', '=', 'Giám đốc')
        .execute(),
    );
    expect(announced).toEqual([{ held_on: '2017-11-27' }]);
  });

  it('row 21: four heads are known in all years, one of them of a THADS agency', async () => {
    const all = [
      ...(await heads(NORTH, 2010)),
      ...(await heads(NORTH, 2011)),
      ...(await heads(CENTRE, 2018)),
      ...(await heads(SOUTH_CENTRE, 2019)),
    ];
    const stored = await rows((tx) => tx.selectFrom('leadership').select('id').where('role', '=', 'HEAD').execute());
    expect([all.length, stored.length]).toEqual([4, 4]);
    expect(all.filter(({ unitKind }) => unitKind === 'THADS_PROVINCE')).toHaveLength(1);
  });
});
