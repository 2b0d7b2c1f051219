import { expect, test } from 'vitest';
import { clusterSpellings, coreOfClusterName } from './cluster-spellings.ts';

test.each([
  ['Khu vực thi đua các tỉnh miền núi phía Bắc', 'miền núi phía Bắc'],
  ['Khu vực thi đua miền Đông Nam Bộ', 'miền Đông Nam Bộ'],
  ['Cụm thi đua Khối Cơ quan Tư pháp các tỉnh Bắc sông Hậu', 'Bắc sông Hậu'],
  ['Khối cơ quan Tư pháp khu vực duyên hải miền Trung và Tây Nguyên', 'duyên hải miền Trung và Tây Nguyên'],
  ['Cụm thi đua số III', 'số III'],
  ['Nam Trung Bộ và Tây Nguyên', 'Nam Trung Bộ và Tây Nguyên'],
])('the core of «%s» is «%s»', (name, core) => {
  expect(coreOfClusterName(name)).toBe(core);
});

test('the three terms are near-synonyms in a search, and every phrase stands once', () => {
  const phrases = clusterSpellings(['Khu vực thi đua các tỉnh miền núi phía Bắc', 'miền núi phía Bắc']).map(
    (one) => one.phrase,
  );
  expect(phrases).toEqual(expect.arrayContaining(['Cụm thi đua miền núi phía Bắc', 'Khối thi đua miền núi phía Bắc']));
  expect(new Set(phrases).size).toBe(phrases.length);
});
