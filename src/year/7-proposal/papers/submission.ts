import { type Points, printPoints } from '#src/kernel/points.ts';
import { printPercent } from '#src/kernel/ratio.ts';
import { printCount } from '#src/kernel/vietnamese-number.ts';
import type { Printout } from '#src/platform/typst/compile.ts';
import type { BallotBase, VotingMethod } from '#src/year-round/ballots/domain/ballot-rule.ts';
import { BASE_WORDS, COUNTED_WORDS, METHOD_WORDS } from '#src/year-round/ballots/domain/ballot-words.ts';
import {
  basisLines,
  fileTitle,
  type PaperHead,
  type PaperKind,
  printedFrame,
  recipientLines,
  type Signer,
  signatureUnder,
} from '#src/year-round/papers/domain/state-paper.ts';

/**
 * The submission of the cluster (Tờ trình đề nghị tặng …), signed by its head.
 *
 * Basis: NĐ 30/2020/NĐ-CP, Phụ lục III, mẫu 1.4 with «Kính gửi», SEEN; that a form for clusters exists was SEEN by its
 * name only, so the body is PROPOSED.
 */
export type Submission = PaperHead & {
  readonly cluster: string;
  readonly year: number;
  /** In full, in the order of the subject: «Cờ thi đua ngành Tư pháp». */
  readonly awards: readonly string[];
  /** One addressee stands on the line of «Kính gửi», two or more below it. */
  readonly addressees: readonly string[];
  readonly bases: readonly string[];
  readonly members: number;
  /** How many took part in the acclamation; `null` where nobody wrote it down. */
  readonly participants: number | null;
  readonly nominees: readonly Nominee[];
  /** How all of them were voted; `null` where blocs voted in different ways, or it is not stated. */
  readonly method: VotingMethod | null;
  /** What the submission asks of whom: «Bộ trưởng Bộ Tư pháp». */
  readonly decider: string;
  /** Awards that the decider puts before somebody higher: «Cờ thi đua của Chính phủ», to «Thủ tướng Chính phủ». */
  readonly forwarded: readonly { readonly award: string; readonly to: string }[];
  readonly documents: readonly string[];
  readonly signer: Signer;
  readonly recipients: readonly string[];
  readonly archive: string;
};

export type Nominee = {
  readonly unit: string;
  readonly bloc: string | null;
  readonly award: string;
  readonly score: { readonly total: Points; readonly provisional: boolean } | null;
  readonly rank: number | null;
  /** A consensus carries no figures, and none are made up for it. */
  readonly vote: BallotVote | { readonly kind: 'consensus' } | { readonly kind: 'not-stated' };
};

/** `base` says of what the rule of the vote takes the share; `null` where that was not kept. */
type BallotVote = {
  readonly kind: 'ballot';
  readonly yes: number;
  readonly of: number;
  readonly base: BallotBase | null;
};

/** The submission in words, for printing. */
export function submission(proposal: Submission): Printout {
  const awards = proposal.awards.map((award) => `“${award}”`).join(', ');
  const kind: PaperKind = {
    typeCode: 'TTr',
    typeName: 'Tờ trình',
    subject: [`Đề nghị tặng ${awards} năm ${proposal.year}`, proposal.cluster],
  };
  const withBlocs = proposal.nominees.some(({ bloc }) => bloc !== null);
  const withScores = proposal.nominees.some(({ score, rank }) => score !== null || rank !== null);
  const provisional = allProvisional(proposal.nominees);
  return {
    template: 'src/year/7-proposal/papers/submission.typ',
    title: fileTitle(kind),
    data: {
      frame: printedFrame(proposal, kind),
      addressees: addresseeLines(proposal.addressees),
      bases: basisLines(proposal.bases),
      opening: opening(proposal),
      withBlocs,
      withScores,
      pointsHead: provisional ? 'Điểm tạm tính' : 'Tổng điểm',
      voted: proposal.nominees.some(({ vote }) => vote.kind !== 'consensus'),
      rateHead: rateHead(proposal.nominees),
      rows: proposal.nominees.map((nominee, index) =>
        row(nominee, index, { withBlocs, withScores, provisional, shared: sharedBase(proposal.nominees) }),
      ),
      note: provisionalNote(proposal.nominees),
      confirmation: confirmation(proposal),
      request: `${proposal.cluster} kính đề nghị ${proposal.decider} ${request(proposal)}./.`,
      documents: basisLines(proposal.documents),
      recipients: recipientLines(proposal.recipients, proposal.archive),
      signature: signatureUnder(proposal.letterhead, proposal.signer),
    },
  };
}

