import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CalendarDay, isCalendarDay } from './calendar-day.ts';
import {
  comparePartialDays,
  firstDay,
  isPartialDay,
  lastDay,
  type PartialDay,
  parsePartialDay,
  precisionOf,
  printPartialDay,
  surelyBefore,
  typedPartialDay,
} from './partial-day.ts';

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as CalendarDay);
const partial: fc.Arbitrary<PartialDay> = fc
  .tuple(day, fc.constantFrom(4, 7, 10))
  .map(([whole, length]) => whole.slice(0, length) as PartialDay);

describe('a day of which a paper gives only a part', () => {
  test.each([
    ['2019', '2019', 'năm 2019', '2019', '2019'],
    ['năm 2019', '2019', 'năm 2019', '2019', '2019'],
    ['3/2019', '2019-03', 'tháng 3/2019', 'March 2019', '3/2019'],
    ['tháng 03 năm 2019', '2019-03', 'tháng 3/2019', 'March 2019', '3/2019'],
    ['5/3/2019', '2019-03-05', '05/3/2019', '5 March 2019', '05/3/2019'],
  ] as const)('%s is read as %s and printed as it is known', (text, known, vi, en, typed) => {
    expect(parsePartialDay(text)).toEqual({ ok: true, value: known });
    expect([printPartialDay(known), printPartialDay(known, 'en'), typedPartialDay(known)]).toEqual([vi, en, typed]);
  });

  test.each(['5/3', 'tháng 3', '13/2019', '31/02/2019', '06, 07/6/2021', '19', 'trước 2019', '0000'])(
    '%s is refused',
    (text) => expect(parsePartialDay(text).ok).toBe(false),
  );

  test('is printed, typed and read again without a part more or less', () => {
    fc.assert(
      fc.property(partial, (known) => {
        for (const text of [printPartialDay(known), typedPartialDay(known)])
          expect(parsePartialDay(text)).toEqual({ ok: true, value: known });
      }),
    );
  });

  test('may mean every day of its span and none outside', () => {
    fc.assert(
      fc.property(partial, (known) => {
        const [first, last] = [firstDay(known), lastDay(known)];
        expect(isCalendarDay(first) && isCalendarDay(last) && first <= last).toBe(true);
        for (const inside of [first, last]) expect(inside.startsWith(known)).toBe(true);
        for (const outside of [addDays(first, -1), addDays(last, 1)]) expect(outside.startsWith(known)).toBe(false);
        expect(precisionOf(known) === 'day').toBe(first === last);
        expect(isPartialDay(known)).toBe(true);
      }),
    );
  });

  test('is before another only where that holds however the unknown parts are filled in', () => {
    fc.assert(
      fc.property(partial, partial, (one, other) => {
        const surely = surelyBefore(one, other);
        expect(surely).toBe(lastDay(one) < firstDay(other));
        if (surely) expect(surelyBefore(other, one)).toBe(false);
      }),
    );
    expect(surelyBefore('2019', '2019-05')).toBe(false);
    expect(surelyBefore('2018', '2019-01-01')).toBe(true);
  });

  test('stands in one order with all others, and what is surely before comes first', () => {
    fc.assert(
      fc.property(partial, partial, partial, (a, b, c) => {
        expect(Math.sign(comparePartialDays(a, b)) + Math.sign(comparePartialDays(b, a))).toBe(0);
        expect(comparePartialDays(a, b) === 0).toBe(a === b);
        if (comparePartialDays(a, b) <= 0 && comparePartialDays(b, c) <= 0)
          expect(comparePartialDays(a, c)).toBeLessThanOrEqual(0);
        if (surelyBefore(a, b)) expect(comparePartialDays(a, b)).toBeLessThan(0);
      }),
    );
  });
});
