import { expect, test } from 'vitest';
import { numberInWords } from './number-words.ts';

test.each([
  ['một', 1],
  ['năm', 5],
  ['Bảy', 7],
  ['bẩy', 7],
  ['mười', 10],
  ['mười hai', 12],
  ['mười lăm', 15],
  ['hai mươi', 20],
  ['hai mươi mốt', 21],
  ['ba mươi tư', 34],
  ['năm mươi nhăm', 55],
  ['chín mươi chín', 99],
  ['một trăm', 100],
  ['một trăm linh năm', 105],
  ['hai trăm lẻ tư', 204],
  ['ba trăm mười', 310],
  ['một trăm hai mươi ba', 123],
  ['chín trăm chín mươi chín', 999],
])('«%s» is %i', (words, number) => {
  expect(numberInWords(words)).toBe(number);
  expect(numberInWords(words.normalize('NFD'))).toBe(number);
});

test.each([
  'không',
  'nam',
  'mười năm',
  'hai mươi năm',
  'một mươi',
  'một trăm hai',
  'linh năm',
  'lăm',
  'tư',
  'mươi',
  'trăm',
  'vài chục',
  'mười hai đơn vị',
  '',
])('«%s» is not a number', (words) => {
  expect(numberInWords(words)).toBeNull();
});
