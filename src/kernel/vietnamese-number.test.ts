import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareDecimals, decimal, plainDecimal } from './decimal.ts';
import { type NumberRefusal, parseNumber, printCount, printCountPlain, printNumber } from './vietnamese-number.ts';

const read = (text: string, decimalPoint = false): string => {
  const result = parseNumber(text, { decimalPoint });
  return result.ok ? `${plainDecimal(result.value.value)}${result.value.unit ?? ''}` : result.error.kind;
};

test.each([
  ['1.234,5', '1234.5'],
  ['12.345', '12345'],
  ['1.250', '1250'],
  ['1.250,75', '1250.75'],
  ['4.189.942.596.000', '4189942596000'],
  ['71,5%', '71.5%'],
  ['71,50 %', '71.50%'],
  ['73,125%', '73.125%'],
  ['100\u00a0%', '100%'],
  ['80 phần trăm', '80%'],
  ['08', '8'],
  ['2', '2'],
  ['0', '0'],
  ['0,125', '0.125'],
  ['23400000', '23400000'],
  ['-4,5', '-4.5'],
  ['−4,5', '-4.5'],
  ['mười hai', '12'],
  ['Năm', '5'],
  ['2,35 ngàn', '2350'],
  ['2,35 nghìn', '2350'],
  ['23,4tr', '23400000'],
  ['310,5 triệu', '310500000'],
  ['0,8 ngàn tỷ đồng', '800000000000đồng'],
  ['500.000đ', '500000đồng'],
  ['1 tỷ 250 triệu đồng', '1250000000đồng'],
  ['1,2345678 triệu', '1234567.8'],
  ['hai trăm triệu', '200000000'],
  ['2 trăm triệu', '200000000'],
  ['ba tỉ', '3000000000'],
])('«%s» is %s', (written, plain) => {
  expect(read(written)).toBe(plain);
  expect(read(written.normalize('NFD'))).toBe(plain);
});

test.each<[string, NumberRefusal['kind']]>([
  ['', 'number-not-stated'],
  [' – ', 'number-not-stated'],
  ['…', 'number-not-stated'],
  ['Không nêu', 'number-not-stated'],
  ['không', 'not-a-number'],
  ['1,234.5', 'thousands-comma-instead-of-point'],
  ['1,234,567', 'thousands-comma-instead-of-point'],
  ['1,234', 'comma-may-mean-thousands'],
  ['12,345 triệu', 'comma-may-mean-thousands'],
  ['71.5', 'decimal-point-instead-of-comma'],
  ['71.5%', 'decimal-point-instead-of-comma'],
  ['0.234', 'decimal-point-instead-of-comma'],
  ['1.2345', 'decimal-point-instead-of-comma'],
  ['1.23.456', 'not-a-number'],
  ['1.234.5', 'not-a-number'],
  ['1 250', 'not-a-number'],
  ['04/09', 'not-a-number'],
  ['02373.852.763', 'not-a-number'],
  ['3617/KH-UBND', 'not-a-number'],
  ['1e5', 'not-a-number'],
  ['0x10', 'not-a-number'],
  ['NaN', 'not-a-number'],
  ['1 triệu 2', 'not-a-number'],
  ['1 triệu 2 triệu', 'not-a-number'],
  ['1 triệu 2 tỷ', 'not-a-number'],
  ['5 0 triệu', 'not-a-number'],
  ['-1 tỷ 250 triệu', 'not-a-number'],
  ['0 tỷ 250 triệu', 'not-a-number'],
  ['triệu', 'not-a-number'],
  ['năm 2017', 'not-a-number'],
  ['trên 73%', 'not-a-number'],
  ['%', 'not-a-number'],
  ['đồng', 'not-a-number'],
  ['9'.repeat(61), 'not-a-number'],
])('«%s» is refused: %s', (written, kind) => {
  expect(read(written)).toBe(kind);
});

test.each([
  ['1.50', '1.50'],
  ['0.5', '0.5'],
  ['1.250', '1.250'],
  ['9,5', '9.5'],
  ['1,234', '1.234'],
  ['1.234,5', '1234.5'],
  ['188', '188'],
  ['1,234.5', 'thousands-comma-instead-of-point'],
])('in a column of points «%s» is %s', (written, plain) => {
  expect(read(written, true)).toBe(plain);
});

const figure = fc.record({ units: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), scale: fc.nat(6) });

test('what is printed is read back as the same figure', () => {
  fc.assert(
    fc.property(figure, (value) => {
      const printed = printNumber(value);
      fc.pre(!/^-?[1-9]\d{0,2},\d{3}$/.test(printed));
      const back = parseNumber(printed);
      expect(back).toEqual({ ok: true, value: { value, unit: null } });
      expect(parseNumber(`${printed}%`)).toEqual({ ok: true, value: { value, unit: '%' } });
    }),
  );
});

test('whatever is typed is read or refused, and never becomes 0 by itself', () => {
  const piece = fc.constantFrom('1', '0', '.', ',', '%', ' ', 'tỷ', 'triệu', 'năm', 'mười', '-', 'đ', '234', 'trăm');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const result = parseNumber(pieces.join(''));
      if (result.ok && compareDecimals(result.value.value, decimal('0')) === 0) expect(pieces).toContain('0');
    }),
  );
});

test('numbers are printed in the way of each language', () => {
  expect(printNumber(decimal('1234.5'))).toBe('1.234,5');
  expect(printNumber(decimal('1234.5'), 'en')).toBe('1,234.5');
  expect(printNumber(1_234_567n, 'en')).toBe('1,234,567');
  expect(printNumber(decimal('-0.50'))).toBe('-0,50');
});

test('counts have two digits in papers and stay plain in tables', () => {
  expect([0, 1, 8, 10, 52, 1234].map(printCount)).toEqual(['0', '01', '08', '10', '52', '1.234']);
  expect([0, 8, 1234].map((count) => printCountPlain(count))).toEqual(['0', '8', '1.234']);
  expect(printCountPlain(1234, 'en')).toBe('1,234');
  expect(() => printCount(1.5)).toThrow(RangeError);
});
