import type { NomineeResult } from '#src/year-round/ballots/domain/ballot-outcome.ts';
import type { Threshold } from '#src/year-round/ballots/domain/ballot-rule.ts';

export const RESULT_WORDS: Readonly<Record<NomineeResult, string>> = {
  acclaimed: 'Được suy tôn',
  'not-acclaimed': 'Chưa được suy tôn',
  'no-place-left': 'Đủ tỷ lệ, hết số lượng',
  tied: 'Bằng phiếu',
  'needs-review': 'Cần xem xét',
};

/** «từ 2/3», «từ 80%», «quá nửa», «trên 2/3» … of the base. */
export function thresholdWords({ numerator, denominator, mustExceed }: Threshold, base: string): string {
  if (mustExceed === true && numerator * 2 === denominator) return `quá nửa ${base}`;
  const share = denominator === 100 ? `${numerator}%` : `${numerator}/${denominator}`;
  return mustExceed === true ? `trên ${share} ${base}` : `từ ${share} ${base} trở lên`;
}
