import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, type Grant, WORKER } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { createAccount } from '#src/year-round/accounts/app/accounts.command.ts';
import { actorOf } from '#src/year-round/accounts/app/session.query.ts';
import { tieAccount } from '#src/year-round/people/app/own-record.command.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear, type OpenedYear } from '../../../../tests/factories/open-year.ts';
import { allowOwnUnit } from './allow-own-unit.ts';
import { moveScoreSheet, type MoveScoreSheet } from './move-score-sheet.ts';
import { saveScores } from './save-scores.ts';
import { takeExampleTable } from './save-scoring-table.ts';
import { scoreSheetOf } from './score-sheets.query.ts';

useDatabase();
let year: OpenedYear;
let own: OpenedYear['head'];
let other: OpenedYear['head'];

const account = (name: string, grants: readonly Grant[]): Promise<Actor> =>
  asActor(WORKER, async (tx) => {
    const id = await createAccount(tx, { name, post: null, isDemonstration: false, grants: [...grants] });
    const actor = await actorOf(tx, id, `${year.year}-06-30`);
    if (!actor) throw new Error('the account was just made');
    return actor;
  });
/** In the head's office for the year, whatever the own unit is. */
const inOffice = (): Grant => ({ role: 'cluster-office', clusterYearId: year.clusterYearId, unitId: null });
const MINISTRY: Grant = { role: 'ministry-officer', clusterYearId: null, unitId: null };

beforeAll(async () => {
  year = await anOpenYear({ provinces: 3 });
  own = year.head;
  const found = year.units.find((unit) => unit.kind === own.kind && unit.id !== own.id);
  if (!found) throw new Error('no unit');
  other = found;
});
beforeEach(async () => {
  await asActor(WORKER, (tx) => tx.deleteFrom('scoring_table').execute());
  const command = { clusterYearId: year.clusterYearId, unitKind: own.kind, name: 'Bảng ví dụ' };
  await asActor(year.office, (tx) => takeExampleTable(tx, year.office, command));
});

const verify = (
  actor: Actor,
  unitId = own.id,
  reason: string | null = null,
  stage: 'confirmed' | 'verified' = 'verified',
) =>
  asActor(actor, (tx) =>
    saveScores(tx, actor, { clusterYearId: year.clusterYearId, unitId, stage, version: 0, scores: [], reason }),
  );
const scoreItself = (actor: Actor, unitId = own.id) =>
  asActor(actor, (tx) =>
    saveScores(tx, actor, { clusterYearId: year.clusterYearId, unitId, stage: 'self', version: 0, scores: [] }),
  );
const move = (actor: Actor, to: MoveScoreSheet['to'], unitId = own.id) =>
  asActor(actor, (tx) =>
    moveScoreSheet(tx, actor, {
      clusterYearId: year.clusterYearId,
      unitId,
      to,
      on: '2027-11-20',
      reason: 'Diễn tập',
    }),
  );
const REFUSED = { error: { kind: 'precondition-is-missing', because: ['own-unit-is-judged'] } };
const passedWarnings = () =>
  asActor(WORKER, (tx) =>
    tx.selectFrom('step_passed').select(['warning', 'reason']).where('step', '=', 'scoring').execute(),
  );

