import { connect, type AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { useDatabase } from '../database.ts';
import { wholeSite } from '../factories/whole-site.ts';

useDatabase();
let server: ReturnType<typeof serve>;

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {}); // each refusal is one line of the log
  const site = wholeSite();
  server = serve({ port: 0, fetch: (request, socket) => site.fetch(request, socket) });
  await new Promise((resolve) => server.once('listening', resolve));
});
afterAll(() => {
  server.close();
});

/** What comes back on the wire, until the server closes it or says no more for a second. */
const sent = (raw: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => socket.write(raw));
    socket.setTimeout(1000, () => socket.destroy());
    socket.on('data', (bytes) => {
      answer += bytes.toString('latin1');
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
const lines = (...some: readonly string[]) => some.join('\r\n');
const HOST = 'Host: ours.example';

test.each([
  [
    'a length and chunks',
    lines(
      'POST /dang-xuat HTTP/1.1',
      HOST,
      'Content-Length: 4',
      'Transfer-Encoding: chunked',
      '',
      '0',
      '',
      'GET /tim HTTP/1.1',
      HOST,
      '',
      '',
    ),
  ],
  ['two lengths', lines('POST /dang-xuat HTTP/1.1', HOST, 'Content-Length: 4', 'Content-Length: 5', '', 'abcd')],
  ['a length that is no number', lines('POST /dang-xuat HTTP/1.1', HOST, 'Content-Length: +4', '', 'abcd')],
  ['a space before a colon', lines('POST /dang-xuat HTTP/1.1', HOST, 'Transfer-Encoding : chunked', '', '0', '', '')],
  ['a header folded over two lines', lines('GET / HTTP/1.1', HOST, 'X-A: b', ' Transfer-Encoding: chunked', '', '')],
  ['a bare line feed in the head', `GET / HTTP/1.1\n${HOST}\nX: y\r\n\r\n`],
  [
    'chunks that are not written as chunks',
    lines('POST /dang-xuat HTTP/1.1', HOST, 'Transfer-Encoding: xchunked', '', '0', '', ''),
  ],
  ['no host', lines('GET / HTTP/1.1', '', '')],
  ['a host that is none', lines('GET / HTTP/1.1', 'Host: a b', '', '')],
  ['more headers than are read', lines('GET / HTTP/1.1', HOST, `X: ${'a'.repeat(40_000)}`, '', '')],
])('a request with %s is refused, and nothing behind it is taken for another one', async (_what, raw) => {
  const answer = await sent(raw);
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
  expect(answer.match(/HTTP\/1\.1 \d/g)).toHaveLength(1);
});
