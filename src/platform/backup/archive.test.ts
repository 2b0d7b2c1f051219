import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BackupRefused } from './backup-refused.ts';
import { decrypted, encrypted } from './encryption.ts';
import { RowDigest } from './row-digest.ts';
import { gathered, readTar, TAR_END, tarMember } from './tar.ts';

/** The same bytes as they may arrive: in pieces of any length. */
async function* inPieces(bytes: Buffer, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

const member = fc.record({
  path: fc
    .array(fc.stringMatching(/^[a-z0-9._-]{1,60}$/), { minLength: 1, maxLength: 3 })
    .map((names) => names.join('/')),
  content: fc.uint8Array({ maxLength: 1500 }).map((bytes) => Buffer.from(bytes)),
});
type Member = { readonly path: string; readonly content: Buffer };

async function* archiveOf(members: readonly Member[]): AsyncGenerator<Buffer> {
  for (const { path, content } of members) yield* tarMember(path, content.length, [content]);
  yield TAR_END;
}

describe('an archive', () => {
  test('gives back every file, however its bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(member, { maxLength: 5 }),
        fc.integer({ min: 1, max: 2000 }),
        async (members, length) => {
          const bytes = await gathered(archiveOf(members));
          const read: Member[] = [];
          for await (const { path, content } of readTar(inPieces(bytes, length)))
            read.push({ path, content: await gathered(content) });
          expect(read).toEqual(members);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('cut short anywhere, it is said to be damaged', async () => {
    const bytes = await gathered(archiveOf([{ path: 'a', content: randomBytes(700) }]));
    const read = async (upTo: number): Promise<void> => {
      for await (const { content } of readTar(inPieces(bytes.subarray(0, upTo), 512))) await gathered(content);
    };
    for (const upTo of [0, 1, 511, 512, 900, 1212, 1535, 1536, 1700])
      await expect(read(upTo)).rejects.toThrow('damaged');
    await read(bytes.length);
  });

  test('is what tar itself reads, long paths too', async () => {
    const path = `tables/${'x'.repeat(63)}.${'y'.repeat(63)}/000001.copy`;
    const bytes = await gathered(archiveOf([{ path, content: Buffer.from('một\n') }]));
    expect(execFileSync('tar', ['tf', '-'], { input: bytes, encoding: 'utf8' })).toBe(`${path}\n`);
    expect(execFileSync('tar', ['xOf', '-'], { input: bytes, encoding: 'utf8' })).toBe('một\n');
  });
});

const QUICK = { N: 2, r: 8, p: 1 } as const;
const close = (bytes: Buffer, length = 4096): Promise<Buffer> =>
  gathered(encrypted(inPieces(bytes, length), 'mật khẩu', QUICK));
const open = (bytes: Buffer, passphrase: string | null = 'mật khẩu', length = 4096): Promise<Buffer> =>
  gathered(decrypted(inPieces(bytes, length), passphrase));

describe('encryption with a passphrase', () => {
  test.each([0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])('%i bytes go in and come out', async (size) => {
    const bytes = randomBytes(size);
    for (const length of [1000, 65_536, 300_000])
      expect(await open(await close(bytes, length), 'mật khẩu', length)).toEqual(bytes);
  });

  test('no byte can be changed, no end cut off, no chunk moved', async () => {
    const bytes = randomBytes(150_000);
    const closed = await close(bytes);
    const body = closed.indexOf(10, closed.indexOf(10) + 1) + 1;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 26, max: closed.length - 1 }),
        fc.integer({ min: 0, max: 7 }),
        async (at, bit) => {
          const changed = Buffer.from(closed);
          changed[at] = (changed[at] ?? 0) ^ (1 << bit);
          await expect(open(changed)).rejects.toBeInstanceOf(BackupRefused);
        },
      ),
      { numRuns: 80 },
    );
    const chunk = 65_536 + 16;
    for (const end of [body + chunk, body + 2 * chunk, closed.length - 1, body + 3])
      await expect(open(closed.subarray(0, end))).rejects.toThrow('damaged');
    const [head, one, two, rest] = [0, body, body + chunk, body + 2 * chunk].map((from, n, all) =>
      closed.subarray(from, all[n + 1]),
    );
    const moved = Buffer.concat([head, two, one, rest].filter((part) => part !== undefined));
    expect(moved).toHaveLength(closed.length);
    await expect(open(moved)).rejects.toThrow('damaged');
  });

  test('another passphrase, or none, opens nothing; what was never closed passes', async () => {
    const closed = await close(Buffer.from('bí mật'));
    await expect(open(closed, 'mật khẩu ')).rejects.toThrow('wrong-passphrase');
    await expect(open(closed, null)).rejects.toThrow('needs-passphrase');
    expect(await open(Buffer.from('bình thường'), null)).toEqual(Buffer.from('bình thường'));
  });

  test('a header that asks for gigabytes of memory is not obeyed', async () => {
    const closed = (await close(Buffer.from('x'))).toString('latin1').replace('"N":2', '"N":1073741824');
    await expect(open(Buffer.from(closed, 'latin1'))).rejects.toThrow('damaged');
  });
});

describe('the digest of rows', () => {
  const rows = fc.array(fc.stringMatching(/^[a-zđ\\t0-9]*$/), { minLength: 1, maxLength: 12 });
  const digestOf = (lines: readonly string[], length: number) => {
    const digest = new RowDigest();
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    for (let at = 0; at < bytes.length; at += length) digest.add(bytes.subarray(at, at + length));
    return digest.sealOf('t');
  };

  test('is the same in any order and in any pieces, and another one when a row is changed, lost or doubled', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 30 }), fc.nat(), (lines, length, pick) => {
        const whole = digestOf(lines, 1000);
        expect(digestOf(lines, length)).toEqual(whole);
        expect(digestOf(lines.toReversed(), length)).toMatchObject({ rows: lines.length, digest: whole.digest });
        const at = pick % lines.length;
        for (const other of [
          lines.toSpliced(at, 1),
          lines.toSpliced(at, 1, `${lines[at]}x`),
          [...lines, lines[at] ?? ''],
        ])
          expect(digestOf(other, length).digest).not.toBe(whole.digest);
      }),
    );
  });
});
