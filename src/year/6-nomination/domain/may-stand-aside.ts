import type { Actor } from '#src/kernel/actor.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import { may } from '#src/year-round/accounts/domain/rights.ts';

/**
 * A unit abstains by its own word: its delegate, leader or officer, or the head's office that writes down what was said.
 * Only the chair, for whom the head's office enters it, removes somebody else.
 */
export const mayStandAside = (
  actor: Actor,
  clusterYearId: string,
  unitId: string,
  kind: 'abstained' | 'recused',
): boolean =>
  kind === 'recused' ? mayRunYear(actor, clusterYearId) : may(actor, 'stand-aside', { clusterYearId, unitId });
