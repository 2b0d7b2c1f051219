import { beforeAll, describe, expect, test } from 'vitest';
import { ANONYMOUS, IMPORTER } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { keepClustersFindable } from './cluster-findable.command.ts';
import { clustersOf, clusterWithYears, yearsOfClusters } from './clusters.query.ts';
import { find } from './find.query.ts';
import { keepUnitsFindable } from './unit-findable.command.ts';
import { loadOrganisation } from './load-organisation.command.ts';
import { eventsOf } from './unit-events.query.ts';
import { selfAndPredecessors, unitOn } from './unit.query.ts';
import { provincesOn, unitsOn } from './units.query.ts';

useDatabase();
const read = <T>(work: (tx: Tx) => Promise<T>) => asActor(ANONYMOUS, work);

/** A region of 2018 with Bắc Giang as deputy and nominee, and Lạng Sơn named by its province only. */
async function aRegionOf2018(tx: Tx): Promise<void> {
  const unitId = async (slug: string) =>
    await tx.selectFrom('unit').select(['id', 'province_id']).where('slug', '=', slug).executeTakeFirstOrThrow();
  const bacGiang = await unitId('so-tu-phap-tinh-bac-giang');
  const langSon = await unitId('so-tu-phap-tinh-lang-son');
  const [clusterId, year, meeting, nomination] = [newId(), newId(), newId(), newId()];
  await tx
    .insertInto('cluster')
    .values({ id: clusterId, slug: 'mien-nui-phia-bac', name: 'miền núi phía Bắc' })
    .execute();
  await tx
    .insertInto('cluster_year')
    .values({
      id: year,
      cluster_id: clusterId,
      year: 2018,
      origin: 'history',
      term: 'khu vực',
      name: 'Khu vực thi đua các tỉnh miền núi phía Bắc',
      member_count: 28,
    })
    .execute();
  const membership = (row: { unit_id: string | null; province_id: string | null }) => ({
    id: newId(),
    cluster_year_id: year,
    certainty: 'stated',
    ...row,
  });
  await tx
    .insertInto('membership')
    .values([
      membership({ unit_id: bacGiang.id, province_id: null }),
      membership({ unit_id: null, province_id: langSon.province_id }),
    ])
    .execute();
  await tx
    .insertInto('leadership')
    .values({ id: newId(), cluster_year_id: year, role: 'DEPUTY', unit_id: bacGiang.id })
    .execute();
  await tx
    .insertInto('meeting')
    .values({
      id: meeting,
      cluster_year_id: year,
      origin: 'history',
      held_on: '2018-03-09',
      name: 'Hội nghị phát động',
      host_unit_id: bacGiang.id,
    })
    .execute();
  await tx
    .insertInto('nomination')
    .values({
      id: nomination,
      cluster_year_id: year,
      origin: 'history',
      award_printed: 'Cờ thi đua ngành Tư pháp',
      meeting_id: meeting,
    })
    .execute();
  await tx
    .insertInto('nomination_unit')
    .values({ id: newId(), nomination_id: nomination, unit_id: bacGiang.id, printed: 'Bắc Giang' })
    .execute();
  await keepClustersFindable(tx, [clusterId]);
}

beforeAll(async () => {
  await asActor(IMPORTER, async (tx) => {
    await loadOrganisation(tx);
    await aRegionOf2018(tx);
  });
});

const pageOf = (slug: string, day: `${number}-${number}-${number}`) =>
  read(async (tx) => {
    const unit = await unitOn(tx, slug, day);
    if (!unit) throw new Error(`no unit ${slug}`);
    return { unit, events: await eventsOf(tx, selfAndPredecessors(unit.id, unit.lineage)) };
  });

