import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Tx } from '#src/platform/postgres/as-actor.ts';

const decisions = (tx: Tx) =>
  tx
    .selectFrom('decision as d')
    .innerJoin('paper as p', 'p.id', 'd.paper_id')
    .select((eb) => [
      'd.id',
      'd.award_id as awardId',
      'd.award_text as award',
      'd.authority',
      'd.ground',
      'd.signed_on as signedOn',
      'p.id as paperId',
      'p.number',
      'p.frozen',
      'p.created_at as frozenAt',
      jsonArrayFrom(
        eb
          .selectFrom('decision_row as r')
          .whereRef('r.decision_id', '=', 'd.id')
          .orderBy('r.ordinal')
          .select([
            'r.id',
            'r.ordinal',
            'r.kind',
            'r.name',
            'r.unit_printed as unit',
            'r.verification_code as code',
            'r.revoked_on as revokedOn',
          ]),
      ).as('rows'),
    ]);

/** The decisions of a year with their rows; by index decision_of_cluster_year. */
export const decisionsOf = (tx: Tx, clusterYearId: string) =>
  decisions(tx).where('d.cluster_year_id', '=', clusterYearId).orderBy('d.signed_on').orderBy('d.id').execute();

export type DecisionShown = Awaited<ReturnType<typeof decisionsOf>>[number];

export const decisionById = (tx: Tx, clusterYearId: string, id: string): Promise<DecisionShown | undefined> =>
  decisions(tx).where('d.cluster_year_id', '=', clusterYearId).where('d.id', '=', id).executeTakeFirst();

/** What the public may know of a certificate by its code: name, unit, award, decision, and whether it still stands. */
export const verified = (tx: Tx, code: string) =>
  tx
    .selectFrom('decision_row as r')
    .innerJoin('decision as d', 'd.id', 'r.decision_id')
    .innerJoin('paper as p', 'p.id', 'd.paper_id')
    .innerJoin('cluster_year as cy', 'cy.id', 'd.cluster_year_id')
    .where('r.verification_code', '=', code)
    .select([
      'r.name',
      'r.unit_printed as unit',
      'd.award_text as award',
      'd.authority',
      'p.number',
      'd.signed_on as signedOn',
      'r.ordinal',
      'r.revoked_on as revokedOn',
      'cy.is_synthetic as isSynthetic',
    ])
    .executeTakeFirst();
