import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#src/kernel/actor.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { yearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear, type OpenedYear } from '../../../../tests/factories/open-year.ts';
import { coverage } from '../domain/roll-up.ts';
import { closeRegister, reopenRegister } from './close-register.ts';
import { listedCandidates } from './listed-candidates.query.ts';
import { type MoveRegistrations, moveRegistrations, undoLastMove } from './move-registrations.command.ts';
import { type RegisterAward, registerAward } from './register-award.ts';
import { registerOf } from './register.query.ts';
import { historiesOf } from './registration-history.query.ts';
import { rollUpOn, unitsThatSent } from './roll-up.query.ts';

useDatabase();
let year: OpenedYear;
beforeAll(async () => {
  year = await anOpenYear();
});

const unitAt = (at: number) => {
  const unit = year.units[at];
  if (!unit) throw new Error(`no unit ${at}`);
  return unit;
};
const register = (change: Partial<RegisterAward>, actor = year.office) =>
  asActor(actor, (tx) =>
    registerAward(tx, actor, {
      clusterYearId: year.clusterYearId,
      unitId: unitAt(0).id,
      award: 'CO_BO',
      subject: 'collective',
      name: null,
      count: null,
      receivedOn: '2027-02-24',
      note: null,
      on: '2027-02-24',
      ...change,
    }),
  );
const idOf = async (registering: ReturnType<typeof register>): Promise<string> => {
  const done = await registering;
  if (!done.ok) throw new Error(done.error.kind);
  return done.value;
};
const move = (
  id: string,
  to: MoveRegistrations['to'],
  on: string,
  reason: string | null = null,
  actor: Actor = year.office,
) =>
  asActor(actor, (tx) =>
    moveRegistrations(tx, actor, {
      clusterYearId: year.clusterYearId,
      registrationIds: [id],
      to,
      on: on as RegisterAward['on'],
      reason,
    }),
  );
const registerOn = (day: RegisterAward['on']) =>
  asActor(year.office, (tx) => registerOf(tx, { clusterYearId: year.clusterYearId, day }));