describe('the register as on a day', () => {
  test.each([
    ['2025-06-30', 'STP', 63],
    ['2025-07-01', 'STP', 34],
    ['2025-06-30', 'THADS_PROVINCE', 63],
    ['2025-07-01', 'THADS_PROVINCE', 34],
  ] as const)('on %s it has %s %i', async (day, kind, count) => {
    expect(await read((tx) => unitsOn(tx, day, { kind }))).toHaveLength(count);
  });

  test('units stand under the names of that day, and a filter understands abbreviations', async () => {
    const names = async (day: `${number}-${number}-${number}`, text: string) =>
      (await read((tx) => unitsOn(tx, day, { text }))).map((unit) => unit.name);
    expect(await names('2018-01-01', 'STP TT Huế')).toEqual(['Sở Tư pháp tỉnh Thừa Thiên Huế']);
    expect(await names('2025-02-01', 'STP Huế')).toEqual(['Sở Tư pháp thành phố Huế']);
    expect(await names('2018-01-01', 'sở tp bắc giang')).toEqual(['Sở Tư pháp tỉnh Bắc Giang']);
    expect(await names('2026-01-01', 'sở tp bắc giang')).toEqual([]);
  });

  test('pages follow one another without a gap or a double', async () => {
    const all = await read((tx) => unitsOn(tx, '2026-01-01'));
    const first = all.slice(0, 30);
    const rest = await read((tx) => unitsOn(tx, '2026-01-01', { after: first.at(-1)?.slug ?? '' }));
    expect([...first, ...rest].map((unit) => unit.slug)).toEqual(all.map((unit) => unit.slug));
  });

  test('provinces: 63, then 34, in Vietnamese order', async () => {
    expect(await read((tx) => provincesOn(tx, '2025-06-30'))).toHaveLength(63);
    const now = await read((tx) => provincesOn(tx, '2025-07-01'));
    expect(now).toHaveLength(34);
    expect(now.map((province) => province.name).slice(0, 3)).toEqual(['An Giang', 'Bắc Ninh', 'Cà Mau']);
  });
});

describe('a unit through the merger', () => {
  test('Sở Tư pháp Bắc Giang keeps its name and its events of 2018, and leads to Sở Tư pháp Bắc Ninh', async () => {
    const { unit, events } = await pageOf('so-tu-phap-tinh-bac-giang', '2018-06-01');
    expect(unit.name).toBe('Sở Tư pháp tỉnh Bắc Giang');
    expect(unit.until).toBe('2025-06-30');
    const successors = unit.lineage.edges.filter((edge) => edge.predecessorId === unit.id);
    expect(successors).toMatchObject([{ kind: 'merged', happenedOn: '2025-07-01', certainty: 'SEEN' }]);
    expect(unit.lineage.units.map((one) => one.name)).toEqual([
      'Sở Tư pháp tỉnh Bắc Giang',
      'Sở Tư pháp tỉnh Bắc Ninh',
      'Sở Tư pháp tỉnh Bắc Ninh',
    ]);
    expect(events.map((event) => event.kind).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'leadership',
      'meeting-held',
      'membership',
      'nomination',
    ]);
  });

  test('under the successor the events of 2018 are found, still under the name of 2018', async () => {
    const { events } = await pageOf('so-tu-phap-tinh-bac-ninh', '2026-06-01');
    expect(events).toHaveLength(4);
    expect(new Set(events.map((event) => event.unitName))).toEqual(new Set(['Sở Tư pháp tỉnh Bắc Giang']));
    expect(events.find((event) => event.kind === 'nomination')).toMatchObject({
      on: '2018-03-09',
      what: 'Cờ thi đua ngành Tư pháp',
      cluster: { slug: 'mien-nui-phia-bac', year: 2018, term: 'khu vực' },
    });
  });

  test('each of the 34 enforcement agencies knows its predecessors, 63 in all', async () => {
    const now = await read((tx) => unitsOn(tx, '2026-01-01', { kind: 'THADS_PROVINCE' }));
    const counts = await read((tx) =>
      Promise.all(now.map(async ({ slug }) => (await unitOn(tx, slug, '2026-01-01'))?.lineage.edges.length ?? 0)),
    );
    expect(Math.min(...counts)).toBe(1);
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(63);
  });

  test('a member named by its province alone is told apart from a named unit', async () => {
    const { events } = await pageOf('so-tu-phap-tinh-lang-son', '2018-06-01');
    expect(events.map((event) => event.kind)).toEqual(['province-membership']);
  });

  test('the doubt about the name of Đồng Nai stands on the page of its units', async () => {
    const { unit } = await pageOf('so-tu-phap-tinh-dong-nai', '2026-06-01');
    expect(unit.doubts).toHaveLength(1);
  });
});

