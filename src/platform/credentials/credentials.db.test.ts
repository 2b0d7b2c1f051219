import { randomBytes } from 'node:crypto';
import { getMigrations } from 'better-auth/db/migration';
import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { ANONYMOUS, WORKER } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { useDatabase } from '../../../tests/database.ts';
import { codeOf } from '../../../tests/factories/authenticator.ts';
import { storeUnder } from './renew-secret.ts';
import { betterAuthOver, bindCredentials } from './better-auth.ts';
import {
  backupCodeFits,
  codeFits,
  newBackupCodes,
  offeredSecret,
  passwordFits,
  removeSecondFactor,
  setPassword,
} from './credentials.ts';

useDatabase();
const secret = randomBytes(32).toString('base64url');
const SENTENCE = 'bốn con trâu đen qua cầu';

beforeAll(() => bindCredentials({ secret: () => secret, publicUrl: 'http://ours.example', provider: null }));

const work = <Done>(of: (tx: Tx) => Promise<Done>): Promise<Done> => asActor(WORKER, of);

async function anAccount(): Promise<string> {
  const id = newId();
  await work(async (tx) => {
    await tx.insertInto('account').values({ id, kind: 'person', name: 'Nguyễn Thị An' }).execute();
    await setPassword(tx, id, 'Nguyễn Thị An', SENTENCE);
  });
  return id;
}

describe('the tables of better-auth', () => {
  test('are those that the installed version wants', async () => {
    await work(async (tx) => {
      const { options } = await betterAuthOver(tx);
      const { toBeCreated, toBeAdded } = await getMigrations(options);
      expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
    });
  });

  test('hold the password as argon2id and show a visitor nothing', async () => {
    const id = await anAccount();
    const held = (tx: Tx) =>
      sql<{ password: string }>`select password from auth.account where "userId" = ${id}`.execute(tx);
    expect((await work(held)).rows).toEqual([
      { password: expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/) },
    ]);
    expect((await asActor(ANONYMOUS, held)).rows).toEqual([]);
  });
});

describe('a password', () => {
  test('opens its own account and no other, and a new one replaces it', async () => {
    const id = await anAccount();
    expect(await work((tx) => passwordFits(tx, id, SENTENCE))).toBe(true);
    expect(await work((tx) => passwordFits(tx, id, 'sai'))).toBe(false);
    expect(await work((tx) => passwordFits(tx, null, SENTENCE))).toBe(false);
    await work((tx) => setPassword(tx, id, 'Nguyễn Thị An', 'năm con ngựa trắng lên đồi'));
    expect(await work((tx) => passwordFits(tx, id, SENTENCE))).toBe(false);
    expect(await work((tx) => passwordFits(tx, id, 'năm con ngựa trắng lên đồi'))).toBe(true);
  });

  test('leaves no session of better-auth behind', async () => {
    const id = await anAccount();
    await work((tx) => passwordFits(tx, id, SENTENCE));
    const { rows } = await work((tx) => sql`select from auth.session`.execute(tx));
    expect(rows).toHaveLength(0);
  });

  test('is set or not together with everything else of the transaction', async () => {
    const id = await anAccount();
    await expect(
      work(async (tx) => {
        await setPassword(tx, id, 'Nguyễn Thị An', 'năm con ngựa trắng lên đồi');
        throw new Error('something later fails');
      }),
    ).rejects.toThrow('something later fails');
    expect(await work((tx) => passwordFits(tx, id, SENTENCE))).toBe(true);
  });
});

describe('a second factor', () => {
  test('is offered as one secret until its first code is right, then asks for codes', async () => {
    const id = await anAccount();
    const offered = await work((tx) => offeredSecret(tx, id, 'Nguyễn Thị An'));
    expect(await work((tx) => offeredSecret(tx, id, 'Nguyễn Thị An'))).toBe(offered);
    expect(await work((tx) => codeFits(tx, id, '000000'))).toBe(false);
    const code = codeOf(offered);
    expect(await work((tx) => codeFits(tx, id, code))).toBe(true);
    expect(await work((tx) => codeFits(tx, id, code))).toBe(true); // used once only: the accounts slice keeps used codes
    expect(await work((tx) => passwordFits(tx, id, SENTENCE))).toBe(true);
  });

  test('has ten backup codes, each good once, until new ones are made or it is taken away', async () => {
    const id = await anAccount();
    const offered = await work((tx) => offeredSecret(tx, id, 'Nguyễn Thị An'));
    await work(async (tx) => codeFits(tx, id, codeOf(offered)));
    const [first = '', second = ''] = await work((tx) => newBackupCodes(tx, id));
    expect(await work((tx) => backupCodeFits(tx, id, first))).toBe(true);
    expect(await work((tx) => backupCodeFits(tx, id, first))).toBe(false);
    expect(await work((tx) => newBackupCodes(tx, id))).toHaveLength(10);
    expect(await work((tx) => backupCodeFits(tx, id, second))).toBe(false);
    await work((tx) => removeSecondFactor(tx, id));
    expect(await work((tx) => offeredSecret(tx, id, 'Nguyễn Thị An'))).not.toBe(offered);
  });
});

describe('the secret of an installation', () => {
  test('is replaced without anybody setting up anew, and the old one opens nothing any more', async () => {
    const [old, fresh] = ['cũ '.repeat(20), 'mới '.repeat(20)];
    const settings = { publicUrl: 'http://ours.example', provider: null };
    bindCredentials({ ...settings, secret: () => old });
    await work((tx) => sql`delete from auth."twoFactor"`.execute(tx));
    const id = await anAccount();
    const offered = await work((tx) => offeredSecret(tx, id, 'Nguyễn Thị An'));
    await work((tx) => codeFits(tx, id, codeOf(offered)));
    const [backup = ''] = await work((tx) => newBackupCodes(tx, id));

    await expect(work((tx) => storeUnder(tx, 'một khóa khác hẳn', fresh))).rejects.toThrow();
    expect(await work((tx) => codeFits(tx, id, codeOf(offered)))).toBe(true);

    expect(await work((tx) => storeUnder(tx, old, fresh))).toBe(1);
    bindCredentials({ ...settings, secret: () => fresh });
    expect(await work((tx) => codeFits(tx, id, codeOf(offered)))).toBe(true);
    expect(await work((tx) => backupCodeFits(tx, id, backup))).toBe(true);
    bindCredentials({ ...settings, secret: () => old });
    await expect(work((tx) => codeFits(tx, id, codeOf(offered)))).rejects.toThrow();
    bindCredentials({ ...settings, secret: () => secret });
  });
});
