import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { RecordAsked } from '#src/year-round/audit/app/events.query.ts';
import type { Action } from '#src/year-round/accounts/domain/rights.ts';

/** Records that have a page of their history, by the word in its address. */
export type RecordKind =
  | 'dang-ky'
  | 'giao-uoc'
  | 'phieu-diem'
  | 'bao-cao'
  | 'to-trinh'
  | 'quyet-dinh'
  | 'ban-giao'
  | 'hoi-nghi'
  | 'phieu-bau'
  | 'phong-trao'
  | 'ky-bao-cao'
  | 'bang-cham-diem'
  | 'ke-hoach';

type Kind = {
  /** The table of the record itself. */
  readonly table: string;
  /** Who may see the record may see its history. */
  readonly right: Action;
  readonly row: (id: string) => RawBuilder<unknown>;
  /** Where the record's own page is, below its year. */
  readonly page: (found: {
    readonly id: string;
    readonly unitSlug: string | null;
    readonly part: string | null;
  }) => string;
};

export const RECORDS: Readonly<Record<RecordKind, Kind>> = {
  'dang-ky': {
    table: 'registration',
    right: 'see-a-unit',
    row: (id) => sql`select cluster_year_id, unit_id, award_id as name, array[id] as records, null as part
                     from registration where id = ${id}::uuid`,
    page: ({ id }) => `dang-ky/${id}`,
  },
  'giao-uoc': {
    table: 'covenant',
    right: 'see-the-work',
    row: (
      id,
    ) => sql`select c.cluster_year_id, null::uuid as unit_id, b.name, array_remove(array[c.id, c.paper_id], null) as records,
                     null as part from covenant c left join bloc b on b.id = c.bloc_id where c.id = ${id}::uuid`,
    page: ({ id }) => `giao-uoc/${id}`,
  },
  'phieu-diem': {
    table: 'score_sheet',
    right: 'see-a-unit',
    row: (id) => sql`select t.cluster_year_id, s.unit_id, t.name, array[s.id] as records, null as part
                     from score_sheet s join scoring_table t on t.id = s.table_id where s.id = ${id}::uuid`,
    page: ({ unitSlug }) => `cham-diem/${unitSlug}`,
  },
  'bao-cao': {
    table: 'progress_report',
    right: 'see-a-unit',
    row: (id) => sql`select p.cluster_year_id, r.unit_id, p.name, array[r.id] as records, p.id::text as part
                     from progress_report r join progress_period p on p.id = r.period_id where r.id = ${id}::uuid`,
    page: ({ unitSlug, part }) => `thuc-hien/${part}/${unitSlug}`,
  },
  'to-trinh': {
    table: 'paper',
    right: 'see-the-work',
    row: (id) => sql`select cluster_year_id, null::uuid as unit_id, number as name, array[id] as records, null as part
                     from paper where id = ${id}::uuid and kind = 'submission'`,
    page: () => 'de-nghi',
  },
  'quyet-dinh': {
    table: 'decision',
    right: 'see-the-work',
    row: (id) => sql`select d.cluster_year_id, null::uuid as unit_id, coalesce(p.number, d.award_text) as name,
                     array[d.id, d.paper_id] as records, null as part from decision d join paper p on p.id = d.paper_id where d.id = ${id}::uuid`,
    page: ({ id }) => `khen-thuong/${id}`,
  },
  'ban-giao': {
    table: 'hand_over',
    right: 'see-the-work',
    row: (id) => sql`select cluster_year_id, null::uuid as unit_id, null as name, array[id] as records, null as part
                     from hand_over where id = ${id}::uuid`,
    page: () => 'ban-giao',
  },
  'hoi-nghi': {
    table: 'meeting',
    right: 'see-the-work',
    row: (id) => sql`select m.cluster_year_id, null::uuid as unit_id, m.name, array[m.id] as records, null as part
                     from meeting m where m.id = ${id}::uuid and m.origin = 'live'`,
    page: () => 'suy-ton',
  },
  'phieu-bau': {
    table: 'ballot',
    right: 'read-the-audit-log',
    row: (
      id,
    ) => sql`select b.cluster_year_id, null::uuid as unit_id, b.award_id as name, array[b.id] as records, null as part
                     from ballot b where b.id = ${id}::uuid`,
    page: ({ id }) => `suy-ton/phieu/${id}`,
  },
  'phong-trao': {
    table: 'campaign',
    right: 'see-the-work',
    row: (id) => sql`select c.cluster_year_id, null::uuid as unit_id, c.name, array[c.id] as records, null as part
                     from campaign c where c.id = ${id}::uuid and c.origin = 'live'`,
    page: () => 'phat-dong',
  },
  'ky-bao-cao': {
    table: 'progress_period',
    right: 'see-the-work',
    row: (id) => sql`select p.cluster_year_id, null::uuid as unit_id, p.name, array[p.id] as records, null as part
                     from progress_period p where p.id = ${id}::uuid`,
    page: ({ id }) => `thuc-hien?ky=${id}`,
  },
  'bang-cham-diem': {
    table: 'scoring_table',
    right: 'see-the-work',
    row: (id) => sql`select t.cluster_year_id, null::uuid as unit_id, t.name, array[t.id] as records, null as part
                     from scoring_table t where t.id = ${id}::uuid`,
    page: () => 'cham-diem',
  },
  'ke-hoach': {
    table: 'year_step',
    right: 'see-the-work',
    row: (
      id,
    ) => sql`select y.id as cluster_year_id, null::uuid as unit_id, null as name, array[y.id] as records, null as part
                     from cluster_year y where y.id = ${id}::uuid and y.origin = 'live'`,
    page: () => '',
  },
};

