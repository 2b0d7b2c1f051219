import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '#src/platform/project-root.ts';
import { useDatabase } from '../database.ts';
import { aMailServer, wordsOfLetter } from '../factories/mail-server.ts';

const database = useDatabase();
const here = mkdtempSync(join(tmpdir(), 'thidua-audit-'));

function thidua(...args: readonly string[]) {
  const run = spawnSync(process.execPath, ['--conditions=source', 'src/main/cli.ts', ...args], {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      LANG: 'en_US.UTF-8',
      DATABASE_OWNER_URL: database.ownerUrl(),
      DATABASE_URL: database.appUrl(),
      THIDUA_CALLED_FROM: here,
    },
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}
/** As `thidua`, while this process goes on: it is the one that answers as the mail server. */
const thiduaMeanwhile = (args: readonly string[], env: Readonly<Record<string, string>>): Promise<number | null> =>
  new Promise((resolve) => {
    const run = spawn(process.execPath, ['--conditions=source', 'src/main/cli.ts', ...args], {
      cwd: PROJECT_ROOT,
      stdio: 'ignore',
      env: {
        PATH: process.env['PATH'],
        DATABASE_OWNER_URL: database.ownerUrl(),
        DATABASE_URL: database.appUrl(),
        ...env,
      },
    });
    run.once('exit', resolve);
  });
const whole = (out: string) => JSON.parse(out) as { whole: boolean; events: number; flaws: { kind: string }[] };

beforeAll(() => {
  expect(thidua('migrate').code).toBe(0); // loads what ships: some thousand events, sealed when the command ends
}, 120_000);

describe('bin/thidua audit root, verify audit', () => {
  it('a root is taken out as a file and on paper, and both agree with the log', () => {
    const { code, out } = thidua('audit', 'root', '--out', 'goc.json');
    expect(code).toBe(0);
    const printed = /\d{4}\/\d+\/[0-9a-f-]+/.exec(out)?.[0] ?? '';
    const file = JSON.parse(readFileSync(join(here, 'goc.json'), 'utf8')) as Record<string, unknown>;
    expect(file).toMatchObject({
      format: 'thidua-audit-root-1',
      printed,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const run = thidua('verify', 'audit', '--root', 'goc.json', '--root', printed, '--json');
    expect(run.code).toBe(0);
    expect(whole(run.out)).toMatchObject({ whole: true, rootsAgreed: 2, flaws: [], events: file['position'] });
    expect(thidua('verify', 'audit', 'goc.json').out).toContain('roots that agree: 1/1');
  });

  it('a witness gets it by e-mail, and what comes out of the letter agrees with the log', async () => {
    const mail = await aMailServer();
    const env = { SMTP_URL: mail.url, MAIL_FROM: 'Thi đua <thidua@moj.example.vn>' };
    const sent = await thiduaMeanwhile(
      ['audit', 'root', '--to', 'an@so.example.vn', '--to', 'binh@so.example.vn'],
      env,
    );
    await mail.end();
    expect(sent).toBe(0);
    expect(mail.received.map(({ to }) => to)).toEqual([['an@so.example.vn'], ['binh@so.example.vn']]);
    const words = wordsOfLetter(mail.received[0]?.raw ?? '');
    writeFileSync(join(here, 'thu.json'), words.slice(words.indexOf('{'), words.lastIndexOf('}') + 1));
    expect(thidua('verify', 'audit', '--root', 'thu.json').code).toBe(0);
    expect(await thiduaMeanwhile(['audit', 'root', '--to', 'an@so.example.vn'], env)).toBe(1); // nobody takes the letter now
  });

  it('what was rewritten with its whole chain ends with 1 and one sentence', async () => {
    const superuser = new Client({ connectionString: database.ownerUrl() });
    await superuser.connect();
    await superuser.query(`alter table audit disable trigger all; alter table seal disable trigger all;
      update audit set reason = 'khác' where id = (select min(id) from audit);
      truncate seal; insert into unsealed select id from audit`);
    for (;;) {
      const { rows } = await superuser.query<{ n: number }>('select app.seal() as n');
      if (rows[0]?.n === 0) break;
    }
    await superuser.end();
    expect(thidua('verify', 'audit').code).toBe(0);
    const run = thidua('verify', 'audit', '--root', 'goc.json');
    expect(run.code).toBe(1);
    expect(run.out).toMatch(/Root \d{4}\/\d+\/[0-9a-f-]+ differs: the log was rewritten/);
  });

  it('what is no root, and what is no question, is refused in one line', () => {
    writeFileSync(join(here, 'khac.json'), '{}');
    expect(thidua('verify', 'audit', '--root', 'khac.json')).toMatchObject({ code: 1, out: '' });
    expect(thidua('verify', 'audit', '--root', 'khong-co.json').err.trim().split('\n')).toHaveLength(1);
    expect(thidua('verify').code).toBe(2);
    expect(thidua('audit').code).toBe(2);
    expect(thidua('audit', 'root', '--year', 'x').code).toBe(2);
    expect(thidua('audit', 'root', '--year', '1999').code).toBe(1);
  });
});
