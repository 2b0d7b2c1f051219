import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { arch, cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import autocannon from 'autocannon';
import { PROJECT_ROOT } from '#src/platform/project-root.ts';

/** One measured figure: what, how much, in which unit, against which goal where an issue names one. */
type Figure = { readonly what: string; readonly value: number; readonly unit: string; readonly goal?: string };

const PORT = 8190;
const ADDRESS = `http://127.0.0.1:${PORT}`;
const CLUSTER_PAGE = '/cum-thi-dua/nam-trung-bo-va-tay-nguyen/2019';
const dataDir = mkdtempSync(join(PROJECT_ROOT, 'var', 'bench-'));
const figures: Figure[] = [];
const report = (what: string, value: number, unit: string, goal?: string): void => {
  figures.push({ what, value, unit, ...(goal !== undefined && { goal }) });
  console.error(`${what.padEnd(58)} ${String(value).padStart(10)} ${unit}${goal ? `   (${goal})` : ''}`);
};
const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Starts the server and waits for its first page; answers how long that took, in ms. */
async function start(): Promise<{ readonly server: ChildProcess; readonly ms: number }> {
  const began = performance.now();
  const server = spawn(process.execPath, ['dist/main/server.js', '--demonstration'], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, PORT: String(PORT), THIDUA_DATA: dataDir },
    stdio: 'ignore',
  });
  running = server;
  for (;;) {
    const page = await fetch(`${ADDRESS}/`).catch(() => null);
    if (page?.ok) {
      await page.text();
      return { server, ms: Math.round(performance.now() - began) };
    }
    if (server.exitCode !== null) throw new Error('the server ended before its first page');
    await wait(20);
  }
}

let running: ChildProcess | null = null;

async function stop(server: ChildProcess): Promise<void> {
  running = null;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
}

/** Bytes over the line for a first visit, without fonts: the page, its styles and its script, packed. */
async function firstLoad(path: string): Promise<{ readonly all: number; readonly script: number }> {
  const packed = async (address: string): Promise<number> => {
    const response = await fetch(address, { headers: { 'Accept-Encoding': 'gzip' } });
    // fetch unpacks: pack again as the server does to know what crossed the line
    const { gzipSync } = await import('node:zlib');
    return gzipSync(Buffer.from(await response.arrayBuffer()), { level: 6 }).length;
  };
  const html = await (await fetch(ADDRESS + path)).text();
  const style = html.match(/href="(\/assets\/[^"]+\.css)"/)?.[1] ?? '';
  const code = html.match(/src="(\/assets\/[^"]+\.js)"/)?.[1] ?? '';
  const [page, css, script] = [
    await packed(ADDRESS + path),
    await packed(ADDRESS + style),
    await packed(ADDRESS + code),
  ];
  return { all: page + css + script, script };
}

async function pagesPerSecond(path: string): Promise<void> {
  await autocannon({ url: ADDRESS + path, connections: 16, duration: 3 });
  const { requests, latency, non2xx } = await autocannon({ url: ADDRESS + path, connections: 16, duration: 10 });
  if (non2xx > 0) throw new Error(`${non2xx} answers to ${path} were not pages`);
  report(`${path}, 16 connections`, Math.round(requests.average), 'pages/s');
  report(`${path}, p95`, latency.p97_5, 'ms (97.5th percentile)');
}

try {
  const cold = await start();
  report('cold start to the first page (empty data folder)', cold.ms, 'ms');
  await stop(cold.server);
  const warm = await start();
  report('second start to the first page', warm.ms, 'ms', 'under 3000');
  for (const path of ['/', CLUSTER_PAGE]) {
    const { all, script } = await firstLoad(path);
    report(`first load of ${path}`, tenth(all / 1000), 'kB packed, without fonts', 'at most 45');
    report(`of which script, ${path}`, tenth(script / 1000), 'kB packed', 'at most 15');
  }
  await pagesPerSecond(CLUSTER_PAGE);
  await stop(warm.server);
} finally {
  if (running) await stop(running);
  rmSync(dataDir, { recursive: true, force: true });
}

const { version } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as { version: string };
const machine = {
  processors: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  system: `Linux ${release()} ${arch()}`,
  node: process.version,
  thidua: version,
  day: new Date().toISOString().slice(0, 10),
};
if (process.argv.includes('--json')) console.log(JSON.stringify({ machine, figures }, null, 2));
else {
  console.log(
    `\n${Object.entries(machine)
      .map(([name, value]) => `${name}: ${value}`)
      .join(' · ')}\n`,
  );
  for (const { what, value, unit, goal } of figures) console.log(`| ${what} | ${value} ${unit} | ${goal ?? ''} |`);
}
