import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { PROJECT_ROOT } from '#src/platform/project-root.ts';
import { freePort, freshFolder } from './server-process.ts';

const TOOLS = ['bash', 'env', 'mkdir', 'rm', 'cat', 'sha256sum', 'flock', 'tail', 'dirname', 'find', 'touch'];

/** A copy of the scripts as in a fresh clone, and a machine that has only the programs given. */
function freshClone(programs: Readonly<Record<string, string>>) {
  const folder = join(freshFolder(), 'Thi đua');
  const bin = join(folder, 'bin-of-this-machine');
  mkdirSync(bin, { recursive: true });
  cpSync(join(PROJECT_ROOT, 'script'), join(folder, 'script'), { recursive: true });
  cpSync(join(PROJECT_ROOT, 'package-lock.json'), join(folder, 'package-lock.json'));
  const all: Record<string, string> = { ...programs };
  for (const tool of TOOLS) all[tool] = `exec /usr/bin/${tool} "$@"`;
  for (const [name, text] of Object.entries(all)) {
    writeFileSync(join(bin, name), `#!/bin/bash\n${text}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  return {
    folder,
    start: (env: NodeJS.ProcessEnv, script = 'script/server') =>
      spawnSync('/bin/bash', [script], {
        cwd: folder,
        encoding: 'utf8',
        env: { PATH: bin, LC_ALL: 'C.UTF-8', ...env },
      }),
  };
}

const portForNobody = async () => ({ PORT: String(await freePort()) });

test('without Node.js, with one too old, or without npm, it says what to install and touches nothing', async () => {
  for (const [programs, sentence] of [
    [{}, /^Node\.js is missing\. Install Node\.js 20 or newer \(Debian: .*\), then run this again\.\n$/],
    [{ node: 'echo v18.19.0' }, /^Node\.js v18\.19\.0 is too old\. Install Node\.js 20 or newer .*\n$/],
    [{ node: 'echo v20.0.0' }, /^npm is missing\. Install npm .*\n$/],
  ] as const) {
    const clone = freshClone(programs);
    const { status, stderr } = clone.start(await portForNobody());
    expect(stderr).toMatch(sentence);
    expect(status).toBe(1);
    expect(existsSync(join(clone.folder, 'var'))).toBe(false);
  }
});

test('a disk that fills while installing, and a network that is away, are told apart; nothing counts as installed', async () => {
  for (const [complaint, sentence] of [
    ['npm error code ENOSPC', /disk of .*Thi đua is full\. Free some space/],
    ['npm error network ENOTFOUND', /could not be installed\. Check the network/],
  ] as const) {
    const clone = freshClone({ node: 'echo v20.0.0', npm: `echo '${complaint}' >&2; exit 1` });
    const { status, stderr } = clone.start(await portForNobody());
    expect(stderr).toMatch(sentence);
    expect(status).toBe(1);
    expect(existsSync(join(clone.folder, 'node_modules', '.lock-stamp'))).toBe(false);
  }
});

test('a taken port is said before anything is installed', async () => {
  const other = createServer();
  const port = await freePort();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const clone = freshClone({});
  const { status, stderr } = clone.start({ PORT: String(port) });
  expect(stderr).toMatch(new RegExp(`^Port ${port} is taken.*PORT=${port + 1} \\./script/server\n$`));
  expect(status).toBe(1);
});

test('who may not install what the tests need is told what is missing, before anything else', () => {
  const clone = freshClone({ id: 'echo 1000', node: 'echo v20.0.0' });
  const { status, stdout, stderr } = clone.start({}, 'script/test');
  for (const name of ['chromium', 'poppler-utils', 'qpdf', 'zbar-tools']) expect(stdout).toContain(name);
  expect(stdout).toMatch(/^Missing .*: their tests are skipped\.\n$/);
  expect(stderr).toMatch(/^npm is missing/);
  expect(status).toBe(1);
});
