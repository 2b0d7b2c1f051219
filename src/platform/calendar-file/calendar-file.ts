import { addDays, type CalendarDay } from '#src/kernel/calendar-day.ts';

/** One whole day, or several, in somebody's calendar. */
export type CalendarEntry = {
  /** The same for as long as it is the same thing, also when its day moves. */
  readonly uid: string;
  /** Grows with each change of the thing. */
  readonly sequence: number;
  readonly day: CalendarDay;
  /** The last day, where there are several. */
  readonly until?: CalendarDay | null;
  readonly title: string;
  readonly text?: string;
  readonly place?: string | null;
  readonly url?: string;
};

export type CalendarFile = {
  readonly name: string;
  readonly language: string;
  /** Whole hours after which a program may ask again. */
  readonly refreshHours: number;
  readonly stampedAt: Date;
  readonly entries: readonly CalendarEntry[];
};

export const CALENDAR_TYPE = 'text/calendar; charset=utf-8';

const LONGEST_LINE = 75;
const encoder = new TextEncoder();

/**
 * A text as a value (RFC 5545, 3.3.11): backslash, semicolon, comma and line ends are written out, other controls dropped.
 */
// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f]/g;
export const escapedText = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll(CONTROLS, ' ')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n');

/** One content line, folded so that no line is longer than 75 octets and no letter is cut (RFC 5545, 3.1). */
export function folded(line: string): string {
  const lines: string[] = [];
  let [current, octets] = ['', 0];
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (octets + size > LONGEST_LINE) {
      lines.push(current);
      [current, octets] = [' ', 1];
    }
    current += letter;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}

const dayValue = (day: CalendarDay): string => day.replaceAll('-', '');
const stampValue = (at: Date): string => at.toISOString().replace(/[-:]|\.\d+/g, '');

function linesOf(entry: CalendarEntry, stampedAt: Date): readonly string[] {
  const { uid, sequence, day, until, title, text, place, url } = entry;
  return [
    'BEGIN:VEVENT',
    `UID:${escapedText(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${stampValue(stampedAt)}`,
    `DTSTART;VALUE=DATE:${dayValue(day)}`,
    `DTEND;VALUE=DATE:${dayValue(addDays(until ?? day, 1))}`, // the day after the last
    `SUMMARY:${escapedText(title)}`,
    ...(text ? [`DESCRIPTION:${escapedText(text)}`] : []),
    ...(place ? [`LOCATION:${escapedText(place)}`] : []),
    ...(url ? [`URL:${url}`] : []),
    'TRANSP:TRANSPARENT', // a deadline does not make its day busy
    'END:VEVENT',
  ];
}

/**
 * A calendar that a program subscribes to (RFC 5545; the refresh interval of RFC 7986). Days only: what has no hour on
 * record is given none, so no time zone is needed.
 */
export function calendarFile({ name, language, refreshHours, stampedAt, entries }: CalendarFile): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Thi Dua//thidua//${language.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    `NAME:${escapedText(name)}`,
    `X-WR-CALNAME:${escapedText(name)}`,
    'X-WR-TIMEZONE:Asia/Ho_Chi_Minh',
    `REFRESH-INTERVAL;VALUE=DURATION:PT${refreshHours}H`,
    `X-PUBLISHED-TTL:PT${refreshHours}H`,
    ...entries.flatMap((entry) => linesOf(entry, stampedAt)),
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
}
