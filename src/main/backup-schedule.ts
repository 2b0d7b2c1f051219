import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { basename, join } from 'node:path';
import { backupsIn } from '#src/platform/backup/backup-folder.ts';
import { backupState, type BackupState } from '#src/platform/backup/due.ts';
import type { BackupSettings } from '#src/platform/backup/settings.ts';

const LOOK_EVERY = 60_000;
const TRY_AGAIN = 30 * 60_000;

type Said = {
  readonly path: string;
  readonly bytes: number;
  readonly rows: number;
  readonly files: number;
  readonly pruned: readonly string[];
};
type Log = (line: Readonly<Record<string, unknown>>) => void;

export type BackupSchedule = {
  /** How the daily backup stands now: what `/ready/backup` answers. */
  readonly state: () => Promise<BackupState>;
  /** A backup under way is broken off. */
  readonly end: () => Promise<void>;
};

const COMMANDS = join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? 'cli.ts' : 'cli.js');

/** Makes one backup in a process of its own, which takes neither the memory nor the time of the visitors. */
function begin(folder: string) {
  const child = spawn(
    process.execPath,
    [...process.execArgv, COMMANDS, 'backup', '--out', `${folder}/`, '--prune', '--json'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '' },
    },
  );
  if (child.pid) setPriority(child.pid, 10);
  let [out, complaint] = ['', ''];
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (complaint = (complaint + part.toString()).slice(-2000)));
  const ended = once(child, 'close').then(([code]) => ({
    code: code as number | null,
    out,
    complaint: complaint.trim(),
  }));
  return { ended, stop: () => child.kill('SIGTERM') };
}

const lastLine = (text: string): string => text.split('\n').at(-1) ?? '';

/** Makes the daily backup when it is due, looks again every minute, and says in the log how each one went. */
export function scheduleBackups(settings: BackupSettings, log: Log): BackupSchedule {
  const state = async (): Promise<BackupState> =>
    backupState(new Date(), settings.at, (await backupsIn(settings.folder))[0]?.at ?? null);
  let running: ReturnType<typeof begin> | null = null;
  let notBefore = 0;
  let isEnding = false;

  const make = async (): Promise<void> => {
    const started = Date.now();
    running = begin(settings.folder);
    const { code, out, complaint } = await running.ended;
    running = null;
    if (isEnding) return;
    const at = new Date().toISOString();
    if (out === '') {
      notBefore = Date.now() + TRY_AGAIN;
      log({ at, backup: 'failed', why: lastLine(complaint) });
      return;
    }
    const { path, bytes, rows, files, pruned } = JSON.parse(out) as Said;
    log({
      at,
      backup: 'made',
      file: basename(path),
      bytes,
      rows,
      files,
      removed: pruned.length,
      ms: Date.now() - started,
    });
    if (code !== 0) log({ at, backup: 'incomplete', why: lastLine(complaint) });
  };
  const look = async (): Promise<void> => {
    if (running || isEnding || Date.now() < notBefore) return;
    if (['due', 'late'].includes(await state()) && !running && !isEnding) await make();
  };
  const timer = setInterval(() => void look(), LOOK_EVERY);
  void look();
  return {
    state,
    end: async () => {
      isEnding = true;
      clearInterval(timer);
      running?.stop();
      await running?.ended;
    },
  };
}