describe('the points of one’s own unit', () => {
  test('the head’s office does not confirm, verify or make final those of the unit that leads; of another unit it does', async () => {
    for (const stage of ['confirmed', 'verified'] as const) {
      expect(await verify(year.office, own.id, 'Cần gấp', stage)).toMatchObject(REFUSED);
      expect(await verify(year.office, other.id, null, stage)).toMatchObject({ ok: true });
    }
    expect(await scoreItself(year.office)).toMatchObject({ ok: true });
    expect(await move(year.office, 'final')).toMatchObject(REFUSED);
    expect(await move(year.office, 'submitted')).toMatchObject({ ok: true }); // sending is the unit's own word
    for (const to of ['confirmed', 'final', 'self-scoring'] as const)
      expect(await move(year.office, to)).toMatchObject(REFUSED);
    // what was sent is no longer the unit's to change, whoever of the unit runs the year
    expect(await scoreItself(year.office)).toMatchObject({ error: { kind: 'column-is-closed' } });
  });

  test('another of the office, or the Ministry, does it; final points are not opened again by the unit', async () => {
    await scoreItself(year.office);
    await move(year.office, 'submitted');
    const elsewhere = await account('Phạm Văn Giúp', [inOffice()]);
    const ministry = await account('Trần Thị Bộ', [MINISTRY]);
    expect(await verify(elsewhere, own.id, null, 'confirmed')).toMatchObject({ ok: true });
    expect(await verify(ministry)).toMatchObject({ ok: true });
    expect(await move(ministry, 'final')).toMatchObject({ ok: true });
    expect(await move(year.office, 'submitted')).toMatchObject(REFUSED);
    expect(await move(elsewhere, 'submitted')).toMatchObject({ ok: true });
  });

  test('a delegate of the unit, and an officer of the Ministry who also works for it, belong to it', async () => {
    const sent = await account('Lý Thị Đoàn', [
      inOffice(),
      { role: 'delegate', clusterYearId: year.clusterYearId, unitId: own.id },
    ]);
    const both = await account('Trần Thị Kiêm', [
      MINISTRY,
      { role: 'unit-leader', clusterYearId: null, unitId: own.id },
    ]);
    expect(await verify(sent)).toMatchObject(REFUSED);
    expect(await verify(both)).toMatchObject(REFUSED);
    expect(await verify(both, other.id)).toMatchObject({ ok: true });
  });

  test('so does who stands in for its officer by delegation, for as long as that lasts', async () => {
    const standIn = await account('Vũ Thị Thay', [inOffice()]);
    const officer = await account('Đỗ Văn Gốc', [{ role: 'unit-officer', clusterYearId: null, unitId: own.id }]);
    expect(await verify(standIn)).toMatchObject({ ok: true });
    await asActor(WORKER, (tx) =>
      tx
        .insertInto('delegation')
        .values({
          id: newId(),
          from_account_id: officer.id,
          to_account_id: standIn.id,
          role: 'unit-officer',
          unit_id: own.id,
          valid: '[2027-06-01,2027-08-01)',
          paper: 'Giấy ủy quyền số 3',
        })
        .execute(),
    );
    const now = (await asActor(WORKER, (tx) => actorOf(tx, standIn.id, '2027-06-30'))) ?? standIn;
    expect(await verify(now)).toMatchObject(REFUSED);
    const after = (await asActor(WORKER, (tx) => actorOf(tx, standIn.id, '2027-08-01'))) ?? now;
    expect(await move(after, 'final')).toMatchObject({ ok: true });
  });

  test('and who holds a post in it on record, though the account says nothing of the unit', async () => {
    const officer = await account('Ngô Thị Chức', [inOffice()]);
    const personId = newId();
    await asActor(WORKER, async (tx) => {
      await tx.insertInto('person').values({ id: personId, name: 'Ngô Thị Chức', is_synthetic: true }).execute();
      const post = { person_id: personId, position: 'Phó Giám đốc' };
      await tx
        .insertInto('post_held')
        .values([
          { id: newId(), ...post, unit_id: own.id, from_day: '2020-01-01' },
          { id: newId(), ...post, unit_id: other.id, from_day: '2010-01-01', until_day: '2019-12-31' },
        ])
        .execute();
      await tieAccount(tx, officer.id, personId);
    });
    expect(await verify(officer)).toMatchObject(REFUSED);
    expect(await verify(officer, other.id)).toMatchObject({ ok: true }); // a post that has ended binds nobody
  });
});

describe('where the regulation of the cluster lets members of a unit verify it', () => {
  const allow = (actor: Actor, by: string | null) =>
    asActor(actor, (tx) => allowOwnUnit(tx, actor, { clusterYearId: year.clusterYearId, unitKind: own.kind, by }));

  test('nobody of a unit of that table says so; the Ministry notes the regulation, and each act has its reason', async () => {
    expect(await allow(year.office, 'Quy chế')).toMatchObject({ error: { kind: 'own-unit-is-judged' } });
    const officer = await year.officerOf(other);
    expect(await allow(officer, 'Quy chế')).toMatchObject({ error: { kind: 'not-yours-to-do' } });
    const ministry = await account('Trần Thị Bộ', [MINISTRY]);
    expect(await allow(ministry, 'Quy chế Cụm, Điều 7 (diễn tập)')).toMatchObject({ ok: true });

    expect(await verify(year.office)).toMatchObject({
      error: { kind: 'reason-must-be-written', because: ['own-unit-by-regulation'] },
    });
    expect(await verify(year.office, own.id, 'Bộ phận giúp việc chỉ có một người')).toMatchObject({ ok: true });
    expect(await passedWarnings()).toContainEqual({
      warning: 'own-unit-by-regulation',
      reason: 'Bộ phận giúp việc chỉ có một người',
    });
    expect((await asActor(year.office, (tx) => scoreSheetOf(tx, year.clusterYearId, own.id)))?.table.ownUnitBy).toBe(
      'Quy chế Cụm, Điều 7 (diễn tập)',
    );
    expect(await allow(ministry, ' ')).toMatchObject({ ok: true });
    expect(await verify(year.office, own.id, 'Cần gấp')).toMatchObject(REFUSED);
  });
});
