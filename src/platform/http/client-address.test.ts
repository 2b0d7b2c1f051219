import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressBehind, countedAs, readTrustedProxies } from './client-address.ts';

const trusting = (text: string) => {
  const trusted = readTrustedProxies(text);
  if (!trusted) throw new Error(`${text} is refused`);
  return trusted;
};

describe('whose word counts for where a request comes from', () => {
  test.each([
    ['', '127.0.0.1', '203.0.113.7', '203.0.113.7'],
    ['', '::ffff:127.0.0.1', '203.0.113.7', '203.0.113.7'],
    ['', '198.51.100.2', '203.0.113.7', '198.51.100.2'],
    ['none', '127.0.0.1', '203.0.113.7', '127.0.0.1'],
    ['10.0.3.4', '10.0.3.4', '1.1.1.1, 203.0.113.7', '203.0.113.7'],
    ['10.0.3.4, 10.9.0.0/16', '10.0.3.4', '1.1.1.1, 203.0.113.7, 10.9.200.1', '203.0.113.7'],
    ['10.0.3.4', '10.0.3.4', '203.0.113.7, nonsense', '10.0.3.4'],
    ['10.0.3.4', '10.0.3.4', '', '10.0.3.4'],
    ['fd00::/8', 'fd00::1', '2001:db8::5', '2001:db8::5'],
  ])('trusting «%s», connected from %s with «%s»: %s', (trusted, connected, forwarded, address) => {
    expect(addressBehind(connected, forwarded, trusting(trusted))).toBe(address);
  });

  test.each(['10.0.0.0/33', 'proxy.example', '10.0.0.1/x', ',', '10.0.0.1/-1'])('«%s» is no proxy', (text) => {
    expect(readTrustedProxies(text)).toBeNull();
  });

  test('whatever a sender writes before the proxy’s own word changes nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string())), (written) => {
        const header = [...written.map((one) => one.replaceAll(',', ' ')), '203.0.113.7'].join(',');
        expect(addressBehind('127.0.0.1', header, trusting(''))).toBe('203.0.113.7');
      }),
    );
  });
});

describe('what is counted as one', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['127.0.0.1', null],
    ['::1', null],
  ])('%s is %s', (address, counted) => {
    expect(countedAs(address)).toBe(counted);
  });
});
