import { sql } from 'kysely';
import { type Actor, ANONYMOUS, type Grant, WORKER } from '#src/kernel/actor.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { createAccount } from '#src/year-round/accounts/app/accounts.command.ts';
import { findPeople } from '#src/year-round/people/app/find-people.query.ts';
import { searchAll } from '#src/year-round/search/app/search-all.query.ts';
import { inventPeople } from './bench-register.ts';

type Report = (what: string, value: number, unit: string, goal?: string) => void;

/** What is asked, from the easiest to what hurts: words that half of a people bear, words of nobody, texts without end. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  'beginning of a name': ['nguyen van t', 'tran thi', 'phạm minh tu', 'hoàng', 'sở tư', 'đặng quốc h'],
  'part of a word': ['uye', 'guyen', 'ksor', 'ương', 'hữu', 'iên'],
  'what half bear': ['nguyễn', 'nguyễn văn', 'thị', 'văn', 'n', 't', 'th', 'ng', 'nguyen thi'],
  'words in any order': ['an nguyễn văn', 'vy thị', 'tuấn trần', 'n v x', 'lê an', 'thị ksor'],
  'what nobody bears': ['zzzz', 'qx', 'không có ai tên như thế', 'nguyen xyzt', 'q w'],
  'a long text': ['nguyễn '.repeat(28), 'x'.repeat(200), 'Nguyễn Thị Ngọc Ánh Nguyệt Minh Châu Hồng Hạnh Phương Thảo'],
};
const ROUNDS = 8;
const FIRST = 20;

const someone = (name: string, grant: Grant): Promise<Actor> =>
  asActor(WORKER, async (tx) => {
    const id = await createAccount(tx, { name, post: null, isDemonstration: false, grants: [grant] });
    return { id, kind: 'person', name, grants: [grant] };
  });

/** Who searches: a visitor, and three who know ever more people. */
export async function readersOf(clusterYearId: string): Promise<Readonly<Record<string, Actor>>> {
  const unitId = await asActor(WORKER, async (tx) => {
    const { rows } = await sql<{ unit_id: string }>`
      select unit_id from membership where cluster_year_id = ${clusterYearId} and unit_id in (select unit_id from post_held) order by unit_id limit 1
    `.execute(tx);
    return rows[0]?.unit_id ?? '';
  });
  return {
    'a visitor': ANONYMOUS,
    'an officer of a unit': await someone('Đỗ Thị Đơn Vị', { role: 'unit-officer', clusterYearId, unitId }),
    'the head’s office': await someone('Lê Văn Giúp Việc', { role: 'cluster-office', clusterYearId, unitId }),
    'an officer of the Ministry': await someone('Phạm Thị Bộ', {
      role: 'ministry-officer',
      clusterYearId: null,
      unitId: null,
    }),
  };
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
const tenth = (ms: number): number => Math.round(ms * 10) / 10;
const inOrder = (times: readonly number[]): readonly number[] => times.toSorted((a, b) => a - b);

/** An invented nation, and every search of every reader in it. */
export async function measureSearch(ownerUrl: string, clusterYearId: string, report: Report): Promise<void> {
  const unitIds = await asActor(WORKER, async (tx) => {
    const members = await sql<{ unit_id: string }>`
      select m.unit_id from membership m join unit u on u.id = m.unit_id where m.cluster_year_id = ${clusterYearId} and u.kind <> 'OTHER'`.execute(
      tx,
    );
    return members.rows.map((row) => row.unit_id);
  });
  const began = performance.now();
  await inventPeople(ownerUrl, { persons: 1_000_000, otherUnits: 3000, unitIds });
  report('an invented register of 1,000,000 persons, by COPY', tenth((performance.now() - began) / 1000), 's');
  await timeSearches(clusterYearId, report);
}

/** The whole of what the page of the search box asks, for each text and reader, one after another. */
export async function timeSearches(clusterYearId: string, report: Report): Promise<void> {
  const all = await readersOf(clusterYearId);
  const readers = Object.entries(all);
  if (all['an officer of the Ministry']) await refuseWrongAnswers(all['an officer of the Ministry']);
  const times = new Map<string, number[]>();
  const add = (key: string, ms: number) => times.set(key, [...(times.get(key) ?? []), ms]);
  for (let round = 0; round < ROUNDS; round++)
    for (const [kind, texts] of Object.entries(ASKED))
      for (const text of texts)
        for (const [who, actor] of readers) {
          const start = performance.now();
          await asActor(actor, (tx) => searchAll(tx, { text, most: FIRST }));
          const ms = performance.now() - start;
          if (round === 0) continue; // the first round warms what a server at work has warm
          add(who, ms);
          add(kind, ms);
        }
  for (const [who] of readers) {
    const sorted = inOrder(times.get(who) ?? []);
    report(`search among 1,000,000 persons, ${who}, p50`, tenth(at(sorted, 0.5)), 'ms');
    report(`search among 1,000,000 persons, ${who}, p95`, tenth(at(sorted, 0.95)), 'ms', 'under 100');
    report(`search among 1,000,000 persons, ${who}, p99`, tenth(at(sorted, 0.99)), 'ms');
  }
  for (const kind of Object.keys(ASKED))
    report(`search, ${kind}, all readers, p95`, tenth(at(inOrder(times.get(kind) ?? []), 0.95)), 'ms', 'under 100');
}

/** For texts that few bear, as many as a look at every row finds: the roads through the indexes lose nobody. */
async function refuseWrongAnswers(reader: Actor): Promise<void> {
  for (const [text, patterns] of [
    ['ksor', ['%ksor%']],
    ['quách vy', ['%quach%', '% vy%']],
    ['giàng bích', ['%giang%', '%bich%']],
  ] as const) {
    const { found, due } = await asActor(reader, async (tx) => {
      const { rows } = await sql<{ due: number }>`
        select count(*)::int as due from (select from person
          where merged_into_id is null and ' ' || key like all (${[...patterns]}::text[]) limit 201) seen`.execute(tx);
      return { found: (await findPeople(tx, text, { most: 1, beyond: 0, counted: 200 })).count, due: rows[0]?.due };
    });
    if (found !== due) throw new Error(`${reader.name} finds ${found} of ${due} for «${text}»`);
  }
}
