import { sql } from 'kysely';
import { xlsxOf } from '#src/platform/spreadsheet/write-sheet.ts';
import { type Actor, WORKER } from '#src/kernel/actor.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { createAccount } from '#src/year-round/accounts/app/accounts.command.ts';
import { keepUnitsFindable } from '#src/year-round/organisation/app/unit-findable.command.ts';
import { ownImport } from '#src/year-round/people/app/imports.query.ts';
import { loadImport } from '#src/year-round/people/app/load-import.ts';
import { readImport, takeFile } from '#src/year-round/people/app/read-import.ts';
import { beginLoading } from '#src/year-round/people/app/steer-import.command.ts';
import { COLUMNS } from '#src/year-round/people/domain/import-columns.ts';

type Report = (what: string, value: number, unit: string, goal?: string) => void;

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Huỳnh', 'Phan', 'Vũ', 'Võ', 'Đặng', 'Bùi', 'Đỗ'];
const MIDDLE = ['Văn', 'Thị', 'Quang', 'Minh', 'Thu', 'Đức', 'Ngọc', 'Hữu', 'Thanh', 'Kim'];
const GIVEN = [
  'An',
  'Ánh',
  'Bình',
  'Cường',
  'Dũng',
  'Giang',
  'Hà',
  'Hạnh',
  'Huy',
  'Khánh',
  'Lan',
  'Mỹ',
  'Nam',
  'Oanh',
  'Phúc',
  'Quý',
];

/** A list of invented people of invented units, as an XLSX file. */
async function fileOfPeople(count: number, units: readonly string[]): Promise<Uint8Array> {
  const rows = Array.from({ length: count }, (_, n) => [
    `BN${n}`,
    `${FAMILY[n % 12]} ${MIDDLE[(n * 7) % 10]} ${GIVEN[(n * 13) % 16]}`,
    1965 + (n % 38),
    units[n % units.length] ?? '',
    'Chuyên viên',
    'Chính quyền',
    'Chính thức',
    '01/7/2025',
    null,
    `${n}/QĐ-DT`,
    null,
    null,
  ]);
  const columns = Object.values(COLUMNS).map((head) => ({ head }));
  return new Uint8Array(await new Response(xlsxOf('Danh sách', columns, rows)).arrayBuffer());
}

/** 50,000 people from a file: read and laid beside the register, then entered with their posts, audited; then looked at again. */
export async function importPeople(report: Report, many = 50_000): Promise<void> {
  const grant = { role: 'ministry-officer', clusterYearId: null, unitId: null } as const;
  const accountId = await asActor(WORKER, (tx) =>
    createAccount(tx, { name: 'Đỗ Văn Đo', post: null, isDemonstration: false, grants: [grant] }),
  );
  const officer: Actor = { id: accountId, kind: 'person', name: 'Đỗ Văn Đo', grants: [grant] };
  const units = await asActor(WORKER, async (tx) => {
    const { rows } = await sql<{ id: string; name: string }>`
      select id, app.unit_name_on(id, current_date) as name from unit where kind in ('STP', 'THADS_PROVINCE')`.execute(
      tx,
    );
    await keepUnitsFindable(
      tx,
      rows.map(({ id }) => id),
    );
    return rows.map(({ name }) => name);
  }); // of the year rehearsed before
  const bytes = await fileOfPeople(many, units);
  const look = async (): Promise<{ id: string; seconds: number }> => {
    const began = performance.now();
    const id = await asActor(officer, (tx) => takeFile(tx, officer, { name: 'bench.xlsx', bytes }));
    await readImport(officer, id, '2026-11-22');
    return { id, seconds: (performance.now() - began) / 1000 };
  };
  const tenth = (seconds: number): number => Math.round(seconds * 10) / 10;
  const first = await look();
  const began = performance.now();
  const begun = await asActor(officer, (tx) => beginLoading(tx, first.id));
  if (!begun.ok) throw new Error(begun.error.kind);
  await loadImport(officer, first.id, begun.value);
  const loading = (performance.now() - began) / 1000;
  const done = await asActor(officer, (tx) => ownImport(tx, first.id));
  if (done?.state !== 'loaded') throw new Error(`the import ended as ${done?.state}`);
  report('50,000 people from an XLSX file, read and entered', tenth(first.seconds + loading), 's', 'under 30');
  report('of which entering, every row audited', tenth(loading), 's');
  report('the same file laid beside 50,000 people', tenth((await look()).seconds), 's');
}
