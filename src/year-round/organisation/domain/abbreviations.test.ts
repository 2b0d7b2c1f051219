import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandAbbreviations } from './abbreviations.ts';

test.each([
  ['Sở TP Lạng Sơn', 'Sở Tư pháp Lạng Sơn'],
  ['Sở Tp. Lạng Sơn', 'Sở Tư pháp Lạng Sơn'],
  ['Bộ TP', 'Bộ Tư pháp'],
  ['TP Thanh Hóa', 'thành phố Thanh Hóa'],
  ['Sở TP TP.HCM', 'Sở Tư pháp thành phố Hồ Chí Minh'],
  ['Sở TP TP Đà Nẵng', 'Sở Tư pháp thành phố Đà Nẵng'],
  ['TPHCM', 'thành phố Hồ Chí Minh'],
  ['TP HCM', 'thành phố Hồ Chí Minh'],
  ['Tp. Hồ Chí Minh', 'thành phố Hồ Chí Minh'],
  ['T.P Hồ Chí Minh', 'thành phố Hồ Chí Minh'],
  ['Cục Bổ trợ TP', 'Cục Bổ trợ Tư pháp'],
  ['công tác hành chính TP ở TP Huế', 'công tác hành chính Tư pháp ở thành phố Huế'],
  ['STP tỉnh BR-VT', 'Sở Tư pháp tỉnh Bà Rịa - Vũng Tàu'],
  ['STP TT Huế', 'Sở Tư pháp Thừa Thiên Huế'],
  ['Cục THADS tỉnh Đăk Lăk', 'Cục Thi hành án dân sự tỉnh Đăk Lăk'],
  ['Vụ TĐ-KT', 'Vụ Thi đua - Khen thưởng'],
  ['Cụm TĐ số 4', 'Cụm thi đua số 4'],
  ['KV TĐ Tây Nguyên', 'khu vực thi đua Tây Nguyên'],
  ['TĐ cấp TP', 'TĐ cấp TP'],
  ['Lãnh đạo Sở', 'Lãnh đạo Sở'],
  ['Nguyễn Thành Phong', 'Nguyễn Thành Phong'],
])('«%s» is read as «%s»', (printed, read) => {
  expect(expandAbbreviations(printed)).toBe(read);
  expect(expandAbbreviations(printed.normalize('NFD'))).toBe(read);
});

test('typed in small letters without marks it is read the same', () => {
  expect(expandAbbreviations('so tp tp hcm')).toBe('so Tư pháp thành phố Hồ Chí Minh');
});

test('what is written out stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const once = expandAbbreviations(text);
      expect(expandAbbreviations(once)).toBe(once);
    }),
  );
});
