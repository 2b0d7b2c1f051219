import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '#src/platform/project-root.ts';
import { useDatabase } from '../database.ts';
import { shippedFile } from '../factories/past-years.ts';

const database = useDatabase();
const here = mkdtempSync(join(tmpdir(), 'thidua-cli-'));

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
      THIDUA_CALLED_FROM: here,
      ...env,
    },
  });
  return { code: run.status, out: run.stdout, lines: run.stderr.trim().split('\n'), err: run.stderr };
}

beforeAll(() => {
  for (const name of ['2018-mien-nui-phia-bac.bao-cao-001.json', 'so-tu-phap-cao-bang.bao-cao-004.json'])
    writeFileSync(join(here, name), shippedFile(name).bytes);
  writeFileSync(join(here, 'hong.json'), '{"formatVersion": 1}');
});

describe('bin/thidua', () => {
  it('lists its commands, in the language of the terminal', () => {
    const help = thidua(['--help']);
    expect(help.code).toBe(0);
    for (const name of ['serve', 'migrate', 'import', 'show', 'find', 'account', 'version'])
      expect(help.out).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(thidua(['--help'], { LANG: 'vi_VN.UTF-8' }).out).toContain('nhập tư liệu các năm trước');
  });

  it.each(['migrate', 'import', 'show', 'find', 'account', 'version'])('explains %s', (name) => {
    const help = thidua([name, '--help']);
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out.startsWith(`thidua ${name}`)).toBe(true);
  });

  it.each([
    [['nhảy']],
    [['show', 'cluster-year', 'miền núi phía Bắc']],
    [['show', 'cluster-year', 'x', 'abc']],
    [['find']],
    [['import']],
    [['version', '--lạ']],
  ])('answers %j with one line and 2', (args) => {
    const run = thidua(args);
    expect(run.code).toBe(2);
    expect(run.lines).toHaveLength(1);
    expect(run.out).toBe('');
  });

  it('prints its version as JSON', () => {
    expect(JSON.parse(thidua(['version', '--json']).out)).toMatchObject({
      thidua: expect.any(String),
      node: process.versions.node,
    });
  });

  it('loads what ships at its first start, and shows a cluster-year as JSON', () => {
    const run = thidua(['show', 'cluster-year', 'mien nui phia bac', '2018', '--json']);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(run.out)).toMatchObject({ year: 2018, memberCount: 28, provinceCount: null, members: null });
  });

  it('says in one line, in the terminal’s language, what it does not know, and ends with 1', () => {
    const run = thidua(['show', 'cluster-year', 'miền núi phía Bắc', '1999'], { LANG: 'vi_VN.UTF-8' });
    expect(run.code).toBe(1);
    expect(run.lines).toEqual([expect.stringContaining('Chưa có tư liệu năm 1999')]);
    expect(thidua(['show', 'person', 'Anh Tuấn']).lines).toEqual([
      expect.stringMatching(/Lê Anh Tuấn.*Nguyễn Anh Tuấn|Nguyễn Anh Tuấn.*Lê Anh Tuấn/),
    ]);
  });

  it('goes on after a refused file and says where each reason stands', () => {
    const run = thidua([
      'import',
      '2018-mien-nui-phia-bac.bao-cao-001.json',
      'hong.json',
      'khong-co.json',
      'so-tu-phap-cao-bang.bao-cao-004.json',
      '--json',
    ]);
    expect(run.code).toBe(1);
    expect(run.lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^hong\.json \/source: /),
        expect.stringMatching(/^khong-co\.json: /),
      ]),
    );
    expect((JSON.parse(run.out) as { state: string }[]).map(({ state }) => state)).toEqual([
      'unchanged',
      'refused',
      'refused',
      'unchanged',
    ]);
  });

  it('tells problems of files in the language of the terminal; for programs kind and place are the same in both', () => {
    writeFileSync(join(here, 'cu-phap.json'), '{\n  "formatVersion": 1,\n}');
    const files = ['import', 'hong.json', 'khong-co.json', 'cu-phap.json', '--json'];
    const inVietnamese = thidua(files, { LC_ALL: '', LANG: 'vi_VN.UTF-8' });
    expect(inVietnamese.lines).toEqual(
      expect.arrayContaining([
        'hong.json /source: Thiếu mục bắt buộc này.',
        'khong-co.json: Không đọc được tệp: không có tệp này.',
        'cu-phap.json:3:1: Tệp không đúng cú pháp JSON ở dòng 3, cột 1, tại “}”.',
      ]),
    );
    type Told = { readonly problems: readonly Record<string, unknown>[] };
    const told = (out: string) => (JSON.parse(out) as Told[]).flatMap(({ problems }) => problems);
    const without = (problems: readonly Record<string, unknown>[]) =>
      problems.map(({ message: _message, ...same }) => same);
    const inEnglish = thidua(files, { LC_ALL: 'C.UTF-8', LANG: 'vi_VN.UTF-8' });
    expect(without(told(inEnglish.out))).toEqual(without(told(inVietnamese.out)));
    expect(told(inEnglish.out)).toContainEqual({
      file: 'khong-co.json',
      path: '',
      kind: 'not-readable',
      why: 'no-such-file',
      code: 'ENOENT',
      message: 'The file cannot be read: there is no such file.',
    });
  });

  it('finds by any spelling', () => {
    const run = thidua(['find', 'dak', 'lak', '--json']);
    expect((JSON.parse(run.out) as { label: string }[]).map(({ label }) => label)).toContain(
      'Cục Thi hành án dân sự tỉnh Đắk Lắk',
    );
    expect(thidua(['find', 'zzzzqqqq'])).toMatchObject({ code: 1 });
  });

  it('tells an unreachable database in one line', () => {
    const run = thidua(['show', 'person', 'x'], {
      DATABASE_OWNER_URL: 'postgres://a:b@127.0.0.1:1/x',
      DATABASE_URL: 'postgres://a:b@127.0.0.1:1/x',
    });
    expect(run.code).toBe(1);
    expect(run.lines).toEqual([expect.stringContaining('does not answer')]);
    expect(run.err).not.toContain('a:b');
  });
});
