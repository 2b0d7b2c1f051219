import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { bindDatabase } from '#src/platform/postgres/as-actor.ts';
import { connect, type Database } from '#src/platform/postgres/connect.ts';

export type TestDatabase = {
  /** Connected as the application's role, which owns nothing; `asActor` is bound to it. */
  readonly app: () => Database;
  readonly ownerUrl: () => string;
  readonly appUrl: () => string;
};

/** Gives a test file a database of its own, copied from the migrated template. */
export function useDatabase(): TestDatabase {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const addressOf = (user?: string): string => {
    const url = new URL(inject('ownerUrl'));
    url.pathname = `/${name}`;
    if (user) {
      url.username = user;
      url.password = 'for-tests-only';
    }
    return url.href;
  };
  let app: Database | null = null;
  beforeAll(async () => {
    const owner = new Client({ connectionString: inject('ownerUrl') });
    await owner.connect();
    await owner.query('select pg_advisory_lock(7316002)'); // one copy of the template at a time
    await owner.query(`create database ${name} template thidua_template`);
    await owner.end();
    app = connect(addressOf('thidua_app'), 4);
    bindDatabase(app);
  });
  afterAll(async () => {
    await app?.destroy();
  });
  return {
    app: () => {
      if (!app) throw new Error('the database is ready only inside tests');
      return app;
    },
    ownerUrl: () => addressOf(),
    appUrl: () => addressOf('thidua_app'),
  };
}
