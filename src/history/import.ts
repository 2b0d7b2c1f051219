import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { keepRows } from '#src/platform/postgres/keep-rows.ts';
import { stableId } from '#src/platform/postgres/stable-id.ts';
import type { HistoryRecord } from './format.ts';
import { identify } from './import/identify.ts';
import type { Proposal } from './import/names.ts';
import { rebuild, type Rebuilt } from './import/rebuild.ts';
import type { SubjectRef } from './import/subject.ts';
import { sourceId, sourceRow } from './import/tell-source.ts';
import { type HistoryRefused, parseHistory } from './parse.ts';

/** A file of past years as somebody hands it in. */
export type HistoryFile = { readonly name: string; readonly bytes: Uint8Array };

/** Two persons of one name: perhaps one, kept apart until somebody says so. */
export type Namesakes = { readonly name: string; readonly posts: readonly string[] };

export type Imported = {
  readonly file: string;
  readonly state: 'new' | 'changed' | 'unchanged';
  readonly subject: string;
  readonly year: number | null;
  /** Rows added or changed, and rows that no source supports any more. */
  readonly written: number;
  readonly removed: number;
  /** Units and provinces that are not known here: kept as printed, for somebody to look at. */
  readonly proposals: readonly Proposal[];
  readonly namesakes: readonly Namesakes[];
  /** A cluster that this one seems to continue; never joined by itself. */
  readonly maybeSameAs: string | null;
};

/**
 * Takes in one file: what one source says of one cluster-year, or of one unit's own event. Run it as the importer in a
 * transaction of its own: a refused file leaves nothing behind. The same file again changes nothing; a corrected file of
 * the same source takes the place of what that source said before.
 */
export async function importHistory(tx: Tx, file: HistoryFile): Promise<Result<Imported, HistoryRefused>> {
  const kept = await keepFile(tx, file);
  if (!kept.ok) return kept;
  const { subject, record, state, moved } = kept.value;
  if (state === 'unchanged') return ok(await outcome(tx, file.name, kept.value, NOTHING));
  for (const left of moved) await rebuild(tx, left);
  return ok(await outcome(tx, file.name, { subject, record, state, id: kept.value.id }, await rebuild(tx, subject)));
}

/** Takes in many files at once, each cluster being written down once, anew: for the data that comes with the program. */
export async function importHistoryTogether(
  tx: Tx,
  files: readonly HistoryFile[],
): Promise<Result<{ readonly files: number; readonly written: number }, HistoryRefused>> {
  const touched = new Map<string, SubjectRef>();
  for (const file of files) {
    const kept = await keepFile(tx, file);
    if (!kept.ok) return kept;
    for (const ref of [...kept.value.moved, kept.value.subject]) touched.set(ref.id, ref);
  }
  let written = 0;
  for (const ref of touched.values()) written += (await rebuild(tx, ref)).written;
  return ok({ files: files.length, written });
}

const NOTHING: Rebuilt = { written: 0, removed: 0, proposals: new Map(), personIds: [] };

type Kept = {
  readonly id: string;
  readonly state: Imported['state'];
  readonly subject: SubjectRef;
  readonly record: HistoryRecord;
  /** Subjects that the file spoke of before and does not any more. */
  readonly moved: readonly SubjectRef[];
};

async function keepFile(tx: Tx, { name, bytes }: HistoryFile): Promise<Result<Kept, HistoryRefused>> {
  const parsed = parseHistory(name, bytes);
  if (!parsed.ok) return parsed;
  const record = parsed.value;
  const found = await identify(tx, record);
  if (!found.ok) return err({ kind: 'history-file-refused', problems: [{ ...found.error, file: name }] });
  const subject = found.value;
  const year = record.year?.value ?? record.derived?.year?.value ?? null;
  const id = stableId('history file', record.source.id, subject.id, String(year ?? ''));
  const hash = createHash('sha256').update(bytes).digest('hex');
  const known = await tx.selectFrom('history_file').select(['hash']).where('id', '=', id).executeTakeFirst();
  if (known?.hash === hash) return ok({ id, state: 'unchanged', subject, record, moved: [] });
  await keepRows(tx, 'source', [sourceRow(record.source, { name, hash })]);
  const moved = await dropEarlier(tx, sourceId(record.source.id), name, id);
  await keepRows(tx, 'history_file', [
    {
      id,
      source_id: sourceId(record.source.id),
      name,
      hash,
      content: JSON.stringify(record),
      cluster_id: subject.kind === 'cluster' ? subject.id : null,
      unit_id: subject.kind === 'unit' ? subject.id : null,
      year,
    },
  ]);
  return ok({ id, state: known ? 'changed' : 'new', subject, record, moved });
}

/** The same file once told of another cluster or year: what it said there goes. */
async function dropEarlier(tx: Tx, source: string, name: string, id: string): Promise<readonly SubjectRef[]> {
  const { rows } = await sql<{ cluster_id: string | null; unit_id: string | null }>`
    delete from history_file where source_id = ${source} and name = ${name} and id <> ${id} returning cluster_id, unit_id
  `.execute(tx); // index history_file_of_source
  return rows.map(({ cluster_id, unit_id }) =>
    cluster_id === null ? { kind: 'unit', id: unit_id ?? '' } : { kind: 'cluster', id: cluster_id },
  );
}

async function outcome(tx: Tx, file: string, kept: Omit<Kept, 'moved'>, rebuilt: Rebuilt): Promise<Imported> {
  const { record, subject } = kept;
  return {
    file,
    state: kept.state,
    subject: record.cluster?.name ?? record.unit?.name ?? subject.id,
    year: record.year?.value ?? null,
    written: rebuilt.written,
    removed: rebuilt.removed,
    proposals: rebuilt.proposals.get(kept.id) ?? [],
    namesakes: await namesakes(tx, rebuilt.personIds),
    maybeSameAs: record.cluster?.derived?.sameAs?.value ?? null,
  };
}

async function namesakes(tx: Tx, personIds: readonly string[]): Promise<readonly Namesakes[]> {
  if (personIds.length === 0) return [];
  const { rows } = await sql<Namesakes>`
    select min(p.name) as name,
      array_agg(distinct coalesce((select concat_ws(', ', s.position, s.unit_printed) from post_seen s
        where s.person_id = p.id order by s.seen_on limit 1), p.name)) as posts
    from person p where app.search_key(p.name) in (select app.search_key(name) from person where id = any (${personIds}::uuid[]))
    group by app.search_key(p.name) having count(*) > 1 order by 1
  `.execute(tx); // index person_by_name
  return rows;
}
