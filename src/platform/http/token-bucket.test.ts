import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askedFor, RATES } from './limits.ts';
import { tokenBuckets } from './token-bucket.ts';

describe('a bucket', () => {
  test('gives what it holds, then one at a time as it fills, and says how long to wait', () => {
    let now = 0;
    const buckets = tokenBuckets({ burst: 2, perSecond: 0.5 }, () => now);
    expect([buckets.take('a'), buckets.take('a'), buckets.take('a'), buckets.take('b')]).toEqual([0, 0, 2, 0]);
    now = 1;
    expect(buckets.take('a')).toBe(1);
    now = 2;
    expect([buckets.take('a'), buckets.take('a')]).toEqual([0, 2]);
  });

  test('never gives more than burst and pace allow, however it is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { maxLength: 200 }), (pauses) => {
        let now = 0;
        const buckets = tokenBuckets({ burst: 5, perSecond: 2 }, () => now);
        let given = 0;
        for (const pause of pauses) {
          now += pause;
          if (buckets.take('a') === 0) given += 1;
        }
        expect(given).toBeLessThanOrEqual(5 + 2 * now + 1e-6);
      }),
    );
  });
});

describe('the limits leave work alone', () => {
  /** The evening before a deadline: each officer opens a page each second and sends a form each other second, for an hour. */
  test('four officers of a head’s office behind one address enter twenty-eight units without meeting them', () => {
    let now = 0;
    const clock = () => now;
    const byAddress = { page: tokenBuckets(RATES.page.address, clock), form: tokenBuckets(RATES.form.address, clock) };
    const byAccount = { page: tokenBuckets(RATES.page.account, clock), form: tokenBuckets(RATES.form.account, clock) };
    let refused = 0;
    for (let second = 0; second < 3600; second++) {
      now = second;
      for (const officer of ['a', 'b', 'c', 'd']) {
        refused += byAddress.page.take('office') + byAccount.page.take(officer);
        if (second % 2 === 0) refused += byAddress.form.take('office') + byAccount.form.take(officer);
      }
    }
    expect(refused).toBe(0);
  });

  test('one officer takes the score sheets of all units, as files, one after another at once', () => {
    const [address, account] = [tokenBuckets(RATES.file.address, () => 0), tokenBuckets(RATES.file.account, () => 0)];
    for (let unit = 0; unit < 2 * 28; unit++) expect(address.take('office') + account.take('a')).toBe(0);
  });

  test.each([
    ['GET', '/', 'page'],
    ['GET', '/tim', 'search'],
    ['GET', '/tim/goi-y', 'suggestion'],
    ['GET', '/xac-minh/abc', 'search'],
    ['GET', '/api/v1/find', 'api'],
    ['POST', '/dang-xuat', 'form'],
    ['DELETE', '/x', 'form'],
    ['GET', '/cum-thi-dua/x/2027/dang-ky/tong-hop.xlsx', 'file'],
  ] as const)('%s %s is counted as %s', (method, path, asked) => {
    expect(askedFor(method, path)).toBe(asked);
  });
});