export const RECORD_KINDS = Object.keys(RECORDS) as readonly RecordKind[];

export type RecordFound = RecordAsked & {
  readonly id: string;
  readonly clusterYearId: string;
  readonly cluster: string;
  readonly slug: string;
  readonly year: number;
  readonly isSynthetic: boolean;
  readonly unitId: string | null;
  readonly unit: string | null;
  readonly unitSlug: string | null;
  readonly name: string | null;
  readonly part: string | null;
};

/** Rows that belong to the record without being part of it. */
const BESIDES: Readonly<Partial<Record<RecordKind, string>>> = { 'ban-giao': 'next_leader', 'ke-hoach': 'year_step' };

/** The record of a history, as the reader sees it; null where it is not there, or not for the reader's eyes. */
export async function recordOf(tx: Tx, kind: RecordKind, id: string): Promise<RecordFound | null> {
  const { rows } = await sql<Omit<RecordFound, 'besides' | 'id'>>`
    select cy.id as "clusterYearId", cy.name as cluster, c.slug, cy.year, cy.is_synthetic as "isSynthetic", r.unit_id as "unitId",
      app.unit_name_on(r.unit_id, current_date) as unit, u.slug as "unitSlug", r.name, r.records as "recordIds", r.part
    from (${RECORDS[kind].row(id)}) r
      join cluster_year cy on cy.id = r.cluster_year_id join cluster c on c.id = cy.cluster_id left join unit u on u.id = r.unit_id
  `.execute(tx);
  const [found] = rows;
  if (!found) return null;
  const table = BESIDES[kind];
  const besides = table ? { table, clusterYearId: found.clusterYearId } : null;
  return { ...found, id, besides };
}

/** The page of the history of the record that an event is part of; null where it has none. */
export const historyPath = (table: string | null, id: string | null): string | null => {
  if (table === 'person' && id) return `/lich-su/nguoi/${id}`;
  const kind = RECORD_KINDS.find((one) => RECORDS[one].table === table && one !== 'to-trinh' && one !== 'ke-hoach');
  return kind && id ? `/lich-su/${kind}/${id}` : null;
};
