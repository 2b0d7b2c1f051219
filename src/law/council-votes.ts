import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { AwardId, RuleStatus } from './award-catalogue.ts';

export type CouncilVoteRule = {
  readonly award: AwardId;
  readonly from: CalendarDay;
  readonly until?: CalendarDay;
  readonly minPercent: number;
  /** NĐ 91/2017 says «bỏ phiếu kín»; the later texts say only «bỏ phiếu». */
  readonly secret: boolean;
  readonly source: string;
  readonly status: RuleStatus;
};

const NINETY: readonly AwardId[] = ['CSTDTQ', 'CSTD_BO', 'CSTD_TINH'];
const EIGHTY: readonly AwardId[] = ['CSTDCS', 'CO_BO', 'CO_TINH', 'CO_CP'];

const rows = (awards: readonly AwardId[], rule: Omit<CouncilVoteRule, 'award'>): readonly CouncilVoteRule[] =>
  awards.map((award) => ({ award, ...rule }));

const DECREE_91 = {
  from: '2017-10-01',
  until: '2023-12-31',
  secret: true,
  source: 'NĐ 91/2017/NĐ-CP, Điều 45 khoản 8',
  status: 'verified',
} as const;
const DECREE_98 = {
  from: '2024-01-01',
  until: '2025-06-30',
  secret: false,
  source: 'NĐ 98/2023/NĐ-CP, Điều 30 khoản 7',
  status: 'verified',
} as const;
const DECREE_152 = {
  from: '2025-07-01',
  secret: false,
  source: 'NĐ 152/2025/NĐ-CP, chưa đọc được điều khoản; lấy theo NĐ 98/2023/NĐ-CP',
  status: 'unverified',
} as const;

/** Share of ALL members of the proposing council that must agree, written opinions of absent members included. */
export const COUNCIL_VOTE_RULES: readonly CouncilVoteRule[] = [
  ...rows(NINETY, { ...DECREE_91, minPercent: 90 }),
  ...rows(NINETY, { ...DECREE_98, minPercent: 90 }),
  ...rows(EIGHTY, { ...DECREE_98, minPercent: 80 }),
  ...rows(NINETY, { ...DECREE_152, minPercent: 90 }),
  ...rows(EIGHTY, { ...DECREE_152, minPercent: 80 }),
];

/** The row in force on a day; none where no duty to vote was read (Bằng khen, Tập thể lao động xuất sắc, …). */
export const councilVoteRuleOn = (award: AwardId, day: CalendarDay): CouncilVoteRule | undefined =>
  COUNCIL_VOTE_RULES.find((rule) => rule.award === award && rule.from <= day && day <= (rule.until ?? '9999-12-31'));
