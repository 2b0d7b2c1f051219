import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { printDayLong } from '#src/kernel/vietnamese-date.ts';

/**
 * Who issues a paper. A cluster has no seal: its head unit signs and stamps, so the head of the paper is that agency's
 * own (`agency`), the cluster's beside its own series of numbers (`group`), or the cluster's alone without a number
 * (`internal`). PROPOSED: no rule of the sector was found, so an office chooses per cluster and year.
 */
export type Letterhead =
  | { readonly mode: 'agency'; readonly agency: IssuingAgency }
  | { readonly mode: 'group'; readonly agency: IssuingAgency; readonly group: IssuingGroup }
  | { readonly mode: 'internal'; readonly group: IssuingGroup };

/** «Sở Tư pháp» under «UBND tỉnh Lai Châu», known outside the province as «Sở Tư pháp tỉnh Lai Châu», symbol «STP». */
export type IssuingAgency = {
  readonly superior: string | null;
  readonly name: string;
  readonly fullName: string;
  readonly symbol: string;
};

/** «Cụm thi đua các tỉnh miền núi phía Bắc», its kind of group by the term of that date, symbol «CTĐ». */
export type IssuingGroup = {
  readonly kind: 'Cụm thi đua' | 'Khu vực thi đua' | 'Khối thi đua';
  readonly name: string;
  readonly symbol: string;
};

/** The blank that the registry fills in by hand: it is neither broken over two lines nor swallowed. */
export const BLANK = '\u00a0'.repeat(6);

/** The two blocks at the top left: the superior body, and under it in bold the body that issues the paper. */
export function issuers(letterhead: Letterhead): { readonly superior: string | null; readonly body: string } {
  switch (letterhead.mode) {
    case 'agency':
      return { superior: letterhead.agency.superior, body: letterhead.agency.name };
    case 'group':
      return { superior: letterhead.agency.fullName, body: letterhead.group.name };
    case 'internal':
      return { superior: null, body: letterhead.group.name };
  }
}

/**
 * «Số: 05/TTr-STP», with a blank until the registry has given the number: the product reserves none. A number below 10
 * gets a nought. Papers of the cluster alone carry no number.
 *
 * @law NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.3
 */
export function numberLine(letterhead: Letterhead, typeCode: string, number: number | null): string | null {
  if (letterhead.mode === 'internal') return null;
  const issuer = letterhead.mode === 'agency' ? letterhead.agency.symbol : letterhead.group.symbol;
  return `Số: ${number === null ? BLANK : officialNumber(number)}/${typeCode}-${issuer}`;
}

/**
 * «Lai Châu, ngày 05 tháng 01 năm 2026»; the day is left blank until it is known, the place is not. A nought stands
 * before days below 10 and before the months 1 and 2 only.
 *
 * @law NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.4
 */
export const placeAndDay = (place: string, day: CalendarDay | null): string => `${place}, ${dayInFull(day)}`;

/** «ngày 05 tháng 01 năm 2026», or the same words around blanks. */
export const dayInFull = (day: CalendarDay | null): string =>
  day === null ? `ngày ${BLANK} tháng ${BLANK} năm ${BLANK}` : printDayLong(day);

/** «05», «120»: a number of a paper or of the golden book has at least two digits and no thousands mark. */
export const officialNumber = (number: number): string => String(number).padStart(2, '0');
