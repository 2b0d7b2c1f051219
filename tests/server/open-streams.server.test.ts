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

test('a server that stops ends open streams of notices by itself, and waits for none of them', async () => {
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
  const stopped = stop(server);
  // each ends by itself: one that the closing port had waited for, three seconds long, would be cut and fail here
  for (const text of await Promise.all(texts)) expect(text).toMatch(/^retry: \d+\n\n/);
  expect(await stopped).toBe(0);
  expect(postgresOf(dataDir)).toBeNull();
});
