import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { PROJECT_ROOT } from '#src/platform/project-root.ts';
import { useDatabase } from '../database.ts';

const database = useDatabase();
const here = mkdtempSync(join(tmpdir(), 'thidua-cli-backup-'));
const isRoot = process.getuid?.() === 0;
const mayMount = isRoot && spawnSync('unshare', ['-m', 'true']).status === 0;

/** Runs the command line as a terminal does, from a folder of its own. */
function thidua(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const run = spawnSync(process.execPath, ['--conditions=source', 'src/main/cli.ts', ...args], {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      LANG: 'en_US.UTF-8',
      DATABASE_OWNER_URL: database.ownerUrl(),
      DATABASE_URL: database.appUrl(),
      THIDUA_DATA: join(here, 'data'),
      THIDUA_CALLED_FROM: here,
      ...env,
    },
  });
  return { code: run.status, out: run.stdout, err: run.stderr.trim() };
}

/** A new empty database beside the one of this test. */
async function createdb(): Promise<Record<'DATABASE_OWNER_URL' | 'DATABASE_URL' | 'THIDUA_DATA', string>> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const owner = new Client({ connectionString: inject('ownerUrl') });
  await owner.connect();
  await owner.query(`create database ${name} template template0`);
  await owner.end();
  const at = (url: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  return {
    DATABASE_OWNER_URL: at(database.ownerUrl()),
    DATABASE_URL: at(database.appUrl()),
    THIDUA_DATA: join(here, name),
  };
}

beforeAll(() => {
  writeFileSync(join(here, 'khoa'), 'cụm mật khẩu của phòng\n');
  expect(thidua(['migrate']).code).toBe(0);
});

describe('bin/thidua backup and restore', () => {
  it('an officer backs up, looks whether the file is whole, and puts it into a new database', async () => {
    const made = thidua(['backup', '--out', 'sao-luu.enc', '--passphrase-file', 'khoa', '--json']);
    expect(made.code, made.err).toBe(0);
    const said = JSON.parse(made.out) as { rows: number; path: string; isEncrypted: boolean };
    expect(said).toMatchObject({ path: join(here, 'sao-luu.enc'), isEncrypted: true, damagedFiles: [] });
    expect(said.rows).toBeGreaterThan(1000);
    expect(statSync(said.path).mode & 0o777).toBe(0o600);

    expect(thidua(['restore', 'sao-luu.enc', '--check-only', '--passphrase-file', 'khoa']).out).toMatch(
      /^Whole: \d+ rows/,
    );
    const fresh = await createdb();
    const restored = thidua(['restore', 'sao-luu.enc', '--json'], { ...fresh, THIDUA_BACKUP_PASSPHRASE_FILE: 'khoa' });
    expect(restored.code, restored.err).toBe(0);
    expect(JSON.parse(restored.out)).toMatchObject({ done: 'restored', rows: said.rows, migratedTo: [] });
    const asked = ['show', 'cluster-year', 'mien nui phia bac', '2018', '--json'];
    expect(thidua(asked, fresh)).toEqual(thidua(asked));
    expect(thidua(asked, fresh).code).toBe(0);
  });

  it('names its files by the clocks of Vietnam in a folder, and keeps as many as are asked for', () => {
    mkdirSync(join(here, 'ban-sao'));
    for (const name of ['thidua-20200101-0130.tar.gz', 'thidua-20200102-0130.tar.gz', 'ghi-chu.txt'])
      writeFileSync(join(here, 'ban-sao', name), '');
    const env = { THIDUA_BACKUP_KEEP: '2 0 0' };
    expect(thidua(['backup', '--out', 'ban-sao', '--prune'], env)).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(join(here, 'ban-sao')).toSorted()).toEqual([
      'ghi-chu.txt',
      'thidua-20200102-0130.tar.gz',
      expect.stringMatching(/^thidua-20\d{6}-\d{4}\.tar\.gz$/),
    ]);
  });

  it.each([
    [['restore'], 2, /One file is needed/],
    [['restore', 'khong-co', '--check-only'], 1, /khong-co cannot be read/],
    [['restore', 'khoa', '--check-only'], 1, /no backup of Thi Đua/],
    [['restore', 'sao-luu.enc', '--check-only'], 1, /encrypted: it needs --passphrase-file/],
    [['backup', '--passphrase-file', 'khong-co'], 2, /first line of khong-co/],
    [['backup', '--out', 'sao-luu.enc'], 1, /already there; a backup is never written over/],
    [['restore', 'sao-luu.enc', '--passphrase-file', 'khoa'], 1, /already has \d+ tables/],
  ])('answers %j with one sentence', (args, code, sentence) => {
    const run = thidua(args);
    expect(run).toMatchObject({ code, out: '', err: expect.stringMatching(sentence) });
    expect(run.err.split('\n')).toHaveLength(1);
  });

  it('says a short passphrase, a wrong one and a database that is away in one sentence', () => {
    writeFileSync(join(here, 'ngan'), 'abc');
    writeFileSync(join(here, 'sai'), 'một cụm khác hẳn');
    expect(thidua(['backup', '--passphrase-file', 'ngan'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/12/),
    });
    expect(
      thidua(['restore', 'sao-luu.enc', '--check-only', '--passphrase-file', 'sai'], { LANG: 'vi_VN.UTF-8' }),
    ).toMatchObject({
      code: 1,
      err: 'Cụm mật khẩu không mở được bản sao lưu này. Không có gì bị thay đổi.',
    });
    const away = { DATABASE_OWNER_URL: 'postgres://a:b@127.0.0.1:1/x', DATABASE_URL: 'postgres://a:b@127.0.0.1:1/x' };
    expect(thidua(['backup'], away)).toMatchObject({ code: 1, err: expect.stringMatching(/does not answer/) });
    expect(thidua(['backup'], { THIDUA_BACKUP_KEEP: 'nhiều' })).toMatchObject({
      code: 1,
      err: expect.stringMatching(/not three numbers/),
    });
  });

  it.skipIf(!mayMount)('a full disk is told clearly, and nothing half-made is left on it', () => {
    const small = join(here, 'dia-nho');
    mkdirSync(small);
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', small]).status).toBe(0);
    try {
      const run = thidua(['backup', '--out', 'dia-nho/sao-luu.tar.gz']);
      expect(run).toMatchObject({
        code: 1,
        err: expect.stringMatching(/The disk is full .*dia-nho.*nothing half-made/),
      });
      expect(readdirSync(small)).toEqual([]);
    } finally {
      spawnSync('umount', ['-l', small]);
    }
    expect(existsSync(small)).toBe(true);
  });
});
