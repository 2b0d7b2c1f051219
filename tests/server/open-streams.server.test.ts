import { expect, test } from 'vitest';
import { begin, freshFolder, postgresOf, type Server, stop, until } from './server-process.ts';

/** The cookie of one of the demonstration's people. */
async function signedIn(server: Server): Promise<string> {
  await until(() => server.said().includes('Ctrl-C'));
  const link = /http\S+\/vao\/\w+/.exec(server.said())?.[0] ?? '';
  const answer = await fetch(link, {
    method: 'POST',
    headers: { Origin: server.url },
    body: new URLSearchParams(),
    redirect: 'manual',
  });
  return (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
}

test('a server with open streams of notices stops as fast as one without, and ends them', async () => {
  const dataDir = freshFolder();
  const server = await begin(dataDir);
  const headers = { Cookie: await signedIn(server) };
  const streams = await Promise.all(
    [1, 2, 3].map(() =>
      fetch(`${server.url}/thong-bao/truc-tiep`, { headers: { ...headers, 'Accept-Encoding': 'gzip' } }),
    ),
  );
  const texts = streams.map((stream) => stream.text());
  expect(streams.map(({ status }) => status)).toEqual([200, 200, 200]);
  const started = performance.now();
  expect(await stop(server)).toBe(0);
  expect(performance.now() - started).toBeLessThan(2500); // who is waited for is waited for three seconds
  for (const text of await Promise.all(texts)) expect(text).toMatch(/^retry: \d+\n\n/);
  expect(postgresOf(dataDir)).toBeNull();
});
