import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { ANONYMOUS, WORKER } from '#src/kernel/actor.ts';
import { sha256 } from '#src/platform/hash.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { rehearse } from '#src/rehearsal/rehearse.ts';
import { YEAR_STEPS } from '#src/year-round/calendar/domain/year-steps.ts';
import { yearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { useDatabase } from '../database.ts';

useDatabase();

test('a whole year of a two-bloc cluster walks from launch to rotation, and every change is on record', async () => {
  const papers = new Map<string, Uint8Array | string>();
  const summary = await rehearse({
    units: 14,
    year: 2027,
    seed: 1,
    save: async (name, content) => {
      papers.set(name, content);
    },
    progress: () => {},
  });
  expect(summary.steps.map(({ step, ok }) => [step, ok])).toEqual(YEAR_STEPS.map((step) => [step, true]));
  expect(summary).toMatchObject({ units: 14, decisions: 2, auditOk: true });
  expect(summary.registrations).toBeGreaterThanOrEqual(14);
  expect(summary.nominations).toBe(5); // two flags a bloc by ballot, one Government flag by consensus
  expect(summary.ballotsCast).toBe(13); // 14 units, one absent
  expect([...papers.keys()]).toEqual(summary.papers);
  const [bulletin, ...pdfs] = [...papers].sort(([a], [b]) => Number(a.endsWith('.pdf')) - Number(b.endsWith('.pdf')));
  expect(String(bulletin?.[1])).toContain('Cụm thi đua');
  for (const [, content] of pdfs) expect(Buffer.from(content.slice(0, 5) as Uint8Array).toString()).toBe('%PDF-');

  const [year, next] = await asActor(ANONYMOUS, async (tx) => [
    await yearFrame(tx, 'cac-tinh-dien-tap', 2027, '2028-03-01'),
    await yearFrame(tx, 'cac-tinh-dien-tap', 2028, '2028-03-01'),
  ]);
  const stateOf = (step: string) => year?.steps.find((each) => each.step === step)?.state;
  expect(['covenant', 'registration', 'scoring', 'proposal', 'rotation'].map(stateOf)).toEqual([
    'done',
    'done',
    'done',
    'done',
    'done',
  ]);

  const frozen = await asActor(WORKER, (tx) =>
    tx
      .selectFrom('paper')
      .where('frozen_hash', 'is not', null)
      .select(['frozen_hash', sql<string>`frozen::text`.as('text')])
      .execute(),
  );
  expect(frozen.length).toBeGreaterThanOrEqual(5);
  expect(frozen.map((paper) => sha256(paper.text))).toEqual(frozen.map((paper) => paper.frozen_hash));
  expect(next?.units.map((unit) => unit.id)).toEqual(year?.units.map((unit) => unit.id));
  expect(next?.head?.unitId).not.toBe(year?.head?.unitId);
});
