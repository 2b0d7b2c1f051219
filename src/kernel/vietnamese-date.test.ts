import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type CalendarDay } from './calendar-day.ts';
import {
  parseDate,
  parseDay,
  printDay,
  printDayLong,
  printInstant,
  printPeriod,
  type WrittenDate,
} from './vietnamese-date.ts';

const day = (...days: [CalendarDay, ...CalendarDay[]]): WrittenDate => ({ precision: 'day', days });

test.each<[string, WrittenDate]>([
  ['9/11/2010', day('2010-11-09')],
  ['09/3/2018', day('2018-03-09')],
  ['29.3.2019', day('2019-03-29')],
  ['27-11-2017', day('2017-11-27')],
  ['27 – 11 – 2017', day('2017-11-27')],
  ['ngày 15 tháng 12 năm 2015', day('2015-12-15')],
  ['Ngày 15 tháng 12 năm 2015', day('2015-12-15')],
  ['ngay 15 thang 12 nam 2015', day('2015-12-15')],
  ['ngày\u00a015/12/2015', day('2015-12-15')],
  ['15 tháng 12/2015', day('2015-12-15')],
  ['27-11 năm 2017', day('2017-11-27')],
  ['2017-11-27', day('2017-11-27')],
  ['29/02/2028', day('2028-02-29')],
  ['06, 07/6/2021', day('2021-06-06', '2021-06-07')],
  ['ngày 06 và 07/6/2021', day('2021-06-06', '2021-06-07')],
  ['ngày 06 và ngày 07 tháng 6 năm 2021', day('2021-06-06', '2021-06-07')],
  ['06-07/6/2021', day('2021-06-06', '2021-06-07')],
  ['06-09/6/2021', day('2021-06-06', '2021-06-07', '2021-06-08', '2021-06-09')],
  ['5/2', { precision: 'day-of-unknown-year', dayOfMonth: 5, month: 2 }],
  ['ngày 5 tháng 2', { precision: 'day-of-unknown-year', dayOfMonth: 5, month: 2 }],
  ['29/2', { precision: 'day-of-unknown-year', dayOfMonth: 29, month: 2 }],
  ['tháng 5/2017', { precision: 'month', month: 5, year: 2017 }],
  ['tháng 5 năm 2017', { precision: 'month', month: 5, year: 2017 }],
  ['5/2017', { precision: 'month', month: 5, year: 2017 }],
  ['tháng 5', { precision: 'month-of-unknown-year', month: 5 }],
  ['năm 2017', { precision: 'year', year: 2017 }],
  ['2017', { precision: 'year', year: 2017 }],
])('«%s» is read, day first and no more than it says', (text, date) => {
  expect(parseDate(text)).toEqual({ ok: true, value: { ...date, partOfDay: null } });
  expect(parseDate(text.normalize('NFD'))).toEqual({ ok: true, value: { ...date, partOfDay: null } });
});

test('the part of day is read with the day', () => {
  expect(parseDate('Sáng ngày 27-11-2017')).toEqual({
    ok: true,
    value: { ...day('2017-11-27'), partOfDay: 'morning' },
  });
  expect(parseDate('Chiều 29.3.2019')).toEqual({ ok: true, value: { ...day('2019-03-29'), partOfDay: 'afternoon' } });
});

test('a day that its month lacks is refused with what a page needs to say so', () => {
  const refused = (dayOfMonth: number, month: number, year: number | null, daysInMonth: number) => ({
    ok: false,
    error: { kind: 'no-such-day', dayOfMonth, month, year, daysInMonth },
  });
  expect(parseDate('31/11/2017')).toEqual(refused(31, 11, 2017, 30));
  expect(parseDate('29/02/2027')).toEqual(refused(29, 2, 2027, 28));
  expect(parseDate('30/2')).toEqual(refused(30, 2, null, 29));
  expect(parseDate('00/5/2017')).toEqual(refused(0, 5, 2017, 31));
  expect(parseDate('30, 31/6/2021')).toEqual(refused(31, 6, 2021, 30));
});

test('an American date is refused by its month', () => {
  expect(parseDate('11/27/2017')).toEqual({ ok: false, error: { kind: 'no-such-month', month: 27 } });
  expect(parseDate('tháng 13')).toEqual({ ok: false, error: { kind: 'no-such-month', month: 13 } });
});

test.each(['9/11/10', '27-11-17', 'ngày 9 tháng 11 năm 10'])('«%s» must write its century', (text) => {
  expect(parseDate(text)).toEqual({ ok: false, error: { kind: 'two-digit-year', text } });
});

test.each([
  '',
  'Không nêu',
  '15',
  '2017/11/27',
  '2017-11-31',
  '2017-11-27T00:00:00Z',
  '07, 06/6/2021',
  '07-06/6/2021',
  '06, 06/6/2021',
  '9/11/201',
  '9/11/20100',
  '9//11/2010',
  '9 11 2010',
  'quý I/2017',
  'ngày mai',
  '01/01/0000',
])('«%s» is not a day', (text) => {
  expect(parseDate(text)).toEqual({ ok: false, error: { kind: 'not-a-day', text } });
});

test('a field for one day takes one whole day', () => {
  expect(parseDay('09/3/2018')).toEqual({ ok: true, value: '2018-03-09' });
  expect(parseDay('tháng 5/2017')).toEqual({ ok: false, error: { kind: 'incomplete-day', text: 'tháng 5/2017' } });
  expect(parseDay('06, 07/6/2021')).toMatchObject({ ok: false, error: { kind: 'more-than-one-day' } });
  expect(parseDay('31/4/2027')).toMatchObject({ ok: false, error: { kind: 'no-such-day', daysInMonth: 30 } });
});

test('days are printed as official papers print them', () => {
  expect(printDay('2018-03-09')).toBe('09/3/2018');
  expect(printDay('2010-11-09')).toBe('09/11/2010');
  expect(printDay('2020-01-05')).toBe('05/01/2020');
  expect(printDay('2020-02-15')).toBe('15/02/2020');
  expect(printDay('2018-03-09', 'en')).toBe('9 March 2018');
  expect(printDayLong('2018-03-09')).toBe('ngày 09 tháng 3 năm 2018');
  expect(printDayLong('2020-01-05')).toBe('ngày 05 tháng 01 năm 2020');
});

test('periods and instants are printed in both languages', () => {
  const year = { from: '2026-10-01', to: '2027-09-30' } as const;
  expect(printPeriod(year)).toBe('từ ngày 01/10/2026 đến ngày 30/9/2027');
  expect(printPeriod(year, 'en')).toBe('from 1 October 2026 to 30 September 2027');
  expect(printPeriod({ from: '2018-03-09', to: '2018-03-09' })).toBe('ngày 09/3/2018');
  expect(printInstant(new Date('2018-03-09T07:05:59Z'))).toBe('14:05 ngày 09/3/2018');
  expect(printInstant(new Date('2026-12-31T17:00:00Z'))).toBe('00:00 ngày 01/01/2027');
  expect(printInstant(new Date('2018-03-09T07:05:59Z'), 'en')).toBe('14:05, 9 March 2018');
});

test('whatever day is printed is read back as that day', () => {
  const anyDay = fc.integer({ min: 0, max: 120_000 }).map((days) => addDays('1900-01-01', days));
  fc.assert(
    fc.property(anyDay, (given) => {
      for (const text of [printDay(given), printDayLong(given), `Chiều ${printDayLong(given)}`, given])
        expect(parseDay(text), text).toEqual({ ok: true, value: given });
    }),
  );
});
