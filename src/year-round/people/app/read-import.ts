import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { newId } from '#src/kernel/ids.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { type NumberedRow, streamSheet } from '#src/platform/spreadsheet/stream-sheet.ts';
import { findUnits } from '#src/year-round/organisation/app/resolve.query.ts';
import { keepsPeopleOf } from '../domain/may-know.ts';
import { compareImport } from './compare-import.ts';
import { beat, carryOut, endJob } from './import-job.ts';
import { type ImportWhat, SHEET_KINDS, type SheetRows } from './sheet-kinds.ts';

const CHUNK = 2000;
const MOST_ROWS = 200_000;
const MOST_PROBLEMS = 2000;
const HEAD_WITHIN = 10;

/** Takes a file in: the job that reads it is started by whoever answers the request, after this has been committed. */
export async function takeFile(
  tx: Tx,
  actor: Actor,
  file: { readonly name: string; readonly bytes: Uint8Array },
  what: ImportWhat = 'people',
): Promise<string> {
  const id = newId();
  await sql`delete from people_import where created_at < now() - interval '30 days'`.execute(tx); // the actor's own
  await tx
    .insertInto('people_import')
    .values({ id, what, account_id: actor.id, file_name: file.name.slice(0, 200), content: Buffer.from(file.bytes) })
    .execute();
  return id;
}

type Problem = {
  readonly row: number;
  readonly column: string;
  readonly kind: string;
  readonly found: string;
  readonly about: string | null;
};
type UnitAnswer =
  | { readonly id: string }
  | { readonly kind: 'unit-is-not-known' | 'unit-of-several' | 'not-your-unit'; readonly about: string | null };
type Reading = {
  readonly actor: Actor;
  readonly importId: string;
  readonly what: ImportWhat;
  readonly today: CalendarDay;
  readonly units: Map<string, UnitAnswer>;
  problems: number;
};

/** Reads the file of an import and lays it beside the register: to be looked at, nothing entered yet. */
export const readImport = (actor: Actor, importId: string, today: CalendarDay): Promise<void> =>
  carryOut(actor, importId, async () => {
    const file = await asActor(actor, async (tx) => {
      await sql`delete from people_import_row where import_id = ${importId}`.execute(tx);
      await sql`delete from people_import_problem where import_id = ${importId}`.execute(tx);
      return tx.selectFrom('people_import').select(['content', 'what']).where('id', '=', importId).executeTakeFirst();
    });
    if (!file?.content) return endJob(actor, importId, { state: 'refused', refusal: 'file-is-gone', detail: null });
    const sheet = await streamSheet(file.content);
    if (!sheet.ok) return endJob(actor, importId, { state: 'refused', refusal: sheet.error.kind, detail: null });
    await asActor(actor, (tx) =>
      sql`update people_import set rows_total = ${sheet.value.about} where id = ${importId}`.execute(tx),
    );
    const reading: Reading = { actor, importId, what: file.what as ImportWhat, today, units: new Map(), problems: 0 };
    const refused = await layRows(reading, sheet.value);
    if (refused) return endJob(actor, importId, { state: 'refused', refusal: refused.kind, detail: refused.detail });
    await asActor(actor, (tx) => compareImport(tx, actor, importId, reading.what));
  });

type Refused = { readonly kind: string; readonly detail: string | null };

