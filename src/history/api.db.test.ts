import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { ANONYMOUS, WORKER } from '#src/kernel/actor.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { keepClustersFindable } from '#src/year-round/organisation/app/cluster-findable.command.ts';
import { anOpenYear } from '../../tests/factories/open-year.ts';
import { loadPastYears } from '../../tests/factories/past-years.ts';
import { useDatabase } from '../../tests/database.ts';
import { registerAward } from '#src/year/3-registration/app/register-award.ts';
import { historyApi } from './api.ts';
import { showClusterYear } from './show/cluster-year.ts';
import { clusterYearShown, exemplarsShown, findsShown, personShown, unitShown } from './show/shapes.ts';

useDatabase();
const api = historyApi(() => '2026-11-22');
const get = (path: string) => api.request(path);
const query = (of: Readonly<Record<string, string>>) => new URLSearchParams(of).toString();

beforeAll(async () => {
  await loadPastYears();
}, 60_000);

describe('the reading API', () => {
  it('answers a cluster-year with the JSON of the command line', async () => {
    const answer = await get(`/cluster-years?${query({ cluster: 'Nam Trung Bộ và Tây Nguyên', year: '2019' })}`);
    expect(answer.status).toBe(200);
    const shown = await asActor(ANONYMOUS, (tx) => showClusterYear(tx, 'Nam Trung Bộ và Tây Nguyên', 2019));
    expect(await answer.json()).toEqual(shown.ok && JSON.parse(JSON.stringify(shown.value)));
  });

  it.each<readonly [string, z.ZodType]>([
    [`/cluster-years?${query({ cluster: 'miền núi phía Bắc', year: '2010' })}`, clusterYearShown],
    [`/cluster-years?${query({ cluster: 'mien nui bien gioi', year: '2025' })}`, clusterYearShown],
    [`/cluster-years?${query({ cluster: 'Tây Nam Bộ', year: '2019' })}`, clusterYearShown],
    [`/cluster-years?${query({ cluster: 'Đông Nam Bộ', year: '2013' })}`, clusterYearShown],
    [`/units?${query({ name: 'Cục THADS tỉnh Đăk Lăk' })}`, unitShown],
    [`/units?${query({ name: 'Sở Tư pháp tỉnh Cao Bằng' })}`, unitShown],
    [`/persons?${query({ name: 'Phung Huy Thuan' })}`, personShown],
    [`/exemplars?${query({ name: 'STP Cao Bằng' })}`, exemplarsShown],
    [`/find?${query({ q: 'nam trung bo 2019' })}`, findsShown],
    [`/find?${query({ q: 'zzzzqqqq' })}`, findsShown],
  ])('%s has the shape that OpenAPI describes', async (path, shape) => {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toMatch(/max-age/);
    const body: unknown = await answer.json();
    expect(shape.safeParse(body).error).toBeUndefined();
  });

  it('describes itself in OpenAPI 3.1', async () => {
    const described = (await (await get('/openapi.json')).json()) as {
      openapi: string;
      paths: object;
      components: { schemas: object };
    };
    expect(described.openapi).toBe('3.1.0');
    expect(Object.keys(described.paths)).toEqual([
      '/cluster-years',
      '/units',
      '/persons',
      '/exemplars',
      '/find',
      '/key',
    ]);
    expect(Object.keys(described.components.schemas)).toEqual(
      expect.arrayContaining(['ClusterYear', 'Unit', 'Person', 'Exemplars', 'Refusal']),
    );
  });

  it.each([
    ['/cluster-years', 400, 'question-not-understood'],
    [`/cluster-years?${query({ cluster: 'miền núi phía Bắc', year: '20x8' })}`, 400, 'question-not-understood'],
    [`/cluster-years?${query({ cluster: 'x'.repeat(201), year: '2018' })}`, 400, 'question-not-understood'],
    [`/cluster-years?${query({ cluster: 'miền núi phía Bắc', year: '1999' })}`, 404, 'nothing-known-of-that-year'],
    [`/persons?${query({ name: 'Anh Tuấn' })}`, 409, 'several-have-that-name'],
    [`/persons?${query({ name: `'; drop table person; --` })}`, 404, 'nothing-has-that-name'],
    [`/units?${query({ name: 'zzzz%_\\' })}`, 404, 'nothing-has-that-name'],
    ['/nowhere', 404, 'no-such-address'],
  ])('%s is refused with %d as JSON', async (path, status, kind) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error: { kind, message: expect.any(String) } });
  });

  it('offers whom a mistyped name may mean, and shows nobody else in their place', async () => {
    const answer = await get(`/persons?${query({ name: 'Phùng Huy Thuậnh' })}`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({
      error: { message: expect.stringContaining('Có phải: Phùng Huy Thuận?') },
    });
  });

  it('answers “not changed” to who has the answer already', async () => {
    const path = `/persons?${query({ name: 'Nguyễn Văn Lực' })}`;
    const tag = (await get(path)).headers.get('etag') ?? '';
    expect((await api.request(path, { headers: { 'if-none-match': tag } })).status).toBe(304);
  });

  it('shows of a year that is run here what its steps publish, and the whole to the head’s office', async () => {
    const open = await anOpenYear({ provinces: 2 });
    await asActor(WORKER, (tx) => keepClustersFindable(tx, [open.clusterId]));
    const name = (
      await asActor(open.office, (tx) =>
        tx.selectFrom('cluster').select('name').where('id', '=', open.clusterId).executeTakeFirstOrThrow(),
      )
    ).name;
    const inside = await asActor(ANONYMOUS, (tx) => showClusterYear(tx, name, open.year));
    expect(inside).toMatchObject({
      ok: true,
      value: { year: open.year, registrations: [], nominations: [], covenants: [] },
    });
    if (inside.ok) {
      expect(inside.value).toMatchObject({
        origin: 'live',
        synthetic: true,
        memberCount: open.units.length,
        provinceCount: 2,
      });
      expect(inside.value.members).toHaveLength(open.units.length);
      expect(inside.value.leadership).toMatchObject([
        { role: 'HEAD', person: 'Nguyễn Văn Diễn', position: 'Giám đốc' },
      ]);
      expect(clusterYearShown.safeParse(inside.value).error).toBeUndefined();
    }
    const flags = open.units.slice(0, 3).map((unit) => ({
      clusterYearId: open.clusterYearId,
      unitId: unit.id,
      award: 'CO_BO',
      subject: 'collective' as const,
      name: null,
      count: null,
      receivedOn: null,
      note: null,
      on: '2027-03-01' as const,
    }));
    for (const flag of flags)
      expect(await asActor(open.office, (tx) => registerAward(tx, open.office, flag))).toMatchObject({ ok: true });
    const later = await asActor(open.office, (tx) => showClusterYear(tx, name, open.year));
    if (!later.ok) throw new Error(later.error.kind);
    expect(later.value.registrations?.reduce((sum, { count }) => sum + (count ?? 0), 0)).toBe(3);
    expect(later.value.registrations?.map(({ award }) => award)).toContain('Cờ thi đua ngành Tư pháp');
    const outside = await get(`/cluster-years?${query({ cluster: name, year: String(open.year) })}`);
    expect(await outside.json()).toMatchObject({ registrations: null });
  });
});
