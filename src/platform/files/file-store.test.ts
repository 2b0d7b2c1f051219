import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileStore } from './file-store.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'thidua-files-'));
});
afterAll(() => rm(folder, { recursive: true }));

const bytes = new TextEncoder().encode('Bản ký kết giao ước thi đua');

test('what is kept is read back by its hash, and kept twice it lies there once', async () => {
  const store = fileStore(folder);
  const hash = await store.keep(bytes);
  expect(await store.keep(bytes)).toBe(hash);
  expect(new Uint8Array((await store.read(hash)) ?? [])).toEqual(bytes);
  expect(await readdir(join(folder, hash.slice(0, 2)))).toEqual([hash]);
});

test('a file that was changed on disk, a strange name and a path out of the folder give nothing', async () => {
  const store = fileStore(folder);
  const hash = await store.keep(bytes);
  await writeFile(join(folder, hash.slice(0, 2), hash), 'khác');
  expect(await store.read(hash)).toBeNull();
  expect(await store.read('0'.repeat(64))).toBeNull();
  expect(await store.read('../../etc/passwd')).toBeNull();
});
