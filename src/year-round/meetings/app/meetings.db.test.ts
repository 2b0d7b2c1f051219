import { beforeAll, describe, expect, test } from 'vitest';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear, type OpenedYear } from '../../../../tests/factories/open-year.ts';
import { type HoldMeeting, holdMeeting } from './hold-meeting.command.ts';
import { meetingsOf } from './meetings.query.ts';
import { recordPresence } from './record-presence.command.ts';

useDatabase();
let year: OpenedYear;
beforeAll(async () => {
  year = await anOpenYear({ provinces: 2 });
});

const hold = (change: Partial<HoldMeeting> = {}, actor = year.office) =>
  asActor(actor, (tx) =>
    holdMeeting(tx, actor, {
      clusterYearId: year.clusterYearId,
      existing: null,
      name: 'Hội nghị tổng kết',
      heldOn: '2027-12-18',
      partOfDay: 'morning',
      place: 'Bình Lâm',
      chair: 'Nguyễn Văn Diễn',
      secretary: '',
      purposes: [
        { kind: 'REVIEW', year: 2027 },
        { kind: 'COVENANT', year: 2028 },
      ],
      state: 'held',
      hostUnitId: year.units[1]?.id ?? null,
      agenda: ['Báo cáo tổng kết', 'Bỏ phiếu bình xét, suy tôn'],
      guests: [{ name: 'Trần Văn Khải', post: 'Phó Chủ tịch UBND tỉnh' }],
      ...change,
    }),
  );
const meetings = () => asActor(year.office, (tx) => meetingsOf(tx, year.clusterYearId));

describe('a conference', () => {
  test('has a name and, once held, a day; only the office enters it', async () => {
    expect(await hold({ name: ' ' })).toMatchObject({ error: { kind: 'meeting-has-no-name' } });
    expect(await hold({ heldOn: null })).toMatchObject({ error: { kind: 'held-on-no-day' } });
    const officer = await year.officerOf(year.head);
    expect(await hold({}, officer)).toMatchObject({ error: { kind: 'not-yours-to-do' } });
    expect(await meetings()).toEqual([]);
  });

  test('serves several purposes of several years, with its host, guests and agenda in their order', async () => {
    expect(await hold()).toMatchObject({ ok: true });
    const [meeting] = await meetings();
    expect(meeting).toMatchObject({
      hostUnitId: year.units[1]?.id,
      purposes: [
        { kind: 'REVIEW', year: 2027 },
        { kind: 'COVENANT', year: 2028 },
      ],
      agenda: [{ text: 'Báo cáo tổng kết' }, { text: 'Bỏ phiếu bình xét, suy tôn' }],
      guests: [{ name: 'Trần Văn Khải', post: 'Phó Chủ tịch UBND tỉnh' }],
    });
  });

  test('is changed by one of two editors, the second is told; what the first did not touch stays', async () => {
    const [meeting] = await meetings();
    if (!meeting) throw new Error('no meeting');
    const existing = { id: meeting.id, version: meeting.version };
    const first = await hold({ existing, agenda: ['Khai mạc'] });
    expect(first).toMatchObject({ ok: true });
    expect(await hold({ existing, place: 'Đông Sa' })).toMatchObject({ error: { kind: 'someone-saved-before' } });
    expect((await meetings())[0]).toMatchObject({ place: 'Bình Lâm', agenda: [{ text: 'Khai mạc' }] });
  });

  test('heads of delegations stand among its participants once, however often presence is saved', async () => {
    const [meeting] = await meetings();
    const meetingId = meeting?.id ?? '';
    const attend = (delegate: string) =>
      asActor(year.office, (tx) =>
        recordPresence(tx, year.office, {
          clusterYearId: year.clusterYearId,
          meetingId,
          units: year.units.map((unit, at) => ({
            unitId: unit.id,
            isPresent: at !== 3,
            delegate: at === 0 ? 'Nguyễn Văn Diễn' : at === 1 ? delegate : at === 3 ? 'Người vắng' : null,
            post: at === 0 ? 'Giám đốc' : null,
            absentReason: at === 3 ? 'bận họp' : null,
          })),
        }),
      );
    const participants = () =>
      asActor(year.office, (tx) =>
        tx
          .selectFrom('meeting_participant as p')
          .leftJoin('person', 'person.id', 'p.person_id')
          .where('p.meeting_id', '=', meetingId)
          .orderBy('p.position')
          .select(['person.id', 'person.name', 'p.group_printed as group', 'p.roles', 'p.post'])
          .execute(),
      );
    await attend('Lò Thị Hương');
    const before = await participants();
    expect(before.map(({ name, group }) => name ?? group)).toEqual([
      'Nguyễn Văn Diễn',
      'Lò Thị Hương',
      'Trần Văn Khải',
    ]);
    const leader = await asActor(year.office, (tx) =>
      tx.selectFrom('leadership').select('person_id').where('role', '=', 'HEAD').executeTakeFirstOrThrow(),
    );
    expect(before[0]).toMatchObject({ id: leader.person_id, roles: ['HEAD_OF_DELEGATION'], post: 'Giám đốc' });
    await attend('Lò Thị Hương');
    expect(await participants()).toEqual(before);
  });
});
