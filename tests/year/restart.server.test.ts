import { expect, test } from 'vitest';
import { begin, freshFolder, postgresOf, type Server, stop, until } from '../server/server-process.ts';

/** A browser of one person: the cookie, and forms sent from the page itself. */
class Visitor {
  private cookie = '';

  async send(server: Server, path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    const answer = await fetch(server.url + path, {
      method: 'POST',
      body: new URLSearchParams({ token: crypto.randomUUID(), ...fields }),
      headers: { Origin: server.url, Cookie: this.cookie },
      redirect: 'manual',
    });
    const session = answer.headers.getSetCookie().find((cookie) => cookie.startsWith('thidua='));
    if (session) this.cookie = session.split(';')[0] ?? '';
    return answer;
  }

  async page(server: Server, path: string): Promise<string> {
    return (await fetch(server.url + path, { headers: { Cookie: this.cookie } })).text();
  }
}

const MOVEMENT = 'Phong trào thi đua «Khởi động lại mà không mất gì»';

test.each(['SIGTERM', 'SIGKILL'] as const)(
  'the server is ended by %s in the middle of a year: who was signed in goes on where the year stood',
  async (signal) => {
    const dataDir = freshFolder();
    const before = await begin(dataDir);
    await until(() => before.said().includes('Ctrl-C'));
    const link = before.said().match(/Lê Thị Cụm.*(\/vao\/\w+)/)?.[1] ?? '';
    const office = new Visitor();
    expect((await office.send(before, link, {})).status).toBe(303);
    const year = (await office.page(before, '/nam')).match(/\/cum-thi-dua\/[a-z0-9-]+\/2027(?=\/phat-dong)/)?.[0];
    expect(year).toBeDefined();
    const launched = await office.send(before, `${year}/phat-dong/moi`, {
      name: MOVEMENT,
      launchedBy: 'Trưởng cụm',
      runsFrom: '01/01/2027',
      runsTo: '31/12/2027',
    });
    expect(launched.status, await launched.text()).toBe(303);
    if (signal === 'SIGKILL') process.kill(postgresOf(dataDir) ?? 0, 'SIGKILL'); // as when the power fails
    before.child.kill(signal);
    await before.ended;

    const after = await begin(dataDir);
    expect(await office.page(after, `${year}/phat-dong`)).toContain(MOVEMENT);
    expect(await office.page(after, '/viec')).toContain('Lê Thị Cụm');
    expect((await office.send(after, link, {})).status).toBe(422); // a link that was used stays used
    await stop(after);
    expect(postgresOf(dataDir)).toBeNull();
  },
);
