import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { WORKER } from '#src/kernel/actor.ts';
import { type Config, readConfig } from '#src/platform/config/config.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { readBackupSettings } from '#src/platform/backup/settings.ts';
import { loadAssets } from '#src/platform/http/assets.ts';
import { sweepRateBuckets } from '#src/platform/http/secret-tries.ts';
import { type DatabaseSession, openDatabase } from '#src/platform/postgres/session.ts';
import { demonstrationAccounts } from '#src/year-round/accounts/app/demonstration.query.ts';
import { keepSendingRoots } from '#src/year-round/audit/app/send-roots.command.ts';
import { keepSealing } from '#src/year-round/audit/app/seal.command.ts';
import { keepSendingNotices } from '#src/year-round/notices/app/send-letters.command.ts';
import { CHANNELS, liveNotices } from '#src/year-round/notices/app/live-notices.ts';
import { keepReminding } from '#src/year-round/calendar/app/keep-reminding.command.ts';
import { sweepSignIns } from '#src/year-round/accounts/app/sweep-sign-ins.command.ts';
import { scheduleBackups } from './backup-schedule.ts';
import { noBackups, settingsSentence } from './backup-words.ts';
import { demonstrationLinks } from './demonstration.ts';
import { loadShippedData } from './shipped-data.ts';
import { AGENCY, buildSite } from './site.tsx';
import {
  configSentence,
  demonstrationHost,
  firstStart,
  hostWhileDemonstration,
  listenFailure,
  say,
  startFailure,
} from './start-failures.ts';
import { startingPage } from './starting-page.ts';

/** With what the socket is, so that it is known who asks. */
type Fetch = (request: Request, socket: object) => Response | Promise<Response>;
type Links = Awaited<ReturnType<typeof demonstrationLinks>>;

const SWEEP_EVERY = 6 * 60 * 60 * 1000;
const LONGEST_END = 15_000;

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d+){3}|::1|::ffff:127(\.\d+){3})$/.test(host);

/** A start that cannot go on: its one sentence is printed, and the process ends with 1. */
class Refused extends Error {}
const refuse = (sentence: { readonly vi: string; readonly en: string }): never => {
  throw new Refused(say(sentence));
};

/** Serves the site until it is told to stop; the process ends with it. With `demonstration`, makes and prints its links. */
export async function startServer(options: { readonly demonstration: boolean }): Promise<void> {
  const ending: (() => Promise<unknown>)[] = [];
  const end = async (code: number): Promise<never> => {
    setTimeout(() => process.exit(1), LONGEST_END).unref();
    for (const step of ending.splice(0).reverse()) await step().catch(() => {});
    process.exit(code);
  };
  let asked = false;
  const started = start(options, ending).catch(async (error: unknown) => {
    console.error(error instanceof Refused ? error.message : say(startFailure(error, '', null)));
    return end(1);
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (asked) return; // already on the way out
      asked = true;
      void started.then(() => end(0)); // what has begun is brought to its end: nothing half-made, nothing left running
    });
  await started;
}

async function start(options: { readonly demonstration: boolean }, ending: (() => Promise<unknown>)[]): Promise<void> {
  const config = readConfig(process.env);
  if ('kind' in config) return refuse(configSentence(config));
  const backups = readBackupSettings(process.env, config.dataDir);
  if ('kind' in backups) return refuse(settingsSentence(backups));
  if (options.demonstration && !isLoopback(config.host)) refuse(demonstrationHost(config.host));

  // the port first: whoever has it is told before anything slow begins, and early visitors see that it is starting
  let answer: Fetch = startingPage;
  const server = await listen(config, (request, socket) => answer(request, socket));
  ending.push(() => close(server));

  const databaseHost = config.database ? new URL(config.database.ownerUrl).host : null;
  try {
    if (!config.database && !existsSync(join(config.dataDir, 'secrets'))) console.error(say(firstStart));
    const database = await openDatabase(config);
    ending.push(() => database.end());
    ending.push(keepSealing());
    const links = await fill(config, options, database);
    ending.push(keepReminding((line) => console.error(JSON.stringify(line))));
    const schedule = scheduleBackups(backups, (line) => console.error(JSON.stringify(line)));
    ending.push(() => schedule.end());
    const live = liveNotices();
    const listening = database.listen({ channels: Object.values(CHANNELS), heard: live.heard, again: live.again });
    ending.push(() => listening.end());
    ending.push(async () => live.end()); // before the port is closed: an open stream would be waited for
    const site = buildSite(config, loadAssets(), schedule.state, live);
    const log = (line: object): void => console.error(JSON.stringify(line));
    ending.push(keepSendingRoots());
    ending.push(keepSendingNotices({ publicUrl: config.publicUrl, agency: AGENCY.name, log }));
    answer = (request, socket) => site.fetch(request, socket);
    announce(config.publicUrl, links);
    if (!options.demonstration && backups.at === null) console.log(`${say(noBackups)}\n`);
  } catch (error) {
    if (error instanceof Refused) throw error;
    refuse(startFailure(error, config.dataDir, databaseHost));
  }
}

/** What must be in the database before the first page: the shipped data, and for a demonstration its year and accounts. */
async function fill(
  config: Config,
  options: { readonly demonstration: boolean },
  database: DatabaseSession,
): Promise<Links> {
  await loadShippedData();
  const sweep = (): Promise<void> =>
    asActor(WORKER, async (tx) => {
      await sweepSignIns(tx);
      await sweepRateBuckets(tx);
    });
  await sweep();
  setInterval(() => void sweep().catch(() => {}), SWEEP_EVERY).unref();
  if (options.demonstration) return database.alone(() => demonstrationLinks(config.publicUrl));
  if (isLoopback(config.host)) return [];
  const demonstration = await asActor(WORKER, (tx) => demonstrationAccounts(tx));
  return demonstration.length > 0 ? refuse(hostWhileDemonstration(config.host)) : [];
}

/** Who sends a head or a form drop by drop is not waited for; a line with more than 16 kB of headers is refused. */
const PATIENCE = { headersTimeout: 15_000, requestTimeout: 60_000, keepAliveTimeout: 10_000, maxHeaderSize: 16_384 };

const listen = (config: Config, fetch: Fetch): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = serve({ fetch, port: config.port, hostname: config.host, serverOptions: PATIENCE }, () =>
      resolve(server as Server),
    );
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Refused(say(listenFailure(error.code ?? '', config)))),
    );
  });

/** No new visitors; those under way have three seconds to get their page. */
async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await Promise.race([closed, wait(3000)]);
  server.closeAllConnections();
}

function announce(address: string, links: Links): void {
  console.log(`\n  Thi Đua  ${address}\n`);
  if (links.length > 0) {
    console.log(say({ vi: '  Vào thử (mỗi đường dẫn dùng một lần):', en: '  To try it as (each link works once):' }));
    for (const { role, href } of links) console.log(`  ${role.padEnd(44)} ${href}`);
  }
  console.log(say({ vi: '\n  Dừng: Ctrl-C\n', en: '\n  Stop: Ctrl-C\n' }));
}
