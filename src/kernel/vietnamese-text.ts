/** One way to store a letter: «ế» is one sign, whether it came from a web page, a Word file or a PDF. */
export const nfc = (text: string): string => text.normalize('NFC');

/** No-break, double and outer spaces become one or none; zero-width signs go. */
export const squeeze = (text: string): string =>
  text
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * «hoà» and «hòa» are one word in two habits of writing: the tone moves to the first vowel of a closing oa, oe, uy.
 * For storage and uniqueness; «quý», «quà», «toàn», «thuở» stay as they are. Gives NFC.
 */
export const placeTone = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/(?<!q)([ou])([aey])([\u0300\u0301\u0303\u0309\u0323])(?![\p{L}\p{M}])/giu, (match, a, b, tone) =>
      ['oa', 'oe', 'uy'].includes((a + b).toLowerCase()) ? a + tone + b : match,
    )
    .normalize('NFC');

/** For comparing, never for print: lower case without marks, đ as d, one kind of dash, of quote and of space. */
export const fold = (text: string): string =>
  squeeze(
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      // Old files write Đ with the Icelandic letter, which looks the same.
      .replace(/[đð]/g, 'd')
      .replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, '-')
      .replace(/[\u2018-\u201b\u2032\u00b4\u0060\u02bc]/g, "'")
      .replace(/[\u201c-\u201f\u2033\u00ab\u00bb]/g, '"'),
  );

/**
 * What a search compares: «Lý» = «Lí», «Đắk Lắk» = «Đăk Lăk» = «Đắc Lắc», «Thi đua – Khen thưởng» = «thi đua khen thưởng»,
 * «TP.HCM» = «tp hcm», «Ea H'Leo» = «Ea Hleo». It is a hint that two texts may name one thing, never a legal name.
 */
export const searchKey = (text: string): string =>
  iyKey(
    squeeze(
      fold(text)
        .replace(/['"]/g, '')
        .replace(/[-.,;:()]/g, ' '),
    ),
  )
    .replace(/\bda[ck] ?la[ck]\b/g, 'dak lak')
    .replace(/\bdac\b/g, 'dak');

/** «Mỹ» = «Mĩ», «Quý» = «Quí»: i and y after these first letters are one sound. Leaves «Thúy», «Vy», «Huy», «Nguyễn». */
const iyKey = (folded: string): string =>
  folded.replace(/(?<=^|\s)([hklmst]|th|tr|qu)?y(?=\s|$)/g, (_, first: string | undefined) => `${first ?? ''}i`);

/** Vietnamese people are called by the last word of their name: «Nguyễn Quang Thái» is «Thái». */
export const givenName = (name: string): string => words(name).at(-1) ?? '';

const COLLATOR = new Intl.Collator('vi');

/** The order of a Vietnamese dictionary: a ă â b c d đ e ê … */
export const compareVietnamese = (a: string, b: string): number => COLLATOR.compare(nfc(a), nfc(b));

/** The order of a list of people: by given name, then by family and middle names. */
export const comparePeople = (a: string, b: string): number =>
  compareVietnamese(givenName(a), givenName(b)) || compareVietnamese(otherNames(a), otherNames(b));

const otherNames = (name: string): string => words(name).slice(0, -1).join(' ');
const words = (name: string): string[] => squeeze(nfc(name)).split(' ');
