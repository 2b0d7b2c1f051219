import { expect, test } from 'vitest';
import { textsBesideYear } from './year-in-text.ts';

test.each([
  ['nam trung bo 2019', 2019, ['nam trung bo']],
  ['2019 Nam Trung Bộ', 2019, ['Nam Trung Bộ']],
  ['Khu vực Tây Nguyên năm 2016', 2016, ['Khu vực Tây Nguyên']],
  ['cum mien nam 2016', 2016, ['cum mien nam', 'cum mien']], // «miền Nam», or «năm» without its mark
  ['Tây Nguyên', null, []],
  ['2018', 2018, []],
  ['12/2018/QĐ-BTP', null, []],
  ['họp ngày 09/3/2018', null, []],
  ['giao ước 2018 2019', null, []],
  ['2100 Tây Nguyên', null, []],
])('«%s» asks for the year %s', (text, year, texts) => {
  expect(textsBesideYear(text)).toEqual({ year, texts });
});
