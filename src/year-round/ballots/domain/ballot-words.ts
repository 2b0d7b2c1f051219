import type { BallotBase, BallotRule } from './ballot-rule.ts';

/** Of what a share is taken, as it stands in the head of a column: «Tỷ lệ so với tổng số đơn vị thành viên». */
export const BASE_WORDS: Readonly<Record<BallotBase, string>> = {
  'all-members': 'tổng số đơn vị thành viên',
  entitled: 'tổng số đơn vị có quyền bỏ phiếu',
  present: 'số đơn vị có mặt',
  cast: 'số phiếu thu vào',
  valid: 'số phiếu hợp lệ',
};

/** What is counted there: «8 phiếu đồng ý trên 14 đơn vị có mặt». */
export const COUNTED_WORDS: Readonly<Record<BallotBase, string>> = {
  'all-members': 'đơn vị thành viên',
  entitled: 'đơn vị có quyền bỏ phiếu',
  present: 'đơn vị có mặt',
  cast: 'phiếu thu vào',
  valid: 'phiếu hợp lệ',
};

/** How it was voted, in the words of a paper. */
export const METHOD_WORDS: Readonly<Record<BallotRule['method'], string>> = {
  'secret-ballot': 'bỏ phiếu kín',
  ballot: 'bỏ phiếu',
  'open-ballot': 'bỏ phiếu công khai',
  'show-of-hands': 'biểu quyết giơ tay',
  consensus: 'nhất trí',
  'not-stated': 'không nêu',
};
