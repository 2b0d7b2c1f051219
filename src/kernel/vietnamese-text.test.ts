import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  comparePeople,
  compareVietnamese,
  fold,
  givenName,
  nfc,
  placeTone,
  searchKey,
  squeeze,
} from './vietnamese-text.ts';

test('a text from a PDF with loose marks is the text with closed ones', () => {
  const loose = 'Sở Tư pháp tỉnh Thừa Thiên Huế'.normalize('NFD');
  expect(loose).not.toBe('Sở Tư pháp tỉnh Thừa Thiên Huế');
  expect(nfc(loose)).toBe('Sở Tư pháp tỉnh Thừa Thiên Huế');
});

test('no-break, double and outer spaces are squeezed', () => {
  expect(squeeze('\u00a0Khu vực\u00a0 thi đua\t\u200bsố\n3 ')).toBe('Khu vực thi đua số 3');
});

test.each([
  ['Hoà Bình', 'Hòa Bình'],
  ['Khánh Hoà', 'Khánh Hòa'],
  ['Toà án', 'Tòa án'],
  ['UỶ BAN', 'ỦY BAN'],
  ['Thuỷ', 'Thủy'],
  ['hoạ sĩ', 'họa sĩ'],
  ['khoẻ', 'khỏe'],
  ['Xoè', 'Xòe'],
  ['luỹ kế', 'lũy kế'],
  ['Hoà, Thuỷ.', 'Hòa, Thủy.'],
])('%s is written %s', (written, stored) => {
  expect(placeTone(written)).toBe(stored);
  expect(placeTone(written.normalize('NFD'))).toBe(stored);
  expect(placeTone(stored)).toBe(stored);
});

test.each([
  'quý',
  'quà',
  'Quỳnh',
  'toàn',
  'thuở',
  'QUÝ',
  'hoàn',
  'khoản',
  'tuyển',
  'Huế',
  'của',
  'mùa',
  'chìa',
  'Thúy',
])('the tone of %s stays where it is', (word) => {
  expect(placeTone(word)).toBe(word);
});

test('folding takes off marks, case, and the kinds of dashes, quotes and spaces', () => {
  expect(fold('Đắk Lắk')).toBe('dak lak');
  expect(fold('\u00d0ắk Lắk')).toBe('dak lak');
  expect(fold('NAM TRUNG BỘ')).toBe('nam trung bo');
  expect(fold('Bà Rịa\u00a0– Vũng Tàu')).toBe('ba ria - vung tau');
  expect(fold('“Chiến sĩ thi đua cơ sở”')).toBe('"chien si thi dua co so"');
  expect(fold('Ea H’Leo')).toBe("ea h'leo");
  expect(fold('Thừa Thiên Huế'.normalize('NFD'))).toBe('thua thien hue');
});

test.each([
  ['Đắk Lắk', 'Đăk Lăk', 'Đắc Lắc', 'dak lak', 'Daklak', 'DAC LAC'],
  ['Đắk Nông', 'Đăk Nông', 'Đắc Nông', 'dac nong'],
  ['Lý', 'Lí', 'ly'],
  ['Chiến sĩ thi đua', 'chiến sỹ thi đua'],
  ['kỹ thuật', 'kĩ thuật'],
  ['Mỹ', 'Mĩ'],
  ['Quý', 'Quí'],
  ['Khánh Hòa', 'Khánh Hoà', 'khanh hoa'],
  ['Ủy ban', 'Uỷ ban', 'uy ban'],
  ['Thi đua - Khen thưởng', 'Thi đua – Khen thưởng', 'thi đua, khen thưởng', 'Thi đua-Khen thưởng'],
  ['TP.HCM', 'TP. HCM', 'tp hcm'],
  ["Ea H'Leo", 'Ea H’leo', 'ea hleo'],
])('%s is found under every one of its spellings', (first, ...others) => {
  for (const other of others) expect(searchKey(other), other).toBe(searchKey(first));
});

test.each([
  ['Thúy', 'Thúi'],
  ['Huy', 'Hui'],
  ['Vy', 'Vi'],
  ['Nguyễn', 'Nguiễn'],
  ['Lạng Sơn', 'Lâm Sơn'],
])('%s and %s stay two', (a, b) => {
  expect(searchKey(a)).not.toBe(searchKey(b));
});

test('keys are stable: a key of a key, or of the other form of a text, is the same key', () => {
  const piece = fc.constantFrom('Đắc', 'Lắc', 'lý', 'Hoà', '–', "'", '  ', '.', 'y', 'QUÝ', 'ủy', 'Đ', 'tỷ', 'Kỳ');
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(piece).map((pieces) => pieces.join(' ')),
  );
  fc.assert(
    fc.property(text, (written) => {
      expect(searchKey(searchKey(written))).toBe(searchKey(written));
      expect(fold(fold(written))).toBe(fold(written));
      expect(placeTone(placeTone(written))).toBe(placeTone(written));
      expect(fold(written.normalize('NFD'))).toBe(fold(written.normalize('NFC')));
    }),
  );
});

test('letters stand in the order of the Vietnamese alphabet', () => {
  const letters = 'aăâbcdđeêghiklmnoôơpqrstuưvxy'.split('');
  expect(letters.toReversed().toSorted(compareVietnamese)).toEqual(letters);
  expect(['Đồng Nai', 'Đà Nẵng', 'Cần Thơ', 'Điện Biên', 'An Giang', 'Dak'].toSorted(compareVietnamese)).toEqual([
    'An Giang',
    'Cần Thơ',
    'Dak',
    'Đà Nẵng',
    'Điện Biên',
    'Đồng Nai',
  ]);
});

test('people stand by given name, then by the rest', () => {
  expect(givenName(' Nguyễn Thị\u00a0Ánh ')).toBe('Ánh');
  expect(givenName('')).toBe('');
  expect(
    ['Trần Văn Đạt', 'Nguyễn Văn Dũng', 'Lê Thị Ánh', 'Phạm An', 'Đỗ Văn An', 'Bùi Thị An'].toSorted(comparePeople),
  ).toEqual(['Bùi Thị An', 'Đỗ Văn An', 'Phạm An', 'Lê Thị Ánh', 'Nguyễn Văn Dũng', 'Trần Văn Đạt']);
});
