import { addDays, type CalendarDay, calendarDay, weekday } from '#src/kernel/calendar-day.ts';
import { dayOfLunarDate, lunarNewYear } from '#src/kernel/lunar-calendar.ts';

/** A day on which the calendar says otherwise than the week: off («nghỉ»), or worked in place of another («làm bù»). */
export type HolidayRow = {
  readonly day: CalendarDay;
  readonly kind: 'off' | 'worked';
  readonly name: string;
  readonly source: string;
  /** An unverified row never decides whether a day is worked: it only makes what is counted over it provisional. */
  readonly status: 'verified' | 'secondary' | 'unverified';
};

const CODE = 'Bộ luật Lao động 2019, Điều 112';
const IN_LIEU = 'Bộ luật Lao động 2019, Điều 111 khoản 3';
const CULTURE_DAY =
  'Nghị quyết 80-NQ/TW: chủ trương nghỉ hưởng nguyên lương ngày 24/11 hằng năm; chưa đọc được quy định để áp dụng';

type Announced = readonly [days: string, name: string, source: string, mark?: 'worked' | 'unverified' | 'worked?'];

/**
 * The days off of the years whose schedule was announced for officials («công chức, viên chức»). The announcements were
 * read as the press and agencies relayed them, so every row is secondary. What could not be found in any text is
 * unverified and does not count.
 */
const ANNOUNCED: Readonly<Record<number, readonly Announced[]>> = {
  2024: [
    ['01-01', 'Tết Dương lịch', CODE],
    ['02-08 02-09 02-12', 'Tết Âm lịch', 'Văn bản 8662/VPCP-KGVX ngày 03/11/2023'],
    ['02-13 02-14', 'Nghỉ bù Tết Âm lịch', 'Văn bản 8662/VPCP-KGVX ngày 03/11/2023'],
    ['04-18', 'Giỗ Tổ Hùng Vương', 'Báo Điện tử Chính phủ, 20/4/2024'],
    ['04-29', 'Nghỉ hoán đổi với ngày 04/5', 'Văn bản 2450/VPCP-KGVX ngày 12/4/2024'],
    ['04-30', 'Ngày Chiến thắng', CODE],
    ['05-01', 'Ngày Quốc tế lao động', CODE],
    ['05-04', 'Làm bù cho ngày 29/4', 'Văn bản 2450/VPCP-KGVX ngày 12/4/2024', 'worked'],
    ['09-02 09-03', 'Quốc khánh', 'Văn bản 8662/VPCP-KGVX ngày 03/11/2023'],
  ],
  2025: [
    ['01-01', 'Tết Dương lịch', CODE],
    ['01-27 01-28 01-29 01-30 01-31', 'Tết Âm lịch', 'Văn bản 8726/VPCP-KGVX ngày 26/11/2024'],
    ['04-07', 'Giỗ Tổ Hùng Vương', CODE],
    ['04-26', 'Làm bù cho ngày 02/5', 'Văn bản 8726/VPCP-KGVX ngày 26/11/2024', 'worked'],
    ['04-30', 'Ngày Chiến thắng', CODE],
    ['05-01', 'Ngày Quốc tế lao động', CODE],
    ['05-02', 'Nghỉ hoán đổi với ngày 26/4', 'Văn bản 8726/VPCP-KGVX ngày 26/11/2024'],
    ['09-01 09-02', 'Quốc khánh', 'Văn bản 8726/VPCP-KGVX ngày 26/11/2024'],
  ],
  2026: [
    ['01-01', 'Tết Dương lịch', CODE],
    ['01-02', 'Nghỉ hoán đổi với ngày 10/01', 'Văn bản 12729/VPCP-KGVX ngày 25/12/2025'],
    ['01-10', 'Làm bù cho ngày 02/01', 'Văn bản 12729/VPCP-KGVX ngày 25/12/2025', 'worked'],
    ['02-16 02-17 02-18 02-19 02-20', 'Tết Âm lịch', 'Thông báo của Bộ Nội vụ, theo TTXVN ngày 17/10/2025'],
    ['04-27', 'Nghỉ bù Giỗ Tổ Hùng Vương', 'Báo Thanh Niên, 23/02/2026'],
    ['04-30', 'Ngày Chiến thắng', CODE],
    ['05-01', 'Ngày Quốc tế lao động', CODE],
    ['08-22', 'Làm bù cho ngày 31/8', 'Không tìm được văn bản', 'worked?'],
    ['08-31', 'Nghỉ hoán đổi với ngày 22/8', 'Không tìm được văn bản', 'unverified'],
    ['09-01 09-02', 'Quốc khánh', `${CODE}; ngày liền kề theo lịch nghỉ đã đăng`],
    ['11-24', 'Ngày Văn hóa Việt Nam', CULTURE_DAY, 'unverified'],
  ],
};

