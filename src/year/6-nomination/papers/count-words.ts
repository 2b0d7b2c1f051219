import type { NomineeResult } from '#src/year-round/ballots/domain/ballot-outcome.ts';
import type { BallotBase, BallotRule, Threshold } from '#src/year-round/ballots/domain/ballot-rule.ts';

export const BASE_WORDS: Readonly<Record<BallotBase, string>> = {
  'all-members': 'tổng số đơn vị thành viên',
  entitled: 'tổng số đơn vị có quyền bỏ phiếu',
  present: 'số đơn vị có mặt',
  cast: 'số phiếu thu vào',
  valid: 'số phiếu hợp lệ',
};

export const RESULT_WORDS: Readonly<Record<NomineeResult, string>> = {
  acclaimed: 'Được suy tôn',
  'not-acclaimed': 'Chưa được suy tôn',
  'no-place-left': 'Đủ tỷ lệ, hết số lượng',
  tied: 'Bằng phiếu',
};

export const METHOD_WORDS: Readonly<Record<BallotRule['method'], string>> = {
  'secret-ballot': 'bỏ phiếu kín',
  ballot: 'bỏ phiếu',
  'open-ballot': 'bỏ phiếu công khai',
  'show-of-hands': 'biểu quyết giơ tay',
  consensus: 'nhất trí',
  'not-stated': 'không nêu',
};

/** «từ 2/3», «từ 80%», «quá nửa», «trên 2/3» … of the base. */
export function thresholdWords({ numerator, denominator, mustExceed }: Threshold, base: string): string {
  if (mustExceed === true && numerator * 2 === denominator) return `quá nửa ${base}`;
  const share = denominator === 100 ? `${numerator}%` : `${numerator}/${denominator}`;
  return mustExceed === true ? `trên ${share} ${base}` : `từ ${share} ${base} trở lên`;
}
