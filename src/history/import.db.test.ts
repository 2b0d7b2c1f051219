import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { ANONYMOUS, IMPORTER } from '#src/kernel/actor.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { HISTORY_FILES } from '../../tests/reports/history-files.ts';
import { loadPastYears, shippedFile } from '../../tests/factories/past-years.ts';
import { useDatabase } from '../../tests/database.ts';
import { chooseClaim, undoChoice } from './choose.ts';
import type { HistoryRecord } from './format.ts';
import { importHistory } from './import.ts';
import { showClusterYear } from './show/cluster-year.ts';
import { showPerson } from './show/person.ts';

useDatabase();
const asImporter = <Outcome>(work: (tx: Tx) => Promise<Outcome>): Promise<Outcome> => asActor(IMPORTER, work);

/** The example of docs/history-format.md, with what a test changes. */
const DOC = readFileSync(new URL('../../docs/history-format.md', import.meta.url), 'utf8');
const EXAMPLE = JSON.parse(/```json\n(.+?)```/s.exec(DOC)?.[1] ?? '') as HistoryRecord;
const fileOf = (name: string, record: unknown) => ({ name, bytes: new TextEncoder().encode(JSON.stringify(record)) });
const take = (name: string, record: unknown) => asImporter((tx) => importHistory(tx, fileOf(name, record)));
const other = (id: string, change: Partial<HistoryRecord>): HistoryRecord => ({
  ...EXAMPLE,
  source: { ...EXAMPLE.source, id },
  ...change,
});

const rowCounts = () =>
  asActor(ANONYMOUS, async (tx) => {
    const tables = [
      'cluster',
      'cluster_year',
      'membership',
      'leadership',
      'person',
      'post_seen',
      'meeting',
      'paper',
      'claim',
      'findable',
      'target',
      'doubt',
      'passage',
      'audit',
    ] as const;
    const counts: Record<string, number> = {};
    for (const table of tables)
      counts[table] =
        (
          await tx
            .selectFrom(table)
            .select((e) => e.fn.countAll<string>().as('n'))
            .execute()
        ).map(({ n }) => Number(n))[0] ?? 0;
    return counts;
  });

const shown = async (cluster: string, year: number) => {
  const found = await asActor(ANONYMOUS, (tx) => showClusterYear(tx, cluster, year));
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
};

beforeAll(async () => {
  await loadPastYears();
}, 60_000);

