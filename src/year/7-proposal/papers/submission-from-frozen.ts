import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { awardOf } from '#src/law/award-catalogue.ts';
import { printCitations, regimeOn } from '#src/law/regimes.ts';
import type { Printout } from '#src/platform/typst/compile.ts';
import type { VotingMethod } from '#src/year-round/ballots/domain/ballot-rule.ts';
import { placeOf, yearLetterhead } from '#src/year-round/papers/domain/year-letterhead.ts';
import type { FrozenSubmission } from '../app/compile-submission.ts';
import type { Attachment } from '../domain/attachments.ts';
import { submission } from './submission.ts';

const MINISTER = 'Bộ trưởng Bộ Tư pháp';
const DOCUMENTS: Readonly<Record<Attachment, string>> = {
  submission: 'Tờ trình',
  'achievement-report': 'Báo cáo thành tích của các đơn vị',
  'meeting-minutes': 'Biên bản hội nghị',
  'tally-minutes': 'Biên bản kiểm phiếu',
  'council-minutes': 'Biên bản họp Hội đồng Thi đua - Khen thưởng',
  'score-sheet': 'Bảng chấm điểm',
  'initiative-certificate': 'Xác nhận sáng kiến',
};

/** The submission of a year as a paper, from what was frozen when it was compiled; number and day come from the registry. */
export function submissionFrom(
  frozen: FrozenSubmission,
  given: { readonly number: string | null; readonly dated: CalendarDay | null },
): Printout {
  const { year } = frozen;
  const head = year.head ?? { name: year.name, kind: '' };
  const regime = regimeOn(given.dated ?? frozen.compiledOn);
  const awards = [...new Set(frozen.nominees.map(({ awardId }) => awardId))].map(awardOf);
  const methods = [...new Set(frozen.nominees.map(({ method }) => method as VotingMethod | null))];
  const blocs = new Set(frozen.nominees.map((nominee) => nominee.bloc));
  return submission({
    letterhead: yearLetterhead(head),
    number: given.number === null ? null : Number.parseInt(given.number, 10) || null,
    place: placeOf(head.name),
    day: given.dated,
    draftPrintedAt: null,
    synthetic: year.isSynthetic,
    cluster: year.name,
    year: year.year,
    awards: awards.map(({ name }) => name),
    addressees: ['Bộ Tư pháp (qua Vụ Tổ chức cán bộ)'],
    bases: [
      ...(regime ? printCitations(regime.citations) : []),
      `Căn cứ kết quả bình xét, suy tôn năm ${year.year} của ${year.name}`,
    ],
    members: year.members,
    participants: year.participants,
    nominees: frozen.nominees.map((nominee) => ({
      unit: nominee.name,
      bloc: blocs.size > 1 ? (nominee.bloc?.replace(/^Khối /, '') ?? null) : null,
      award: awardOf(nominee.awardId).name,
      score: null,
      rank: null,
      vote:
        nominee.method === 'consensus'
          ? { kind: 'consensus' }
          : nominee.yes !== null && nominee.base !== null
            ? { kind: 'ballot', yes: nominee.yes, of: nominee.base, base: nominee.baseKind ?? null }
            : { kind: 'not-stated' },
    })),
    method: methods.length === 1 ? (methods[0] ?? null) : null,
    decider: MINISTER,
    forwarded: awards
      .filter(({ decidedBy }) => ['Thủ tướng Chính phủ', 'Chủ tịch nước'].includes(decidedBy))
      .map(({ name, decidedBy }) => ({ award: name, to: decidedBy })),
    documents: frozen.attached.map((attachment) => DOCUMENTS[attachment]),
    signer: frozen.signer,
    recipients: ['Như trên', 'Các đơn vị thành viên'],
    archive: 'VT',
  });
}
