import { printCount } from '#src/kernel/vietnamese-number.ts';
import type { Printout } from '#src/platform/typst/compile.ts';
import { type PaperState, pageMarks } from '#src/year-round/papers/domain/state-paper.ts';

/**
 * The ballot paper (Phiếu bình xét, suy tôn) of one vote.
 *
 * Basis: no text fixes its form; the layout is PROPOSED. It bears no name, no number and no code, so that no paper can
 * be told from another; the stamp of the head unit makes it valid.
 */
export type BallotPaper = PaperState & {
  /** «Cụm thi đua các tỉnh …». */
  readonly cluster: string;
  readonly bloc: string;
  readonly award: string;
  readonly year: number;
  readonly round: number;
  /** At most so many may be chosen; `null` where the rule sets no number. */
  readonly seats: number | null;
  /** Where units do not vote on themselves the paper says so; such a row stays blank, so that no paper tells whose it is. */
  readonly ownUnitVotes: boolean | null;
  /** In the frozen order, the same on every paper. */
  readonly nominees: readonly string[];
};

/** What makes a paper invalid, printed under the table. PROPOSED: the regulation of the group may say otherwise. */
const invalidPaper = (seats: number | null): string =>
  [
    'không do Ban kiểm phiếu phát ra hoặc không có dấu của đơn vị Trưởng Cụm',
    ...(seats === null ? [] : ['đánh dấu đồng ý nhiều hơn số lượng được suy tôn']),
    'đánh dấu cả hai ô của một dòng',
    'ghi thêm tên, ký tên hoặc có dấu riêng',
  ].join('; ');

/** The ballot paper in words, for printing. */
export function ballotPaper(paper: BallotPaper): Printout {
  const round = paper.round > 1 ? ` (vòng ${paper.round})` : '';
  return {
    template: 'src/year/6-nomination/papers/ballot-paper.typ',
    title: `Phiếu bình xét, suy tôn “${paper.award}” năm ${paper.year}, ${paper.bloc}${round}`,
    data: {
      marks: pageMarks(paper),
      group: [paper.cluster.toLocaleUpperCase('vi'), paper.bloc.toLocaleUpperCase('vi')],
      subject: `Đề nghị tặng “${paper.award}” năm ${paper.year}${round}`,
      instruction: `${paper.seats === null ? '' : `Số lượng được suy tôn: không quá ${printCount(paper.seats)} đơn vị. `}Đánh dấu X vào một trong hai ô của mỗi dòng; để trống cả hai ô là phiếu trắng đối với đơn vị đó.${paper.ownUnitVotes === false ? ' Đơn vị không bỏ phiếu cho chính mình: để trống dòng của đơn vị mình.' : ''}`,
      rows: paper.nominees.map((name, index) => [String(index + 1), name, '', '']),
      invalid: `Phiếu không hợp lệ: ${invalidPaper(paper.seats)}.`,
    },
  };
}
