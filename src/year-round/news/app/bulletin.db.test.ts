import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#src/kernel/ids.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { holdMeeting } from '#src/year-round/meetings/app/hold-meeting.command.ts';
import { recordPresence } from '#src/year-round/meetings/app/record-presence.command.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear, type OpenedYear } from '../../../../tests/factories/open-year.ts';
import { bulletin, bulletinText } from '../domain/bulletin.ts';
import { bulletinOf } from './bulletin.query.ts';
import { bulletinFacts } from './bulletin-facts.query.ts';
import { approveBulletin, saveBulletin } from './edit-bulletin.command.ts';

useDatabase();
let year: OpenedYear;
let meetingId: string;

beforeAll(async () => {
  year = await anOpenYear({ provinces: 3 });
  const { clusterYearId, office } = year;
  const held = await asActor(office, (tx) =>
    holdMeeting(tx, office, {
      clusterYearId,
      existing: null,
      name: 'Hội nghị tổng kết',
      heldOn: '2027-12-18',
      partOfDay: 'morning',
      place: 'Bình Lâm',
      chair: 'Nguyễn Văn Diễn',
      secretary: '',
      purposes: [{ kind: 'REVIEW', year: 2027 }],
      state: 'held',
    }),
  );
  if (!held.ok) throw new Error(held.error.kind);
  meetingId = held.value;
  await asActor(office, (tx) =>
    recordPresence(tx, office, {
      clusterYearId,
      meetingId,
      units: year.units.map((unit, at) => ({
        unitId: unit.id,
        isPresent: at > 0,
        delegate: null,
        post: null,
        absentReason: null,
      })),
    }),
  );
});

const save = (text: string, version: number | null) =>
  asActor(year.office, (tx) =>
    saveBulletin(tx, year.office, { clusterYearId: year.clusterYearId, meetingId, text, version }),
  );
const approve = (version: number) =>
  asActor(year.office, (tx) =>
    approveBulletin(tx, year.office, { clusterYearId: year.clusterYearId, meetingId, version, on: '2027-12-19' }),
  );
const saved = () => asActor(year.office, (tx) => bulletinOf(tx, meetingId));

describe('the bulletin of a conference', () => {
  test('is suggested from the records: when, where, how many units; what nobody recorded is left out', async () => {
    const facts = await asActor(year.office, (tx) => bulletinFacts(tx, meetingId));
    const text = facts ? bulletinText(bulletin(facts)) : '';
    expect(text).toContain('Sáng ngày 18/12/2027, tại Bình Lâm, Cụm thi đua các tỉnh diễn tập đã tổ chức Hội nghị');
    expect(text).toContain('tổng kết công tác thi đua, khen thưởng năm 2027');
    expect(text).toContain('5/6 đơn vị thành viên tham dự');
    expect(text).toContain('Dữ liệu diễn tập');
    expect(text).not.toContain('suy tôn');
  });

  test('there is none of a meeting that is not there', async () => {
    expect(await asActor(year.office, (tx) => bulletinFacts(tx, newId()))).toBeNull();
  });

  test('is shown only as the head approved it: a later change waits for the next approval', async () => {
    expect(await save('  ', null)).toMatchObject({ error: { kind: 'bulletin-says-nothing' } });
    expect(await save('Bản tin', null)).toEqual({ ok: true, value: 1 });
    expect(await saved()).toMatchObject({ approvedOn: null, savedBy: 'Lê Thị Cụm' });
    expect(await approve(1)).toMatchObject({ ok: true });
    expect(await saved()).toMatchObject({ text: 'Bản tin', approvedOn: '2027-12-19' });
    expect(await save('Bản tin đã sửa', 1)).toEqual({ ok: true, value: 2 });
    expect(await saved()).toMatchObject({ approvedOn: null });
  });

  test('the second of two editors is told, and a text that was not read is not approved', async () => {
    expect(await save('Của người thứ hai', 1)).toMatchObject({ error: { kind: 'someone-saved-before' } });
    expect(await save('Bản đầu lần nữa', null)).toMatchObject({ error: { kind: 'someone-saved-before' } });
    expect(await approve(1)).toMatchObject({ error: { kind: 'someone-saved-before' } });
    expect(await saved()).toMatchObject({ text: 'Bản tin đã sửa', approvedOn: null });
  });

  test('only the office of the cluster writes and approves', async () => {
    const officer = await year.officerOf(year.head);
    const of = { clusterYearId: year.clusterYearId, meetingId };
    const refused = { error: { kind: 'not-yours-to-do' } };
    expect(await asActor(officer, (tx) => saveBulletin(tx, officer, { ...of, text: 'x', version: 2 }))).toMatchObject(
      refused,
    );
    expect(
      await asActor(officer, (tx) => approveBulletin(tx, officer, { ...of, version: 2, on: '2027-12-19' })),
    ).toMatchObject(refused);
    const elsewhere = { ...of, meetingId: newId(), text: 'x', version: null };
    expect(await asActor(year.office, (tx) => saveBulletin(tx, year.office, elsewhere))).toMatchObject({
      error: { kind: 'no-such-meeting' },
    });
  });
});
