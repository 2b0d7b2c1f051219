import { sql } from 'kysely';
import { searchKey } from '#src/kernel/vietnamese-text.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { stepPath, type YearStep } from '#src/year-round/calendar/domain/year-steps.ts';
import type { Hit } from '../domain/hit.ts';

/** On which step's page a paper made here lies. */
const STEP_OF: Readonly<Record<string, YearStep>> = {
  covenant: 'covenant',
  'counting-minutes': 'nomination',
  submission: 'proposal',
  decision: 'recognition',
  'hand-over-minutes': 'rotation',
};
const like = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

type Row = {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly number: string | null;
  readonly dated: CalendarDay | null;
  readonly slug: string;
  readonly cluster: string;
  readonly year: number;
  readonly isSynthetic: boolean;
  readonly isBeginning: boolean;
};

/** Papers made on this site, by number and title, as the fence of papers shows them to the actor; the newest first. */
export async function papersFound(tx: Tx, text: string, most: number): Promise<readonly Hit[]> {
  const key = searchKey(text);
  if (key.length < 2) return [];
  const { rows } = await sql<Row>`
    select p.id, p.kind, p.title, p.number, p.dated, c.slug, cy.name as cluster, cy.year, cy.is_synthetic as "isSynthetic",
      starts_with(p.key, ${key}) as "isBeginning"
    from paper p join cluster_year cy on cy.id = p.cluster_year_id join cluster c on c.id = cy.cluster_id
    where p.origin = 'live' and p.key like all (${key.split(' ').map(like)}::text[])
    order by starts_with(p.key, ${key}) desc, p.created_at desc, p.id limit ${most}
  `.execute(tx); // a sequential look: some thousands of papers, and nothing is reckoned for each
  return rows.flatMap((row) => {
    const step = STEP_OF[row.kind];
    if (step === undefined) return [];
    return [
      {
        kind: 'paper' as const,
        id: row.id,
        label: row.number ?? row.title,
        detail: [row.number !== null && row.title, row.dated && printDay(row.dated), `${row.cluster}, năm ${row.year}`]
          .filter(Boolean)
          .join(', '),
        href: stepPath(row.slug, row.year, step),
        phrase: row.title,
        how: row.isBeginning ? ('prefix' as const) : ('all-words' as const),
        isSynthetic: row.isSynthetic,
      },
    ];
  });
}