describe('taking in files of past years', () => {
  it('writes nothing when the same files come again', async () => {
    const before = await rowCounts();
    for (const name of HISTORY_FILES) {
      const again = await asImporter((tx) => importHistory(tx, shippedFile(name)));
      expect(again).toMatchObject({ ok: true, value: { state: 'unchanged', written: 0, removed: 0 } });
    }
    expect(await rowCounts()).toEqual(before);
  });

  it('writes nothing when only the spaces of a file change', async () => {
    const [name = ''] = HISTORY_FILES;
    const before = await rowCounts();
    const spaced = Buffer.concat([shippedFile(name).bytes, Buffer.from('\n\n')]);
    const again = await asImporter((tx) => importHistory(tx, { name, bytes: spaced }));
    expect(again).toMatchObject({ ok: true, value: { state: 'changed', written: 0, removed: 0 } });
    const { audit: _audit, ...rows } = await rowCounts();
    expect(before).toMatchObject(rows);
  });

  it('lets a corrected file take the place of what that source said before', async () => {
    await take(
      'a.json',
      other('nguon-sua', {
        cluster: {
          ...EXAMPLE.cluster,
          name: 'Cụm thi đua các tỉnh Ven Biển',
          from: ['hop'],
        } as HistoryRecord['cluster'],
      }),
    );
    const {
      leadership,
      meetings: _meetings,
      registrations: _registrations,
      ...rest
    } = other('nguon-sua', {
      cluster: { ...EXAMPLE.cluster, name: 'Cụm thi đua các tỉnh Ven Biển', from: ['hop'] } as HistoryRecord['cluster'],
    });
    const fewer = {
      ...rest,
      leadership: (leadership ?? []).map((one) => ({ ...one, role: 'STANDING' })),
      passages: { ...EXAMPLE.passages },
    };
    const { 'dang-ky': _passage, ...passages } = fewer.passages;
    const changed = await take('a.json', { ...fewer, passages });
    expect(changed).toMatchObject({ ok: true, value: { state: 'changed' } });
    const year = await shown('Ven Biển', 2030);
    expect(year.leadership).toMatchObject([{ role: 'STANDING' }]);
    expect(year).toMatchObject({ meetings: null, registrations: null, memberCount: 6 });
  });

  it('leaves nothing behind of a file that is refused', async () => {
    const before = await rowCounts();
    const refused = await take('hong.json', { ...EXAMPLE, year: { value: 2030, from: ['khong-co'] } });
    expect(refused).toMatchObject({
      ok: false,
      error: {
        problems: expect.arrayContaining([expect.objectContaining({ file: 'hong.json', path: '/year/from/0' })]),
      },
    });
    const unknownUnit = await take('don-vi.json', {
      ...EXAMPLE,
      cluster: undefined,
      blocs: undefined,
      unit: { name: 'Sở Tư pháp tỉnh Không Có', unitKind: 'STP', from: ['hop'] },
    });
    expect(unknownUnit).toMatchObject({
      ok: false,
      error: { problems: [{ path: '/unit/name', kind: 'unit-not-known' }] },
    });
    expect(await rowCounts()).toEqual(before);
  });

  it.each([
    ['six megabytes', new Uint8Array(6 * 1024 * 1024), 'file-too-large'],
    ['bytes that are no text', Uint8Array.of(0xff, 0xfe, 0x00), 'not-utf-8'],
    ['a nest of lists', new TextEncoder().encode('['.repeat(5000)), 'nested-too-deeply'],
    ['__proto__', new TextEncoder().encode('{"__proto__": {"formatVersion": 1}}'), 'field-missing'],
  ])('refuses %s with a reason', async (_what, bytes, kind) => {
    const refused = await asImporter((tx) => importHistory(tx, { name: 'x.json', bytes }));
    expect(refused).toMatchObject({
      ok: false,
      error: { problems: expect.arrayContaining([expect.objectContaining({ kind })]) },
    });
  });

  it('keeps printed what it does not know, and proposes it', async () => {
    const taken = await take(
      'la.json',
      other('nguon-la', {
        cluster: { name: 'Cụm thi đua các tỉnh Xa', term: 'cụm', from: ['hop'] },
        leadership: [
          {
            role: 'HEAD',
            unit: 'Sở Tư pháp tỉnh A',
            unitKind: 'STP',
            person: 'Nguyễn Văn Lạ',
            position: 'Giám đốc',
            from: ['truong'],
          },
        ],
      }),
    );
    expect(taken).toMatchObject({
      ok: true,
      value: { proposals: [{ kind: 'unit-not-known', path: '/leadership/0/unit', printed: 'Sở Tư pháp tỉnh A' }] },
    });
    expect((await shown('các tỉnh Xa', 2030)).leadership).toMatchObject([
      { unit: 'Sở Tư pháp tỉnh A', unitKind: null, person: 'Nguyễn Văn Lạ' },
    ]);
  });

  it('never knows a cluster by its number: the same number of another year is another cluster', async () => {
    const numbered = (year: number) =>
      other(`so-${year}`, {
        cluster: { name: 'Cụm thi đua số 9', term: 'cụm', from: ['hop'], printed: 'Cụm thi đua số 1' },
        year: { value: year, from: ['hop'] },
      });
    for (const year of [2028, 2031])
      expect(await take(`so-9-${year}.json`, numbered(year))).toMatchObject({ ok: true });
    const clusters = await asActor(ANONYMOUS, (tx) =>
      tx.selectFrom('cluster').select('slug').where('name', '=', 'Cụm thi đua số 9').execute(),
    );
    expect(clusters.length).toBe(2);
  });

  it('keeps a «cụm» and the «khu vực» of the same provinces apart, and proposes that one may continue the other', async () => {
    const again = await asImporter((tx) => importHistory(tx, shippedFile('2024-dong-bang-bac-bo.bao-hai-duong.json')));
    expect(again).toMatchObject({ ok: true, value: { maybeSameAs: 'Khu vực thi đua các tỉnh đồng bằng Bắc Bộ' } });
    expect((await shown('đồng bằng Bắc Bộ', 2013)).cluster.kind).toBe('REGION');
    expect((await shown('đồng bằng Bắc Bộ', 2024)).cluster.kind).toBe('CLUSTER');
  });

  it('keeps namesakes of two units apart, and says that they may be one person', async () => {
    const person = (unit: string) => [
      {
        role: 'HEAD' as const,
        unit,
        unitKind: 'STP' as const,
        person: 'Trần Văn Trùng',
        position: 'Giám đốc',
        from: ['truong'],
      },
    ];
    const of = (id: string, unit: string) =>
      other(id, {
        cluster: { name: `Cụm thi đua các tỉnh ${id}`, term: 'cụm', from: ['hop'] },
        leadership: person(unit),
      });
    await take('p1.json', of('trung-1', 'Sở Tư pháp tỉnh Lào Cai'));
    const second = await take('p2.json', of('trung-2', 'Sở Tư pháp tỉnh Cao Bằng'));
    expect(second).toMatchObject({
      ok: true,
      value: { namesakes: [{ name: 'Trần Văn Trùng', posts: [expect.any(String), expect.any(String)] }] },
    });
    expect(await asActor(ANONYMOUS, (tx) => showPerson(tx, 'Trần Văn Trùng'))).toMatchObject({
      ok: false,
      error: { kind: 'several-have-that-name' },
    });
  });
});

