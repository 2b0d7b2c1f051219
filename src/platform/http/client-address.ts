import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** The proxies whose X-Forwarded-For counts: what anyone else writes there is not even looked at. */
export type TrustedProxies = { readonly has: (address: string) => boolean };

const has = (list: BlockList) => (address: string) => list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Without TRUSTED_PROXY: a proxy that stands on this machine. */
export const PROXIES_ON_THIS_MACHINE: TrustedProxies = { has: has(loopback) };

/** TRUSTED_PROXY: addresses and networks («10.0.3.4, 10.0.9.0/24»), `none`, or nothing. Null where one is no address. */
export function readTrustedProxies(text: string): TrustedProxies | null {
  if (text.trim() === '') return PROXIES_ON_THIS_MACHINE;
  if (text.trim() === 'none') return { has: () => false };
  const list = new BlockList();
  for (const one of text.split(',')) {
    const [address = '', bits] = one.trim().split('/');
    const longest = isIPv4(address) ? 32 : 128;
    const length = bits === undefined ? longest : /^\d{1,3}$/.test(bits) ? Number(bits) : -1;
    if (isIP(address) === 0 || length < 0 || length > longest) return null;
    list.addSubnet(address, length, longest === 32 ? 'ipv4' : 'ipv6');
  }
  return { has: has(list) };
}

/** An address of IPv4 that came over a socket of IPv6 is the same address. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/**
 * Who asks, going back from the one who is connected: each trusted proxy is believed as to the address before it. What
 * stands further left, or is no address, may have been written by the sender and is nobody.
 */
export function addressBehind(connected: string, forwardedFor: string, trusted: TrustedProxies): string {
  let address = plain(connected);
  const named = forwardedFor === '' ? [] : forwardedFor.split(',').reverse();
  for (const one of named) {
    const before = plain(one.trim());
    if (!trusted.has(address) || isIP(before) === 0) break;
    address = before;
  }
  return address;
}

/** The address that a request comes from; null where it was asked without a network and names none. */
export function clientAddress(c: Context, trusted: TrustedProxies): string | null {
  const [connected, forwardedFor] = [connectedFrom(c), c.req.header('X-Forwarded-For') ?? ''];
  if (connected === null && forwardedFor === '') return null;
  return addressBehind(connected ?? '127.0.0.1', forwardedFor, trusted);
}

function connectedFrom(c: Context): string | null {
  try {
    return getConnInfo(c).remote.address ?? null;
  } catch {
    return null;
  }
}

const isThisMachine = (address: string): boolean => /^(127\.|::1$)/.test(address);

/**
 * What is counted as one: an address of IPv4, or the first half of one of IPv6 (a household or an office has the whole
 * second half). Null for this machine itself, which has nothing to guess and cannot be kept out.
 */
export function countedAs(address: string | null): string | null {
  if (address === null || isThisMachine(address)) return null;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  const groups = [...left, ...zeros, ...right].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(':')}::/64`;
}
