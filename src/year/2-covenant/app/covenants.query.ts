import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { fromDayRange } from '#src/platform/postgres/day-range.ts';
import type { CovenantState } from '../domain/covenant-state.ts';
import type { CovenantFacts, Party, StoredTarget } from '../domain/covenant-text.ts';

export type Authority = 'head' | 'KT' | 'TUQ' | 'TL';
export type SignatureRow = {
  readonly unitId: string;
  readonly signatory: string;
  readonly post: string;
  readonly headPost: string | null;
  readonly authority: Authority;
  readonly signedOn: CalendarDay;
  readonly isLate: boolean;
};
export type Answer = 'accepted' | 'partly-accepted' | 'explained';
export type CommentRow = {
  readonly id: string;
  readonly unitId: string;
  readonly clause: string;
  readonly edition: number;
  readonly text: string;
  readonly saidOn: CalendarDay;
  readonly enteredForUnit: boolean;
  readonly answer: Answer | null;
  readonly answerText: string | null;
  readonly answeredOn: CalendarDay | null;
};
export type ConsentRow = { readonly unitId: string; readonly edition: number; readonly agreedOn: CalendarDay };

/** One bloc's covenant with all that belongs to it; once signed its facts are those that were frozen. */
export type CovenantView = {
  readonly id: string;
  readonly blocId: string | null;
  readonly state: CovenantState;
  readonly version: number;
  readonly edition: number;
  readonly editedBy: string | null;
  readonly editedAt: Date | null;
  readonly copiedFromYear: number | null;
  readonly needsConfirmation: boolean;
  readonly commentsDue: CalendarDay | null;
  readonly signingOpenedOn: CalendarDay | null;
  readonly facts: CovenantFacts;
  readonly paper: { readonly id: string; readonly hash: string | null; readonly fileHash: string | null } | null;
  readonly signatures: readonly SignatureRow[];
  readonly comments: readonly CommentRow[];
  readonly consents: readonly ConsentRow[];
};

/** The live covenants of a year, in the order of its blocs; by indexes covenant_of_cluster_year and those of its parts. */
export async function covenantsOf(tx: Tx, clusterYearId: string): Promise<CovenantView[]> {
  const rows = await covenantRows(tx).where('c.cluster_year_id', '=', clusterYearId).execute();
  return rows.map(viewOf);
}

/** One live covenant of a year, or null. */
export async function covenantOf(tx: Tx, clusterYearId: string, covenantId: string): Promise<CovenantView | null> {
  const row = await covenantRows(tx)
    .where('c.cluster_year_id', '=', clusterYearId)
    .where('c.id', '=', covenantId)
    .executeTakeFirst();
  return row ? viewOf(row) : null;
}

/** The year's live covenant, held until the transaction ends, so that two who move it come one after the other. */
export async function lockedCovenant(tx: Tx, clusterYearId: string, covenantId: string): Promise<CovenantView | null> {
  await tx.selectFrom('covenant').select('id').where('id', '=', covenantId).forUpdate().execute();
  return covenantOf(tx, clusterYearId, covenantId);
}

/** The covenant of the same kind of bloc in the year before, live or from history: what a new draft may start from. */
export async function lastYearsCovenant(
  tx: Tx,
  of: { readonly clusterYearId: string; readonly blocId: string },
): Promise<{ readonly id: string; readonly year: number } | null> {
  const found = await tx
    .selectFrom('cluster_year as now')
    .innerJoin('bloc as b', 'b.cluster_year_id', 'now.id')
    .innerJoin('cluster_year as cy', (join) =>
      join.onRef('cy.cluster_id', '=', 'now.cluster_id').on('cy.year', '=', sql<number>`now.year - 1`),
    )
    .innerJoin('covenant as c', 'c.cluster_year_id', 'cy.id')
    .innerJoin('bloc as was', 'was.id', 'c.bloc_id')
    .where('now.id', '=', of.clusterYearId)
    .where('b.id', '=', of.blocId)
    .where((eb) => eb.or([eb('was.unit_kind', '=', eb.ref('b.unit_kind')), eb('was.name', '=', eb.ref('b.name'))]))
    .select(['c.id', 'cy.year'])
    .executeTakeFirst();
  return found ?? null;
}

