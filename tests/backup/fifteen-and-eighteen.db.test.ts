import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, inject, onTestFinished, test } from 'vitest';
import { quoted, sequencesOf, tablesOf } from '#src/platform/backup/contents.ts';
import { backUp } from '#src/platform/backup/back-up.ts';
import { fullName } from '#src/platform/backup/manifest.ts';
import { restore } from '#src/platform/backup/restore.ts';
import { fileStore } from '#src/platform/files/file-store.ts';
import { joinEmbedded } from '#src/platform/postgres/embedded.ts';
import { rehearse } from '#src/rehearsal/rehearse.ts';
import { useDatabase } from '../database.ts';
import { hasPostgres15, startPostgres15 } from './postgres15.ts';

const database = useDatabase();
const folder = mkdtempSync(join(tmpdir(), 'thidua-two-servers-'));

async function client(url: string): Promise<Client> {
  const connected = new Client({ connectionString: url });
  await connected.connect();
  return connected;
}

const major = async (url: string): Promise<number> => {
  const asked = await client(url);
  const { rows } = await asked.query<{ server_version_num: string }>('show server_version_num');
  await asked.end();
  return Math.floor(Number(rows[0]?.server_version_num) / 10_000);
};

/** A new empty database on the server of this address. */
async function createdb(serverUrl: string): Promise<string> {
  const name = `test_${Math.random().toString(36).slice(2)}`;
  const server = await client(serverUrl);
  await server.query(`create database ${name} template template0`);
  await server.end();
  return Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
}

/** The other of the two versions: of a server of our own, whichever the tests run on. */
async function otherServer(here: number): Promise<string> {
  if (here >= 18) {
    const fifteen = await startPostgres15();
    onTestFinished(() => fifteen.stop());
    return fifteen.ownerUrl;
  }
  const eighteen = await joinEmbedded(join(folder, 'eighteen'), ['-c', 'fsync=off']);
  onTestFinished(() => eighteen.leave());
  return eighteen.ownerUrlOf('postgres');
}

/** Everything in a database, asked of the server itself: each table's rows, computed columns too, and each counter. */
async function everythingIn(url: string): Promise<Record<string, string>> {
  const asked = await client(url);
  await asked.query(`set timezone = 'UTC'`);
  const digests: Record<string, string> = {};
  for (const table of await tablesOf(asked)) {
    const { rows } = await asked.query<{ digest: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text) collate "C")), '') as digest
       from ${quoted(table)} t`,
    );
    digests[fullName(table)] = rows[0]?.digest ?? '';
  }
  for (const { name, last, called } of await sequencesOf(asked)) digests[name] = `${last} ${called}`;
  await asked.end();
  return digests;
}

test.skipIf(!hasPostgres15)(
  'a whole year goes from one PostgreSQL to the other and back, 15 and 18, and nothing differs',
  async () => {
    await rehearse({ units: 14, year: 2027, seed: 1, save: async () => {}, progress: () => {} });
    const scan = await fileStore(join(folder, 'files')).keep(new Uint8Array(300_000).fill(7));
    const here = await major(inject('ownerUrl'));
    const there = await otherServer(here);
    expect(new Set([here, await major(there)])).toEqual(new Set([15, 18]));

    const first = await everythingIn(database.ownerUrl());
    expect(Object.keys(first).length).toBeGreaterThan(60);
    expect(first['public.audit']).toMatch(/^\d{3,} /);
    let [from, dataDir] = [database.ownerUrl(), folder];
    for (const serverUrl of [there, inject('ownerUrl')]) {
      const path = join(folder, `${serverUrl === there ? 'there' : 'back'}.tar.gz`);
      const made = await backUp({ ownerUrl: from, dataDir, version: '0', path, passphrase: null, progress: () => {} });
      expect(made).toMatchObject({ ok: true, value: { files: 1 } });
      from = await createdb(serverUrl);
      dataDir = `${path}.data`;
      expect(await restore({ ownerUrl: from, dataDir, path, passphrase: null, progress: () => {} })).toMatchObject({
        ok: true,
      });
      expect(await everythingIn(from)).toEqual(first);
      expect(await fileStore(join(dataDir, 'files')).read(scan)).toHaveLength(300_000);
    }
  },
  120_000,
);
