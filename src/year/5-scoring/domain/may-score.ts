import type { Actor } from '#src/kernel/actor.ts';
import { mayActForUnit, mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import type { SheetStage } from './sheet-hands.ts';

/** The head's office and the Ministry's officers see every sheet, verify points and close them; a rank is for them and the unit. */
export const maySeeEveryScore = (actor: Actor, clusterYearId: string): boolean =>
  mayRunYear(actor, clusterYearId) ||
  actor.grants.some(
    (grant) =>
      grant.role === 'ministry-officer' && (grant.clusterYearId === null || grant.clusterYearId === clusterYearId),
  );

/** A unit scores itself. What its province or superior confirmed on paper, and what is verified, others enter. */
export const mayScore = (actor: Actor, clusterYearId: string, unitId: string, stage: SheetStage): boolean =>
  stage === 'self' ? mayActForUnit(actor, clusterYearId, unitId) : maySeeEveryScore(actor, clusterYearId);
