import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { RuleStatus } from './award-catalogue.ts';

export type RegimeId = 'R2003-65' | 'R2003-91' | 'R2022-98' | 'R2022-152' | 'R2026-06';

/** One line of the legal basis (căn cứ) of a paper. `subject` is `null` where its official wording was not read. */
export type Citation = {
  readonly instrument: string;
  readonly subject: string | null;
  readonly status: RuleStatus;
};

/** A period in which one body of law governs the dossiers received in it. */
export type Regime = {
  readonly id: RegimeId;
  readonly from: CalendarDay;
  readonly until?: CalendarDay;
  readonly instruments: string;
  readonly status: RuleStatus;
  readonly citations: readonly Citation[];
};

const cite = (instrument: string, status: RuleStatus, subject: string | null = null): Citation => ({
  instrument,
  subject,
  status,
});

const LAW_2003 = cite(
  'Luật Thi đua, Khen thưởng số 15/2003/QH11, được sửa đổi, bổ sung theo các Luật số 47/2005/QH11, số 32/2009/QH12, số 39/2013/QH13',
  'secondary',
);
const LAW_2022 = cite('Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022', 'verified');
const DECREE_152 = cite('Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ', 'verified');
const CIRCULAR_15 = cite('Thông tư số 15/2025/TT-BNV ngày 04 tháng 8 năm 2025 của Bộ trưởng Bộ Nội vụ', 'verified');
const SECTOR_11 = cite('Thông tư số 11/2023/TT-BTP ngày 29 tháng 12 năm 2023 của Bộ trưởng Bộ Tư pháp', 'secondary');

/** One row for each period, without gaps. Dates before July 2014 have no row: their law was not collected. */
export const REGIMES: readonly Regime[] = [
  {
    id: 'R2003-65',
    from: '2014-07-01',
    until: '2017-09-30',
    instruments: 'Luật 15/2003/QH11; NĐ 42/2010, 39/2012, 65/2014',
    status: 'unverified',
    citations: [LAW_2003, cite('Nghị định số 65/2014/NĐ-CP', 'secondary')],
  },
  {
    id: 'R2003-91',
    from: '2017-10-01',
    until: '2023-12-31',
    instruments: 'Luật 15/2003/QH11; NĐ 91/2017; TT 08/2017/TT-BNV, TT 12/2019/TT-BNV',
    status: 'verified',
    citations: [LAW_2003, cite('Nghị định số 91/2017/NĐ-CP', 'secondary')],
  },
  {
    id: 'R2022-98',
    from: '2024-01-01',
    until: '2025-06-30',
    instruments: 'Luật 06/2022/QH15; NĐ 98/2023; TT 01/2024/TT-BNV',
    status: 'verified',
    citations: [LAW_2022, cite('Nghị định số 98/2023/NĐ-CP', 'verified'), SECTOR_11],
  },
  {
    id: 'R2022-152',
    from: '2025-07-01',
    until: '2026-09-30',
    instruments: 'Luật 06/2022/QH15; NĐ 152/2025; TT 15/2025/TT-BNV; NĐ 129/2025',
    status: 'verified',
    citations: [LAW_2022, DECREE_152, CIRCULAR_15, SECTOR_11],
  },
  {
    id: 'R2026-06',
    from: '2026-10-01',
    instruments: 'Luật 06/2022/QH15 được sửa đổi theo Luật 06/2026/QH16; NĐ 152/2025; TT 15/2025/TT-BNV',
    status: 'unverified',
    citations: [
      cite(`${LAW_2022.instrument}, được sửa đổi, bổ sung theo Luật số 06/2026/QH16`, 'unverified'),
      { ...DECREE_152, status: 'unverified' },
      { ...CIRCULAR_15, status: 'unverified' },
      { ...SECTOR_11, status: 'unverified' },
    ],
  },
];

/**
 * The law that governs a dossier, by the day it was received for appraisal. Money follows the day of the decision
 * instead; a more favourable later rule is a person's written choice, never made here.
 *
 * @law Luật 06/2026/QH16, Điều 4 (chuyển tiếp), read in a secondary source
 */
export const regimeOn = (received: CalendarDay): Regime | undefined =>
  REGIMES.find((regime) => regime.from <= received && received <= (regime.until ?? '9999-12-31'));

/** «Căn cứ …;» line by line, the last one ending in a full stop, as a decision prints them. */
export function printCitations(citations: readonly Citation[]): readonly string[] {
  return citations.map((line, index) => {
    const subject = line.subject === null ? '' : ` ${line.subject}`;
    return `Căn cứ ${line.instrument}${subject}${index === citations.length - 1 ? '.' : ';'}`;
  });
}
