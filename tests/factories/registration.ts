import { asActor } from '#src/platform/postgres/as-actor.ts';
import { registerAward } from '#src/year/3-registration/app/register-award.ts';
import type { OpenedYear } from './open-year.ts';

/** The office enters the registrations of some units for the sector's flag, received on one day. */
export async function registeredForTheFlag(year: OpenedYear, unitIds: readonly string[]): Promise<void> {
  const on = `${year.year}-02-10` as const;
  for (const unitId of unitIds) {
    const registered = await asActor(year.office, (tx) =>
      registerAward(tx, year.office, {
        clusterYearId: year.clusterYearId,
        unitId,
        award: 'CO_BO',
        subject: 'collective',
        name: null,
        count: null,
        receivedOn: on,
        note: null,
        on,
      }),
    );
    if (!registered.ok) throw new Error(registered.error.kind);
  }
}
