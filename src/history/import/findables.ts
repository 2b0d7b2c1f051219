import { sql } from 'kysely';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { isCalendarDay } from '#src/kernel/calendar-day.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { givenName } from '#src/kernel/vietnamese-text.ts';
import { ALWAYS } from '#src/year-round/organisation/domain/period.ts';
import { WEIGHT, type Spelling } from '#src/year-round/organisation/domain/spellings.ts';
import { keepFindable, type Findable } from '#src/year-round/organisation/app/findable.command.ts';
import type { Before, SubjectRef } from './subject.ts';
import type { KeptRow } from './sheet.ts';
import type { HistoryTable } from './tables.ts';

const spellings = (...phrases: readonly (string | null)[]): Spelling[] =>
  [...new Set(phrases.filter((phrase) => phrase !== null && phrase !== ''))].map((phrase, i) => ({
    ...ALWAYS,
    phrase: String(phrase),
    weight: i === 0 ? WEIGHT.official : WEIGHT.other,
  }));

const text = (cell: unknown): string | null => (typeof cell === 'string' && cell !== '' ? cell : null);

const day = (cell: unknown): string | null => (typeof cell === 'string' && isCalendarDay(cell) ? printDay(cell) : null);

/** Makes persons, campaigns, papers and meetings of past years findable; each leads to the page that tells of it. */
export async function keepHistoryFindable(
  tx: Tx,
  rows: ReadonlyMap<HistoryTable, readonly KeptRow[]>,
  ref: SubjectRef,
  before: Before,
): Promise<void> {
  const href = await pageOf(tx, ref);
  const of = (table: HistoryTable) => rows.get(table) ?? [];
  const years = new Map(of('cluster_year').map(({ id, ...row }) => [id, row['year']]));
  const yearOf = (row: KeptRow): string => {
    const year = years.get(text(row['cluster_year_id']) ?? '');
    return typeof year === 'number' ? String(year) : '';
  };
  const things: Findable[] = [
    ...of('person').map((row) => person(row, of('post_seen'))),
    ...of('campaign').map((row) => thing('campaign', row, yearOf(row), href, text(row['name']))),
    ...of('meeting').map((row) =>
      thing(
        'meeting',
        row,
        [day(row['held_on']), text(row['place'])].filter(Boolean).join(', '),
        href,
        text(row['name']),
        text(row['place']),
      ),
    ),
    ...of('paper').map((row) =>
      thing(
        'paper',
        row,
        [day(row['dated']), text(row['issuer'])].filter(Boolean).join(', '),
        `/van-ban?q=${encodeURIComponent(text(row['number']) ?? text(row['title']) ?? '')}`,
        text(row['number']) ?? text(row['title']),
        text(row['title']),
      ),
    ),
  ].filter(({ spellings }) => spellings.length > 0);
  await forget(tx, before, rows);
  await keepFindable(tx, things);
}

function person(row: KeptRow, posts: readonly KeptRow[]): Findable {
  const seen = posts.find((post) => post['person_id'] === row['id']);
  const name = text(row['name']) ?? '';
  const detail = [text(seen?.['position']), text(seen?.['unit_printed'])].filter(Boolean).join(' ');
  return {
    kind: 'person',
    id: row.id,
    label: name,
    detail,
    href: `/nguoi/${row.id}`,
    spellings: [...spellings(name), { ...ALWAYS, phrase: givenName(name), weight: WEIGHT.searchWord }],
  };
}

const thing = (
  kind: 'campaign' | 'meeting' | 'paper',
  row: KeptRow,
  detail: string,
  href: string,
  ...phrases: readonly (string | null)[]
): Findable => {
  const all = spellings(...phrases);
  return { kind, id: row.id, label: all[0]?.phrase ?? '', detail, href, spellings: all };
};

async function pageOf(tx: Tx, ref: SubjectRef): Promise<string> {
  const { rows } = await sql<{ slug: string }>`select slug from ${sql.table(ref.kind)} where id = ${ref.id}`.execute(
    tx,
  );
  return `/${ref.kind === 'cluster' ? 'cum-thi-dua' : 'don-vi'}/${rows[0]?.slug ?? ''}`;
}

/** What is gone is no longer found. */
async function forget(tx: Tx, before: Before, rows: ReadonlyMap<HistoryTable, readonly KeptRow[]>): Promise<void> {
  const still = new Set(
    (['person', 'campaign', 'meeting', 'paper'] as const).flatMap((table) =>
      (rows.get(table) ?? []).map(({ id }) => id),
    ),
  );
  const gone = ['person', 'campaign', 'meeting', 'paper']
    .flatMap((table) => before.get(table) ?? [])
    .filter((id) => !still.has(id));
  if (gone.length === 0) return;
  await sql`
    delete from findable f where subject_id = any (${gone}::uuid[])
      and not exists (select from person where id = f.subject_id) and not exists (select from paper where id = f.subject_id)
      and not exists (select from campaign where id = f.subject_id) and not exists (select from meeting where id = f.subject_id)
  `.execute(tx); // index findable_by_subject
}