/** «xem xét, quyết định», or for each award who decides it: a minister puts a flag of the Government before the Prime Minister. */
function request({ awards, forwarded }: Submission): string {
  if (forwarded.length === 0) return 'xem xét, quyết định';
  const own = awards.filter((award) => !forwarded.some((one) => one.award === award)).map((award) => `“${award}”`);
  return [
    ...(own.length === 0 ? [] : [`xem xét, quyết định tặng ${own.join(', ')}`]),
    ...forwarded.map(({ award, to }) => `xem xét, trình ${to} quyết định tặng “${award}”`),
  ].join('; ');
}

const addresseeLines = (addressees: readonly string[]): readonly string[] =>
  addressees.length < 2
    ? addressees
    : addressees.map((one, index) => `- ${one}${index === addressees.length - 1 ? '.' : ';'}`);

function opening({ cluster, members, participants, nominees, method }: Submission): string {
  const voted = method === null || UNNAMED.has(method) ? '' : `${METHOD_WORDS[method]}, `;
  const took = participants === null ? '' : `; ${printCount(participants)} đơn vị tham gia bình xét, suy tôn`;
  const result = nominees.length === 0 ? 'Không có đơn vị nào được suy tôn.' : `Kết quả ${voted}suy tôn như sau:`;
  return `${cluster} có ${printCount(members)} đơn vị thành viên${took}. ${result}`;
}

/** Then the head of the column says so once; otherwise each provisional score says it for itself. */
function allProvisional(nominees: readonly Nominee[]): boolean {
  const scores = nominees.flatMap(({ score }) => score ?? []);
  return scores.length > 0 && scores.every((score) => score.provisional);
}

/** Without papers nothing is said of a ballot: the words of the outcome stand alone. */
const UNNAMED: ReadonlySet<VotingMethod> = new Set(['consensus', 'not-stated']);

type SharedBase = { readonly base: BallotBase; readonly of: number | null };

/** The one base of all votes, and its number where that too is one; null where the blocs took their shares of different things. */
function sharedBase(nominees: readonly Nominee[]): SharedBase | null {
  const votes = nominees.flatMap(({ vote }) => (vote.kind === 'ballot' ? [vote] : []));
  const [first] = votes;
  if (!first || first.base === null || votes.some(({ base }) => base !== first.base)) return null;
  return { base: first.base, of: votes.every(({ of }) => of === first.of) ? first.of : null };
}

/** «Tỷ lệ so với tổng số đơn vị thành viên (14)», as in the counting minutes. */
function rateHead(nominees: readonly Nominee[]): string {
  const shared = sharedBase(nominees);
  if (shared === null) return 'Tỷ lệ theo thể lệ';
  return `Tỷ lệ so với ${BASE_WORDS[shared.base]}${shared.of === null ? '' : ` (${shared.of})`}`;
}

type Head = {
  readonly withBlocs: boolean;
  readonly withScores: boolean;
  readonly provisional: boolean;
  readonly shared: SharedBase | null;
};

function row(nominee: Nominee, index: number, head: Head) {
  const { score, vote } = nominee;
  const mark = score?.provisional === true && !head.provisional ? ' (tạm tính)' : '';
  return {
    cells: [
      String(index + 1),
      nominee.unit,
      ...(head.withBlocs ? [nominee.bloc ?? ''] : []),
      nominee.award,
      ...(head.withScores
        ? [
            score === null ? 'chưa có' : `${printPoints(score.total)}${mark}`,
            nominee.rank === null ? 'chưa có' : String(nominee.rank),
          ]
        : []),
    ],
    vote: vote.kind === 'ballot' ? [String(vote.yes), share(vote, head.shared)] : [WITHOUT_FIGURES[vote.kind]],
  };
}

const WITHOUT_FIGURES = { consensus: 'nhất trí suy tôn', 'not-stated': 'không nêu' } as const;

/** «57,14%»; with what it is taken of, where the head of the column does not say it for all. */
function share({ yes, of, base }: BallotVote, shared: SharedBase | null): string {
  const rate = printPercent({ numerator: BigInt(yes), denominator: BigInt(of) }) ?? 'không nêu';
  if (shared?.of === of) return rate;
  return `${rate} của ${of}${shared !== null || base === null ? '' : ` ${COUNTED_WORDS[base]}`}`;
}

const provisionalNote = (nominees: readonly Nominee[]): string | null =>
  nominees.some(({ score }) => score?.provisional === true)
    ? 'Điểm tạm tính là điểm chưa được xác nhận sau cùng, có thể thay đổi.'
    : null;

function confirmation({ nominees }: Submission): string | null {
  if (nominees.length === 0) return null;
  const consensus = nominees.every(({ vote }) => vote.kind === 'consensus');
  const how = consensus ? 'được Hội nghị nhất trí suy tôn' : 'được bình xét, suy tôn tại Hội nghị';
  return `${printCount(new Set(nominees.map(({ unit }) => unit)).size)} đơn vị nêu trên ${how} (có biên bản kèm theo).`;
}
