import type { Actor } from '#src/kernel/actor.ts';
import { mayActForUnit, maySeeEveryFigure } from '#src/year-round/accounts/domain/may.ts';
import { may } from '#src/year-round/accounts/domain/rights.ts';
import type { SheetStage } from './sheet-hands.ts';

/** The head's office, the Ministry's officers and inspectors see every sheet; a rank is for them and the unit. */
export const maySeeEveryScore = maySeeEveryFigure;

/** The head's office and the Ministry's officers verify points, close them, and set the tables by which they are given. */
export const mayVerifyPoints = (actor: Actor, clusterYearId: string): boolean =>
  may(actor, 'verify-points', { clusterYearId });

/** Some hand of the sheet is theirs: the unit's own, or that of who verifies. */
export const mayWriteOnSheet = (actor: Actor, clusterYearId: string, unitId: string): boolean =>
  may(actor, 'score-a-unit', { clusterYearId, unitId });

/** A unit scores itself. What its province or superior confirmed on paper, and what is verified, others enter. */
export const mayScore = (actor: Actor, clusterYearId: string, unitId: string, stage: SheetStage): boolean =>
  stage === 'self' ? mayActForUnit(actor, clusterYearId, unitId) : mayVerifyPoints(actor, clusterYearId);
