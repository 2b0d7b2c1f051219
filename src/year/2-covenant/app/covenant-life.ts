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

/** The step is done when every bloc of the year has signed its covenant. */
export async function markStepIfAllSigned(tx: Tx, clusterYearId: string, on: CalendarDay): Promise<void> {
  const open = await tx
    .selectFrom('bloc as b')
    .leftJoin('covenant as c', (join) => join.onRef('c.bloc_id', '=', 'b.id').on('c.origin', '=', 'live'))
    .where('b.cluster_year_id', '=', clusterYearId)
    .where((eb) => eb.or([eb('c.id', 'is', null), eb('c.state', 'not in', CLOSED)]))
    .select('b.id')
    .executeTakeFirst();
  if (!open) await markStepDone(tx, clusterYearId, 'covenant', on);
}
