import { readFile } from 'node:fs/promises';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Sentence } from '../start-failures.ts';
import { fromCaller } from './from-caller.ts';
import type { Input, Option } from './command.ts';

const SHORTEST = 12;

export const PASSPHRASE_OPTION = {
  'passphrase-file': {
    type: 'string',
    value: 'FILE',
    help: {
      vi: 'Tệp có cụm mật khẩu ở dòng đầu. Không có thì lấy THIDUA_BACKUP_PASSPHRASE_FILE hoặc THIDUA_BACKUP_PASSPHRASE.',
      en: 'A file with the passphrase in its first line. Else THIDUA_BACKUP_PASSPHRASE_FILE or THIDUA_BACKUP_PASSPHRASE.',
    },
  },
} as const satisfies Record<string, Option>;

type NoPassphrase = Sentence & { readonly kind: 'not-readable' | 'too-short' };

/** The passphrase of a backup, from a file or the environment (an argument could be read by every user); null for none. */
export async function passphraseOf(input: Input, env: NodeJS.ProcessEnv): Promise<Result<string | null, NoPassphrase>> {
  const path = input.value('passphrase-file') ?? env['THIDUA_BACKUP_PASSPHRASE_FILE'];
  if (!path) return ok(env['THIDUA_BACKUP_PASSPHRASE'] || null);
  const text = await readFile(fromCaller(path), 'utf8').catch(() => null);
  const line = text?.split(/\r?\n/)[0] ?? '';
  if (line !== '') return ok(line);
  return err({
    kind: 'not-readable',
    vi: `Không đọc được cụm mật khẩu ở dòng đầu của tệp ${path}.`,
    en: `The first line of ${path} holds no passphrase that can be read.`,
  });
}

/** The same for a new backup: a passphrase that is soon guessed closes nothing. */
export async function newPassphrase(
  input: Input,
  env: NodeJS.ProcessEnv,
): Promise<Result<string | null, NoPassphrase>> {
  const passphrase = await passphraseOf(input, env);
  if (!passphrase.ok || passphrase.value === null || passphrase.value.length >= SHORTEST) return passphrase;
  return err({
    kind: 'too-short',
    vi: `Cụm mật khẩu cần ít nhất ${SHORTEST} ký tự.`,
    en: `A passphrase needs at least ${SHORTEST} characters.`,
  });
}
