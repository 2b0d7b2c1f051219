import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Printout } from '#src/platform/typst/compile.ts';
import { dayInFull, officialNumber } from '#src/year-round/papers/domain/letterhead.ts';
import { authorityLines, type PaperState, pageMarks, type Signer } from '#src/year-round/papers/domain/state-paper.ts';
import { qrSvg } from './qr-svg.ts';

/**
 * Certificates (Giấy khen, and the certificate of a title), one to a page, A4 landscape.
 *
 * Basis: NĐ 98/2023/NĐ-CP, Điều 104, SEEN word for word; that decree is repealed and the designs now belong to
 * QĐ 01/2026/QĐ-TTg, which was not read: unverified. The frame is PROPOSED: a plain pattern inside its border that
 * looks like no state award. The national emblem is never drawn here: its place stays empty, or shows a supplied image.
 */
export type Certificates = PaperState & {
  /** The whole design, or only the words for blanks printed before, moved to fit the printer. */
  readonly print:
    | { readonly mode: 'full' }
    | { readonly mode: 'words-only'; readonly rightMm: number; readonly downMm: number };
  /** The national emblem as the text of an SVG file, from the office that prints. */
  readonly emblem: string | null;
  readonly certificates: readonly Certificate[];
};

export type Certificate = {
  /** A form of commendation is given (TẶNG / GIẤY KHEN), a title is given as such (TẶNG DANH HIỆU / CHIẾN SĨ THI ĐUA CƠ SỞ). */
  readonly verb: 'Tặng' | 'Tặng danh hiệu';
  readonly award: string;
  /** The post that decides: «Giám đốc Sở Tư pháp tỉnh Lai Châu». */
  readonly authority: string;
  readonly address: 'Ông' | 'Bà' | null;
  /** In full, not abbreviated. */
  readonly name: string;
  readonly unit: string | null;
  /** «Đã có thành tích xuất sắc trong …», as in the decision. */
  readonly ground: string;
  /** «120/QĐ-STP»; blank until the registry has given it. */
  readonly decisionNumber: string | null;
  /** The day of the decision is the day of the certificate. */
  readonly day: CalendarDay | null;
  readonly goldenBookNumber: number;
  readonly place: string;
  readonly signer: Signer;
  /** Where anybody may check the decision; `null` prints no code. It is not called a signature. */
  readonly verificationUrl: string | null;
};

/** The certificates of one decision in words, for printing as one file. */
export function certificates(sheet: Certificates): Printout {
  const [first] = sheet.certificates;
  const about = first === undefined ? 'không có tên' : `${first.award}, Quyết định số ${first.decisionNumber ?? '…'}`;
  return {
    template: 'src/year/8-recognition/papers/certificate.typ',
    title: `${about} (${sheet.certificates.length})`,
    data: {
      marks: pageMarks(sheet),
      full: sheet.print.mode === 'full',
      offset: sheet.print.mode === 'full' ? [0, 0] : [sheet.print.rightMm, sheet.print.downMm],
      emblem: sheet.emblem,
      certificates: sheet.certificates.map(printed),
    },
  };
}

function printed(one: Certificate) {
  return {
    authority: one.authority.toLocaleUpperCase('vi'),
    verb: one.verb.toLocaleUpperCase('vi'),
    award: one.award.toLocaleUpperCase('vi'),
    name: one.address === null ? one.name : `${one.address} ${one.name}`,
    unit: one.unit,
    ground: one.ground,
    decision: `Số quyết định: ${one.decisionNumber ?? '\u00a0'.repeat(14)}, ${dayInFull(one.day)}`,
    goldenBook: `Số sổ vàng: ${officialNumber(one.goldenBookNumber)}`,
    placeAndDay: `${one.place}, ${dayInFull(one.day)}`,
    posts: authorityLines(one.signer),
    signer: one.signer.name,
    url: one.verificationUrl,
    code: one.verificationUrl === null ? null : qrSvg(one.verificationUrl),
  };
}
