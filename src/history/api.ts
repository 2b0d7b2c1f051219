import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { ANONYMOUS, type Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { may } from '#src/year-round/accounts/domain/rights.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { searchAll } from '#src/year-round/search/app/search-all.query.ts';
import { showClusterYear } from './show/cluster-year.ts';
import type { ShowRefused } from './show/find-cluster.ts';
import { showPerson } from './show/person.ts';
import { refusedWords } from './show/refused.ts';
import { clusterYearShown, exemplarsShown, findsShown, personShown, unitShown } from './show/shapes.ts';
import { showExemplars, showUnit } from './show/unit.ts';

const refusal = z.object({ error: z.object({ kind: z.string(), message: z.string() }) }).meta({ id: 'Refusal' });
const answers = <Shape extends z.ZodType>(schema: Shape, description: string) => ({
  200: { description, content: { 'application/json': { schema } } },
  400: { description: 'The question is not understood', content: { 'application/json': { schema: refusal } } },
  404: {
    description: 'Nothing is known under that name or in that year',
    content: { 'application/json': { schema: refusal } },
  },
  409: { description: 'Several things bear that name', content: { 'application/json': { schema: refusal } } },
});

const keyShown = z
  .object({ holder: z.string(), label: z.string(), scopes: z.array(z.string()), expiresAt: z.string() })
  .meta({ id: 'Key' });

const spelling = (example: string) => z.string().trim().min(1).max(200).openapi({ example });
const byName = (example: string) => z.object({ name: spelling(example) });

const CLUSTER_YEAR = createRoute({
  method: 'get',
  path: '/cluster-years',
  summary: 'A cluster in one year, by any spelling of the cluster',
  request: {
    query: z.object({
      cluster: spelling('miền núi phía Bắc'),
      year: z
        .string()
        .regex(/^\d{4}$/)
        .openapi({ example: '2018' }),
      evidence: z.enum(['0', '1']).optional().openapi({ description: '1: with the sentence behind each value' }),
    }),
  },
  responses: answers(clusterYearShown, 'What is known; null where no source states it'),
});
const UNIT = createRoute({
  method: 'get',
  path: '/units',
  summary: 'A unit with its names, lineage and what happened to it',
  request: { query: byName('Cục THADS tỉnh Đắk Lắk') },
  responses: answers(unitShown, 'What is known; null where no source states it'),
});
const PERSON = createRoute({
  method: 'get',
  path: '/persons',
  summary: 'A person as the sources saw them',
  request: { query: byName('Phùng Huy Thuận') },
  responses: answers(personShown, 'Posts with the day of sighting, meetings, leading roles'),
});
const EXEMPLARS = createRoute({
  method: 'get',
  path: '/exemplars',
  summary: 'Exemplars of a unit or a cluster',
  request: { query: byName('Sở Tư pháp tỉnh Cao Bằng') },
  responses: answers(exemplarsShown, 'Plans, recognition and awards, each with its own period'),
});
const FIND = createRoute({
  method: 'get',
  path: '/find',
  summary: 'Everything that a spelling names, best first; a cluster with a year finds that year of it',
  request: { query: z.object({ q: spelling('kv Tây Nguyên 2017') }) },
  responses: answers(findsShown, 'What was found; `how` near is a guess for a mistyped word'),
});

type ApiEnv = { Variables: { caller: ApiCaller } };

const MOST_FOUND = 50;
const SPEAKS_ENGLISH = /^\/en\//;
const CACHED = 'public, max-age=60, stale-while-revalidate=600';

/** The body and status of a refusal; the kind is for programs, the message for people. */
function refused(url: string, error: ShowRefused) {
  const words = refusedWords(error);
  const message = SPEAKS_ENGLISH.test(new URL(url).pathname) ? words.en : words.vi;
  const status: 404 | 409 = error.kind === 'several-have-that-name' ? 409 : 404;
  return { body: { error: { kind: error.kind, message } }, status };
}

const misunderstood = (url: string, fields: readonly string[]) => ({
  error: {
    kind: 'question-not-understood',
    message: SPEAKS_ENGLISH.test(new URL(url).pathname)
      ? `Missing or wrong: ${fields.join(', ')}.`
      : `Thiếu hoặc sai: ${fields.join(', ')}.`,
  },
});

/** Who asks: nobody in particular, or another program by its key. */
export type ApiCaller = {
  readonly actor: Actor;
  readonly key: { readonly label: string; readonly scopes: readonly string[]; readonly expiresAt: Date } | null;
};
const NOBODY: ApiCaller = { actor: ANONYMOUS, key: null };

const ABOUT_KEY = createRoute({
  method: 'get',
  path: '/key',
  summary: 'The key that asks: whose it is, what it may, until when',
  security: [{ key: [] }],
  responses: {
    200: { description: 'The key', content: { 'application/json': { schema: keyShown } } },
    401: { description: 'No key, or one that is not valid', content: { 'application/json': { schema: refusal } } },
  },
});
const NOT_VALID = {
  error: { kind: 'key-not-valid', message: 'Khóa truy cập thiếu, sai, đã thu hồi hoặc hết hạn.' },
};

/**
 * The reading API. Without a key it answers as nobody in particular: of a year that is run here it gives what the steps
 * publish, so its answers may be cached. A program with a key reads as its scopes and roles let it. `today` names the day
 * whose names units bear; `callerOf` knows whose a key is, null where it is nobody's.
 */
export function historyApi(
  today: () => CalendarDay,
  callerOf: (key: string) => Promise<ApiCaller | null> = async () => null,
): OpenAPIHono<ApiEnv> {
  const api = new OpenAPIHono<ApiEnv>({
    defaultHook: (found, c) =>
      found.success
        ? undefined
        : c.json(misunderstood(c.req.url, [...new Set(found.error.issues.map(({ path }) => path.join('.')))]), 400),
  });
  api.use(compress());
  api.use(etag());
  api.use(async (c, next) => {
    await next();
    if (c.get('caller')?.key !== null) c.header('Cache-Control', 'private, no-store');
    else if (c.res.status === 200) c.header('Cache-Control', CACHED);
    c.header('Vary', 'Authorization', { append: true });
    c.header('Access-Control-Allow-Origin', '*');
    // opened by itself an answer is a file and never a page
    c.header('Content-Disposition', 'attachment; filename="api.json"');
  });
  api.use(async (c, next) => {
    const given = c.req.header('Authorization');
    const caller = given === undefined ? NOBODY : await callerOf(/^Bearer +(\S+)$/i.exec(given)?.[1] ?? '');
    if (caller === null) return c.json(NOT_VALID, 401, { 'WWW-Authenticate': 'Bearer' });
    c.set('caller', caller);
    return next();
  });

  api.openapi(CLUSTER_YEAR, async (c) => {
    const { cluster, year, evidence } = c.req.valid('query');
    const { actor } = c.get('caller');
    const audience = may(actor, 'see-the-work', null) ? 'inside' : 'public';
    const shown = await asActor(actor, (tx) =>
      showClusterYear(tx, cluster, Number(year), { audience, evidence: evidence === '1' }),
    );
    if (shown.ok) return c.json(shown.value, 200);
    const { body, status } = refused(c.req.url, shown.error);
    return c.json(body, status);
  });
  api.openapi(UNIT, async (c) => {
    const shown = await asActor(c.get('caller').actor, (tx) => showUnit(tx, c.req.valid('query').name, today()));
    if (shown.ok) return c.json(shown.value, 200);
    const { body, status } = refused(c.req.url, shown.error);
    return c.json(body, status);
  });
  api.openapi(PERSON, async (c) => {
    const shown = await asActor(c.get('caller').actor, (tx) => showPerson(tx, c.req.valid('query').name));
    if (shown.ok) return c.json(shown.value, 200);
    const { body, status } = refused(c.req.url, shown.error);
    return c.json(body, status);
  });
  api.openapi(EXEMPLARS, async (c) => {
    const shown = await asActor(c.get('caller').actor, (tx) => showExemplars(tx, c.req.valid('query').name));
    if (shown.ok) return c.json(shown.value, 200);
    const { body, status } = refused(c.req.url, shown.error);
    return c.json(body, status);
  });
  api.openapi(FIND, async (c) => {
    const { hits } = await asActor(c.get('caller').actor, (tx) =>
      searchAll(tx, { text: c.req.valid('query').q, most: MOST_FOUND }),
    );
    const found = hits
      .slice(0, MOST_FOUND)
      .flatMap(({ kind, label, detail, href, how }) => (kind === 'page' ? [] : [{ kind, label, detail, href, how }]));
    return c.json({ found }, 200);
  });
  api.openapi(ABOUT_KEY, (c) => {
    const { actor, key } = c.get('caller');
    if (key === null) return c.json(NOT_VALID, 401);
    return c.json({ holder: actor.name, ...key, scopes: [...key.scopes], expiresAt: key.expiresAt.toISOString() }, 200);
  });
  api.openAPIRegistry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer' });
  api.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Thi Đua',
      version: '1',
      description: 'What is known of emulation clusters, units, persons and exemplars. null: no source states it.',
    },
    servers: [{ url: '/api/v1' }],
  });
  api.all('*', (c) => c.json({ error: { kind: 'no-such-address', message: 'Xem /api/v1/openapi.json' } }, 404));
  return api;
}
