import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Actor, WORKER } from '#src/kernel/actor.ts';
import { addDays, type CalendarDay, weekday } from '#src/kernel/calendar-day.ts';
import { dayInVietnam, instantInVietnam } from '#src/kernel/vietnam-time.ts';
import { addWorkingDays } from '#src/kernel/working-days.ts';
import { bindMail } from '#src/platform/mail/mail.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { workingDaysAround } from '#src/year-round/calendar/app/holidays.query.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { aMailServer, type MailServer, wordsOfLetter } from '../../../../tests/factories/mail-server.ts';
import { anOpenYear, type OpenedYear } from '../../../../tests/factories/open-year.ts';
import { type ByMail, UNCHOSEN } from '../domain/delivery.ts';
import { keepChoices } from './choices.command.ts';
import { choicesOf } from './choices.query.ts';
import { noticesOf } from './notices.query.ts';
import { readNotice } from './read-notices.command.ts';
import { keepSendingNotices, sendNoticeLetters } from './send-letters.command.ts';
import { tellPeople } from './tell-people.command.ts';
import { tellUnits } from './tell-units.command.ts';

useDatabase();
const FROM = 'Thi đua <thidua@moj.example.vn>';
const logged: object[] = [];
const sender = { publicUrl: 'https://thidua.example.vn', agency: 'Thi đua', log: (line: object) => logged.push(line) };
let mail: MailServer;
let year: OpenedYear;
let workday: CalendarDay;
let dayAfter: CalendarDay;
let count = 0;

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {}); // a letter that is not taken is one line of the log
  year = await anOpenYear();
  const today = dayInVietnam(new Date());
  const calendar = await asActor(WORKER, (tx) => workingDaysAround(tx, today));
  [workday, dayAfter] = [addWorkingDays(today, 1, calendar), addWorkingDays(today, 2, calendar)];
});
beforeEach(async () => {
  mail = await aMailServer();
  bindMail({ url: mail.url, from: FROM });
  logged.length = 0;
  return () => mail.end();
});
afterAll(() => bindMail(null));

type Officer = { readonly actor: Actor; readonly email: string };
/** An officer of a unit with an address; those of earlier tests have none any more. */
async function anOfficerWithAddress(at = 1): Promise<Officer> {
  const actor = await year.officerOf(year.units[at] ?? year.head);
  count += 1;
  const email = `nguoi-${count}@dongsa.example.vn`;
  await asActor(WORKER, async (tx) => {
    await tx.updateTable('account_access').set({ email: null }).execute();
    await tx
      .insertInto('account_access')
      .values({ id: actor.id, sign_in_name: `nguoi${count}`, email })
      .execute();
  });
  return { actor, email };
}
const tell = (to: Actor, about: string) =>
  asActor(year.office, (tx) =>
    tellPeople(tx, year.office, { kind: 'mentioned', about, href: '/viec', clusterYearId: null, accountIds: [to.id] }),
  );
const wants = (actor: Actor, byMail: ByMail, more: { readonly digestHour?: number; readonly language?: 'en' } = {}) =>
  asActor(actor, (tx) =>
    keepChoices(tx, actor, {
      ...UNCHOSEN,
      of: { ...UNCHOSEN.of, conversation: { inApp: true, byMail } },
      ...more,
    }),
  );
const sendAt = (day: CalendarDay, time: `${number}:${number}`) =>
  sendNoticeLetters(sender, instantInVietnam(day, time));
const letters = () =>
  mail.received.map(({ to, raw }) => ({ to, raw, text: wordsOfLetter(raw).replaceAll('\r\n', '\n') }));

