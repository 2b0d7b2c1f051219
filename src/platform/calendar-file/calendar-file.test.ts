import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CalendarEntry, calendarFile, escapedText, folded } from './calendar-file.ts';

const octets = (text: string): number => new TextEncoder().encode(text).length;
const unfolded = (text: string): string => text.replaceAll('\r\n ', '');
const file = (...entries: readonly CalendarEntry[]) =>
  calendarFile({
    name: 'Việc thi đua, khen thưởng',
    language: 'vi',
    refreshHours: 6,
    stampedAt: new Date('2026-11-22T00:30:00Z'),
    entries,
  });
const entry = (of: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: 'a@thidua',
  sequence: 3,
  day: '2027-02-28',
  title: 'Đăng ký danh hiệu, hình thức khen thưởng',
  ...of,
});

describe('a calendar file', () => {
  test('is what programs expect: calendar, name, refresh, one event a deadline with the day after as its end', () => {
    expect(unfolded(file(entry({ url: 'https://thidua.example/viec' }))).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Thi Dua//thidua//VI',
      'CALSCALE:GREGORIAN',
      'NAME:Việc thi đua\\, khen thưởng',
      'X-WR-CALNAME:Việc thi đua\\, khen thưởng',
      'X-WR-TIMEZONE:Asia/Ho_Chi_Minh',
      'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
      'X-PUBLISHED-TTL:PT6H',
      'BEGIN:VEVENT',
      'UID:a@thidua',
      'SEQUENCE:3',
      'DTSTAMP:20261122T003000Z',
      'DTSTART;VALUE=DATE:20270228',
      'DTEND;VALUE=DATE:20270301',
      'SUMMARY:Đăng ký danh hiệu\\, hình thức khen thưởng',
      'URL:https://thidua.example/viec',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  test('a conference of two days ends after the second', () => {
    expect(file(entry({ until: '2027-03-01' }))).toContain('DTEND;VALUE=DATE:20270302');
  });

  test('no title makes a line or a property of its own', () => {
    const hostile = 'Họp\r\nATTACH:http://evil;x,y\\n\nEND:VEVENT\u0000';
    const text = unfolded(file(entry({ title: hostile, text: hostile, place: hostile })));
    expect(text.match(/^END:VEVENT$/gm)).toHaveLength(1);
    expect(text).not.toMatch(/^ATTACH/m);
    expect(escapedText(hostile)).toBe('Họp\\nATTACH:http://evil\\;x\\,y\\\\n\\nEND:VEVENT ');
  });

  test('every line ends with CRLF, has at most 75 octets, and unfolds to what was written, whole letters in each', () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 300 }).map((text) => `SUMMARY:${escapedText(text)}`);
    fc.assert(
      fc.property(line, (written) => {
        const lines = folded(written).split('\r\n');
        for (const one of lines) expect(octets(one)).toBeLessThanOrEqual(75);
        for (const one of lines.slice(1)) expect(one.startsWith(' ')).toBe(true);
        expect(lines.map((one, at) => (at === 0 ? one : one.slice(1))).join('')).toBe(written);
        for (const one of lines)
          expect(new TextDecoder('utf-8', { fatal: true }).decode(new TextEncoder().encode(one))).toBe(one);
      }),
    );
    expect(file(entry()).replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});
