const ONES = ['một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];

/** Words that stand for a digit only behind tens or hundreds: «hai mươi mốt, tư, lăm». */
const BEHIND_TENS: Record<string, number> = { mốt: 1, tư: 4, lăm: 5, nhăm: 5 };

/**
 * A number in Vietnamese words up to 999: «mười hai», «hai mươi mốt», «một trăm linh năm»; null if the words are none.
 * The marks must be there: without them «nam» is a man or the south, and «tam» is no number. «mười năm» is ten
 * years, fifteen is «mười lăm». «không» is refused: it also says "not", and what is unknown is not 0.
 */
export function numberInWords(words: string): number | null {
  const [, hundreds, rest = ''] = /^(?:(\p{L}+) trăm(?: |$))?(.*)$/u.exec(words.normalize('NFC').toLowerCase()) ?? [];
  const below = rest === '' && hundreds !== undefined ? 0 : belowHundred(rest, hundreds !== undefined);
  if (hundreds === undefined || below === null) return below;
  const hundred = digit(hundreds);
  return hundred === null ? null : hundred * 100 + below;
}

function belowHundred(words: string, behindHundred: boolean): number | null {
  const odd = /^(?:linh|lẻ) (\p{L}+)$/u.exec(words)?.[1];
  if (odd !== undefined) return behindHundred ? (odd === 'tư' ? 4 : digit(odd)) : null;
  const [, tens, one] = /^(mười|\p{L}+ mươi)(?: (\p{L}+))?$/u.exec(words) ?? [];
  // «một trăm hai» is 120 to one speaker and 102 to another.
  if (tens === undefined) return behindHundred ? null : digit(words);
  const ten = tens === 'mười' ? 1 : digit(tens.slice(0, -' mươi'.length));
  const unit = one === undefined ? 0 : digitBehindTens(one);
  return ten === null || unit === null || tens === 'một mươi' ? null : ten * 10 + unit;
}

const digitBehindTens = (word: string): number | null => BEHIND_TENS[word] ?? (word === 'năm' ? null : digit(word));

function digit(word: string): number | null {
  const at = ONES.indexOf(word === 'bẩy' ? 'bảy' : word);
  return at < 0 ? null : at + 1;
}
