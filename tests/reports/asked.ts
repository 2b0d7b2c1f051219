import { ANONYMOUS } from '#src/kernel/actor.ts';
import type { Result } from '#src/kernel/result.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { showClusterYear } from '#src/history/show/cluster-year.ts';
import { showPerson } from '#src/history/show/person.ts';
import type { ClusterYearShown } from '#src/history/show/shapes.ts';
import { showExemplars, showUnit } from '#src/history/show/unit.ts';
import { find, type FindOptions } from '#src/year-round/organisation/app/find.query.ts';
import { HISTORY_FILES } from './history-files.ts';

/** The files of the five source reports 000 … 004. */
export const FIVE_REPORTS = HISTORY_FILES.filter((name) => name.includes('.bao-cao-'));

export const NORTH = 'miền núi phía Bắc';
export const CENTRE = 'Duyên hải miền Trung và Tây Nguyên';
export const SOUTH_CENTRE = 'Nam Trung Bộ và Tây Nguyên';
export const CAO_BANG = 'Sở Tư pháp tỉnh Cao Bằng';
export const SECTOR_FLAG = 'Cờ thi đua ngành Tư pháp';
export const GOVERNMENT_FLAG = 'Cờ thi đua của Chính phủ';

async function answer<Shown>(show: (tx: Tx) => Promise<Result<Shown, { readonly kind: string }>>): Promise<Shown> {
  const shown = await asActor(ANONYMOUS, show);
  if (!shown.ok) throw new Error(JSON.stringify(shown.error));
  return shown.value;
}

/** Asks as the command line and the API ask. */
export const clusterYear = (name: string, year: number): Promise<ClusterYearShown> =>
  answer((tx) => showClusterYear(tx, name, year, { evidence: true }));
export const unit = (name: string) => answer((tx) => showUnit(tx, name, '2026-11-22'));
export const person = (name: string) => answer((tx) => showPerson(tx, name));
export const exemplars = (name: string) => answer((tx) => showExemplars(tx, name));
export const found = (text: string, options: FindOptions = {}) => asActor(ANONYMOUS, (tx) => find(tx, text, options));
export const rows = <Outcome>(read: (tx: Tx) => Promise<Outcome>): Promise<Outcome> => asActor(ANONYMOUS, read);

export const sourcesOf = ({ sources }: Pick<ClusterYearShown, 'sources'>): string[] => sources.map(({ id }) => id);
export const only = <Item>(items: readonly Item[] | null): Item => {
  const [first, ...others] = items ?? [];
  if (first === undefined || others.length > 0) throw new Error(`one is expected, not ${items?.length ?? 'null'}`);
  return first;
};
