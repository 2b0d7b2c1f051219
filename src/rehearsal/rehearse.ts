import { type Actor, type Role, WORKER } from '#src/kernel/actor.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { createAccount } from '#src/year-round/accounts/app/accounts.command.ts';
import { actorOf } from '#src/year-round/accounts/app/session.query.ts';
import { yearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { YEAR_STEPS, type YearStep } from '#src/year-round/calendar/domain/year-steps.ts';
import { openYear } from '#src/year/1-launch/app/open-year.command.ts';
import { auditIsComplete } from './audit-complete.query.ts';
import { chanceOf } from './chance.ts';
import { STEP_WINDOWS } from './demonstration.command.ts';
import { inventCluster } from './invented-cluster.ts';
import { type Rehearsal, RehearsalStopped } from './rehearsal.ts';
import { STEPS } from './steps.ts';

export type RehearsalSummary = {
  readonly steps: readonly { readonly step: YearStep; readonly ok: boolean; readonly ms: number }[];
  readonly units: number;
  readonly registrations: number;
  readonly ballotsCast: number;
  readonly nominations: number;
  readonly decisions: number;
  readonly papers: readonly string[];
  readonly auditOk: boolean;
};

export type RehearsalAsked = {
  readonly units: number;
  readonly year: number;
  readonly seed: number;
  readonly save: (name: string, content: Uint8Array | string) => Promise<void>;
  readonly progress: (step: YearStep, at: number, of: number) => void;
};

/**
 * Walks one synthetic year of a two-bloc cluster of invented provinces through the real use cases, in the database that
 * is bound. The same seed gives the same year in all but times, ids and hashes.
 */
export async function rehearse(asked: RehearsalAsked): Promise<RehearsalSummary> {
  const { office, ministry, frame } = await openRehearsal(asked);
  const papers: string[] = [];
  const rehearsal: Rehearsal = {
    office,
    ministry,
    frame,
    year: asked.year,
    chance: chanceOf(asked.seed),
    does: async (work, by = office) => {
      const outcome = await asActor(by, work);
      if (!outcome.ok) throw new RehearsalStopped(outcome.error);
      return outcome.value;
    },
    reads: (work) => asActor(office, work),
    prints: async (name, content) => {
      const numbered = `${String(papers.length + 1).padStart(2, '0')}-${name}`;
      await asked.save(numbered, content);
      papers.push(numbered);
    },
  };
  const steps: { step: YearStep; ok: boolean; ms: number }[] = [];
  for (const [at, step] of YEAR_STEPS.entries()) {
    asked.progress(step, at + 1, YEAR_STEPS.length);
    const began = performance.now();
    await STEPS[step](rehearsal);
    steps.push({ step, ok: true, ms: Math.round(performance.now() - began) });
  }
  return { steps, units: frame.units.length, ...(await countsOf(rehearsal)), papers };
}

type OpenedRehearsal = Pick<Rehearsal, 'office' | 'ministry' | 'frame'>;
async function openRehearsal(asked: RehearsalAsked): Promise<OpenedRehearsal> {
  const { year } = asked;
  const opened = await asActor(WORKER, async (tx) => {
    const cluster = await inventCluster(tx, asked.units / 2);
    const ofKind = (kind: string) => cluster.units.filter((unit) => unit.kind === kind).map((unit) => unit.id);
    const [head] = ofKind('STP');
    const [deputy] = ofKind('THADS_PROVINCE');
    const clusterYear = await openYear(tx, WORKER, {
      clusterId: cluster.clusterId,
      year,
      term: 'cụm',
      name: `Cụm thi đua ${cluster.name}`,
      blocs: [
        { name: 'Khối Sở Tư pháp', unitKind: 'STP', unitIds: ofKind('STP') },
        { name: 'Khối Thi hành án dân sự', unitKind: 'THADS_PROVINCE', unitIds: ofKind('THADS_PROVINCE') },
      ],
      leaders: [
        { role: 'HEAD', unitId: head ?? '', person: 'Nguyễn Văn Diễn', position: 'Giám đốc', decision: null },
        {
          role: 'DEPUTY',
          unitId: deputy ?? '',
          person: 'Trần Thị Tập',
          position: 'Trưởng Thi hành án dân sự tỉnh',
          decision: null,
        },
      ],
      steps: STEP_WINDOWS(year),
      openedFromId: null,
      isSynthetic: true,
    });
    if (!clusterYear.ok) throw new RehearsalStopped(clusterYear.error);
    const someone = async (name: string, post: string, role: Role, unitId: string | null): Promise<Actor> => {
      const grants = [{ role, clusterYearId: null, unitId }];
      const id = await createAccount(tx, { name, post, isDemonstration: false, grants });
      const actor = await actorOf(tx, id, `${year}-06-30`);
      if (!actor) throw new Error('the account was just made');
      return actor;
    };
    const office = await someone('Lê Thị Cụm', 'Bộ phận giúp việc Cụm', 'unit-officer', head ?? null);
    const ministry = await someone('Trần Thị Bộ', 'Chuyên viên theo dõi thi đua của Bộ', 'ministry-officer', null);
    return { office, ministry, slug: cluster.slug };
  });
  const frame = await asActor(opened.office, (tx) => yearFrame(tx, opened.slug, year, `${year}-01-15` as never));
  if (!frame) throw new Error('the rehearsed year is not there');
  return { ...opened, frame };
}

async function countsOf({ reads, frame }: Rehearsal) {
  const id = frame.clusterYear.id;
  const auditOk = await asActor(WORKER, auditIsComplete); // all of the trail, which is more than a head's office reads
  return reads(async (tx) => {
    const one = async (query: Promise<{ n: string | number | bigint | null } | undefined>): Promise<number> =>
      Number((await query)?.n ?? 0);
    return {
      registrations: await one(
        tx
          .selectFrom('registration')
          .select((eb) => eb.fn.countAll().as('n'))
          .where('cluster_year_id', '=', id)
          .executeTakeFirst(),
      ),
      ballotsCast: await one(
        tx
          .selectFrom('ballot_tally as t')
          .innerJoin('ballot as b', 'b.id', 't.ballot_id')
          .select((eb) => eb.fn.sum('t.collected').as('n'))
          .where('b.cluster_year_id', '=', id)
          .where('t.entry', '=', 1)
          .executeTakeFirst(),
      ),
      nominations: await one(
        tx
          .selectFrom('nomination_unit as u')
          .innerJoin('nomination as n', 'n.id', 'u.nomination_id')
          .select((eb) => eb.fn.countAll().as('n'))
          .where('n.cluster_year_id', '=', id)
          .executeTakeFirst(),
      ),
      decisions: await one(
        tx
          .selectFrom('decision')
          .select((eb) => eb.fn.countAll().as('n'))
          .where('cluster_year_id', '=', id)
          .executeTakeFirst(),
      ),
      auditOk,
    };
  });
}
