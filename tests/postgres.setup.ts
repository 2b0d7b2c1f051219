import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { joinEmbedded, type Embedded } from '#src/platform/postgres/embedded.ts';
import { migrate } from '#src/platform/postgres/migrate.ts';
import { PROJECT_ROOT } from '#src/platform/project-root.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    ownerUrl: string;
  }
}

const TEMPLATE = 'thidua_template';
const NO_DURABILITY = [
  '-c',
  'fsync=off',
  '-c',
  'full_page_writes=off',
  '-c',
  'synchronous_commit=off',
  '-c',
  'max_connections=200',
];

/** Starts the embedded server (or takes TEST_DATABASE_OWNER_URL) and migrates one template, which each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const outside = process.env['TEST_DATABASE_OWNER_URL'];
  const embedded: Embedded | null = outside
    ? null
    : await joinEmbedded(join(PROJECT_ROOT, 'var', 'test'), NO_DURABILITY);
  const ownerUrl = outside ?? embedded?.ownerUrlOf('postgres') ?? '';

  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ datname: string }>(
    `select datname from pg_database where datname like 'test\\_%'`,
  );
  for (const { datname } of rows) await owner.query(`drop database if exists ${datname} with (force)`);
  await owner.query(`drop database if exists ${TEMPLATE} with (force)`);
  await owner.query(`create database ${TEMPLATE}`);
  const url = new URL(ownerUrl);
  url.pathname = `/${TEMPLATE}`;
  await migrate(url.href);
  await owner.query(`alter role thidua_app password 'for-tests-only'`);
  await owner.end();

  project.provide('ownerUrl', ownerUrl);
  return async () => embedded?.leave();
}
