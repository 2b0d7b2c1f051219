import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Actor } from '#src/kernel/actor.ts';
import { WORKER } from '#src/kernel/actor.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { type Listening, listenTo } from '#src/platform/postgres/listen.ts';
import type { Site } from '#src/platform/http/site.ts';
import { CHANNELS, liveNotices } from '#src/year-round/notices/app/live-notices.ts';
import { tellPeople } from '#src/year-round/notices/app/tell-people.command.ts';
import { tellUnits } from '#src/year-round/notices/app/tell-units.command.ts';
import { useDatabase } from '../database.ts';
import { anOpenYear, type OpenedYear } from '../factories/open-year.ts';
import { cookieOf, get, send, wholeSite } from '../factories/whole-site.ts';

const SECRET = 'điều chỉ người nhận được đọc';
const STREAM = '/thong-bao/truc-tiep';
const BEAT = 150;

const database = useDatabase();
const live = liveNotices({ beatEvery: BEAT, settle: 5, perAccount: 2 });
let listening: Listening;
let site: Site;
let year: OpenedYear;
const spoken: string[] = [];

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {}); // each refusal is one line of the log
  year = await anOpenYear();
  await new Promise<void>((ready) => {
    listening = listenTo(database.appUrl(), {
      channels: Object.values(CHANNELS),
      heard: (channel, payload) => {
        spoken.push(`${channel} ${payload}`);
        live.heard(channel, payload);
      },
      again: () => {
        ready();
        live.again();
      },
    });
  });
  site = wholeSite(undefined, live);
});
afterAll(async () => {
  live.end();
  await listening.end();
});

type Followed = {
  readonly status: number;
  readonly headers: Headers;
  /** Everything that came, as it crossed the line. */
  readonly came: () => string;
  readonly counts: () => readonly number[];
  readonly isOver: () => boolean;
  /** The page is left. */
  readonly leave: () => Promise<void>;
};

async function follow(cookie: string, path: string = STREAM): Promise<Followed> {
  const answer = await get(site, path, cookie);
  let [text, over] = ['', answer.body === null];
  const reader = answer.body?.getReader();
  const read = async (): Promise<void> => {
    for (;;) {
      const part = await reader?.read();
      if (!part || part.done) break;
      text += new TextDecoder().decode(part.value);
    }
    over = true;
  };
  void read().catch(() => (over = true));
  const leave = async (): Promise<void> => reader?.cancel().catch(() => {});
  onTestFinished(leave);
  return {
    status: answer.status,
    headers: answer.headers,
    came: () => text,
    counts: () => [...text.matchAll(/"count":(\d+)/g)].map(([, count]) => Number(count)),
    isOver: () => over,
    leave,
  };
}

const eventually = (what: () => void) => vi.waitFor(what, { timeout: 5000, interval: 10 });
const tell = (accountIds: readonly string[]) =>
  asActor(year.office, (tx) =>
    tellPeople(tx, year.office, { kind: 'mentioned', about: SECRET, href: '/viec', clusterYearId: null, accountIds }),
  );
const officer = (at: number): Promise<Actor> => year.officerOf(year.units[at] ?? year.head);

