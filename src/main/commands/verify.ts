import { readFile } from 'node:fs/promises';
import { connect } from '#src/platform/postgres/connect.ts';
import { type Verification, verifyAudit } from '#src/year-round/audit/app/verify.query.ts';
import { printRoot, readRoot, type Root } from '#src/year-round/audit/domain/root.ts';
import { flawInWords } from '../audit-words.ts';
import { say } from '../start-failures.ts';
import { type Command, DONE, type ExitCode, JSON_OPTION, MISUSED, REFUSED } from './command.ts';
import { fromCaller } from './from-caller.ts';
import { complain, print, printJson } from './terminal.ts';
import { withDatabaseAsItStands } from './with-database.ts';

export const verify: Command = {
  usage: 'audit [--root FILE…] [--json]',
  help: {
    vi: 'Tính lại toàn bộ chuỗi băm của nhật ký và đối chiếu với mã gốc đã xuất. Kết thúc với 1 nếu có dòng bị sửa, mất, đổi chỗ hoặc chưa được niêm phong.',
    en: 'Reckons the whole chain of the audit log again and compares it with roots taken out before. Ends with 1 where an event was changed, removed, moved or never sealed.',
  },
  options: {
    root: {
      type: 'string',
      multiple: true,
      value: 'FILE',
      help: {
        vi: 'Tệp mã gốc đã xuất, hoặc mã gốc in trên giấy (2026/1234/3f2a91bc-…). Dùng được nhiều lần.',
        en: 'An exported root, or one as printed on paper (2026/1234/3f2a91bc-…). May be given several times.',
      },
    },
    ...JSON_OPTION,
  },
  run: async (input) => {
    const [what, ...more] = input.words;
    if (what !== 'audit') {
      complain({
        vi: 'Cách dùng: thidua verify audit [--root TỆP…] [--json]',
        en: 'Usage: thidua verify audit [--root FILE…] [--json]',
      });
      return MISUSED;
    }
    const roots = await rootsIn([...input.values('root'), ...more]);
    if (roots === null) return REFUSED;
    return withDatabaseAsItStands(async ({ ownerUrl, signal }) => {
      const database = connect(ownerUrl, 1);
      try {
        const verification = await verifyAudit(database, { roots, progress: tellProgress(), signal });
        return tell(verification, roots.length, input.flag('json'));
      } catch (error) {
        if (!signal.aborted) throw error;
        complain({ vi: 'Đã dừng, chưa kiểm tra xong.', en: 'Stopped before the end.' });
        return REFUSED;
      } finally {
        await database.destroy();
      }
    });
  },
};

/** The roots named on the command line, as files or as printed; null where one is none, which is said. */
async function rootsIn(names: readonly string[]): Promise<Root[] | null> {
  const roots: Root[] = [];
  for (const name of names) {
    const printed = readRoot(name);
    const read = printed.ok ? printed : readRoot(await readFile(fromCaller(name), 'utf8').catch(() => ''));
    if (!read.ok) {
      complain({ vi: `“${name}” không phải là mã gốc của nhật ký.`, en: `“${name}” is no root of an audit log.` });
      return null;
    }
    roots.push(read.value);
  }
  return roots;
}

const EVERY = 2_000;

/** How many events have been reckoned, every two seconds; a short log says nothing. */
function tellProgress(): (events: number) => void {
  let last = Date.now();
  return (events) => {
    if (Date.now() - last < EVERY) return;
    last = Date.now();
    const line = { vi: `${events.toLocaleString('vi-VN')} dòng`, en: `${events.toLocaleString('en-US')} events` };
    process.stderr.write(`${say(line)}\n`);
  };
}

function tell(verification: Verification, roots: number, json: boolean): ExitCode {
  const { events, years, rootsAgreed, flaws, flawCount } = verification;
  const isWhole = flawCount === 0;
  if (json) {
    printJson({ whole: isWhole, ...verification });
    return isWhole ? DONE : REFUSED;
  }
  for (const flaw of flaws) print(say(flawInWords(flaw)));
  if (flawCount > flaws.length)
    print(say({ vi: `… và ${flawCount - flaws.length} chỗ nữa`, en: `… and ${flawCount - flaws.length} more` }));
  for (const year of years) print(printRoot(year));
  const compared = roots > 0 ? `${rootsAgreed}/${roots}` : say({ vi: 'không có', en: 'none' });
  const [vi, en] = [events.toLocaleString('vi-VN'), events.toLocaleString('en-US')];
  print(
    isWhole
      ? say({
          vi: `Nhật ký nguyên vẹn: ${vi} dòng; mã gốc khớp: ${compared}.`,
          en: `The log is whole: ${en} events; roots that agree: ${compared}.`,
        })
      : say({
          vi: `Nhật ký KHÔNG nguyên vẹn: ${flawCount} chỗ trong ${vi} dòng; mã gốc khớp: ${compared}.`,
          en: `The log is NOT whole: ${flawCount} flaws in ${en} events; roots that agree: ${compared}.`,
        }),
  );
  return isWhole ? DONE : REFUSED;
}
