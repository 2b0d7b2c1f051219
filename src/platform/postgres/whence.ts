import { AsyncLocalStorage } from 'node:async_hooks';

/** From where a transaction came: a page, the API, the command line, or the server's own work; and which request. */
export type Whence = { readonly origin: 'web' | 'api' | 'cli' | 'worker'; readonly requestId: string | null };

const current = new AsyncLocalStorage<Whence>();
let outsideRequests: Whence = { origin: 'worker', requestId: null };

/** Everything that the work writes is recorded as coming from there. */
export const comingFrom = <Outcome>(whence: Whence, work: () => Outcome): Outcome => current.run(whence, work);

/** Said once by the command line: what this process writes comes from there. */
export function processComesFrom(origin: Whence['origin']): void {
  outsideRequests = { origin, requestId: null };
}

export const whence = (): Whence => current.getStore() ?? outsideRequests;
