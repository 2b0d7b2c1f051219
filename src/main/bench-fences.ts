import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import { asActor, bindDatabase, type Tx } from '#src/platform/postgres/as-actor.ts';
import { connect } from '#src/platform/postgres/connect.ts';
import { rollUpOn } from '#src/year/3-registration/app/roll-up.query.ts';
import { scoreSheetsOf } from '#src/year/5-scoring/app/score-sheets.query.ts';
import { papersSeen } from '#src/pages/papers/papers.query.ts';
import { peopleKnown } from '#src/year-round/people/app/people.query.ts';
import { searchAll } from '#src/year-round/search/app/search-all.query.ts';

type Report = (what: string, value: number, unit: string, goal?: string) => void;

const ROUNDS = 15;
const ROLES = { fenced: 'bench_fenced', open: 'bench_open' };

/** What officers read all day. */
const readings = (clusterYearId: string, unitId: string): Readonly<Record<string, (tx: Tx) => Promise<unknown>>> => ({
  'registrations of a year, 10,000 units': (tx) => rollUpOn(tx, clusterYearId, '2027-12-31'),
  'score sheets of a year, 28 units': (tx) => scoreSheetsOf(tx, clusterYearId),
  'people of a unit': (tx) => peopleKnown(tx, { text: '', unitId, most: 50, beyond: 0 }),
  'the list of papers': (tx) => papersSeen(tx, ''),
  'a search among 1,000,000 persons': (tx) => searchAll(tx, { text: 'nguyễn văn', most: 20 }),
});

/**
 * The cost of row-level security: the same queries of the same actor under a role that the policies hold, and under one that
 * they do not, in turn, in one run. Both roles are made for this and have the rights of the application's role.
 */
export async function costOfFences(
  ownerUrl: string,
  actor: Actor,
  clusterYearId: string,
  report: Report,
): Promise<void> {
  const owner = connect(ownerUrl, 1);
  const password = randomBytes(16).toString('hex');
  const dropRoles = () => sql`drop role if exists bench_fenced, bench_open`.execute(owner);
  await dropRoles();
  await sql`create role bench_fenced login password ${sql.lit(password)} in role thidua_app`.execute(owner);
  await sql`create role bench_open login bypassrls password ${sql.lit(password)} in role thidua_app`.execute(owner);
  const as = (role: string) => {
    const url = new URL(ownerUrl);
    url.username = role;
    url.password = password;
    return connect(url.href, 1);
  };
  const pools = { fenced: as(ROLES.fenced), open: as(ROLES.open) };
  const unitId = actor.grants.find((grant) => grant.unitId !== null)?.unitId ?? '';
  try {
    for (const [what, read] of Object.entries(readings(clusterYearId, unitId))) {
      const times = { fenced: [] as number[], open: [] as number[] };
      for (let round = 0; round <= ROUNDS; round++)
        for (const role of round % 2 === 0 ? (['fenced', 'open'] as const) : (['open', 'fenced'] as const)) {
          bindDatabase(pools[role]);
          const began = performance.now();
          await asActor(actor, read);
          if (round > 0) times[role].push(performance.now() - began);
        }
      const [fenced, open] = [median(times.fenced), median(times.open)];
      report(`${what}, with policies`, Math.round(fenced * 10) / 10, 'ms');
      report(`${what}, without`, Math.round(open * 10) / 10, 'ms');
      report(`${what}, with ÷ without`, Math.round((fenced / open) * 100) / 100, 'times');
    }
  } finally {
    await pools.fenced.destroy();
    await pools.open.destroy();
    await dropRoles();
    await owner.destroy();
  }
}

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
