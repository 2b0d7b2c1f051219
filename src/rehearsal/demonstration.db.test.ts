import { expect, test } from 'vitest';
import { WORKER } from '#src/kernel/actor.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { demonstrationAccounts } from '#src/year-round/accounts/app/demonstration.query.ts';
import { useDatabase } from '../../tests/database.ts';
import { openDemonstration } from './demonstration.command.ts';

useDatabase();

test('the demonstration opens, with its roles and a record of each who works at a unit', async () => {
  expect(await asActor(WORKER, openDemonstration)).toMatchObject({ ok: true });
  const names = (await asActor(WORKER, demonstrationAccounts)).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['Lê Thị Cụm', 'Phạm Văn Đơn', 'Hoàng Thị Vị', 'Đỗ Văn Bộ']));
  const tied = await asActor(WORKER, (tx) =>
    tx
      .selectFrom('account')
      .innerJoin('person', 'person.id', 'account.person_id')
      .select(['account.name', 'person.name as person'])
      .execute(),
  );
  expect(tied).toHaveLength(3);
  for (const { name, person } of tied) expect(person).toBe(name);
});
