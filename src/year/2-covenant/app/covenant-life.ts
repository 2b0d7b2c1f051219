import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { markStepDone } from '#src/year-round/calendar/app/mark-step.command.ts';
import type { Covenant } from '../domain/covenant-state.ts';
import type { CovenantView } from './covenants.query.ts';

const CLOSED = ['signed', 'disseminated', 'reviewed'];

/** The covenant as the rules of its life see it: its parties, and who of them has signed. */
export function lifeOf(covenant: CovenantView): Covenant {
  const signatures = new Map(covenant.signatures.map((signature) => [signature.unitId, signature]));
  const closed = CLOSED.includes(covenant.state);
  return {
    state: covenant.state,
    signingOpenedOn: covenant.signingOpenedOn,
    signatories: covenant.facts.parties.map(({ unitId }) => {
      const signature = signatures.get(unitId);
      return {
        unitId,
        signedOn: signature?.signedOn ?? null,
        late: signature?.isLate ?? false,
        absent: closed && (!signature || signature.isLate),
      };
    }),
  };
}

/**
 * The step is done when every bloc of the year has signed its covenant, on the day of the last signing, whenever the
 * office closes it here; `closedOn` only where no day of a signing is known.
 */
export async function markStepIfAllSigned(tx: Tx, clusterYearId: string, closedOn: CalendarDay): Promise<void> {
  const open = await tx
    .selectFrom('bloc as b')
    .leftJoin('covenant as c', (join) => join.onRef('c.bloc_id', '=', 'b.id').on('c.origin', '=', 'live'))
    .where('b.cluster_year_id', '=', clusterYearId)
    .where((eb) => eb.or([eb('c.id', 'is', null), eb('c.state', 'not in', CLOSED)]))
    .select('b.id')
    .executeTakeFirst();
  if (open) return;
  const last = await tx
    .selectFrom('covenant')
    .where('cluster_year_id', '=', clusterYearId)
    .where('origin', '=', 'live')
    .select((eb) => eb.fn.max('signing_opened_on').as('day'))
    .executeTakeFirst();
  await markStepDone(tx, clusterYearId, 'covenant', last?.day ?? closedOn);
}
