import { ANONYMOUS } from '#src/kernel/actor.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { searchAll } from '#src/year-round/search/app/search-all.query.ts';
import { type Command, DONE, JSON_OPTION, MISUSED, REFUSED } from './command.ts';
import { complain, print, printJson } from './terminal.ts';
import { withDatabase } from './with-database.ts';

const MOST = 50;

export const find: Command = {
  usage: 'TEXT [--json]',
  help: {
    vi: 'Tìm tỉnh, đơn vị, cụm, người, phong trào, văn bản theo mọi cách viết: thidua find "dak lak", "kv tay nguyen 2016".',
    en: 'Finds provinces, units, clusters, persons, movements and papers by any spelling: thidua find "dak lak", "kv tay nguyen 2016".',
  },
  options: JSON_OPTION,
  run: async (input) => {
    const text = input.words.join(' ');
    if (text.trim() === '') {
      complain({
        vi: 'Cần từ để tìm: thidua find "dak lak"',
        en: 'Words to look for are needed: thidua find "dak lak"',
      });
      return MISUSED;
    }
    return withDatabase(async () => {
      const { hits: found } = await asActor(ANONYMOUS, (tx) => searchAll(tx, { text, most: MOST }));
      if (input.flag('json')) printJson(found);
      else for (const { label, detail, href } of found) print([label, detail, href].filter(Boolean).join('  ·  '));
      if (found.length > 0) return DONE;
      complain({ vi: `Không tìm thấy “${text}”.`, en: `Nothing is found for “${text}”.` });
      return REFUSED;
    });
  },
};
