import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readConfig } from '#src/platform/config/config.ts';
import { openDatabase } from '#src/platform/postgres/session.ts';
import { RehearsalStopped } from '#src/rehearsal/rehearsal.ts';
import { rehearse as rehearseYear, type RehearsalSummary } from '#src/rehearsal/rehearse.ts';
import { en } from '#src/ui/en.ts';
import { vi } from '#src/ui/vi.ts';
import { configSentence, say, startFailure } from '../start-failures.ts';
import { type Command, DONE, type ExitCode, JSON_OPTION, MISUSED, REFUSED } from './command.ts';
import { complain, print, printJson } from './terminal.ts';

const number = (text: string | undefined, usual: number): number => (text === undefined ? usual : Number(text));

export const rehearse: Command = {
  usage: '[--units 28|14] [--year 2027] [--seed 1] [--out DIR] [--json]',
  help: {
    vi: 'Diễn tập trọn một năm thi đua của cụm hai khối với các tỉnh không có thật, trong cơ sở dữ liệu tạm.',
    en: 'Walks one whole synthetic year of a two-bloc cluster of invented provinces through the real use cases, in a scratch database.',
  },
  options: {
    units: { type: 'string', value: '28|14', help: { vi: 'Số đơn vị của cụm.', en: 'Units of the cluster.' } },
    year: { type: 'string', value: '2027', help: { vi: 'Năm thi đua.', en: 'The emulation year.' } },
    seed: {
      type: 'string',
      value: '1',
      help: { vi: 'Cùng số thì cùng kết quả.', en: 'The same seed gives the same year.' },
    },
    out: {
      type: 'string',
      value: 'DIR',
      help: { vi: 'Thư mục ghi các văn bản.', en: 'Where the papers are written.' },
    },
    ...JSON_OPTION,
  },
  run: async (input) => {
    const asked = {
      units: number(input.value('units'), 28),
      year: number(input.value('year'), 2027),
      seed: number(input.value('seed'), 1),
    };
    const wrong = wrongOption(asked);
    if (wrong) {
      complain(wrong);
      return MISUSED;
    }
    const config = readConfig(process.env);
    if ('kind' in config) {
      complain(configSentence(config));
      return REFUSED;
    }
    const out = input.value('out');
    const folder = out === undefined ? null : resolve(process.env['THIDUA_CALLED_FROM'] ?? '.', out);
    try {
      if (folder) await mkdir(folder, { recursive: true });
      const database = await openDatabase(config);
      const scratch = await database.scratch(`thidua_rehearsal_${process.pid}`);
      try {
        const summary = await rehearseYear({
          ...asked,
          save: async (name, content) => {
            if (folder) await writeFile(join(folder, name), content);
          },
          progress: (step, at, of) => process.stderr.write(`${at}/${of} ${vi.steps[step]} · ${en.steps[step]}\n`),
        });
        return report(summary, input.flag('json'));
      } finally {
        await scratch.end();
        await database.end();
      }
    } catch (error) {
      if (error instanceof RehearsalStopped)
        complain({
          vi: `Diễn tập dừng lại: ${error.refusal.kind}.`,
          en: `The rehearsal stopped: ${error.refusal.kind}.`,
        });
      else complain(startFailure(error, config.dataDir, null));
      return REFUSED;
    }
  },
};

function wrongOption({ units, year, seed }: { units: number; year: number; seed: number }) {
  if (units !== 28 && units !== 14) return { vi: '--units là 28 hoặc 14.', en: '--units is 28 or 14.' };
  if (!Number.isInteger(year) || year < 2024 || year > 2099)
    return { vi: '--year là năm từ 2024 đến 2099.', en: '--year is a year from 2024 to 2099.' };
  if (!Number.isInteger(seed) || seed < 0)
    return { vi: '--seed là số nguyên không âm.', en: '--seed is a whole number from 0.' };
  return null;
}

function report(summary: RehearsalSummary, json: boolean): ExitCode {
  if (json) printJson(summary);
  else {
    for (const { step, ms } of summary.steps) print(`${step.padEnd(14)} ${String(ms).padStart(6)} ms`);
    print(
      say({
        vi: `${summary.units} đơn vị · ${summary.registrations} đăng ký · ${summary.ballotsCast} phiếu · ${summary.nominations} lượt suy tôn · ${summary.decisions} quyết định · ${summary.papers.length} văn bản · nhật ký ${summary.auditOk ? 'đầy đủ' : 'THIẾU'}`,
        en: `${summary.units} units · ${summary.registrations} registrations · ${summary.ballotsCast} ballots · ${summary.nominations} nominations · ${summary.decisions} decisions · ${summary.papers.length} papers · audit ${summary.auditOk ? 'complete' : 'INCOMPLETE'}`,
      }),
    );
  }
  return summary.auditOk ? DONE : REFUSED;
}
