import { addDays, type CalendarDay, calendarDay, daysBetween } from './calendar-day.ts';

/**
 * The lunar calendar of Vietnam (âm lịch), reckoned from the moon and the sun at UTC+7: a month begins on the day of the
 * new moon, month 11 holds the winter solstice, and where thirteen months lie between two of them the first without a
 * principal term repeats the number before it. It may differ from the Chinese calendar by a day, seldom by a month.
 * The moon's and the sun's places are the series of J. Meeus, «Astronomical Algorithms», chapters 25 and 49: good to
 * about a minute and a hundredth of a degree in this and the next century.
 */
export const FIRST_LUNAR_YEAR = 1976;
export const LAST_LUNAR_YEAR = 2099;

const EPOCH: CalendarDay = '1970-01-01';
const EPOCH_JULIAN = 2_440_588; // the day number of the epoch; Julian days begin at noon
const VIETNAM = 7 / 24;
const MEAN_MONTH = 29.530588861;

const sin = (degrees: number): number => Math.sin((degrees * Math.PI) / 180);

/** Days by which the even time of the sky is ahead of the clocks; between 50 and 110 seconds in these years. */
function skyAheadOfClocks(julian: number): number {
  const years = (julian - 2_451_545) / 365.25;
  return (62.92 + 0.32217 * years + 0.005589 * years * years) / 86_400;
}

/** The instant of the new moon number k (0 is that of 06/01/2000), as a Julian day of universal time. */
function newMoon(k: number): number {
  const t = k / 1236.85;
  const e = 1 - 0.002516 * t - 0.0000074 * t * t;
  const sun = 2.5534 + 29.1053567 * k - 0.0000014 * t * t;
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t;
  const latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t * t;
  const node = 124.7746 - 1.56375588 * k + 0.0020672 * t * t;
  const mean = 2_451_550.09766 + MEAN_MONTH * k + 0.00015437 * t * t;
  const exact =
    mean -
    0.4072 * sin(moon) +
    0.17241 * e * sin(sun) +
    0.01608 * sin(2 * moon) +
    0.01039 * sin(2 * latitude) +
    0.00739 * e * sin(moon - sun) -
    0.00514 * e * sin(moon + sun) +
    0.00208 * e * e * sin(2 * sun) -
    0.00111 * sin(moon - 2 * latitude) -
    0.00057 * sin(moon + 2 * latitude) +
    0.00056 * e * sin(2 * moon + sun) -
    0.00042 * sin(3 * moon) +
    0.00042 * e * sin(sun + 2 * latitude) +
    0.00038 * e * sin(sun - 2 * latitude) -
    0.00024 * e * sin(2 * moon - sun) -
    0.00017 * sin(node);
  return exact - skyAheadOfClocks(exact);
}

const dayOfNewMoon = (k: number): CalendarDay => addDays(EPOCH, Math.floor(newMoon(k) + 0.5 + VIETNAM) - EPOCH_JULIAN);

/** Which twelfth of its yearly way the sun is in when a day begins in Vietnam: 9 from the winter solstice on. */
function twelfthOfSun(day: CalendarDay): number {
  const universal = EPOCH_JULIAN + daysBetween(EPOCH, day) - 0.5 - VIETNAM;
  const t = (universal + skyAheadOfClocks(universal) - 2_451_545) / 36_525;
  const anomaly = 357.52911 + 35_999.05029 * t - 0.0001537 * t * t;
  const centre =
    (1.914602 - 0.004817 * t - 0.000014 * t * t) * sin(anomaly) +
    (0.019993 - 0.000101 * t) * sin(2 * anomaly) +
    0.000289 * sin(3 * anomaly);
  const apparent =
    280.46646 + 36_000.76983 * t + 0.0003032 * t * t + centre - 0.00569 - 0.00478 * sin(125.04 - 1934.136 * t);
  return Math.floor((((apparent % 360) + 360) % 360) / 30);
}

/** The number of the new moon that begins month 11 in a calendar year: the month that holds the winter solstice. */
function eleventhMonth(year: number): number {
  const lastDay = calendarDay(year, 12, 31) ?? EPOCH;
  let k = Math.floor((EPOCH_JULIAN + daysBetween(EPOCH, lastDay) - 2_451_550) / MEAN_MONTH) + 1;
  while (dayOfNewMoon(k) > lastDay) k -= 1;
  return twelfthOfSun(dayOfNewMoon(k)) >= 9 ? k - 1 : k;
}

/** The day of a month (1 to 12, never a leap month) of the lunar year that begins at Tết of a calendar year. */
export function dayOfLunarDate(year: number, month: number, dayOfMonth: number): CalendarDay {
  if (year < FIRST_LUNAR_YEAR || year > LAST_LUNAR_YEAR) throw new RangeError(`No lunar calendar for ${year}`);
  const before = eleventhMonth(year - 1);
  const isLong = eleventhMonth(year) - before === 13;
  const passesATerm = (at: number): boolean =>
    twelfthOfSun(dayOfNewMoon(before + at)) !== twelfthOfSun(dayOfNewMoon(before + at + 1));
  const leap = isLong ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].find((at) => !passesATerm(at)) : undefined;
  // month 11 stands at 0 and month 1 at 2; a leap month pushes what comes after it
  const place = month + 1;
  const pushed = leap !== undefined && leap <= place ? place + 1 : place;
  return addDays(dayOfNewMoon(before + pushed), dayOfMonth - 1);
}

/** Mùng 1 Tết of a calendar year. */
export const lunarNewYear = (year: number): CalendarDay => dayOfLunarDate(year, 1, 1);