const covenantRows = (tx: Tx) =>
  tx
    .selectFrom('covenant as c')
    .innerJoin('cluster_year as cy', 'cy.id', 'c.cluster_year_id')
    .leftJoin('bloc as b', 'b.id', 'c.bloc_id')
    .leftJoin('paper as p', 'p.id', 'c.paper_id')
    .where('c.origin', '=', 'live')
    .orderBy('b.position')
    .selectAll('c')
    .select([
      'cy.name as cluster',
      'cy.term',
      'cy.year',
      'cy.is_synthetic as isSynthetic',
      'b.name as bloc',
      'p.frozen',
      'p.frozen_hash as frozenHash',
      'p.file_hash as fileHash',
    ])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('covenant_task as t')
          .whereRef('t.covenant_id', '=', 'c.id')
          .orderBy('t.position')
          .select('t.text'),
      ).as('tasks'),
      jsonArrayFrom(
        eb
          .selectFrom('target as t')
          .whereRef('t.covenant_id', '=', 'c.id')
          .orderBy('t.position')
          .select([
            't.id',
            't.indicator',
            't.comparator',
            sql<string | null>`t.value::text`.as('value'), // a number of JSON would lose «81,50»
            't.unit',
            't.base',
            't.lower_is_better as lowerIsBetter',
            't.tiers',
            't.printed',
          ]),
      ).as('targets'),
      jsonArrayFrom(
        eb
          .selectFrom('membership as m')
          .innerJoin('unit_name as n', (join) =>
            join
              .onRef('n.unit_id', '=', 'm.unit_id')
              .on(sql<boolean>`n.valid @> least(current_date, make_date(cy.year, 12, 31))`),
          )
          .leftJoin('leadership as l', (join) =>
            join
              .onRef('l.unit_id', '=', 'm.unit_id')
              .onRef('l.cluster_year_id', '=', 'm.cluster_year_id')
              .on('l.role', 'in', ['HEAD', 'DEPUTY']),
          )
          .whereRef('m.cluster_year_id', '=', 'c.cluster_year_id')
          .where((m) => m.or([m('c.bloc_id', 'is', null), m('m.bloc_id', '=', m.ref('c.bloc_id'))]))
          .where('m.participation', '=', 'member')
          .orderBy('m.position')
          .select(['n.unit_id as unitId', 'n.name as unit', 'l.role']),
      ).as('parties'),
      jsonArrayFrom(
        eb
          .selectFrom('covenant_signature as s')
          .whereRef('s.covenant_id', '=', 'c.id')
          .select([
            's.unit_id as unitId',
            's.signatory',
            's.post',
            's.head_post as headPost',
            's.authority',
            's.signed_on as signedOn',
            's.is_late as isLate',
          ]),
      ).as('signatures'),
      jsonArrayFrom(
        eb
          .selectFrom('covenant_comment as k')
          .whereRef('k.covenant_id', '=', 'c.id')
          .orderBy('k.id')
          .select([
            'k.id',
            'k.unit_id as unitId',
            'k.clause',
            'k.edition',
            'k.text',
            'k.said_on as saidOn',
            'k.entered_for_unit as enteredForUnit',
            'k.answer',
            'k.answer_text as answerText',
            'k.answered_on as answeredOn',
          ]),
      ).as('comments'),
      jsonArrayFrom(
        eb
          .selectFrom('covenant_consent as a')
          .whereRef('a.covenant_id', '=', 'c.id')
          .select(['a.unit_id as unitId', 'a.edition', 'a.agreed_on as agreedOn']),
      ).as('consents'),
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof covenantRows>['execute']>>[number];

const RANKS: Readonly<Record<string, Party['rank']>> = { HEAD: 'head', DEPUTY: 'deputy' };

const liveFacts = (row: Row): CovenantFacts => ({
  cluster: row.cluster,
  term: row.term,
  bloc: row.bloc,
  year: row.year,
  synthetic: row.isSynthetic,
  theme: row.theme,
  aim: row.aim,
  taskCount: row.task_count,
  tasks: row.tasks.map((task) => task.text),
  targets: row.targets as StoredTarget[],
  bases: row.bases,
  campaigns: row.campaigns,
  commitments: row.commitments,
  measured: fromDayRange(row.measured),
  copies: row.copies,
  copyTo: row.copy_to,
  signing: { day: row.signing_opened_on, place: row.signing_place },
  parties: row.parties.map(({ unitId, unit, role }) => ({ unitId, unit, rank: RANKS[role ?? ''] ?? 'member' })),
});

const viewOf = (row: Row): CovenantView => ({
  id: row.id,
  blocId: row.bloc_id,
  state: row.state as CovenantState,
  version: row.version,
  edition: row.edition,
  editedBy: row.edited_by,
  editedAt: row.edited_at,
  copiedFromYear: row.copied_from_year,
  needsConfirmation: row.needs_confirmation,
  commentsDue: row.comments_due,
  signingOpenedOn: row.signing_opened_on,
  facts: row.frozen === null ? liveFacts(row) : (row.frozen as unknown as CovenantFacts),
  paper: row.paper_id === null ? null : { id: row.paper_id, hash: row.frozenHash, fileHash: row.fileHash },
  signatures: row.signatures as SignatureRow[],
  comments: row.comments as CommentRow[],
  consents: row.consents as ConsentRow[],
});