describe('two sources of one event', () => {
  it('are one meeting with the people, purposes and words of both', async () => {
    const { meetings, differences, sources } = await shown('miền núi biên giới phía Bắc', 2025);
    expect(meetings).toHaveLength(1);
    expect(meetings?.[0]?.kinds).toEqual(['REVIEW', 'VOTE', 'COVENANT']);
    expect(meetings?.[0]?.participants?.flatMap(({ person }) => person ?? [])).toEqual(
      expect.arrayContaining(['Phan Chí Hiếu', 'Phạm Hùng Trường', 'Đoàn Thanh Sơn']),
    );
    expect(differences.map(({ about, field }) => `${about} ${field}`)).toContain('meeting name');
    expect(sources).toHaveLength(2);
  });

  it('that contradict each other are both kept and shown, until a person chooses, and the choice is undone', async () => {
    const of = (id: string, members: number, head: string) =>
      other(id, {
        cluster: { name: 'Cụm thi đua các tỉnh Trái Ngược', term: 'cụm', from: ['hop'] },
        memberCount: { value: members, from: ['hop'] },
        leadership: [{ role: 'HEAD', unit: head, unitKind: 'STP', from: ['truong'] }],
      });
    await take('x.json', of('bao-x', 52, 'Sở Tư pháp tỉnh Lào Cai'));
    await take('y.json', of('bao-y', 53, 'Sở Tư pháp tỉnh Cao Bằng'));
    const open = await shown('Trái Ngược', 2030);
    expect(open.memberCount).toBeNull();
    expect(open.leadership).toMatchObject([{ role: 'HEAD', unit: null }]);
    const difference = open.differences.find(({ field }) => field === 'memberCount');
    expect(difference?.claims.map(({ value }) => value).sort()).toEqual([52, 53]);

    const claimId = difference?.claims.find(({ value }) => value === 53)?.id ?? '';
    expect(await asImporter((tx) => chooseClaim(tx, IMPORTER, { claimId, reason: ' ', inForce: null }))).toMatchObject({
      error: { kind: 'reason-must-be-written' },
    });
    expect(
      await asActor(ANONYMOUS, (tx) => chooseClaim(tx, ANONYMOUS, { claimId, reason: 'x', inForce: null })),
    ).toMatchObject({
      error: { kind: 'not-yours-to-do' },
    });
    expect(
      await asImporter((tx) => chooseClaim(tx, IMPORTER, { claimId, reason: 'Đối chiếu danh sách ký', inForce: null })),
    ).toMatchObject({ ok: true });
    expect((await shown('Trái Ngược', 2030)).memberCount).toBe(53);

    await take('x.json', of('bao-x', 51, 'Sở Tư pháp tỉnh Lào Cai'));
    expect((await shown('Trái Ngược', 2030)).memberCount).toBe(53);

    const choice = await asImporter((tx) =>
      tx.selectFrom('claim_choice').select('id').where('claim_id', '=', claimId).executeTakeFirst(),
    );
    const choiceId = choice?.id ?? '';
    expect(await asImporter((tx) => undoChoice(tx, IMPORTER, { choiceId }))).toMatchObject({ ok: true });
    expect((await shown('Trái Ngược', 2030)).memberCount).toBeNull();
  });
});