const statusOf = (mark: Announced[3]): HolidayRow['status'] =>
  mark === 'unverified' || mark === 'worked?' ? 'unverified' : 'secondary';

/** The announced days of a year, by day; null where no announcement is shipped. */
export function announcedHolidays(year: number): readonly HolidayRow[] | null {
  const rows = ANNOUNCED[year];
  if (!rows) return null;
  return rows.flatMap(([days, name, source, mark]) =>
    days.split(' ').map(
      (day): HolidayRow => ({
        day: `${year}-${day}` as CalendarDay,
        kind: mark?.startsWith('worked') ? 'worked' : 'off',
        name,
        source,
        status: statusOf(mark),
      }),
    ),
  );
}

const isWeekend = (day: CalendarDay): boolean => weekday(day) === 0 || weekday(day) === 6;

/**
 * What the code alone says of a year without an announcement: the days that every announcement must contain, and for
 * those that fall on a weekend the next working day. The fifth day of Tết and the second of Quốc khánh are chosen each
 * year, so both candidates stand as unverified.
 *
 * @law Bộ luật Lao động 2019, Điều 112 khoản 1 (đọc qua bản dẫn lại); nghỉ bù: Điều 111 khoản 3
 */
export function holidaysByRule(year: number): readonly HolidayRow[] {
  const on = (month: number, dayOfMonth: number): CalendarDay =>
    calendarDay(year, month, dayOfMonth) ?? `${year}-01-01`;
  const tet = lunarNewYear(year);
  const fixed: readonly (readonly [CalendarDay, string])[] = [
    [on(1, 1), 'Tết Dương lịch'],
    ...[-1, 0, 1, 2].map((from) => [addDays(tet, from), 'Tết Âm lịch'] as const),
    [dayOfLunarDate(year, 3, 10), 'Giỗ Tổ Hùng Vương'],
    [on(4, 30), 'Ngày Chiến thắng'],
    [on(5, 1), 'Ngày Quốc tế lao động'],
    [on(9, 2), 'Quốc khánh'],
  ];
  const taken = new Set(fixed.map(([day]) => day));
  const inLieu = fixed.flatMap(([day, name]): readonly HolidayRow[] => {
    if (!isWeekend(day)) return [];
    let next = addDays(day, 1);
    while (isWeekend(next) || taken.has(next)) next = addDays(next, 1);
    taken.add(next);
    return [{ day: next, kind: 'off', name: `Nghỉ bù ${name}`, source: IN_LIEU, status: 'secondary' }];
  });
  const chosenEachYear: readonly (readonly [CalendarDay, string, string])[] = [
    [addDays(tet, -2), 'Tết Âm lịch (ngày thứ năm, tùy lịch công bố)', CODE],
    [addDays(tet, 3), 'Tết Âm lịch (ngày thứ năm, tùy lịch công bố)', CODE],
    [on(9, 1), 'Quốc khánh (ngày liền kề, tùy lịch công bố)', CODE],
    [on(9, 3), 'Quốc khánh (ngày liền kề, tùy lịch công bố)', CODE],
    [on(11, 24), 'Ngày Văn hóa Việt Nam', CULTURE_DAY],
  ];
  const open = chosenEachYear
    .filter(([day]) => !isWeekend(day) && !taken.has(day))
    .map(([day, name, source]): HolidayRow => ({ day, kind: 'off', name, source, status: 'unverified' }));
  const certain = fixed
    .filter(([day]) => !isWeekend(day))
    .map(([day, name]): HolidayRow => ({ day, kind: 'off', name, source: CODE, status: 'secondary' }));
  return [...certain, ...inLieu, ...open].toSorted((a, b) => a.day.localeCompare(b.day));
}
