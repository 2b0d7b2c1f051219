import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { useDatabase } from '../../../tests/database.ts';

const database = useDatabase();

test('the search key takes off marks and đ, in composed and decomposed letters alike', async () => {
  const { rows } = await sql<{ composed: string; decomposed: string }>`
    select app.fold('Cục THADS tỉnh Đắk Lắk') as composed, app.fold(${'Cục THADS tỉnh Đắk Lắk'.normalize('NFD')}) as decomposed
  `.execute(database.app());
  expect(rows[0]).toEqual({ composed: 'cuc thads tinh dak lak', decomposed: 'cuc thads tinh dak lak' });
});

test('Vietnamese order: Đ stands after D, Ă after A', async () => {
  const { rows } = await sql<{ name: string }>`
    select name from unnest(array['Đắk Lắk', 'Gia Lai', 'Bình Định', 'Đắk Nông', 'Điện Biên', 'An Giang', 'Đà Nẵng', 'Ăn']) as t(name)
    order by name collate "vi-x-icu"
  `.execute(database.app());
  expect(rows.map((row) => row.name)).toEqual([
    'An Giang',
    'Ăn',
    'Bình Định',
    'Đà Nẵng',
    'Đắk Lắk',
    'Đắk Nông',
    'Điện Biên',
    'Gia Lai',
  ]);
});
