import type { HistoryRecord } from './format.ts';
import type { Flaw, Problem } from './problem.ts';
import { follow, isNode, nodes, type Path, pointer, strings } from './walk.ts';

type Found = Flaw & { readonly path: Path };

/** What a schema cannot see: references, printed words, counts against names, facts without a passage. */
export function check(file: string, record: HistoryRecord): readonly Problem[] {
  return [
    ...subject(record),
    ...passages(record),
    ...facts(record),
    ...ids(record),
    ...references(record),
    ...counts(record),
    ...periods(record),
    ...pointers(record),
  ].map(({ path, ...flaw }) => ({ ...flaw, file, path: pointer(path) }));
}

const subject = (record: HistoryRecord): readonly Found[] =>
  (record.cluster === undefined) === (record.unit === undefined)
    ? [{ path: [], kind: 'neither-cluster-nor-unit' }]
    : [];

/** Every passage has words, is named by something, and whatever names one finds it. */
function passages(record: HistoryRecord): readonly Found[] {
  const named = nodes(record).flatMap(({ node, path }) =>
    strings(node['from']).map((id, i) => ({ id, path: [...path, 'from', i] })),
  );
  const used = new Set(named.map(({ id }) => id));
  return [
    ...named
      .filter(({ id }) => passageOf(record, id) === undefined)
      .map(({ id, path }): Found => ({ path, kind: 'passage-not-found', id })),
    ...Object.entries(record.passages).flatMap(([id, passage]): readonly Found[] => {
      const path = ['passages', id];
      if ((passage.quote === undefined) === (passage.summary === undefined))
        return [{ path, kind: 'passage-without-words' }];
      return used.has(id) ? [] : [{ path, kind: 'passage-not-used' }];
    }),
  ];
}

const NOT_FACTS = new Set(['$schema', 'formatVersion', 'source', 'passages', 'open', 'unknown', 'remarks', 'doubts']);
const WORKED_OUT = new Set(['derived', 'totals']);
const ABOUT_A_FACT = new Set(['from', 'printed', 'certainty', 'note', 'id', 'open', 'derived', 'line']);

/** Every stated fact leads to its sentence, and printed words stand in it. */
function facts(record: HistoryRecord): readonly Found[] {
  return Object.entries(record)
    .filter(([name]) => !NOT_FACTS.has(name) && !WORKED_OUT.has(name))
    .flatMap(([name, value]) => factsIn(record, value, [name], []));
}

function factsIn(record: HistoryRecord, value: unknown, path: Path, outer: readonly string[]): readonly Found[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => factsIn(record, item, [...path, i], outer));
  if (!isNode(value)) return [];
  const own = strings(value['from']);
  const from = own.length > 0 ? own : outer;
  const states = Object.entries(value).some(([name, inner]) => !ABOUT_A_FACT.has(name) && isPlain(inner));
  const printed = value['printed'];
  const found: Found[] = [];
  if (states && from.length === 0) found.push({ path, kind: 'fact-without-passage' });
  if (typeof printed === 'string' && !from.some((id) => holds(record, id, printed)))
    found.push({ path: [...path, 'printed'], kind: 'printed-words-not-in-passage', printed });
  const inside = Object.entries(value).filter(([name]) => !ABOUT_A_FACT.has(name));
  return [...found, ...inside.flatMap(([name, inner]) => factsIn(record, inner, [...path, name], from))];
}

const passageOf = (record: HistoryRecord, id: string) =>
  Object.hasOwn(record.passages, id) ? record.passages[id] : undefined;

const oneSpace = (text: string): string => text.replaceAll(/\s+/gu, ' ');

function holds(record: HistoryRecord, id: string, printed: string): boolean {
  const passage = passageOf(record, id);
  return [passage?.quote, passage?.reading].some(
    (text) => text !== undefined && oneSpace(text).includes(oneSpace(printed)),
  );
}

const withIds = (record: HistoryRecord): readonly { readonly list: string; readonly ids: readonly string[] }[] =>
  Object.entries(record)
    .filter(([name, value]) => name !== 'source' && Array.isArray(value))
    .map(([list, value]) => ({ list, ids: idsOf(value as readonly unknown[]) }));

const idsOf = (list: readonly unknown[]): readonly string[] =>
  list.flatMap((item) => (isNode(item) && typeof item['id'] === 'string' ? [item['id']] : []));

