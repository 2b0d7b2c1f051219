import type { Progress } from '#src/platform/backup/back-up.ts';
import { say } from '../start-failures.ts';

const EVERY = 2_000;

/** Tells on stderr every two seconds how far a backup or a restore has come; a short one says nothing. */
export function tellProgress(): Progress {
  let last = Date.now();
  return ({ tables, rows, files }) => {
    if (Date.now() - last < EVERY) return;
    last = Date.now();
    const [vi, en] = [rows.toLocaleString('vi-VN'), rows.toLocaleString('en-US')];
    const line = {
      vi: `bảng ${tables}, ${vi} dòng, ${files} tệp`,
      en: `tables ${tables}, ${en} rows, ${files} files`,
    };
    process.stderr.write(`${say(line)}\n`);
  };
}