describe('the register of a year', () => {
  let flag: string;

  test('the office enters what came on paper: it is received, and said to be entered for the unit', async () => {
    flag = await idOf(register({ unitId: unitAt(1).id, note: ' Văn bản 12/STP-VP ' }));
    const [entry] = await registerOn('2027-02-24');
    expect(entry).toMatchObject({ state: 'registered', count: 1, enteredForUnit: true, note: 'Văn bản 12/STP-VP' });
    expect(await registerOn('2027-02-23')).toEqual([]);
  });

  test('a second registration of one unit for one award is refused and names the first', async () => {
    expect(await register({ unitId: unitAt(1).id })).toMatchObject({
      error: { kind: 'registered-already', registrationId: flag },
    });
    const person = { unitId: unitAt(1).id, award: 'CSTDCS', subject: 'individual', name: 'Trần Thị Hòa' } as const;
    expect(await register(person)).toMatchObject({ ok: true });
    expect(await register({ ...person, name: 'TRẦN  THỊ HOÀ'.normalize('NFD') })).toMatchObject({
      error: { kind: 'registered-already' },
    });
  });

  test('what cannot be is refused', async () => {
    expect(await register({ award: 'CO_VANG' })).toMatchObject({ error: { kind: 'award-is-not-in-the-catalogue' } });
    expect(await register({ award: 'LDTT' })).toMatchObject({ error: { kind: 'award-is-not-for-this-subject' } });
    const none = { award: 'LDTT', subject: 'individual', count: 0 } as const;
    expect(await register(none)).toMatchObject({ error: { kind: 'count-is-not-a-number' } });
    expect(await register({ receivedOn: '2027-02-25' })).toMatchObject({ error: { kind: 'received-day-lies-ahead' } });
    expect(await register({ unitId: year.clusterId })).toMatchObject({ error: { kind: 'unit-is-not-a-member' } });
  });

  test('a unit sends its own and no other’s; the office receives it', async () => {
    const officer = await year.officerOf(unitAt(0));
    expect(await register({ unitId: unitAt(1).id, award: 'TTLDXS' }, officer)).toMatchObject({
      error: { kind: 'not-yours-to-do' },
    });
    const id = await idOf(register({ on: '2027-02-27', receivedOn: null }, officer));
    expect(await move(id, 'registered', '2027-02-28', null, officer)).toMatchObject({
      error: { kind: 'not-yours-to-do' },
    });
    expect(await move(id, 'returned', '2027-02-28')).toMatchObject({ error: { kind: 'reason-must-be-written' } });
    expect(await move(id, 'returned', '2027-02-28', 'Thiếu chữ ký')).toMatchObject({ ok: true });
    expect(await move(id, 'submitted', '2027-03-01', null, officer)).toMatchObject({ ok: true });
    expect(await move(id, 'registered', '2027-03-02')).toMatchObject({ ok: true });
    expect((await registerOn('2027-02-28')).find((entry) => entry.id === id)?.state).toBe('returned');
    expect((await registerOn('2027-03-02')).find((entry) => entry.id === id)).toMatchObject({
      state: 'registered',
      receivedOn: '2027-02-27',
      enteredForUnit: false,
    });
    expect((await registerOn('2027-03-02'))[0]?.id).toBe(id); // the members' order, not the order of sending
  });

  test('a step is taken back by a new event, and what was written stays', async () => {
    expect(await move(flag, 'withdrawn', '2027-11-03', 'nhường đơn vị khác')).toMatchObject({ ok: true });
    const undo = () =>
      asActor(year.office, (tx) =>
        undoLastMove(tx, year.office, {
          clusterYearId: year.clusterYearId,
          registrationId: flag,
          on: '2027-11-04',
        }),
      );
    expect(await undo()).toMatchObject({ ok: true });
    const life = await asActor(year.office, (tx) => historiesOf(tx, [flag]));
    expect(life.map(({ state, isUndo }) => [state, isUndo])).toEqual([
      ['registered', false],
      ['withdrawn', false],
      ['registered', true],
    ]);
    expect(await move(flag, 'kept', '2027-11-03')).toMatchObject({ error: { kind: 'earlier-than-the-last-step' } });
    expect(await move(flag, 'acclaimed', '2027-11-05')).toMatchObject({ error: { kind: 'not-a-next-state' } });
    expect(await move(flag, 'kept', '2027-11-05')).toMatchObject({ ok: true });
    expect(await move(flag, 'listed', '2027-11-06')).toMatchObject({ ok: true });
  });

  test('moving several is all or nothing', async () => {
    const all = (await registerOn('2027-11-06')).map((entry) => entry.id);
    const moved = await asActor(year.office, (tx) =>
      moveRegistrations(tx, year.office, {
        clusterYearId: year.clusterYearId,
        registrationIds: all,
        to: 'kept',
        on: '2027-11-06',
        reason: null,
      }),
    );
    expect(moved).toMatchObject({ error: { kind: 'not-a-next-state', registrationId: flag } });
    expect((await registerOn('2027-11-06')).filter((entry) => entry.state === 'kept')).toEqual([]);
    expect(await move(year.clusterId, 'kept', '2027-11-06')).toMatchObject({ error: { kind: 'registration-is-gone' } });
  });

  test('the list for discussion has who is kept or listed, by award and bloc', async () => {
    const candidates = (award: string, blocId?: string) =>
      asActor(year.office, (tx) =>
        listedCandidates(tx, { clusterYearId: year.clusterYearId, award, ...(blocId && { blocId }) }),
      );
    expect(await candidates('CO_BO')).toMatchObject([{ registrationId: flag, state: 'listed', name: null }]);
    expect(await candidates('CO_CP')).toEqual([]);
    expect(await candidates('CO_BO', year.clusterId)).toEqual([]);
  });

  test('the roll-up counts what stands, once, and says what nobody stated', async () => {
    await idOf(register({ award: 'CO_CP', on: '2027-11-07', receivedOn: '2027-11-07' }));
    const people = { award: 'LDTT', subject: 'individual', on: '2027-11-07' } as const;
    await idOf(register({ ...people, count: 52 }));
    await idOf(register({ ...people, unitId: unitAt(2).id, count: null }));
    const { awards, total } = await asActor(year.office, (tx) => rollUpOn(tx, year.clusterYearId, '2027-11-07'));
    const of = (award: string) => awards.find((roll) => roll.award === award);
    expect(of('CO_BO')?.count).toEqual({ known: 2, complete: true });
    expect(of('CO_CP')).toMatchObject({ ofWhich: 'CO_BO', count: { known: 1 } });
    expect(of('LDTT')).toMatchObject({ count: { known: 52, complete: false } });
    expect(of('LDTT')?.byKind).toHaveLength(2);
    expect(total).toEqual({ known: 2 + 1 + 52, complete: false }); // flag, person, staff; the Government flag lies inside
    const sent = await asActor(year.office, (tx) => unitsThatSent(tx, year.clusterYearId, '2027-11-07'));
    const members = year.units.map((unit) => unit.id);
    expect(coverage(members, sent)).toEqual({ sent: 3, of: 4, missing: [unitAt(3).id] });
  });

  test('the register closes with the reason why some have not sent, and opens again', async () => {
    const close = (reason: string | null, actor = year.office) =>
      asActor(actor, (tx) => closeRegister(tx, actor, { clusterYearId: year.clusterYearId, on: '2027-11-08', reason }));
    expect(await close('x', await year.officerOf(unitAt(0)))).toMatchObject({ error: { kind: 'not-yours-to-do' } });
    expect(await close(null)).toMatchObject({
      error: { kind: 'reason-must-be-written', because: ['units-have-not-sent'] },
    });
    expect(await close('Đơn vị có văn bản không đăng ký')).toMatchObject({ ok: true });
    const doneOn = () =>
      asActor(year.office, async (tx) => {
        const frame = await yearFrame(tx, year.slug, year.year, '2027-11-08');
        return frame?.steps.find((step) => step.step === 'registration')?.doneOn;
      });
    expect(await doneOn()).toBe('2027-11-08');
    expect(await asActor(year.office, (tx) => reopenRegister(tx, year.office, year.clusterYearId))).toMatchObject({
      ok: true,
    });
    expect(await doneOn()).toBeNull();
  });
});
