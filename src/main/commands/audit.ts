import { writeFile } from 'node:fs/promises';
import { bindMail, sendMail } from '#src/platform/mail/mail.ts';
import { bindDatabase } from '#src/platform/postgres/as-actor.ts';
import { connect } from '#src/platform/postgres/connect.ts';
import { rootOf, type SealedRoot } from '#src/year-round/audit/app/root.query.ts';
import { sealEvents } from '#src/year-round/audit/app/seal.command.ts';
import { type ExportedRoot, printRoot, ROOT_FORMAT } from '#src/year-round/audit/domain/root.ts';
import { letterOf } from '#src/year-round/audit/app/root-letter.ts';
import { say } from '../start-failures.ts';
import { type Command, DONE, type ExitCode, type Input, MISUSED, REFUSED } from './command.ts';
import { fromCaller } from './from-caller.ts';
import { complain, print, printJson } from './terminal.ts';
import { withDatabaseAsItStands } from './with-database.ts';

export const audit: Command = {
  usage: 'root [--year YEAR] [--out FILE] [--to ADDRESS…]',
  help: {
    vi: 'Xuất mã gốc của nhật ký (năm, số thứ tự, mã băm, thời điểm). Giữ ở ngoài máy chủ để về sau đối chiếu bằng thidua verify audit --root TỆP (docs/audit.md).',
    en: 'Takes out the root of the audit log (year, position, hash, time). Kept away from the server, it is compared later with thidua verify audit --root FILE (docs/audit.md).',
  },
  options: {
    year: {
      type: 'string',
      value: 'YEAR',
      help: { vi: 'Năm ghi nhật ký; mặc định là năm mới nhất.', en: 'The year of the log; the newest by default.' },
    },
    out: {
      type: 'string',
      value: 'FILE',
      help: { vi: 'Tệp JSON để ghi; mặc định in ra màn hình.', en: 'A JSON file; printed by default.' },
    },
    to: {
      type: 'string',
      multiple: true,
      value: 'ADDRESS',
      help: {
        vi: 'Gửi thư cho người chứng kiến (cần SMTP_URL, MAIL_FROM). Dùng được nhiều lần.',
        en: 'Sends it by e-mail to a witness (needs SMTP_URL, MAIL_FROM). May be given several times.',
      },
    },
  },
  run: async (input) => {
    const year = input.value('year');
    if (input.words.join(' ') !== 'root' || (year !== undefined && !/^\d{4}$/.test(year))) {
      complain({
        vi: 'Cách dùng: thidua audit root [--year NĂM] [--out TỆP]',
        en: 'Usage: thidua audit root [--year YEAR] [--out FILE]',
      });
      return MISUSED;
    }
    return withDatabaseAsItStands(async ({ config, ownerUrl }) => {
      bindMail(config.mail);
      const database = connect(ownerUrl, 1);
      try {
        bindDatabase(database);
        await sealEvents(); // the root then covers everything that was done until now
        const root = await rootOf(database, year === undefined ? null : Number(year));
        return await handOut(root && exported(root, new Date()), input);
      } finally {
        await database.destroy();
      }
    });
  },
};

const exported = ({ sealedAt, ...root }: SealedRoot, at: Date): ExportedRoot => ({
  format: ROOT_FORMAT,
  ...root,
  sealedAt: sealedAt.toISOString(),
  exportedAt: at.toISOString(),
});

/** Prints the root, writes it into a file, sends it to witnesses: as far as each is asked for. */
async function handOut(root: ExportedRoot | null, input: Input): Promise<ExitCode> {
  const out = input.value('out');
  const witnesses = input.values('to');
  if (root === null) {
    complain({ vi: 'Nhật ký năm này chưa có dòng nào.', en: 'The log of this year has no event yet.' });
    return REFUSED;
  }
  const printed = printRoot(root);
  if (out === undefined && witnesses.length === 0) {
    printJson({ ...root, printed });
    return DONE;
  }
  const unsent: string[] = [];
  for (const to of witnesses) if (!(await sendMail({ to, ...letterOf(root) })).ok) unsent.push(to);
  if (unsent.length > 0) {
    const names = unsent.join(', ');
    complain({ vi: `Chưa gửi được thư tới: ${names}.`, en: `The letter could not be sent to: ${names}.` });
  }
  try {
    if (out !== undefined) await writeFile(fromCaller(out), `${JSON.stringify({ ...root, printed }, null, 2)}\n`);
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    complain({ vi: `Không ghi được tệp: ${why}`, en: `The file cannot be written: ${why}` });
    return REFUSED;
  }
  print(say({ vi: `Mã gốc: ${printed}`, en: `Root: ${printed}` }));
  return unsent.length > 0 ? REFUSED : DONE;
}
