import { createServer, type Server } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** Another process has held the name for minutes: it hangs, or works on a very slow disk. */
export class HeldTooLong extends Error {}

const PATIENCE = 120_000;

/** Takes a name of this machine, or null where another process has it. */
const take = (name: string): Promise<Server | null> =>
  new Promise((resolve, reject) => {
    const held = createServer();
    held.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)));
    held.listen(name, () => resolve(held));
  });

/**
 * Does the work while no other process does work of the same name. The name is a socket of Linux's abstract
 * namespace, not a file: the kernel frees it however the process ends, so no lock is ever left behind.
 */
export async function oneAtATime<Outcome>(name: string, work: () => Promise<Outcome>): Promise<Outcome> {
  const until = Date.now() + PATIENCE;
  let held = await take(`\0${name}`);
  while (held === null) {
    if (Date.now() > until) throw new HeldTooLong(name);
    await wait(40);
    held = await take(`\0${name}`);
  }
  const mine = held;
  try {
    return await work();
  } finally {
    await new Promise((resolve) => mine.close(resolve));
  }
}
