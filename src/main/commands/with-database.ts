import { type Config, readConfig } from '#src/platform/config/config.ts';
import { joinAsOwner, openDatabase } from '#src/platform/postgres/session.ts';
import { sealEvents } from '#src/year-round/audit/app/seal.command.ts';
import { loadShippedData } from '../shipped-data.ts';
import { configSentence, startFailure } from '../start-failures.ts';
import { type ExitCode, REFUSED } from './command.ts';
import { complain } from './terminal.ts';

/** Ctrl-C in the middle of a command: what has begun is brought to its end, and the embedded server is left properly. */
function leaveWhenStopped(end: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void end().finally(() => process.exit(130)));
}

/**
 * Runs a command's work with the database of this installation: joins the embedded server if one runs, or starts it; the
 * last to leave stops it. Tables and shipped data are brought up to date first.
 */
export async function withDatabase(work: () => Promise<ExitCode>): Promise<ExitCode> {
  const config = readConfig(process.env);
  if ('kind' in config) {
    complain(configSentence(config));
    return REFUSED;
  }
  const host = config.database ? new URL(config.database.ownerUrl).host : null;
  try {
    const database = await openDatabase(config);
    leaveWhenStopped(() => database.end());
    try {
      await loadShippedData();
      return await work();
    } finally {
      await sealEvents().catch(() => {}); // what stays unsealed is sealed by the next process, and reported if none comes
      await database.end();
    }
  } catch (error) {
    complain(startFailure(error, config.dataDir, host));
    return REFUSED;
  }
}

/**
 * Runs a command's work with the database as its owner and as it stands: nothing is migrated or loaded. When the command is
 * stopped, the signal tells the work, which leaves nothing half-made.
 */
export async function withDatabaseAsItStands(
  work: (at: { readonly config: Config; readonly ownerUrl: string; readonly signal: AbortSignal }) => Promise<ExitCode>,
): Promise<ExitCode> {
  const config = readConfig(process.env);
  if ('kind' in config) {
    complain(configSentence(config));
    return REFUSED;
  }
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
  try {
    const { ownerUrl, end } = await joinAsOwner(config);
    try {
      return await work({ config, ownerUrl, signal: stop.signal });
    } finally {
      await end();
    }
  } catch (error) {
    complain(startFailure(error, config.dataDir, config.database ? new URL(config.database.ownerUrl).host : null));
    return REFUSED;
  }
}
