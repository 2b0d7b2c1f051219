import { sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { pastStepState, type StepState, stepStateOn } from '../domain/step-state.ts';
import { YEAR_STEPS, type YearStep } from '../domain/year-steps.ts';

export type FrameUnit = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: string;
  readonly blocId: string | null;
};
export type FrameStep = {
  readonly step: YearStep;
  readonly state: StepState;
  readonly opensOn: CalendarDay | null;
  readonly dueOn: CalendarDay | null;
  readonly doneOn: CalendarDay | null;
  readonly holder: string | null;
  readonly skippedReason: string | null;
  readonly version: number;
};
/** What every page of one cluster-year shows: which year of which cluster, where its steps stand, who its members are. */
export type YearFrame = {
  readonly clusterYear: {
    readonly id: string;
    readonly clusterId: string;
    readonly slug: string;
    readonly year: number;
    readonly term: string;
    readonly name: string;
    readonly origin: 'history' | 'live';
    readonly isSynthetic: boolean;
    readonly version: number;
    readonly closedOn: CalendarDay | null;
  };
  readonly steps: readonly FrameStep[];
  readonly head: { readonly unitId: string; readonly unitName: string } | null;
  readonly blocs: readonly { readonly id: string; readonly name: string; readonly unitKind: string | null }[];
  readonly units: readonly FrameUnit[];
};

/** Whether anything of a step is on record; each is one look into an index by cluster_year_id. */
const RECORDS: Readonly<Record<YearStep, string>> = {
  launch: `exists (select from campaign x where x.cluster_year_id = cy.id) or exists (select from meeting m join meeting_purpose p on p.meeting_id = m.id where m.cluster_year_id = cy.id and p.kind = 'LAUNCH' and p.year = cy.year)`,
  covenant: `exists (select from covenant x where x.cluster_year_id = cy.id)`,
  registration: `exists (select from registration x where x.cluster_year_id = cy.id) or exists (select from registration_count x where x.cluster_year_id = cy.id) or exists (select from list_coverage x where x.cluster_year_id = cy.id and x.list = 'registrations')`,
  progress: `exists (select from work_result x where x.cluster_year_id = cy.id)`,
  scoring: `exists (select from scoring_table x where x.cluster_year_id = cy.id)`,
  nomination: `exists (select from nomination x where x.cluster_year_id = cy.id)`,
  proposal: `exists (select from paper x where x.cluster_year_id = cy.id and x.kind = 'submission')`,
  recognition: `exists (select from award_given x where x.cluster_year_id = cy.id)`,
  rotation: `exists (select from cluster_year n join leadership l on l.cluster_year_id = n.id where n.cluster_id = cy.cluster_id and n.year = cy.year + 1 and l.role = 'HEAD')`,
};

const recordsOf = sql<Record<YearStep, boolean>>`json_build_object(${sql.raw(
  YEAR_STEPS.map((step) => `'${step}', (${RECORDS[step]})`).join(', '),
)})`;

/** One query for the whole frame of a cluster-year; null where there is none. */
export async function yearFrame(tx: Tx, slug: string, year: number, today: CalendarDay): Promise<YearFrame | null> {
  const nameDay = sql`least(${today}::date, make_date(cy.year, 12, 31))`;
  const row = await tx
    .selectFrom('cluster_year as cy')
    .innerJoin('cluster as c', 'c.id', 'cy.cluster_id')
    .where('c.slug', '=', slug)
    .where('cy.year', '=', year)
    .select((eb) => [
      'cy.id',
      'c.id as clusterId',
      'c.slug',
      'cy.year',
      'cy.term',
      'cy.name',
      'cy.origin',
      'cy.is_synthetic as isSynthetic',
      'cy.version',
      'cy.closed_on as closedOn',
      recordsOf.as('records'),
      jsonArrayFrom(
        eb
          .selectFrom('year_step as s')
          .whereRef('s.cluster_year_id', '=', 'cy.id')
          .select(['s.step', 's.opens_on', 's.due_on', 's.done_on', 's.holder', 's.skipped_reason', 's.version']),
      ).as('windows'),
      jsonArrayFrom(
        eb
          .selectFrom('bloc as b')
          .whereRef('b.cluster_year_id', '=', 'cy.id')
          .orderBy('b.position')
          .select(['b.id', 'b.name', 'b.unit_kind as unitKind']),
      ).as('blocs'),
      jsonArrayFrom(
        eb
          .selectFrom('membership as m')
          .innerJoin('unit as u', 'u.id', 'm.unit_id')
          .innerJoin('unit_name as n', (join) =>
            join.onRef('n.unit_id', '=', 'u.id').on(sql<boolean>`n.valid @> ${nameDay}`),
          )
          .leftJoin('bloc as b', 'b.id', 'm.bloc_id')
          .whereRef('m.cluster_year_id', '=', 'cy.id')
          .where('m.participation', '=', 'member')
          .orderBy('b.position')
          .orderBy('m.position')
          .orderBy('n.name')
          .select(['u.id', 'u.slug', 'n.name', 'n.short_name as shortName', 'u.kind', 'm.bloc_id as blocId']),
      ).as('units'),
      jsonObjectFrom(
        eb
          .selectFrom('leadership as l')
          .innerJoin('unit_name as n', (join) =>
            join.onRef('n.unit_id', '=', 'l.unit_id').on(sql<boolean>`n.valid @> ${nameDay}`),
          )
          .whereRef('l.cluster_year_id', '=', 'cy.id')
          .where('l.role', '=', 'HEAD')
          .orderBy('l.place')
          .limit(1)
          .select(['n.unit_id as unitId', 'n.name as unitName']),
      ).as('head'),
    ])
    .executeTakeFirst();
  if (!row) return null;

  const { records, windows, blocs, units, head, origin, ...clusterYear } = row;
  const isLive = origin === 'live';
  const steps = YEAR_STEPS.map((step): FrameStep => {
    const window = windows.find((candidate) => candidate.step === step);
    const facts = {
      opensOn: window?.opens_on ?? null,
      dueOn: window?.due_on ?? null,
      doneOn: window?.done_on ?? null,
      skippedReason: window?.skipped_reason ?? null,
      hasRecords: records[step],
    };
    const { hasRecords: _, ...shown } = facts;
    const state = isLive ? stepStateOn(facts, today) : pastStepState(facts);
    return { step, state, holder: window?.holder ?? null, version: window?.version ?? 0, ...shown };
  });
  return { clusterYear: { ...clusterYear, origin: isLive ? 'live' : 'history' }, steps, head, blocs, units };
}
