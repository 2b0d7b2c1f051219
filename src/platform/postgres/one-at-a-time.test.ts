import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

const name = () => `thidua-test-${crypto.randomUUID()}`;

test('two works of one name follow one another, also when the first fails', async () => {
  const shared = name();
  const seen: string[] = [];
  const first = oneAtATime(shared, async () => {
    seen.push('first begins');
    await wait(100);
    seen.push('first ends');
    throw new Error('failed');
  });
  const second = oneAtATime(shared, async () => seen.push('second'));
  await expect(first).rejects.toThrow('failed');
  await second;
  expect(seen).toEqual(['first begins', 'first ends', 'second']);
});

test('a process that was killed holds nothing', async () => {
  const shared = name();
  const other = spawn(process.execPath, [
    '-e',
    `require('net').createServer().listen('\\0${shared}', () => console.log('held'))`,
  ]);
  await once(other.stdout, 'data');
  const mine = oneAtATime(shared, async () => 'mine');
  other.kill('SIGKILL');
  expect(await mine).toBe('mine');
});