const ids = (record: HistoryRecord): readonly Found[] =>
  withIds(record).flatMap(({ list, ids: all }) =>
    all.filter((id, i) => all.indexOf(id) !== i).map((id): Found => ({ path: [list], kind: 'id-used-twice', id })),
  );

/** Which fields name an id of which list. */
const REFERS = {
  paper: 'papers',
  decision: 'papers',
  plans: 'papers',
  papers: 'papers',
  adopted: 'papers',
  campaigns: 'campaigns',
  ofWhich: 'registrations',
  announcedAt: 'meetings',
  awards: 'awards',
} as const;

function references(record: HistoryRecord): readonly Found[] {
  const known = new Map(withIds(record).map(({ list, ids: all }) => [list, new Set(all)]));
  const blocs = new Set((record.blocs ?? []).map(({ name }) => name));
  return nodes(record).flatMap(({ node, path }): readonly Found[] => {
    if (path.length === 0) return [];
    const byId = Object.entries(REFERS).flatMap(([field, list]) =>
      strings(node[field])
        .filter((id) => !known.get(list)?.has(id))
        .map((id): Found => ({ path: [...path, field], kind: 'reference-not-found', id })),
    );
    const bloc = node['bloc'];
    const lost = typeof bloc === 'string' && !blocs.has(bloc);
    return lost ? [...byId, { path: [...path, 'bloc'], kind: 'reference-not-found', id: bloc }] : byId;
  });
}

/** A count and the names beside it agree, unless the source itself leaves the list open. */
function counts(record: HistoryRecord): readonly Found[] {
  const lists = [
    ...(record.registrations ?? []).map(rowOf('registrations')),
    ...(record.nominations ?? []).map(rowOf('nominations')),
  ];
  const rows = lists.flatMap(({ row, path }) =>
    differs(path, row.count, row.units?.length, row.open?.includes('units')),
  );
  const covenants = (record.covenants ?? []).flatMap((covenant, i) => [
    ...differs(
      ['covenants', i, 'taskCount'],
      covenant.taskCount?.value,
      covenant.tasks?.length,
      covenant.open?.includes('tasks'),
    ),
    ...differs(
      ['covenants', i, 'targetCount'],
      covenant.targetCount?.value,
      covenant.targets?.length,
      covenant.open?.includes('targets'),
    ),
  ]);
  const members = record.members ?? [];
  const openMembers = record.open?.includes('members');
  const units = members.filter(({ unit }) => unit !== undefined).length;
  const provinces = new Set(members.flatMap(({ province }) => province ?? [])).size;
  return [
    ...rows,
    ...covenants,
    ...differs(['memberCount'], record.memberCount?.value, units || undefined, openMembers),
    ...differs(['provinceCount'], record.provinceCount?.value, provinces || undefined, openMembers),
  ];
}

type CountedRow = {
  readonly count?: number | undefined;
  readonly units?: readonly unknown[] | undefined;
  readonly open?: readonly string[] | undefined;
};
const rowOf = (list: string) => (row: CountedRow, i: number) => ({ row, path: [list, i] });

function differs(path: Path, said: number | undefined, named: number | undefined, isOpen = false): readonly Found[] {
  if (said === undefined || named === undefined) return [];
  const agrees = isOpen ? named <= said : named === said;
  return agrees ? [] : [{ path, kind: 'count-differs-from-names', said, named }];
}

const periods = (record: HistoryRecord): readonly Found[] =>
  nodes(record).flatMap(({ node, path }): readonly Found[] => {
    const { start, end } = node;
    if (typeof start !== 'string' || typeof end !== 'string') return [];
    const length = Math.min(start.length, end.length);
    return end.slice(0, length) < start.slice(0, length) ? [{ path, kind: 'period-ends-before-it-begins' }] : [];
  });

const pointers = (record: HistoryRecord): readonly Found[] =>
  (['doubts', 'remarks'] as const).flatMap((list) =>
    (record[list] ?? []).flatMap(({ about = [] }, i) =>
      about
        .filter((target) => follow(record, target) === undefined)
        .map((target, j): Found => ({ path: [list, i, 'about', j], kind: 'pointer-leads-nowhere', pointer: target })),
    ),
  );

const isPlain = (value: unknown): boolean =>
  Array.isArray(value) ? value.some((item) => !isNode(item)) : value !== undefined && !isNode(value);
