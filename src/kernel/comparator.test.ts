import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Amount, type Comparator, comparatorHolds, parseAmount, printAmount } from './comparator.ts';
import { plainDecimal } from './decimal.ts';

const read = (phrase: string): string => {
  const result = parseAmount(phrase);
  if (!result.ok) return result.error.kind;
  const { value } = result;
  const figure = value.comparator === 'better-than-last-year' ? '' : ` ${plainDecimal(value.value)}${value.unit ?? ''}`;
  return `${value.comparator}${figure}${value.rest && ` | ${value.rest}`}`;
};

test.each([
  ['trên 73%', '> 73%'],
  ['trên 73% về việc', '> 73% | về việc'],
  ['Trên 33%, về tiền', '> 33% | về tiền'],
  ['đạt trên 73% về việc', '> 73% | về việc'],
  ['hơn 1.250 việc', '> 1250 | việc'],
  ['vượt 5%', '> 5%'],
  ['>1.000', '> 1000'],
  ['ít nhất 95%', '>= 95%'],
  ['Ít nhất 02 sáng kiến của Cụm', '>= 2 | sáng kiến của Cụm'],
  ['tối thiểu năm chỉ tiêu Ngành', '>= 5 | chỉ tiêu Ngành'],
  ['không dưới 80%', '>= 80%'],
  ['từ 95% trở lên', '>= 95%'],
  ['đạt từ 71,5% trở lên số việc', '>= 71.5% | số việc'],
  ['≥ 95%', '>= 95%'],
  ['không quá 5%', '<= 5%'],
  ['tối đa 20 triệu đồng', '<= 20000000đồng'],
  ['từ 5% trở xuống', '<= 5%'],
  ['dưới 3%', '< 3%'],
  ['100%', '= 100%'],
  ['100% việc từ năm 2017 đến 2018', '= 100% | việc từ năm 2017 đến 2018'],
  ['đạt 100% văn bản', '= 100% | văn bản'],
  ['bằng 07 nhiệm vụ', '= 7 | nhiệm vụ'],
  ['gần 500 tỷ đồng', 'nearly 500000000000đồng'],
  ['khoảng 80%', 'about 80%'],
  ['cao hơn năm trước', 'better-than-last-year'],
  ['tốt hơn so với năm trước', 'better-than-last-year'],
  ['hơn năm ngoái về tiền', 'better-than-last-year | về tiền'],
])('«%s» is %s', (phrase, expected) => {
  expect(read(phrase)).toBe(expected);
  expect(read(phrase.normalize('NFD'))).toBe(expected);
});

test.each([
  ['từ 80% đến dưới 90%', 'range-instead-of-amount'],
  ['80% đến 90%', 'range-instead-of-amount'],
  ['trên 1.000 đến 3.000', 'range-instead-of-amount'],
  ['80% - 90%', 'range-instead-of-amount'],
  ['hoàn thành tốt nhiệm vụ', 'not-an-amount'],
  ['từ 80%', 'range-instead-of-amount'],
  ['trên', 'number-not-stated'],
  ['', 'number-not-stated'],
  ['Không nêu', 'number-not-stated'],
  ['trên 71.5%', 'decimal-point-instead-of-comma'],
  ['trên 12,345 việc', 'comma-may-mean-thousands'],
  ['trênh 5', 'not-an-amount'],
])('«%s» is refused: %s', (phrase, kind) => {
  expect(read(phrase)).toBe(kind);
});

test('«trên 73%» fails at exactly 73 %, «ít nhất 73%» holds', () => {
  const results = (comparator: Comparator) => ([-1, 0, 1] as const).map((lies) => comparatorHolds(comparator, lies));
  expect(results('>')).toEqual([false, false, true]);
  expect(results('>=')).toEqual([false, true, true]);
  expect(results('=')).toEqual([false, true, false]);
  expect(results('<=')).toEqual([true, true, false]);
  expect(results('<')).toEqual([true, false, false]);
  expect(results('better-than-last-year')).toEqual([false, false, true]);
});

test('an amount is printed in words that are read back as the same amount', () => {
  const amount: fc.Arbitrary<Amount> = fc.record({
    comparator: fc.constantFrom('>', '>=', '=', '<=', '<', 'nearly', 'about'),
    value: fc.record({ units: fc.bigInt({ min: 0n, max: 10n ** 15n }), scale: fc.nat(2) }),
    unit: fc.constantFrom('%', 'đồng', null),
  });
  fc.assert(
    fc.property(amount, (given) => {
      expect(parseAmount(printAmount(given))).toEqual({ ok: true, value: { ...given, rest: '' } });
    }),
  );
});

test('amounts are printed in both languages', () => {
  const value = { units: 735n, scale: 1 };
  expect(printAmount({ comparator: '>', value, unit: '%' })).toBe('trên 73,5%');
  expect(printAmount({ comparator: '<=', value, unit: '%' }, 'en')).toBe('no more than 73.5%');
  expect(printAmount({ comparator: 'better-than-last-year' })).toBe('cao hơn năm trước');
});
