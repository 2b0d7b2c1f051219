import { sql } from 'kysely';
import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import { ANONYMOUS, IMPORTER } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok } from '#src/kernel/result.ts';
import { useDatabase } from '../../../tests/database.ts';
import { asActor, type Tx } from './as-actor.ts';

const database = useDatabase();

const addPerson = (tx: Tx, name: string) => tx.insertInto('person').values({ id: newId(), name }).execute();
const personsNamed = (name: string) =>
  asActor(ANONYMOUS, (tx) => tx.selectFrom('person').select('id').where('name', '=', name).execute());

describe('the one door to the database', () => {
  test('what an actor writes is audited in the same transaction, with the reason', async () => {
    await asActor(IMPORTER, (tx) => addPerson(tx, 'Lương Văn Kích'), { reason: 'nhập từ báo cáo 000' });
    const rows = await asActor(IMPORTER, (tx) =>
      tx.selectFrom('audit').selectAll().where('table_name', '=', 'person').execute(),
    );
    expect(rows).toMatchObject([
      { actor_id: IMPORTER.id, action: 'insert', reason: 'nhập từ báo cáo 000', after: { name: 'Lương Văn Kích' } },
    ]);
  });

  test('a refused outcome leaves nothing behind', async () => {
    const outcome = await asActor(IMPORTER, async (tx) => {
      await addPerson(tx, 'Không được ghi');
      return err({ kind: 'refused-by-the-rule' });
    });
    expect(outcome).toEqual(err({ kind: 'refused-by-the-rule' }));
    expect(await personsNamed('Không được ghi')).toEqual([]);
  });

  test('a defect leaves nothing behind and is not swallowed', async () => {
    const work = asActor(IMPORTER, async (tx) => {
      await addPerson(tx, 'Đứt giữa chừng');
      throw new Error('defect');
    });
    await expect(work).rejects.toThrow('defect');
    expect(await personsNamed('Đứt giữa chừng')).toEqual([]);
  });

  test('an anonymous visitor writes nothing, whatever the code above forgot', async () => {
    await expect(asActor(ANONYMOUS, (tx) => addPerson(tx, 'Vô danh'))).rejects.toThrow(/row-level security/);
  });

  test('a query outside the door writes nothing', async () => {
    const insert = database.app().insertInto('person').values({ id: newId(), name: 'Cửa sau' }).execute();
    await expect(insert).rejects.toThrow(/row-level security/);
  });

  test('the actor does not leak to the next user of the connection', async () => {
    await asActor(IMPORTER, async () => ok(null));
    const { rows } = await sql<{ actor: string | null }>`select app.actor_id() as actor`.execute(database.app());
    expect(rows[0]?.actor).toBeNull();
  });

  test('the application owns nothing and cannot rewrite the audit trail', async () => {
    const client = new Client({ connectionString: database.appUrl() });
    await client.connect();
    await expect(client.query('update audit set reason = null')).rejects.toThrow(/permission denied/);
    await expect(client.query('delete from audit')).rejects.toThrow(/permission denied/);
    await expect(client.query('drop table person')).rejects.toThrow(/owner/);
    await client.end();
  });
});
