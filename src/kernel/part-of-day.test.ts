import { expect, test } from 'vitest';
import { PARTS_OF_DAY, printPartOfDay, takePartOfDay } from './part-of-day.ts';

test('the part of day stands before the day', () => {
  expect(takePartOfDay('Sáng ngày 27-11-2017')).toEqual({ part: 'morning', rest: 'ngày 27-11-2017' });
  expect(takePartOfDay('Chiều 29.3.2019')).toEqual({ part: 'afternoon', rest: '29.3.2019' });
  expect(takePartOfDay('buổi tối, ngày 5/2')).toEqual({ part: 'evening', rest: 'ngày 5/2' });
  expect(takePartOfDay('cả ngày'.normalize('NFD'))).toEqual({ part: 'day', rest: '' });
});

test('what does not say the part of day leaves it open', () => {
  expect(takePartOfDay('ngày 27-11-2017')).toEqual({ part: null, rest: 'ngày 27-11-2017' });
  expect(takePartOfDay('sángtạo')).toEqual({ part: null, rest: 'sángtạo' });
  expect(takePartOfDay('')).toEqual({ part: null, rest: '' });
});

test('each part is printed in a word that is read back', () => {
  for (const part of PARTS_OF_DAY) expect(takePartOfDay(printPartOfDay(part)).part).toBe(part);
  expect(printPartOfDay('day', 'en')).toBe('all day');
});
