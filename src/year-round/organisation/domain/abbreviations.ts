import { fold, nfc, squeeze } from '#src/kernel/vietnamese-text.ts';

/** A whole word, or a dotted or dashed group of letters, anywhere in a text. */
const word = (source: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'giu');

const ALWAYS_MEANS: readonly (readonly [RegExp, string])[] = [
  [word('(?:t\\.?p\\.?\\s?)?hcm'), 'thành phố Hồ Chí Minh'],
  [word('br\\s?[-–]?\\s?vt'), 'Bà Rịa - Vũng Tàu'],
  [word('t\\.?t\\.?[\\s-]?hu[eế]'), 'Thừa Thiên Huế'],
  [word('stp'), 'Sở Tư pháp'],
  [word('btp'), 'Bộ Tư pháp'],
  [word('ql\\s?thads'), 'Quản lý Thi hành án dân sự'],
  [word('tcthads'), 'Tổng cục Thi hành án dân sự'],
  [word('thads'), 'Thi hành án dân sự'],
  [word('tha'), 'Thi hành án'],
  [word('t[đd]\\s?[-–]?\\s?kt'), 'Thi đua - Khen thưởng'],
  [word('tccb'), 'Tổ chức cán bộ'],
  [word('bttp'), 'Bổ trợ tư pháp'],
  [word('hctp'), 'Hành chính tư pháp'],
  [word('htqt'), 'Hợp tác quốc tế'],
  [word('pbgdpl'), 'Phổ biến, giáo dục pháp luật'],
  [word('tgpl'), 'Trợ giúp pháp lý'],
  [word('gdbđ'), 'giao dịch bảo đảm'],
  [word('btnn'), 'Bồi thường nhà nước'],
  [word('ubnd'), 'Ủy ban nhân dân'],
  [word('hđnd'), 'Hội đồng nhân dân'],
  [word('kv'), 'khu vực'],
  [word('pgđ'), 'Phó Giám đốc'],
  [word('gđ'), 'Giám đốc'],
  [word('tw|tư(?=\\s*$)'), 'Trung ương'],
];

const BEFORE_JUSTICE = /(?<![a-z])(?:so|bo|nganh|hanh chinh|bo tro|cong tac|co quan)$/;
const BEFORE_EMULATION = /(?<![a-z])(?:cum|khu vuc|khoi|phong trao|giao uoc|co|vu)$/;

/**
 * Writes abbreviations out by their neighbours: «Sở TP Lạng Sơn» is Sở Tư pháp, «TP Thanh Hóa» is a city, «cụm TĐ» is an
 * emulation cluster. What has no such neighbour stays as it was printed. For searching, never for print.
 */
export function expandAbbreviations(text: string): string {
  const known = ALWAYS_MEANS.reduce((so, [short, full]) => so.replace(short, full), squeeze(nfc(text)));
  return squeeze(
    known
      .replace(/(?<![\p{L}\p{N}])t\.?p(?:\.\s*|(?![\p{L}\p{N}])\s*)/giu, (printed, at: number, whole: string) => {
        if (BEFORE_JUSTICE.test(fold(whole.slice(0, at)))) return 'Tư pháp ';
        return /^\p{L}/u.test(whole.slice(at + printed.length)) ? 'thành phố ' : printed;
      })
      .replace(word('t[đd]'), (printed, at: number, whole: string) =>
        BEFORE_EMULATION.test(fold(whole.slice(0, at))) ? 'thi đua' : printed,
      ),
  ).replace(/thành phố thành phố/gi, 'thành phố');
}