describe('the daily letter', () => {
  test('goes out on a working day at its hour to who has chosen nothing, with what is new since the last, and once', async () => {
    const { actor, email } = await anOfficerWithAddress();
    await tell(actor, 'giao ước thi đua');
    expect(await sendAt(workday, '07:30')).toBe(0);
    expect(await sendAt(workday, '08:10')).toBe(1);
    await tell(actor, 'đăng ký thi đua');
    expect(await sendAt(workday, '16:00')).toBe(0); // one a day
    expect(await sendAt(dayAfter, '08:10')).toBe(1);
    const [first, second] = letters();
    expect(first?.to).toEqual([email]);
    expect(first?.text).toContain('- Được nhắc đến trong trao đổi về giao ước thi đua');
    expect(first?.text).toMatch(/https:\/\/thidua\.example\.vn\/thong-bao\/[0-9a-f-]{36}\n/);
    expect(first?.raw).toMatch(/^List-Unsubscribe: <https:\/\/thidua\.example\.vn\/tai-khoan\/thong-bao>\r$/m);
    expect(first?.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(second?.text).toContain('đăng ký thi đua');
    expect(second?.text).not.toContain('giao ước');
  });

  test('rests on a Sunday, and brings on the next working day what came meanwhile', async () => {
    const { actor } = await anOfficerWithAddress();
    await tell(actor, 'giao ước');
    const sunday = addDays(workday, (7 - weekday(workday)) % 7 || 7);
    expect(await sendAt(sunday, '10:00')).toBe(0);
    expect(await sendAt(dayAfter, '10:00')).toBe(1);
  });

  test('does not say what was read meanwhile, and is not written when there is nothing to say', async () => {
    const { actor } = await anOfficerWithAddress();
    await tell(actor, 'giao ước');
    const [told] = await asActor(actor, (tx) => noticesOf(tx, actor, { before: null, onlyNew: true, most: 1 }));
    await asActor(actor, (tx) => readNotice(tx, actor, told?.id ?? ''));
    expect(await sendAt(workday, '10:00')).toBe(0);
    expect(mail.received).toEqual([]);
  });

  test('brings what was entered for the unit to its officers alone, at the hour and in the language that they chose', async () => {
    const { actor, email } = await anOfficerWithAddress(2);
    const other = await year.officerOf(year.units[1] ?? year.head);
    await asActor(WORKER, (tx) =>
      tx
        .insertInto('account_access')
        .values({ id: other.id, sign_in_name: 'khac', email: 'khac@dongsa.example.vn' })
        .execute(),
    );
    await wants(actor, 'digest', { digestHour: 14, language: 'en' });
    await asActor(year.office, (tx) =>
      tellUnits(tx, year.office, {
        clusterYearId: year.clusterYearId,
        kind: 'report-entered',
        step: 'progress',
        page: '',
        units: [{ unitId: year.units[2]?.id ?? '', about: '6 tháng' }],
      }),
    );
    expect(await sendAt(workday, '13:59')).toBe(0);
    expect(await sendAt(workday, '14:00')).toBe(1);
    expect(letters().map(({ to }) => to)).toEqual([[email]]);
    expect(letters()[0]?.text).toMatch(/Entered for the unit\n- Figures reported: 6 tháng\n {2}.*by Lê Thị Cụm/);
  });

  test('goes to nobody who is closed out or belongs to a demonstration', async () => {
    const { actor } = await anOfficerWithAddress();
    await tell(actor, 'giao ước');
    await asActor(WORKER, (tx) =>
      tx.updateTable('account_access').set({ disabled_at: new Date() }).where('id', '=', actor.id).execute(),
    );
    expect(await sendAt(workday, '10:00')).toBe(0);
  });
});

describe('a letter at once', () => {
  test('waits for what comes with it, is one for all of them, and keeps the rest for the day', async () => {
    const { actor } = await anOfficerWithAddress();
    await wants(actor, 'at-once');
    await tell(actor, 'một');
    await tell(actor, 'hai');
    expect(await sendNoticeLetters(sender, new Date())).toBe(0);
    expect(await sendNoticeLetters(sender, new Date(Date.now() + 30_000))).toBe(1);
    expect(letters()[0]?.text).toMatch(/về hai\n[^]*về một\n/);
    expect(await sendNoticeLetters(sender, new Date(Date.now() + 60_000))).toBe(0);
  });

  test('is not written of what somebody does not want by letter', async () => {
    const { actor } = await anOfficerWithAddress();
    await wants(actor, 'never');
    await tell(actor, 'một');
    expect(await sendAt(workday, '10:00')).toBe(0);
    expect(mail.received).toEqual([]);
  });
});

describe('what could go wrong', () => {
  test('two servers at one moment send one letter', async () => {
    const { actor } = await anOfficerWithAddress();
    await tell(actor, 'giao ước');
    const sent = await Promise.all([1, 2, 3].map(() => sendAt(workday, '10:00')));
    expect(sent.reduce((all, each) => all + each, 0)).toBe(1);
    expect(mail.received).toHaveLength(1);
  });

  test('a mail server that refuses loses nothing: it is tried again later each time, and the log says so', async () => {
    const { actor } = await anOfficerWithAddress();
    await tell(actor, 'giao ước');
    const refusing = await aMailServer({ refuses: true });
    bindMail({ url: refusing.url, from: FROM });
    expect(await sendAt(workday, '10:00')).toBe(0);
    expect(logged).toEqual([expect.objectContaining({ notices: 'letter not taken', failures: 1, again: 'in 1 min' })]);
    expect(JSON.stringify(logged)).not.toMatch(/@|giao ước/);
    await sendAt(workday, '10:00'); // it waits
    expect(logged).toHaveLength(1);
    await sendAt(workday, '10:02');
    expect(logged.at(-1)).toMatchObject({ failures: 2, again: 'in 5 min' });
    await refusing.end();
    bindMail({ url: mail.url, from: FROM });
    expect(await sendAt(dayAfter, '09:00')).toBe(1); // also when the day has gone over it
    await tell(actor, 'đăng ký');
    expect(mail.received).toHaveLength(1);
  });

  test('a server that fell over before it noted the letter sends it again after a while, under the same id', async () => {
    const { actor } = await anOfficerWithAddress();
    await tell(actor, 'giao ước');
    await sendAt(workday, '10:00');
    // as it stands when the process ends between the two
    await asActor(WORKER, async (tx) => {
      await tx
        .updateTable('notice_round')
        .set({ digest_on: null, claimed_until: instantInVietnam(workday, '10:05') })
        .where('account_id', '=', actor.id)
        .execute();
      await tx.deleteFrom('notice_receipt').where('account_id', '=', actor.id).execute();
    });
    expect(await sendAt(workday, '10:04')).toBe(0);
    expect(await sendAt(workday, '10:06')).toBe(1);
    const ids = letters().map(({ raw }) => /^Message-ID: (\S+)/m.exec(raw)?.[1]);
    expect(ids[0]).toMatch(/@thidua\.example\.vn>$/);
    expect(ids[1]).toBe(ids[0]);
  });

  test('the loop of a server ends at once while nothing is under way', async () => {
    const started = performance.now();
    await keepSendingNotices(sender)();
    expect(performance.now() - started).toBeLessThan(200);
  });
});

describe('choices', () => {
  test('are as they are without one until they are kept, and are one’s own alone', async () => {
    const { actor } = await anOfficerWithAddress();
    const other = await year.officerOf(year.head);
    expect(await asActor(actor, (tx) => choicesOf(tx, actor))).toEqual(UNCHOSEN);
    await wants(actor, 'never', { digestHour: 17, language: 'en' });
    expect(await asActor(actor, (tx) => choicesOf(tx, actor))).toMatchObject({
      digestHour: 17,
      language: 'en',
      of: { conversation: { byMail: 'never' }, other: { byMail: 'digest' } },
    });
    expect(await asActor(other, (tx) => choicesOf(tx, actor))).toEqual(UNCHOSEN); // the policies show nothing
    await expect(asActor(other, (tx) => keepChoices(tx, actor, UNCHOSEN))).rejects.toThrow('row-level security');
  });
});