describe('clusters', () => {
  test('a year has its clusters with stated counts, leaders and members; what is not stated is null', async () => {
    const clusters = await read((tx) => clustersOf(tx, 2018));
    expect(clusters).toMatchObject([
      {
        slug: 'mien-nui-phia-bac',
        term: 'khu vực',
        memberCount: 28,
        provinceCount: null,
        membersAre: null,
        leaders: [{ role: 'DEPUTY', unit: { name: 'Sở Tư pháp tỉnh Bắc Giang' }, person: null }],
        meetings: [{ heldOn: '2018-03-09', place: null }],
      },
    ]);
    expect(clusters[0]?.members.map((member) => member.province?.title)).toEqual(['tỉnh Bắc Giang', 'tỉnh Lạng Sơn']);
    expect(await read((tx) => clustersOf(tx, 2017))).toEqual([]);
    expect(await read(yearsOfClusters)).toEqual([2018]);
  });

  test('one address gives a cluster with its years, an unknown one nothing', async () => {
    const cluster = await read((tx) => clusterWithYears(tx, 'mien-nui-phia-bac'));
    expect(cluster?.years.map((year) => year.year)).toEqual([2018]);
    expect(await read((tx) => clusterWithYears(tx, 'khong-co'))).toBeNull();
  });

  test.each([
    'miền núi phía bắc',
    'cụm thi đua miền núi phía Bắc',
    'khu vực miền núi phía bắc',
    'khu vưc thi dua cac tinh mien nui phia bac',
    'mien nui phia bac',
  ])('«%s» finds the region of the northern mountains', async (text) => {
    const [first] = await read((tx) => find(tx, text));
    expect(first).toMatchObject({ kind: 'cluster', href: '/cum-thi-dua/mien-nui-phia-bac' });
  });
});

test('a unit that an import added is found under every spelling of its name', async () => {
  const [province, stp, subUnit] = [newId(), newId(), newId()];
  await asActor(IMPORTER, async (tx) => {
    await tx
      .insertInto('province')
      .values({ id: province, code: 'x1', name: 'Bình Lâm', kind: 'tỉnh', valid: '[,)', is_synthetic: true })
      .execute();
    const unit = { province_id: province, valid: '[,)' };
    await tx
      .insertInto('unit')
      .values([
        { ...unit, id: stp, slug: 'so-tu-phap-tinh-binh-lam', kind: 'STP' },
        { ...unit, id: subUnit, slug: 'chi-cuc-thads-huyen-lam-ha', kind: 'THADS_DISTRICT' },
      ])
      .execute();
    const name = { valid: '[,)', certainty: 'stated' };
    await tx
      .insertInto('unit_name')
      .values([
        { ...name, id: newId(), unit_id: stp, name: 'Sở Tư pháp tỉnh Bình Lâm', short_name: 'STP Bình Lâm' },
        { ...name, id: newId(), unit_id: subUnit, name: 'Chi cục THADS huyện Lâm Hạ', short_name: 'CCTHADS Lâm Hạ' },
      ])
      .execute();
    await keepUnitsFindable(tx, [stp, subUnit]);
  });
  const first = async (text: string) => (await read((tx) => find(tx, text)))[0]?.label;
  expect(await first('so tp binh lam')).toBe('Sở Tư pháp tỉnh Bình Lâm');
  expect(await first('Chi cục Thi hành án dân sự huyện Lâm Hạ')).toBe('Chi cục THADS huyện Lâm Hạ');
});
