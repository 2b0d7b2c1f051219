import { sql } from 'kysely';
import { IMPORTER } from '#src/kernel/actor.ts';
import { connect } from '#src/platform/postgres/connect.ts';
import { sealEvents } from '#src/year-round/audit/app/seal.command.ts';
import { verifyAudit } from '#src/year-round/audit/app/verify.query.ts';

const PORTION = 20_000;

/** Seconds to seal and to verify so many events in the database that is bound: updates of a registration as they look. */
export async function sealAndVerify(ownerUrl: string, events: number): Promise<{ sealed: number; verified: number }> {
  const owner = connect(ownerUrl, 1);
  const row = `{"id": "01a2", "state": "registered", "award_id": "CO_BO", "subject": "collective", "subject_name": null,
    "received_on": "2027-02-10", "entered_for_unit": false, "note": "Đã đối chiếu với bản giấy", "version": 3}`;
  try {
    for (let made = 0; made < events; made += PORTION)
      await sql`insert into audit (actor_id, table_name, action, row_id, before, after, origin)
        select ${IMPORTER.id}::uuid, 'registration', 'update', gen_random_uuid(), ${row}::jsonb, ${row}::jsonb, 'web'
        from generate_series(1, ${Math.min(PORTION, events - made)}::integer)`.execute(owner);
    const began = performance.now();
    await sealEvents();
    const sealed = performance.now();
    const { flawCount } = await verifyAudit(owner, { roots: [], progress: () => {} });
    if (flawCount > 0) throw new Error('the log is not whole');
    return { sealed: (sealed - began) / 1000, verified: (performance.now() - sealed) / 1000 };
  } finally {
    await owner.destroy();
  }
}
