import { beforeAll, describe, expect, test, vi } from 'vitest';
import { WORKER } from '#src/kernel/actor.ts';
import type { Site } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { rehearse } from '#src/rehearsal/rehearse.ts';
import { createAccount } from '#src/year-round/accounts/app/accounts.command.ts';
import { useDatabase } from '../database.ts';
import { tagsOf } from '../factories/page.ts';
import { cookieOf, get, wholeSite } from '../factories/whole-site.ts';

useDatabase();
let site: Site;
let cookies: Readonly<Record<string, string>>;

/** What a page must not hold, since whatever slips into a page would look just like it. */
function codeIn(html: string): readonly string[] {
  return tagsOf(html).flatMap(({ name, attributes, inside }) => [
    ...Object.keys(attributes)
      .filter((key) => key.startsWith('on') || key === 'style' || key === 'srcdoc' || key === 'formaction')
      .map((key) => `<${name} ${key}>`),
    ...(['style', 'base', 'object', 'embed', 'iframe', 'frame', 'applet'].includes(name) ? [`<${name}>`] : []),
    ...(name === 'script' && (inside.trim() !== '' || attributes['src'] === undefined) ? ['<script>'] : []),
    ...(name === 'meta' && attributes['http-equiv'] ? ['<meta http-equiv>'] : []),
    ...(name === 'form' && !attributes['action']?.startsWith('/') && attributes['action'] !== undefined
      ? [`<form action=${attributes['action']}>`]
      : []),
    ...['href', 'src', 'action', 'xlink:href']
      .filter((key) =>
        (key === 'src' ? /^(?!\/[^/])./ : /^\s*(javascript|data|vbscript):|^\/\//i).test(attributes[key] ?? ''),
      )
      .map((key) => `<${name} ${key}=${attributes[key]}>`),
  ]);
}

const patterns = () =>
  site.routes.filter(({ method, path }) => method === 'GET' && !path.includes('*')).map(({ path }) => path);
/** Which kind of page an address is: the pattern that answers it. */
const kindOf = (path: string): string =>
  patterns().find((pattern) =>
    new RegExp(`^${pattern.replace(/:\w+\{([^/]*)\}/g, '($1)').replace(/:\w+/g, '[^/]+')}$`).test(path),
  ) ?? path;

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {}); // each refusal is one line of the log
  site = wholeSite();
  await rehearse({ units: 14, year: 2027, seed: 1, save: async () => {}, progress: () => {} });
  const account = async (name: string, role: 'ministry-officer' | 'cluster-office', clusterYearId: string | null) => {
    const grants = [{ role, clusterYearId, unitId: null }];
    const id = await asActor(WORKER, (tx) => createAccount(tx, { name, post: null, isDemonstration: false, grants }));
    return cookieOf({ id, kind: 'person', name, grants });
  };
  const year = await asActor(WORKER, (tx) =>
    tx.selectFrom('cluster_year').select('id').where('year', '=', 2027).executeTakeFirstOrThrow(),
  );
  cookies = {
    visitor: '',
    ministry: await account('Cán bộ Bộ', 'ministry-officer', null),
    office: await account('Văn phòng', 'cluster-office', year.id),
  };
}, 60_000);

describe('the pages of the site', () => {
  test('hold no code and no style of their own, whichever kind they are and whoever reads them', async () => {
    const wrong: string[] = [];
    const kinds = new Set<string>();
    for (const [who, cookie] of Object.entries(cookies)) {
      const perKind = new Map<string, number>();
      const seen = new Set<string>();
      const waiting = ['/', '/en', '/khong-co', ...patterns().filter((path) => !path.includes(':'))];
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
        const [bare = ''] = path.split(/[?#]/);
        const kind = kindOf(bare.replace(/^\/en(?=\/|$)/, '') || '/');
        const times = perKind.get(kind) ?? 0;
        if (seen.has(path) || times >= 2 || /\.(pdf|xlsx|csv|json)$|^\/(assets|api)\//.test(bare)) continue;
        seen.add(path);
        perKind.set(kind, times + 1);
        const answer = await get(site, path, cookie);
        if (!/html/.test(answer.headers.get('Content-Type') ?? '')) continue;
        const html = await answer.text();
        if (answer.status === 200) kinds.add(kind);
        wrong.push(...codeIn(html).map((code) => `${path} as ${who}: ${code}`));
        for (const { name, attributes } of tagsOf(html))
          if (name === 'a' && attributes['href']?.startsWith('/')) waiting.push(attributes['href']);
      }
    }
    expect(wrong).toEqual([]);
    expect(kinds.size).toBeGreaterThan(50);
  }, 120_000);
});

test('code that is there would be seen', () => {
  const hostile = `<p onclick="x()">a</p><svg><a xlink:href="javascript:x"/></svg><b style='color:red'><script>x</script>
    <script src="//evil.example/x.js"></script><style>b{}</style><base href=/><form action="//evil"><iframe srcdoc=x>`;
  expect(new Set(codeIn(hostile))).toEqual(
    new Set([
      '<p onclick>',
      '<a xlink:href=javascript:x>',
      '<b style>',
      '<script>',
      '<script src=//evil.example/x.js>',
      '<style>',
      '<base>',
      '<form action=//evil>',
      '<iframe srcdoc>',
      '<iframe>',
    ]),
  );
});
