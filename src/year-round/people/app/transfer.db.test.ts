import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#src/kernel/actor.ts';
import type { PartialDay } from '#src/kernel/partial-day.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear } from '../../../../tests/factories/open-year.ts';
import { aPost, enter, someone } from '../../../../tests/factories/people.ts';
import { personKnown } from './people.query.ts';
import { transferPerson, transfersOf } from './transfer.command.ts';

useDatabase();
let ministry: Actor;
let officerA: Actor;
let officerB: Actor;
let stranger: Actor;
let a: { id: string; name: string };
let b: { id: string; name: string };

beforeAll(async () => {
  const { units } = await anOpenYear();
  const [, first, second, third] = units;
  if (!first || !second || !third) throw new Error('the cluster has too few units');
  [a, b] = [first, second];
  ministry = await someone('ministry-officer', null);
  officerA = await someone('unit-officer', a.id);
  officerB = await someone('unit-officer', b.id);
  stranger = await someone('unit-officer', third.id);
});

const postsOf = async (actor: Actor, id: string) => (await asActor(actor, (tx) => personKnown(tx, id)))?.posts ?? [];
async function transfer(
  actor: Actor,
  id: string,
  of: { from?: PartialDay | null; decision?: string | null; unit?: string },
) {
  const [left] = await postsOf(ministry, id);
  return asActor(actor, (tx) =>
    transferPerson(tx, actor, {
      personId: id,
      postId: left?.id ?? '',
      version: left?.version ?? 0,
      taken: {
        ...aPost(of.unit ?? b.id, 'Phó Giám đốc'),
        from: of.from === undefined ? '2026-11-01' : of.from,
        decision: of.decision === undefined ? '45/QĐ-BTP' : of.decision,
      },
    }),
  );
}

describe('a transfer from unit to unit', () => {
  test('ends one post and begins the other in one act, and both units show it', async () => {
    const id = await enter(officerA, a.id, 'Nguyễn Văn Chuyển');
    expect((await transfer(ministry, id, {})).ok).toBe(true);
    expect(
      (await postsOf(ministry, id)).map(({ unitId, from, until, wentTo, cameFrom, decision }) => [
        unitId,
        from,
        until,
        wentTo,
        cameFrom,
        decision,
      ]),
    ).toEqual([
      [b.id, '2026-11-01', null, null, a.name, '45/QĐ-BTP'],
      [a.id, '2025-07-01', '2026-10-31', b.name, null, null],
    ]);
    const seen = async (actor: Actor, unit: string) =>
      (await asActor(actor, (tx) => transfersOf(tx, unit))).map(({ name, isAway, otherUnit, day }) => [
        name,
        isAway,
        otherUnit,
        day,
      ]);
    expect(await seen(officerA, a.id)).toEqual([['Nguyễn Văn Chuyển', true, b.name, '2026-10-31']]);
    expect(await seen(officerB, b.id)).toEqual([['Nguyễn Văn Chuyển', false, a.name, '2026-11-01']]);
    expect(await seen(stranger, a.id)).toEqual([]);
  });

  test('of which the paper gives only a month leaves and comes in that month', async () => {
    const id = await enter(officerA, a.id, 'Nguyễn Thị Tháng');
    expect((await transfer(ministry, id, { from: '2026-03' })).ok).toBe(true);
    expect((await postsOf(ministry, id)).map(({ from, until }) => [from, until])).toEqual([
      ['2026-03', null],
      ['2025-07-01', '2026-03'],
    ]);
  });

  test('needs a paper, a day, another unit, and somebody who keeps both; what is refused leaves nothing behind', async () => {
    const id = await enter(officerA, a.id, 'Nguyễn Thị Ở');
    for (const [of, kind] of [
      [{ decision: null }, 'decision-is-missing'],
      [{ from: null }, 'first-day-is-missing'],
      [{ unit: a.id }, 'transfer-within-one-unit'],
      [{ from: '2020' }, 'ends-before-it-begins'],
    ] as const)
      expect(await transfer(ministry, id, of)).toEqual({ ok: false, error: { kind } });
    for (const officer of [officerA, officerB]) expect(await transfer(officer, id, {})).toMatchObject({ ok: false });
    expect((await postsOf(ministry, id)).map(({ unitId, until }) => [unitId, until])).toEqual([[a.id, null]]);
    const both = { ...officerA, grants: [...officerA.grants, ...officerB.grants] };
    await expect(transfer(both, id, {})).rejects.toThrow(/row-level security/); // a claim that the database does not believe
  });
});
