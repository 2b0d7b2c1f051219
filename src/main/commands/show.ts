import { WORKER } from '#src/kernel/actor.ts';
import { dayInVietnam } from '#src/kernel/vietnam-time.ts';
import type { Result } from '#src/kernel/result.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { showClusterYear } from '#src/history/show/cluster-year.ts';
import type { ShowRefused } from '#src/history/show/find-cluster.ts';
import { showPerson } from '#src/history/show/person.ts';
import { refusedWords } from '#src/history/show/refused.ts';
import { showExemplars, showUnit } from '#src/history/show/unit.ts';
import { type Command, DONE, type Input, JSON_OPTION, MISUSED, REFUSED } from './command.ts';
import { outline } from './outline.ts';
import { complain, print, printJson } from './terminal.ts';
import { withDatabase } from './with-database.ts';

type Show = (tx: Tx) => Promise<Result<object, ShowRefused>>;

export const show: Command = {
  usage: 'cluster-year NAME YEAR | unit NAME | person NAME | exemplars NAME [--json] [--evidence]',
  help: {
    vi: 'In điều đã biết, theo mọi cách viết của tên. Điều nguồn không nêu là null; điều suy ra đứng riêng ở “derived”.',
    en: 'Prints what is known, by any spelling of the name. What no source states is null; what was worked out stands in “derived”.',
  },
  options: {
    ...JSON_OPTION,
    evidence: {
      type: 'boolean',
      help: {
        vi: 'Kèm câu nguồn của từng giá trị (cluster-year).',
        en: 'With the sentence behind each value (cluster-year).',
      },
    },
  },
  run: async (input) => {
    const asked = whatIsAsked(input);
    if (asked === null) {
      complain({
        vi: 'Cách dùng: thidua show cluster-year "miền núi phía Bắc" 2018 (hoặc unit, person, exemplars TÊN)',
        en: 'Usage: thidua show cluster-year "miền núi phía Bắc" 2018 (or unit, person, exemplars NAME)',
      });
      return MISUSED;
    }
    return withDatabase(async () => {
      const shown = await asActor(WORKER, asked); // whoever has the machine has the database
      if (!shown.ok) {
        complain(refusedWords(shown.error));
        return REFUSED;
      }
      if (input.flag('json')) printJson(shown.value);
      else print(outline(shown.value));
      return DONE;
    });
  },
};

/** Null where the words of the command make no question. */
function whatIsAsked({ words, flag }: Input): Show | null {
  const [what, name = '', year = '', ...more] = words;
  if (name.trim() === '' || more.length > 0) return null;
  if (what === 'cluster-year')
    return /^\d{4}$/.test(year)
      ? (tx) => showClusterYear(tx, name, Number(year), { evidence: flag('evidence') })
      : null;
  if (year !== '') return null;
  if (what === 'unit') return (tx) => showUnit(tx, name, dayInVietnam(new Date()));
  if (what === 'person') return (tx) => showPerson(tx, name);
  return what === 'exemplars' ? (tx) => showExemplars(tx, name) : null;
}
