import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { arch, cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import autocannon from 'autocannon';
import { sql } from 'kysely';
import { WORKER } from '#src/kernel/actor.ts';
import { readConfig } from '#src/platform/config/config.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { openDatabase } from '#src/platform/postgres/session.ts';
import { compilePdf } from '#src/platform/typst/compile.ts';
import { rehearse } from '#src/rehearsal/rehearse.ts';
import { rollUpOn } from '#src/year/3-registration/app/roll-up.query.ts';
import { certificates } from '#src/year/8-recognition/papers/certificate.ts';
import { PROJECT_ROOT } from '#src/platform/project-root.ts';
import { sealAndVerify } from './bench-audit.ts';
import { costOfFences } from './bench-fences.ts';
import { importPeople } from './bench-people.ts';
import { measureSearch, readersOf } from './bench-search.ts';
import { signInTimes } from './bench-sign-in.ts';

/** One measured figure: what, how much, in which unit, against which goal where an issue names one. */
type Figure = { readonly what: string; readonly value: number; readonly unit: string; readonly goal?: string };

const PORT = 8190;
const ADDRESS = `http://127.0.0.1:${PORT}`;
const CLUSTER_PAGE = '/cum-thi-dua/nam-trung-bo-va-tay-nguyen/2019';
mkdirSync(join(PROJECT_ROOT, 'var'), { recursive: true });
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

/** Works in a scratch database of the same embedded server, given its owner's address. */
async function inScratch(work: (ownerUrl: string) => Promise<void>): Promise<void> {
  const config = readConfig({ ...process.env, THIDUA_DATA: dataDir });
  if ('kind' in config) throw new Error(config.kind);
  const database = await openDatabase(config);
  const scratch = await database.scratch('thidua_bench');
  const benched = new URL(database.ownerUrl);
  benched.pathname = '/thidua_bench';
  try {
    await work(benched.href);
  } finally {
    await scratch.end();
    await database.end();
  }
}

const nothing = { save: async () => {}, progress: () => {} };
const rehearsedYear = (): Promise<{ readonly id: string }> =>
  asActor(WORKER, (tx) =>
    tx.selectFrom('cluster_year').select('id').where('year', '=', 2027).executeTakeFirstOrThrow(),
  );

/** What needs no server: the roll-up, a whole rehearsal, papers. */
async function measureInside(ownerUrl: string): Promise<void> {
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const began = performance.now();
    await work();
    return tenth(performance.now() - began);
  };
  report(
    'rehearsal of a whole year, 28 units',
    await timed(() => rehearse({ units: 28, year: 2027, seed: 1, ...nothing })),
    'ms',
    'under 20000',
  );
  const small = await rehearsedYear();
  const rollUp = (id: string) => timed(() => asActor(WORKER, (tx) => rollUpOn(tx, id, '2027-12-31')));
  await rollUp(small.id);
  report('registration roll-up, 28 units', await rollUp(small.id), 'ms');
  await asActor(WORKER, (tx) => inventRegister(tx, small.id, 10_000));
  await rollUp(small.id);
  report('registration roll-up, 10,000 units', await rollUp(small.id), 'ms');

  const sheet = (count: number): number => {
    const began = performance.now();
    compilePdf({ ...certificates(inventedSheet(count)), at: new Date('2028-02-10T03:00:00Z') });
    return tenth(performance.now() - began);
  };
  const { alone, fourAtOnce } = await signInTimes();
  report('sign-in with a password, median of 20', tenth(alone), 'ms');
  report('four sign-ins at once', tenth(fourAtOnce), 'ms');
  const { sealed, verified } = await sealAndVerify(ownerUrl, 1_000_000);
  report('sealing 1,000,000 events of the audit log', tenth(sealed), 's');
  report('verifying 1,000,000 events of the audit log', tenth(verified), 's');

  await importPeople(report);

  sheet(1);
  report('one certificate as PDF/A', sheet(1), 'ms');
  report('1,000 certificates with QR codes in one PDF/A', sheet(1000), 'ms');
}

/** Search among a nation, and what row-level security costs; last, as it binds roles of its own. */
async function measureReading(ownerUrl: string): Promise<void> {
  await rehearse({ units: 28, year: 2027, seed: 1, ...nothing });
  const { id } = await rehearsedYear();
  await measureSearch(ownerUrl, id, report);
  const { 'the head’s office': office } = await readersOf(id);
  await asActor(WORKER, (tx) => inventRegister(tx, id, 10_000));
  if (office) await costOfFences(ownerUrl, office, id, report);
}

/** Members and registrations of invented units, as many as a nation has. */
async function inventRegister(tx: Tx, clusterYearId: string, units: number): Promise<void> {
  await sql`
    with made as (
      insert into unit (id, slug, kind, valid, is_synthetic)
      select gen_random_uuid(), 'bench-' || n, 'OTHER', '[,)', true from generate_series(1, ${units}) n returning id
    ), named as (
      insert into unit_name (id, unit_id, name, short_name, valid, certainty)
      select gen_random_uuid(), id, 'Đơn vị ' || id, 'ĐV', '[,)', 'stated' from made
    ), member as (
      insert into membership (id, cluster_year_id, unit_id, unit_kind) select gen_random_uuid(), ${clusterYearId}::uuid, id, 'OTHER' from made
    ), entry as (
      insert into registration (id, cluster_year_id, unit_id, award_id, subject, state, received_on)
      select gen_random_uuid(), ${clusterYearId}::uuid, id, award, 'collective', 'registered', '2027-02-01'
      from made, unnest(array['TTLDXS', 'CO_BO']) award returning id
    )
    insert into registration_event (id, registration_id, happened_on, state, by_account_id)
    select gen_random_uuid(), id, '2027-02-01', 'registered', ${WORKER.id}::uuid from entry`.execute(tx);
}

const inventedSheet = (count: number) => ({
  print: { mode: 'full' } as const,
  emblem: null,
  draftPrintedAt: null,
  synthetic: true,
  certificates: Array.from({ length: count }, (_, at) => ({
    verb: 'Tặng' as const,
    award: 'Giấy khen',
    authority: 'Giám đốc Sở Tư pháp tỉnh Bình Lâm',
    address: null,
    name: `Nguyễn Thị Diễn Tập ${at + 1}`,
    unit: 'Chuyên viên, Phòng Nghiệp vụ',
    ground: 'Đã có thành tích xuất sắc trong phong trào thi đua năm 2027',
    decisionNumber: '120/QĐ-STP',
    day: '2028-02-10' as const,
    goldenBookNumber: at + 1,
    place: 'Bình Lâm',
    signer: { right: 'head', headPost: 'Giám đốc', ownPost: 'Giám đốc', name: null } as const,
    verificationUrl: `http://127.0.0.1:8080/xac-minh/${String(at).padStart(16, '0')}`,
  })),
});

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
  await inScratch(measureInside);
  await inScratch(measureReading);
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
