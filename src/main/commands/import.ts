import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { IMPORTER } from '#src/kernel/actor.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { type Imported, importHistory } from '#src/history/import.ts';
import type { Flaw, Problem } from '#src/history/problem.ts';
import { reasonIn } from '#src/history/reason.ts';
import { say, terminalLanguage } from '../start-failures.ts';
import { type Command, DONE, JSON_OPTION, MISUSED, REFUSED } from './command.ts';
import { fromCaller } from './from-caller.ts';
import { complain, print, printJson } from './terminal.ts';
import { withDatabase } from './with-database.ts';

type Outcome = Imported | { readonly file: string; readonly state: 'refused'; readonly problems: readonly Problem[] };

export const importCommand: Command = {
  usage: 'FILE… [--json]',
  help: {
    vi: 'Nhập tư liệu các năm trước (docs/history-format.md). Mỗi tệp được nhập trọn vẹn hoặc không nhập gì; nhập lại không bị trùng.',
    en: 'Takes in files of past years (docs/history-format.md). Each goes in whole or not at all; again doubles nothing.',
  },
  options: JSON_OPTION,
  run: async (input) => {
    if (input.words.length === 0) {
      complain({
        vi: 'Cần ít nhất một tệp: thidua import TỆP…',
        en: 'At least one file is needed: thidua import FILE…',
      });
      return MISUSED;
    }
    return withDatabase(async () => {
      const outcomes: Outcome[] = [];
      for (const word of input.words) {
        const outcome = await takeIn(word);
        outcomes.push(outcome);
        if (outcome.state === 'refused') tellProblems(outcome.problems);
        else if (!input.flag('json')) tellImported(outcome);
      }
      if (input.flag('json')) printJson(outcomes.map(asJson));
      return outcomes.some(({ state }) => state === 'refused') ? REFUSED : DONE;
    });
  },
};

async function takeIn(path: string): Promise<Outcome> {
  const bytes = await readFile(fromCaller(path)).catch((error: NodeJS.ErrnoException) => error);
  if (bytes instanceof Error) {
    return { file: path, state: 'refused', problems: [{ ...unreadable(bytes), file: path, path: '' }] };
  }
  const taken = await asActor(IMPORTER, (tx) => importHistory(tx, { name: basename(path), bytes }), {
    act: 'history-imported',
  });
  return taken.ok ? taken.value : { file: path, state: 'refused', problems: taken.error.problems };
}

function unreadable({ code = '' }: NodeJS.ErrnoException): Flaw<'not-readable'> {
  const why = { ENOENT: 'no-such-file', EISDIR: 'is-a-folder', EACCES: 'no-permission' } as const;
  return { kind: 'not-readable', why: why[code as keyof typeof why] ?? 'other', code };
}

/** `tep.json /meetings/0/date: …`, or `tep.json:12:5: …` where the file is no JSON. */
function tellProblems(problems: readonly Problem[]): void {
  for (const one of problems) {
    const line = one.kind === 'not-json' ? `:${one.line}:${one.column}` : '';
    const where = `${one.file}${line}${one.path && ` ${one.path}`}`;
    complain({ vi: `${where}: ${reasonIn('vi', one)}`, en: `${where}: ${reasonIn('en', one)}` });
  }
}

/** For programs: kind, place and details stay the same in every language; `message` is for whoever reads it. */
const asJson = (outcome: Outcome) =>
  outcome.state === 'refused'
    ? {
        ...outcome,
        problems: outcome.problems.map((one) => ({ ...one, message: reasonIn(terminalLanguage(), one) })),
      }
    : outcome;

const STATES = {
  new: { vi: 'mới', en: 'new' },
  changed: { vi: 'thay bản trước', en: 'replaces what was there' },
  unchanged: { vi: 'không thay đổi', en: 'unchanged' },
} as const;

function tellImported(outcome: Imported): void {
  const { file, state, subject, year, written, removed } = outcome;
  const of = year === null ? subject : `${subject}, ${year}`;
  print(
    say({
      vi: `${file}: ${STATES[state].vi} (${of}; ${written} dòng ghi, ${removed} dòng bỏ)`,
      en: `${file}: ${STATES[state].en} (${of}; ${written} rows written, ${removed} removed)`,
    }),
  );
  for (const { path, printed, candidates } of outcome.proposals) {
    const list = candidates.length > 0 ? `: ${candidates.join('; ')}?` : '';
    print(say({ vi: `  chưa rõ “${printed}” ${path}${list}`, en: `  not known here: “${printed}” ${path}${list}` }));
  }
  for (const { name, posts } of outcome.namesakes)
    print(
      say({
        vi: `  cùng tên “${name}”: ${posts.join('; ')}`,
        en: `  perhaps one person, “${name}”: ${posts.join('; ')}`,
      }),
    );
  if (outcome.maybeSameAs)
    print(say({ vi: `  có thể tiếp nối “${outcome.maybeSameAs}”`, en: `  may continue “${outcome.maybeSameAs}”` }));
}
