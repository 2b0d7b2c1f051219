import { getConnInfo } from '@hono/node-server/conninfo';
import type { SiteContext } from './site.ts';

const OF_THIS_MACHINE = /^(127\.|::1$|::ffff:127\.)/;
const AN_ADDRESS = /^[0-9a-fA-F:.]{2,45}$/;

const connectedFrom = (c: SiteContext): string | null => {
  try {
    return getConnInfo(c).remote.address ?? null;
  } catch {
    return null; // asked without a network
  }
};

/**
 * The address of the network that a request comes from. A proxy is believed only where it stands on this machine, and
 * only as to the last address it names: what stands before that, the sender may have written.
 */
export function clientAddress(c: SiteContext): string | null {
  const connected = connectedFrom(c);
  if (connected !== null && !OF_THIS_MACHINE.test(connected)) return connected;
  const named = c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() ?? '';
  return AN_ADDRESS.test(named) ? named : connected;
}

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/coc_coc_browser/i, 'Cốc Cốc'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|CriOS)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];
const firstIn = (named: typeof BROWSERS, text: string): string | undefined =>
  named.find(([sign]) => sign.test(text))?.[1];

/** The device as its owner knows it: «Chrome, Windows». What a browser says of itself is no proof of anything. */
export function deviceOf(userAgent: string): string | null {
  const parts = [firstIn(BROWSERS, userAgent), firstIn(SYSTEMS, userAgent)].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(', ') : null;
}

export const placeOf = (c: SiteContext) => ({
  address: clientAddress(c),
  device: deviceOf(c.req.header('User-Agent') ?? ''),
});
