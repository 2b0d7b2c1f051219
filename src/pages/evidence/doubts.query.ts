import { sql } from 'kysely';
import type { Tx } from '#src/platform/postgres/as-actor.ts';

export type DoubtAbout = {
  readonly id: string;
  readonly key: string;
  readonly text: string;
  readonly treatment: string | null;
  readonly subjectId: string | null;
  readonly resolution: string | null;
  /** Where in the file: `/covenants/0/theme`. */
  readonly about: readonly string[] | null;
};

/** Doubts about these rows; index doubt_of_subject. */
export async function doubtsAbout(tx: Tx, subjectIds: readonly string[]): Promise<DoubtAbout[]> {
  if (subjectIds.length === 0) return [];
  const { rows } = await sql<DoubtAbout>`
    select id, key, text, treatment, subject_id as "subjectId", resolution, about from doubt
    where subject_id = any (${[...subjectIds]}::uuid[]) order by key, text
  `.execute(tx);
  return rows;
}
