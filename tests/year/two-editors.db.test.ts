import { beforeAll, describe, expect, test } from 'vitest';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { onceAsActor } from '#src/platform/http/form.ts';
import { ok } from '#src/kernel/result.ts';
import { newId } from '#src/kernel/ids.ts';
import { changeRegistration, type RegistrationValues } from '#src/year/3-registration/app/change-registration.ts';
import { registerAward } from '#src/year/3-registration/app/register-award.ts';
import { registrationOf } from '#src/year/3-registration/app/register.query.ts';
import { useDatabase } from '../database.ts';
import { anOpenYear, type OpenedYear } from '../factories/open-year.ts';

useDatabase();
let year: OpenedYear;
let registrationId: string;

const values: RegistrationValues = {
  award: 'LDTT',
  subject: 'individual',
  name: null,
  count: 40,
  receivedOn: '2027-02-24',
  note: null,
};
const entry = () => asActor(year.office, (tx) => registrationOf(tx, year.clusterYearId, registrationId));
const change = (version: number, changed: Partial<RegistrationValues>, actor = year.office) =>
  asActor(actor, (tx) =>
    changeRegistration(tx, actor, {
      clusterYearId: year.clusterYearId,
      registrationId,
      version,
      values: { ...values, ...changed },
      on: '2027-03-01',
    }),
  );

beforeAll(async () => {
  year = await anOpenYear();
  const made = await asActor(year.office, (tx) =>
    registerAward(tx, year.office, {
      ...values,
      clusterYearId: year.clusterYearId,
      unitId: year.head.id,
      on: '2027-02-24',
    }),
  );
  if (!made.ok) throw new Error(made.error.kind);
  registrationId = made.value;
});

describe('two people have one registration open', () => {
  test('the first saves; the second is told who saved, when and what, and may save after comparing', async () => {
    const read = await entry();
    expect(read?.version).toBe(1);
    expect(await change(1, { count: 43, note: 'Bản của người thứ nhất' })).toMatchObject({ ok: true });
    const second = await change(1, { count: 41 });
    expect(second).toMatchObject({
      error: {
        kind: 'someone-saved-before',
        by: 'Lê Thị Cụm',
        version: 2,
        theirs: { ...values, count: 43, note: 'Bản của người thứ nhất' },
      },
    });
    if (second.ok || second.error.kind !== 'someone-saved-before') throw new Error('not told');
    expect(Math.abs(second.error.at.getTime() - Date.now())).toBeLessThan(60_000);
    expect(await entry()).toMatchObject({ count: 43, version: 2 });
    expect(await change(second.error.version, { count: 41 })).toMatchObject({ ok: true });
    expect(await entry()).toMatchObject({ count: 41, version: 3 });
  });

  test('both press at the same moment: one is saved, the other is told', async () => {
    const both = await Promise.all([change(3, { count: 44 }), change(3, { count: 45 })]);
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(both.find((outcome) => !outcome.ok)).toMatchObject({ error: { kind: 'someone-saved-before', version: 4 } });
  });

  test('one form sent twice works once', async () => {
    const form = { token: newId(), typed: {} };
    const send = () =>
      onceAsActor(year.office, form, async (tx) => {
        const saved = await changeRegistration(tx, year.office, {
          clusterYearId: year.clusterYearId,
          registrationId,
          version: 4,
          values: { ...values, count: 46 },
          on: '2027-03-01',
        });
        return saved.ok ? ok('/da-luu') : saved;
      });
    expect(await Promise.all([send(), send()])).toEqual([ok('/da-luu'), ok('/da-luu')]);
    expect(await entry()).toMatchObject({ count: 46, version: 5 });
  });

  test('a form that somebody else has sent stands in nobody’s way, and leads nobody to where it went', async () => {
    const form = { token: newId(), typed: {} };
    const officer = await year.officerOf(year.head);
    const send = (actor: typeof officer, address: string) => onceAsActor(actor, form, async () => ok(address));
    expect(await send(year.office, '/cua-van-phong')).toEqual(ok('/cua-van-phong'));
    expect(await send(officer, '/cua-don-vi')).toEqual(ok('/cua-don-vi'));
    expect(await send(officer, '/lan-hai')).toEqual(ok('/cua-don-vi'));
    expect(await send(year.office, '/lan-hai')).toEqual(ok('/cua-van-phong'));
  });

  test('another unit changes nothing; the unit itself not after the office has received it', async () => {
    const [, other] = year.units;
    if (!other) throw new Error('no second unit');
    expect(await change(5, {}, await year.officerOf(other))).toMatchObject({ error: { kind: 'not-yours-to-do' } });
    expect(await change(5, {}, await year.officerOf(year.head))).toMatchObject({
      error: { kind: 'received-by-the-office-already' },
    });
  });
});
