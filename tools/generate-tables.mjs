// Writes the types of all tables from a freshly migrated database: node tools/generate-tables.mjs
import { spawnSync } from 'node:child_process';
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
  '--dialect',
  'postgres',
  '--url',
  url,
  '--out-file',
  out,
  '--date-parser',
  'string',
  '--numeric-parser',
  'string',
  '--default-schema',
  'public',
  '--include-pattern',
  'public.*',
];
const run = spawnSync('kysely-codegen', arguments_, { stdio: 'inherit' });
await server.leave();
process.exit(run.status ?? 1);
