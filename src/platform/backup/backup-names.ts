import { type CalendarDay, isCalendarDay } from '#src/kernel/calendar-day.ts';
import { dayInVietnam, instantInVietnam, timeInVietnam } from '#src/kernel/vietnam-time.ts';

const NAME = /^thidua-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)\.tar\.gz(\.enc)?$/;

/** What a backup made at this instant is called: by the clocks of Vietnam, `thidua-20270301-0130.tar.gz`. */
export function backupName(at: Date, isEncrypted: boolean): string {
  const [day, time] = [dayInVietnam(at).replaceAll('-', ''), timeInVietnam(at).replace(':', '')];
  return `thidua-${day}-${time}.tar.gz${isEncrypted ? '.enc' : ''}`;
}

/** When the backup of this name was made; null for every file that is not called as we call ours. */
export function instantOfBackup(name: string): Date | null {
  const [, year, month, dayOfMonth, hour, minute] = NAME.exec(name) ?? [];
  const day = `${year}-${month}-${dayOfMonth}`;
  if (!isCalendarDay(day) || Number(hour) > 23 || Number(minute) > 59) return null;
  return instantInVietnam(day satisfies CalendarDay, `${hour}:${minute}` as `${number}:${number}`);
}
