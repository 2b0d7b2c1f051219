// Writes the types of all tables from a freshly migrated database: node tools/generate-tables.mjs
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { Client } from 'pg';
import { joinEmbedded } from '../src/platform/postgres/embedded.ts';
import { migrate } from '../src/platform/postgres/migrate.ts';

const server = await joinEmbedded('var/types');
const owner = new Client({ connectionString: server.ownerUrlOf('postgres') });
await owner.connect();
await owner.query('drop database if exists types with (force)');
await owner.query('create database types');
await owner.end();
const url = server.ownerUrlOf('types');
await migrate(url);
const out = 'src/platform/postgres/tables.generated.ts';
const arguments_ = [
  ['--dialect', 'postgres'],
  ['--url', url],
  ['--out-file', out],
  ['--default-schema', 'public'],
  ['--include-pattern', 'public.*'],
  ['--type-mapping', JSON.stringify({ date: 'Day' })],
].flat();
const run = spawnSync('kysely-codegen', arguments_, { stdio: 'inherit' });
const types = readFileSync(out, 'utf8');
const day = `import type { CalendarDay } from '#src/kernel/calendar-day.ts';

/** A day is read as a day; a checked text may be written. */
export type Day = ColumnType<CalendarDay, string, string>;
`;
writeFileSync(out, types.replace(/(import type \{ ColumnType \}.*\n)/, `$1${day}`));
await server.leave();
process.exit(run.status ?? 1);
