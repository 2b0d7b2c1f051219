import { randomBytes } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Tx } from '../postgres/as-actor.ts';
import { secretFile } from './secret.ts';

type Stored = { readonly id: string; readonly secret: string; readonly backupCodes: string };

/** Stores every second factor under another secret, all or none; answers how many there are. Nobody sets theirs up again. */
export async function storeUnder(tx: Tx, from: string, to: string): Promise<number> {
  const { symmetricDecrypt, symmetricEncrypt } = await import('better-auth/crypto');
  const anew = async (data: string): Promise<string> =>
    symmetricEncrypt({ key: to, data: await symmetricDecrypt({ key: from, data }) });
  const { rows } = await sql<Stored>`select id, secret, "backupCodes" from auth."twoFactor" for update`.execute(tx);
  for (const { id, secret, backupCodes } of rows)
    await sql`update auth."twoFactor" set secret = ${await anew(secret)}, "backupCodes" = ${await anew(backupCodes)}
              where id = ${id}`.execute(tx);
  return rows.length;
}

/** A new secret beside the old one; it takes the old one's place when all is stored under it. */
export function newSecretFile(dataDir: string): { readonly secret: string; readonly takePlace: () => void } {
  const file = secretFile(dataDir);
  const secret = randomBytes(32).toString('base64url');
  writeFileSync(`${file}.new`, secret, { mode: 0o600 });
  return { secret, takePlace: () => renameSync(`${file}.new`, file) };
}