async function layRows(
  reading: Reading,
  sheet: { readonly rows: AsyncGenerator<NumberedRow>; readonly mergedRows: readonly number[] },
): Promise<Refused | null> {
  const { columns, readHead } = SHEET_KINDS[reading.what];
  let head: SheetRows | null = null;
  let waiting: NumberedRow[] = [];
  let count = 0;
  for await (const row of sheet.rows) {
    if (!head) {
      const read = readHead(row.cells);
      if (read && !read.ok)
        return { kind: read.error.kind, detail: read.error.columns.map((column) => columns[column]).join(', ') };
      if (!read && row.row >= HEAD_WITHIN) return { kind: 'no-head', detail: null };
      if (!read?.ok) continue;
      head = read.value;
      const merged = sheet.mergedRows.filter((one) => one > row.row);
      if (merged.length > 0) return { kind: 'merged-cells', detail: merged.slice(0, 20).join(', ') };
      const { unused } = head;
      await asActor(reading.actor, (tx) =>
        sql`update people_import set unused_columns = ${unused}::text[] where id = ${reading.importId}`.execute(tx),
      );
      continue;
    }
    if (row.cells.every((cell) => cell === '')) continue;
    count += 1;
    if (count > MOST_ROWS) return { kind: 'too-many-rows', detail: String(MOST_ROWS) };
    waiting.push(row);
    if (waiting.length < CHUNK) continue;
    await layChunk(reading, head, waiting);
    await beat(reading.actor, reading.importId, count);
    waiting = [];
  }
  if (!head) return { kind: 'no-head', detail: null };
  if (count === 0) return { kind: 'no-rows', detail: null };
  await layChunk(reading, head, waiting);
  await beat(reading.actor, reading.importId, count);
  await asActor(reading.actor, (tx) =>
    sql`update people_import set rows_total = ${count}, problem_count = ${reading.problems} where id = ${reading.importId}`.execute(
      tx,
    ),
  );
  return null;
}

async function layChunk(reading: Reading, head: SheetRows, rows: readonly NumberedRow[]): Promise<void> {
  const { actor, importId } = reading;
  await asActor(actor, async (tx) => {
    await lookUpUnits(
      tx,
      reading,
      rows.map(({ cells }) => head.unitIn(cells)),
    );
    const problems: Problem[] = [];
    const laid: object[] = [];
    for (const { row, cells } of rows) {
      const read = head.lay(cells, reading.today);
      const printed = head.unitIn(cells);
      const unit = reading.units.get(printed);
      if (!read.ok) problems.push(...read.error.problems.map((one) => ({ ...one, row, about: null })));
      if (unit && 'kind' in unit)
        problems.push({ row, column: 'unit', kind: unit.kind, found: printed, about: unit.about });
      if (!read.ok || !unit || 'kind' in unit) continue;
      const { cells: told, identityIn } = read.value;
      laid.push({ import_id: importId, row_no: row, unit_id: unit.id, ...told, identity: identityIn(unit.id) });
    }
    await sql`insert into people_import_row select * from jsonb_populate_recordset(null::people_import_row, ${JSON.stringify(laid)}::jsonb)`.execute(
      tx,
    );
    await keepProblems(tx, reading, problems);
  });
}

/** Looks up the units of new names: one question for all; whose unit it is not is told like a name that nobody has. */
async function lookUpUnits(tx: Tx, { units, actor, today }: Reading, printed: readonly string[]): Promise<void> {
  const unknown = [...new Set(printed)].filter((name) => name !== '' && !units.has(name));
  if (unknown.length === 0) return;
  const answers = await findUnits(
    tx,
    unknown.map((name) => ({ printed: name, on: today })),
  );
  for (const [index, name] of unknown.entries()) {
    const answer = answers[index];
    if (!answer) continue;
    if (answer.ok)
      units.set(
        name,
        keepsPeopleOf(actor, answer.value.id) ? { id: answer.value.id } : { kind: 'not-your-unit', about: null },
      );
    else if (answer.error.kind === 'several-have-that-name')
      units.set(name, { kind: 'unit-of-several', about: answer.error.candidates.map(({ label }) => label).join('; ') });
    else units.set(name, { kind: 'unit-is-not-known', about: answer.error.proposals[0]?.label ?? null });
  }
}

async function keepProblems(tx: Tx, reading: Reading, problems: readonly Problem[]): Promise<void> {
  const kept = problems.slice(0, Math.max(0, MOST_PROBLEMS - reading.problems));
  reading.problems += problems.length;
  const rows = kept.map(({ row, column, kind, found, about }) => ({
    import_id: reading.importId,
    row_no: row,
    column_key: column,
    kind,
    found,
    about,
  }));
  if (rows.length > 0)
    await sql`insert into people_import_problem select * from jsonb_populate_recordset(null::people_import_problem, ${JSON.stringify(rows)}::jsonb)`.execute(
      tx,
    );
}
