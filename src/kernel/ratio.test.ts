import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareDecimals, decimal, plainDecimal, printDecimal } from './decimal.ts';
import { compareToPercent, percentPointGap, printPercent, printPointGap, type Ratio, sumRatios } from './ratio.ts';

const of = (numerator: bigint, denominator: bigint): Ratio => ({ numerator, denominator });

test.each([
  // numerator, denominator, printed
  [2_946n, 3_459n, '85,17%'], // the cases of one branch in 2024
  [2_509_939_977_000n, 4_189_942_596_000n, '59,90%'], // its money
  [1n, 3n, '33,33%'],
  [2n, 3n, '66,67%'],
  [1n, 800n, '0,13%'], // 0,125 : a half rounds up
  [104n, 100n, '104,00%'],
  [0n, 12n, '0,00%'], // nothing done of twelve is a rate
])('%s of %s is printed %s', (numerator, denominator, printed) => {
  expect(printPercent(of(numerator, denominator))).toBe(printed);
});

test('where nothing was to be done there is no rate, and it is not 0 %', () => {
  expect(printPercent(of(0n, 0n))).toBeNull();
  expect(compareToPercent(of(0n, 0n), decimal('73'))).toBeNull();
  expect(percentPointGap(of(0n, 0n), decimal('73'))).toBeNull();
});

test.each([
  [730n, 1_000n, '73', 0], // exactly
  [729n, 1_000n, '73', -1], // one case below
  [731n, 1_000n, '73', 1],
  [815n, 1_000n, '81.50', 0],
  [66_666n, 100_000n, '66.67', -1], // printed 66,67 % but below it
])('%s of %s against %s%% compares as %i', (numerator, denominator, percent, sign) => {
  expect(compareToPercent(of(numerator, denominator), decimal(percent))).toBe(sign);
});

test('a base year of merged units is summed, not averaged: 800 of 1.000 and 300 of 500 give 73,33 %, not 70 %', () => {
  expect(printPercent(sumRatios([of(800n, 1_000n), of(300n, 500n)]))).toBe('73,33%');
});

test('78 % against a target of 75 is 3 percentage points', () => {
  const gap = percentPointGap(of(78n, 100n), decimal('75'));
  expect(gap && printPointGap(gap)).toBe('+3,00 điểm %');
  const short = percentPointGap(of(1n, 3n), decimal('33.5'));
  expect(short && printPointGap(short)).toBe('-0,17 điểm %');
});

test.each([
  [of(8_012n, 10_975n), '73', '+0,002 điểm %'], // 73,0023 %: «73,00%», and yet above 73
  [of(99_996n, 100_000n), '100', '-0,004 điểm %'],
  [of(73n, 100n), '73', '0,00 điểm %'],
])('a gap that two digits would hide is printed as far as it shows', (rate, goal, printed) => {
  const gap = percentPointGap(rate, decimal(goal));
  expect(gap && printPointGap(gap)).toBe(printed);
});

test('merged figures never leave the span of their parts', () => {
  const part = fc.record({ numerator: fc.bigInt(0n, 10n ** 13n), denominator: fc.bigInt(1n, 10n ** 13n) });
  fc.assert(
    fc.property(part, part, (a, b) => {
      const sum = sumRatios([a, b]);
      const [low, high] = a.numerator * b.denominator <= b.numerator * a.denominator ? [a, b] : [b, a];
      expect(low.numerator * sum.denominator <= sum.numerator * low.denominator).toBe(true);
      expect(sum.numerator * high.denominator <= high.numerator * sum.denominator).toBe(true);
    }),
  );
});

test('a decimal keeps its zeros in print and loses them in comparison', () => {
  expect(printDecimal(decimal('81.50'))).toBe('81,50');
  expect(printDecimal(decimal('-1250.75'))).toBe('-1.250,75');
  expect(compareDecimals(decimal('81.50'), decimal('81.5'))).toBe(0);
  expect(() => decimal('81,5')).toThrow(RangeError);
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.nat(6), (units, scale) => {
      expect(decimal(plainDecimal({ units, scale }))).toEqual({ units, scale });
    }),
  );
});