describe('the stream of notices', () => {
  test('brings the new number to who was told, in their language, and to nobody else', async () => {
    const [reader, other] = [await officer(1), await officer(1)];
    const [mine, mineInEnglish, theirs] = [
      await follow(await cookieOf(reader)),
      await follow(await cookieOf(reader), `/en${STREAM}`),
      await follow(await cookieOf(other)),
    ];
    await eventually(() => expect([mine.counts(), theirs.counts()]).toEqual([[0], [0]]));
    await tell([reader.id]);
    await eventually(() => expect(mine.counts()).toEqual([0, 1]));
    expect(mine.came()).toContain('Thông báo: 1 mới');
    await eventually(() => expect(mineInEnglish.came()).toContain('Notices: 1 new'));
    await wait(2 * BEAT);
    expect(theirs.counts()).toEqual([0]);
  });

  test('carries numbers and ids, never what was told', async () => {
    const reader = await officer(1);
    const stream = await follow(await cookieOf(reader));
    await tell([reader.id]);
    await eventually(() => expect(stream.counts().at(-1)).toBe(1));
    expect(stream.came()).not.toContain(SECRET);
    for (const line of spoken) expect(line).toMatch(/^thidua_(told (unit|account)|signed_out) [0-9a-f-]{36}$/);
  });

  test('tells the officers of a unit what was entered for it, and those of another unit nothing', async () => {
    const [one, two] = [await follow(await cookieOf(await officer(1))), await follow(await cookieOf(await officer(2)))];
    await eventually(() => expect([one.counts(), two.counts()]).toEqual([[0], [0]]));
    const units = [{ unitId: year.units[1]?.id ?? '', about: SECRET }];
    await asActor(year.office, (tx) =>
      tellUnits(tx, year.office, {
        clusterYearId: year.clusterYearId,
        kind: 'report-entered',
        step: 'progress',
        page: '',
        units,
      }),
    );
    await eventually(() => expect(one.counts()).toEqual([0, 1]));
    await wait(2 * BEAT);
    expect(two.counts()).toEqual([0]);
  });

  test('says nothing of what was undone before it was done', async () => {
    const reader = await officer(1);
    const stream = await follow(await cookieOf(reader));
    await eventually(() => expect(stream.counts()).toEqual([0]));
    await asActor(year.office, async (tx) => {
      await tellPeople(tx, year.office, {
        kind: 'mentioned',
        about: SECRET,
        href: '/viec',
        clusterYearId: null,
        accountIds: [reader.id],
      });
      return { ok: false, error: { kind: 'refused' } };
    });
    await wait(2 * BEAT);
    expect(stream.counts()).toEqual([0]);
  });

  test('ends at once when its session is signed out, and is not opened without one', async () => {
    const reader = await officer(1);
    const [cookie, elsewhere] = [await cookieOf(reader), await cookieOf(reader)];
    const [stream, stays] = [await follow(cookie), await follow(elsewhere)];
    expect(stream.status).toBe(200);
    await send(site, '/dang-xuat', {}, cookie);
    await eventually(() => expect(stream.isOver()).toBe(true));
    await tell([reader.id]);
    await eventually(() => expect(stays.counts().at(-1)).toBe(1)); // the other device goes on
    expect(stream.counts().at(-1) ?? 0).toBe(0);
    expect((await follow(cookie)).status).toBe(403);
    expect((await follow('')).status).toBe(403);
  });

  test('ends with the time of its session, whoever shortened it', async () => {
    const reader = await officer(1);
    const stream = await follow(await cookieOf(reader));
    await asActor(WORKER, (tx) =>
      tx
        .updateTable('session')
        .set({ expires_at: new Date(0) })
        .where('account_id', '=', reader.id)
        .execute(),
    );
    await eventually(() => expect(stream.isOver()).toBe(true));
  });

  test('ends when the role of its holder comes to ask for a second factor', async () => {
    const reader = await officer(1);
    const stream = await follow(await cookieOf(reader));
    await eventually(() => expect(stream.counts()).toEqual([0]));
    onTestFinished(() =>
      asActor(WORKER, async (tx) => {
        await tx.deleteFrom('second_factor_role').where('role', '=', 'unit-officer').execute();
      }),
    );
    await asActor(WORKER, async (tx) => {
      const access = { id: reader.id, sign_in_name: 'nguoi-doc' };
      await tx.insertInto('account_access').values(access).execute();
      await tx.updateTable('session').set({ how: 'password' }).where('account_id', '=', reader.id).execute();
      await tx.insertInto('second_factor_role').values({ role: 'unit-officer' }).execute();
    });
    await eventually(() => expect(stream.isOver()).toBe(true));
  });

  test('is bounded for each account, and makes room when one is closed', async () => {
    const cookie = await cookieOf(await officer(1));
    const open = await Promise.all([follow(cookie), follow(cookie)]);
    expect(open.map(({ status }) => status)).toEqual([200, 200]);
    expect((await follow(cookie)).status).toBe(503);
    expect((await follow(await cookieOf(await officer(2)))).status).toBe(200);
    await open[0]?.leave();
    expect((await follow(cookie)).status).toBe(200);
  });

  test('is not packed or held back on its way, and beats while nothing happens', async () => {
    const stream = await follow(await cookieOf(await officer(1)));
    expect(stream.headers.get('Content-Type')).toBe('text/event-stream');
    expect(stream.headers.get('Cache-Control')).toBe('private, no-cache, no-transform');
    expect(stream.headers.get('X-Accel-Buffering')).toBe('no');
    expect(stream.headers.get('Content-Encoding')).toBeNull();
    expect(stream.headers.get('Content-Security-Policy')).toContain("connect-src 'self'");
    await eventually(() => expect(stream.came()).toMatch(/\n:\n\n:\n\n/));
  });

  test('goes on after the database was away, with what was told meanwhile', async () => {
    const reader = await officer(1);
    const stream = await follow(await cookieOf(reader));
    await eventually(() => expect(stream.counts()).toEqual([0]));
    const owner = new Client({ connectionString: database.ownerUrl() });
    await owner.connect();
    await owner.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'thidua-listening' and datname = current_database()",
    );
    await owner.end();
    await tell([reader.id]); // nobody listens now
    await eventually(() => expect(stream.counts()).toEqual([0, 1]));
  });
});
