import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '#src/platform/project-root.ts';
import { useDatabase } from '../database.ts';

const database = useDatabase();

const dataDir = mkdtempSync(join(tmpdir(), 'thidua-account-'));

function account(...args: readonly string[]) {
  return accountWith({}, ...args);
}

function accountWith(env: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const run = spawnSync(process.execPath, ['--conditions=source', 'src/main/cli.ts', 'account', ...args], {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      LANG: 'en_US.UTF-8',
      THIDUA_DATA: dataDir,
      PUBLIC_URL: 'https://thidua.example',
      DATABASE_OWNER_URL: database.ownerUrl(),
      DATABASE_URL: database.appUrl(),
      ...env,
    },
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

describe('bin/thidua account', () => {
  it('makes the first administrator and prints a code that works once, on paper or as a link', () => {
    const made = account('create-admin', '--name', 'Nguyễn Văn Quản', '--email', 'Quan@stp.example.vn');
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).toContain('Sign-in name: quannv');
    expect(made.out).toMatch(/https:\/\/thidua\.example\/moi\/[0-9A-Z]{20}\n/);
    expect(made.out).toMatch(/[0-9A-Z]{5}(-[0-9A-Z]{5}){3}/);
    expect(JSON.parse(account('list', '--json').out)).toEqual([
      expect.objectContaining({ signInName: 'quannv', email: 'quan@stp.example.vn', state: 'invited' }),
    ]);
  });

  it('keeps the last administrator, closes another, and gives new ways in with a reason', () => {
    expect(account('disable', 'quannv')).toMatchObject({ code: 1 });
    expect(account('create-admin', '--name', 'Nguyễn Văn Quản').out).toContain('Sign-in name: quannv2');
    expect(account('disable', 'quannv2')).toMatchObject({ code: 0 });
    expect(account('list').out).toMatch(/^quannv2 +closed/m);
    expect(account('recover', 'quannv')).toMatchObject({ code: 1 });
    expect(account('recover', 'quannv', '--reason', 'Mất điện thoại').out).toMatch(/\/moi\/[0-9A-Z]{20}\n/);
  });

  it.each([[[]], [['create-admin', 'x', '--lạ']], [['disable']], [['xoa', 'quannv']]])(
    '%j is called wrongly',
    (args) => {
      expect(account(...args).code).toBe(2);
    },
  );

  it.each([
    ['create-admin', '--email', 'khong-co-ten@x.vn'],
    ['create-admin', '--name', 'Trần Ba', '--email', 'không phải thư'],
    ['disable', 'khong-co'],
    ['recover', 'khong-co', '--reason', 'x'],
  ])('%s %s %s is refused in one line', (...args) => {
    const run = account(...args.filter((part) => part !== undefined));
    expect(run.code).toBe(1);
    expect(run.err.trim().split('\n')).toHaveLength(1);
  });

  it('replaces the secret of stored second factors, and changes nothing where only half is said', () => {
    const file = join(dataDir, 'secrets', 'credentials');
    expect(account('renew-secret')).toMatchObject({ code: 0 });
    const first = readFileSync(file, 'utf8');
    expect(account('renew-secret').out).toContain('0 second factors go on as they were');
    expect(readFileSync(file, 'utf8')).not.toBe(first);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const given = { THIDUA_SECRET: 'n'.repeat(40) };
    expect(accountWith(given, 'renew-secret').code).toBe(1);
    expect(accountWith({ ...given, THIDUA_SECRET_BEFORE: 'o'.repeat(40) }, 'renew-secret').code).toBe(0);
  });
});
