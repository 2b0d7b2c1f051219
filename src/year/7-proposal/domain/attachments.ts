import type { AwardId } from '#src/law/award-catalogue.ts';
import { type Passage, passage } from '#src/year-round/calendar/domain/passage.ts';

/** Giấy tờ của hồ sơ đề nghị khen thưởng. */
export type Attachment =
  | 'submission' // tờ trình
  | 'achievement-report' // báo cáo thành tích
  | 'meeting-minutes' // biên bản hội nghị, bình xét
  | 'tally-minutes' // biên bản kiểm phiếu
  | 'council-minutes' // biên bản họp Hội đồng
  | 'score-sheet' // bảng chấm điểm đã chốt
  | 'initiative-certificate'; // xác nhận sáng kiến, hoặc quyết định xếp loại hoàn thành xuất sắc

const FLAGS: readonly AwardId[] = ['CO_CP', 'CO_BO', 'CO_TINH'];
const FIGHTERS: readonly AwardId[] = ['CSTDTQ', 'CSTD_BO', 'CSTD_TINH', 'CSTDCS'];

/** How the group nominated: a consensus has minutes of the meeting and no counting minutes. */
export type NominatedBy = 'ballot' | 'consensus' | 'not-yet';

/**
 * The papers that a dossier needs. Sector circulars may ask for more.
 *
 * @law Luật số 06/2022/QH15, Điều 84; NĐ 98/2023/NĐ-CP, Điều 33, 34 (the articles of NĐ 152/2025 were not read)
 */
export function attachmentsFor(award: AwardId, nominatedBy: NominatedBy): readonly Attachment[] {
  const common: readonly Attachment[] = ['submission', 'achievement-report', 'meeting-minutes'];
  if (FLAGS.includes(award)) {
    const tally: readonly Attachment[] = nominatedBy === 'consensus' ? [] : ['tally-minutes'];
    return [...common, ...tally, 'score-sheet', 'council-minutes'];
  }
  return FIGHTERS.includes(award) ? [...common, 'council-minutes', 'initiative-certificate'] : common;
}

export type Dossier = {
  readonly award: AwardId;
  /** The record of the vote or of the consensus of the group, with its minutes; `null` while there is none. */
  readonly voteRecordId: string | null;
  readonly nominatedBy: NominatedBy;
  readonly attached: readonly Attachment[];
  readonly scoresProvisional: boolean;
};

/** «Còn thiếu k giấy tờ», each by name. */
export const missingAttachments = (dossier: Dossier): readonly Attachment[] =>
  attachmentsFor(dossier.award, dossier.nominatedBy).filter((paper) => !dossier.attached.includes(paper));

export type ProposalRefusal = 'no-vote-record';
export type ProposalWarning = 'papers-are-missing' | 'scores-are-provisional';

/**
 * Whether the dossier may be sent. A flag goes to units that lead their cluster or bloc and were acclaimed by it, so the
 * record of that vote is the one paper without which nothing is sent; all else warns.
 *
 * @law TT 11/2023/TT-BTP, read in a secondary source
 */
export const mayPropose = (dossier: Dossier): Passage<ProposalWarning, ProposalRefusal> =>
  passage(
    {
      'no-vote-record':
        FLAGS.includes(dossier.award) && (dossier.voteRecordId === null || dossier.nominatedBy === 'not-yet'),
    },
    {
      'papers-are-missing': missingAttachments(dossier).length > 0,
      'scores-are-provisional': dossier.scoresProvisional,
    },
  );
