import type { Row } from '#src/platform/postgres/keep-rows.ts';
import { stableId } from '#src/platform/postgres/stable-id.ts';
import { clusterYearId, homeOf, idOf, NOWHERE, ownYear, say, saying, type Telling } from './telling.ts';

/** The row that a remark, a silence or a doubt of the whole record is about. */
function own(telling: Telling): { readonly table: 'cluster_year' | 'cluster' | 'unit'; readonly id: string } {
  const { subject } = telling;
  const year = ownYear(telling);
  if (subject.kind === 'unit') return { table: 'unit', id: subject.id };
  return year === null
    ? { table: 'cluster', id: subject.id }
    : { table: 'cluster_year', id: clusterYearId(subject.id, year) };
}

/** Lists known in part, silences worth knowing, and words that fill no field. */
export function tellOpenQuestions(telling: Telling): void {
  const { record, sheet } = telling;
  const subject = own(telling);
  for (const silence of record.unknown ?? [])
    sheet.claim(subject.table, subject.id, silence.about, null, {
      ...saying(telling, NOWHERE, null),
      certainty: 'unknown',
      because: silence.text,
    });
  for (const remark of record.remarks ?? [])
    say(telling, { from: remark.from ?? [] }, subject.table, subject.id, { remark: remark.text });
  coverage(telling);
}

const LISTS = [
  'members',
  'blocs',
  'leadership',
  'nextLeadership',
  'meetings',
  'campaigns',
  'covenants',
  'registrations',
  'nominations',
  'awards',
  'exemplars',
  'papers',
] as const;

/** A list that one source gives whole is whole, though another gives only a part. */
function coverage(telling: Telling): void {
  const { record } = telling;
  const year = ownYear(telling);
  const home = homeOf(telling, year, NOWHERE);
  if (!home?.cluster_year_id) return;
  for (const list of LISTS) {
    const isOpen = record.open?.includes(list) ?? false;
    if (record[list] === undefined && !isOpen) continue;
    cover(telling, home.cluster_year_id, list, isOpen);
    const next = list === 'nextLeadership' ? record.nextLeadership?.[0] : undefined;
    const nextYear = next?.year ?? next?.derived?.year?.value ?? (year ?? 0) + 1;
    const nextHome = next === undefined ? null : homeOf(telling, nextYear, NOWHERE);
    if (nextHome?.cluster_year_id) cover(telling, nextHome.cluster_year_id, 'leadership', isOpen);
  }
}

function cover(telling: Telling, yearId: string, list: string, isOpen: boolean): void {
  const id = idOf({ cluster_year_id: yearId, unit_id: null }, 'coverage', list, isOpen ? 'open' : 'whole');
  const whole = idOf({ cluster_year_id: yearId, unit_id: null }, 'coverage', list, 'whole');
  if (isOpen && telling.sheet.has('list_coverage', whole)) return;
  telling.sheet.row('list_coverage', id, { cluster_year_id: yearId, list, coverage: isOpen ? 'open' : 'whole' });
}

/** What is odd stays visible, as the file tells it. */
export function doubtRows(telling: Telling): readonly Row[] {
  const subject = own(telling);
  return (telling.record.doubts ?? []).map((doubt) => ({
    id: stableId('doubt', telling.fileId, doubt.id),
    key: doubt.id,
    text: doubt.text,
    treatment: doubt.treatment ?? null,
    about: doubt.about ?? null,
    source_id: telling.sourceId,
    history_file_id: telling.fileId,
    subject_table: subject.table,
    subject_id: subject.id,
  }));
}
