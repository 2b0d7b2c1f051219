import { serve } from '@hono/node-server';
import { readConfig } from '#src/platform/config/config.ts';
import { openDatabase } from '#src/platform/postgres/session.ts';
import { configSentence, portTaken, say, startFailure } from './start-failures.ts';
import { buildSite } from './site.tsx';
import { loadShippedData } from './shipped-data.ts';
import { demonstrationLinks } from './demonstration.ts';

const stop = (sentence: { vi: string; en: string }): never => {
  console.error(say(sentence));
  process.exit(1);
};

/** Starts the server: database, shipped data, site; stops with one sentence where something is in the way. */
export async function startServer(options: { readonly demonstration: boolean }): Promise<void> {
  const config = readConfig(process.env);
  if ('kind' in config) return stop(configSentence(config));
  const databaseHost = config.database ? new URL(config.database.ownerUrl).host : null;
  const database = await openDatabase(config).catch((error: unknown) =>
    stop(startFailure(error, config.dataDir, databaseHost)),
  );
  const end = async (code: number): Promise<never> => {
    await database.end();
    process.exit(code);
  };
  try {
    await loadShippedData();
    const links = options.demonstration ? await demonstrationLinks(config.publicUrl) : [];
    const server = serve({ fetch: buildSite(config).fetch, port: config.port, hostname: config.host });
    server.once('error', (error: NodeJS.ErrnoException) => {
      console.error(
        say(error.code === 'EADDRINUSE' ? portTaken(config.port) : startFailure(error, config.dataDir, null)),
      );
      void end(1);
    });
    server.once('listening', () => announce(config.publicUrl, links));
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        server.close();
        void end(0);
      });
  } catch (error) {
    console.error(say(startFailure(error, config.dataDir, databaseHost)));
    await end(1);
  }
}

function announce(address: string, links: readonly { readonly role: string; readonly href: string }[]): void {
  console.log(`\n  Thi Đua  ${address}\n`);
  if (links.length === 0) return;
  console.log(say({ vi: '  Vào thử (mỗi đường dẫn dùng một lần):', en: '  To try it as (each link works once):' }));
  for (const { role, href } of links) console.log(`  ${role.padEnd(44)} ${href}`);
  console.log(say({ vi: '\n  Dừng: Ctrl-C\n', en: '\n  Stop: Ctrl-C\n' }));
}
