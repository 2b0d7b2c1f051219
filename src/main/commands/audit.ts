import { writeFile } from 'node:fs/promises';
import { bindDatabase } from '#src/platform/postgres/as-actor.ts';
import { connect } from '#src/platform/postgres/connect.ts';
import { rootOf } from '#src/year-round/audit/app/root.query.ts';
import { sealEvents } from '#src/year-round/audit/app/seal.command.ts';
import { type ExportedRoot, printRoot } from '#src/year-round/audit/domain/root.ts';
import { say } from '../start-failures.ts';
import { type Command, DONE, type ExitCode, MISUSED, REFUSED } from './command.ts';
import { fromCaller } from './from-caller.ts';
import { complain, print, printJson } from './terminal.ts';
import { withDatabaseAsItStands } from './with-database.ts';

export const audit: Command = {
  usage: 'root [--year YEAR] [--out FILE]',
  help: {
    vi: 'Xuất mã gốc của nhật ký (năm, số thứ tự, mã băm, thời điểm). Giữ ở ngoài máy chủ: thidua verify audit --root FILE đối chiếu về sau (docs/audit.md).',
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
    return withDatabaseAsItStands(async ({ ownerUrl }) => {
      const database = connect(ownerUrl, 1);
      try {
        bindDatabase(database);
        await sealEvents(); // the root then covers everything that was done until now
        const root = await rootOf(database, year === undefined ? null : Number(year), new Date());
        return await tell(root, input.value('out'));
      } finally {
        await database.destroy();
      }
    });
  },
};

async function tell(root: ExportedRoot | null, out: string | undefined): Promise<ExitCode> {
  if (root === null) {
    complain({ vi: 'Nhật ký năm này chưa có dòng nào.', en: 'The log of this year has no event yet.' });
    return REFUSED;
  }
  const printed = printRoot(root);
  if (out === undefined) {
    printJson({ ...root, printed });
    return DONE;
  }
  try {
    await writeFile(fromCaller(out), `${JSON.stringify({ ...root, printed }, null, 2)}\n`);
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    complain({ vi: `Không ghi được tệp: ${why}`, en: `The file cannot be written: ${why}` });
    return REFUSED;
  }
  print(say({ vi: `Mã gốc: ${printed}`, en: `Root: ${printed}` }));
  return DONE;
}
