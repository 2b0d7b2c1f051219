import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { printPercent } from '#src/kernel/ratio.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { dayInVietnam, timeInVietnam } from '#src/kernel/vietnam-time.ts';
import { printDayLong } from '#src/kernel/vietnamese-date.ts';
import { printCount } from '#src/kernel/vietnamese-number.ts';
import type { Printout } from '#src/platform/typst/compile.ts';
import type { BallotCount } from '#src/year-round/ballots/domain/ballot-count.ts';
import {
  type BallotOutcome,
  type BallotRefusal,
  ballotOutcome,
  type NomineeOutcome,
  type NomineeResult,
} from '#src/year-round/ballots/domain/ballot-outcome.ts';
import type { BallotRule } from '#src/year-round/ballots/domain/ballot-rule.ts';
import { BASE_WORDS, METHOD_WORDS } from '#src/year-round/ballots/domain/ballot-words.ts';
import { BLANK, dayInFull } from '#src/year-round/papers/domain/letterhead.ts';
import {
  fileTitle,
  type PaperHead,
  type PaperKind,
  printedFrame,
  type SignatureBlock,
} from '#src/year-round/papers/domain/state-paper.ts';
import type { Settled } from '../domain/settled-rule.ts';
import { RESULT_WORDS, thresholdWords } from './count-words.ts';

/**
 * The counting minutes (Biên bản kiểm phiếu) of one vote of the cluster, or the minutes of an acclamation by consensus.
 *
 * Basis: no form of the sector was found; the order follows the models for award councils and the national election
 * form, SEEN in part: PROPOSED. The base of the rate stands in the head of its column.
 */
export type CountingMinutes = PaperHead & {
  /** «đơn vị thuộc Khối Sở Tư pháp đề nghị tặng “Cờ thi đua ngành Tư pháp” năm 2026». */
  readonly about: string;
  /** «Hội nghị tổng kết công tác thi đua, khen thưởng năm 2026». */
  readonly meeting: string;
  readonly venue: string | null;
  /** The day of the meeting, which is known before anybody has written down the hour. */
  readonly heldOn: CalendarDay | null;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly absent: readonly { readonly unit: string; readonly reason: string | null }[];
  readonly decision: VoteTaken | ConsensusReached;
  readonly chair: string | null;
  readonly copies: number;
};

export type VoteTaken = {
  readonly kind: 'vote';
  readonly round: number;
  /** The first is the head of the board (Trưởng ban kiểm phiếu). */
  readonly board: readonly { readonly name: string; readonly post: string | null }[];
  /** Whether the box was looked into before the vote; `null` when nobody wrote it down. */
  readonly boxChecked: boolean | null;
  /** The scores before the meeting were not final («điểm tạm tính»), and the minutes say so. */
  readonly scoresProvisional: boolean;
  readonly rule: BallotRule;
  readonly count: BallotCount;
  /** Whom the chair chose among those tied for the last place, and why; `null` while nobody has decided. */
  readonly tie: { readonly chosen: readonly string[]; readonly reason: string } | null;
  /** Who was present and took no part; empty where nobody stood aside. */
  readonly aside: readonly NamedAside[];
  /** What the chair settled where the regulation does not say; null where it says all. */
  readonly settled: Settled | null;
  /** Nominees by id, in full. */
  readonly names: Readonly<Record<string, string>>;
};

/** One unit that took no part: in the whole vote where `nominee` is null. */
export type NamedAside = {
  readonly unit: string;
  readonly nominee: string | null;
  readonly kind: 'abstained' | 'recused';
  readonly saidBy: string;
  readonly reason: string;
};

/** Without papers there are no figures of votes: the units that all agreed on are named, and that is all. */
export type ConsensusReached = {
  readonly kind: 'consensus';
  readonly members: number;
  readonly present: number;
  readonly units: readonly string[];
  readonly aside: readonly NamedAside[];
};

/** The minutes in words, for printing; refused while the figures of the count do not add up. */
export function countingMinutes(minutes: CountingMinutes): Result<Printout, BallotRefusal> {
  const { decision } = minutes;
  if (decision.kind === 'consensus') return ok(printout(minutes, consensusPart(decision)));
  const outcome = ballotOutcome(decision.count, decision.rule);
  return outcome.ok ? ok(printout(minutes, votePart(decision, outcome.value))) : outcome;
}

/** What a vote and a consensus say differently. */
type Part = {
  readonly board: readonly string[];
  readonly present: { readonly members: number; readonly present: number };
  readonly method: readonly string[];
  readonly table: { readonly rateHead: string; readonly rows: readonly (readonly string[])[] } | null;
  readonly conclusion: string;
  readonly signatures: readonly SignatureBlock[];
};

function printout(minutes: CountingMinutes, part: Part): Printout {
  const voted = minutes.decision.kind === 'vote';
  const kind: PaperKind = {
    typeCode: minutes.number === null ? null : 'BB',
    typeName: voted ? 'Biên bản kiểm phiếu' : 'Biên bản',
    subject: [`Bình xét, suy tôn ${minutes.about}`, ...round(minutes.decision)],
  };
  return {
    template: 'src/year/6-nomination/papers/counting-minutes.typ',
    title: fileTitle(kind),
    data: {
      frame: printedFrame(minutes, kind),
      lines: [timeAndPlace(minutes), ...part.board, attendance(minutes.absent, part.present), ...part.method],
      table: part.table,
      conclusion: part.conclusion,
      end: `Biên bản lập xong ${moment(minutes.endedAt, null)}, đã thông qua trước Hội nghị, lập thành ${printCount(minutes.copies)} bản./.`,
      signatures: [...part.signatures, block('CHỦ TRÌ HỘI NGHỊ', minutes.chair)],
    },
  };
}

const round = (decision: CountingMinutes['decision']): readonly string[] =>
  decision.kind === 'vote' && decision.round > 1 ? [`(vòng ${decision.round})`] : [];

/** «hồi 09 giờ 30 phút, ngày 09 tháng 01 năm 2027», with blanks to be filled by hand. */
function moment(at: Date | null, day: CalendarDay | null): string {
  if (at === null) return `hồi ${BLANK} giờ ${BLANK} phút, ${dayInFull(day)}`;
  const [hour, minute] = timeInVietnam(at).split(':');
  return `hồi ${hour} giờ ${minute} phút, ${printDayLong(dayInVietnam(at))}`;
}

function timeAndPlace({ startedAt, heldOn, venue, meeting }: CountingMinutes): string {
  return `Thời gian, địa điểm: ${moment(startedAt, heldOn)}${venue === null ? '' : `, tại ${venue}`}; trong ${meeting}.`;
}

function attendance(absent: CountingMinutes['absent'], { members, present }: Part['present']): string {
  const names = absent.map(({ unit, reason }) => (reason === null ? unit : `${unit}: ${reason}`)).join('; ');
  const away = members - present;
  const missing =
    away === 0 ? 'không vắng đơn vị nào' : `vắng: ${printCount(away)}${names === '' ? '' : ` (${names})`}`;
  return `Tổng số đơn vị thành viên: ${printCount(members)}; có mặt: ${printCount(present)}; ${missing}.`;
}

const consensusPart = (consensus: ConsensusReached): Part => ({
  board: [],
  present: consensus,
  method: ['Hình thức: thảo luận và nhất trí suy tôn, không bỏ phiếu.', ...asideLine(consensus)],
  table: null,
  conclusion: `Kết luận: Hội nghị nhất trí suy tôn ${consensus.units.join('; ')}.`,
  signatures: [block('THƯ KÝ HỘI NGHỊ', null)],
});

const votePart = (vote: VoteTaken, outcome: BallotOutcome): Part => ({
  board: [boardLine(vote)],
  present: vote.count,
  method: [
    entitledLine(vote),
    methodLine(vote),
    ...asideLine(vote),
    ...settledLine(vote),
    ...provisionalLine(vote),
    ...paperLine(vote),
  ],
  table: {
    rateHead: `Tỷ lệ so với ${BASE_WORDS[outcome.base]}${outcome.baseCount === null ? '' : ` (${outcome.baseCount})`}`,
    rows: outcome.nominees.map((nominee, index) => row(vote, nominee, index, outcome.baseCount === null)),
  },
  conclusion: conclusion(vote, outcome),
  signatures: [block('CÁC THÀNH VIÊN', null), block('TRƯỞNG BAN KIỂM PHIẾU', vote.board[0]?.name ?? null)],
});

const boardLine = ({ board }: VoteTaken): string =>
  `Ban kiểm phiếu: ${board
    .map(({ name, post }, index) =>
      [`đồng chí ${name}`, post, index === 0 ? 'Trưởng ban' : 'Thành viên'].filter((part) => part !== null).join(', '),
    )
    .join('; ')}.`;

const entitledLine = ({ count }: VoteTaken): string => `Số đơn vị có quyền bỏ phiếu: ${printCount(count.entitled)}.`;

function methodLine({ rule, boxChecked }: VoteTaken): string {
  const box = boxChecked === true ? '; thùng phiếu đã được kiểm tra trước khi bỏ phiếu' : '';
  const seats = rule.seats === null ? '' : `; được suy tôn không quá ${printCount(rule.seats)} đơn vị`;
  const own = rule.ownUnitVotes === false ? '; đơn vị không bỏ phiếu cho chính mình' : '';
  return `Hình thức: ${METHOD_WORDS[rule.method]}${box}${seats}${own}; thể lệ theo ${rule.source.replace(/[.;]$/, '')}.`;
}

/** «tự xin không tham gia» and «không tham gia vì có liên quan» are two things, each with who said it and why. */
function asideLine({ aside }: Pick<VoteTaken, 'aside'>): readonly string[] {
  if (aside.length === 0) return [];
  const units = new Set(aside.map(({ unit }) => unit)).size;
  const said = aside.map(({ unit, nominee, kind, saidBy, reason }) => {
    const about = nominee === null ? '' : ` đối với ${nominee}`;
    const how =
      kind === 'abstained'
        ? `tự xin không tham gia bỏ phiếu${about} (${saidBy} nêu)`
        : `không tham gia bỏ phiếu${about} vì có liên quan, theo đề nghị của chủ trì (${saidBy})`;
    return `${unit} ${how}, lý do: ${reason.replace(/[.;]$/, '')}`;
  });
  return [`Có mặt, không tham gia bỏ phiếu: ${printCount(units)} đơn vị, gồm: ${said.join('; ')}.`];
}

function settledLine({ settled }: VoteTaken): readonly string[] {
  if (settled === null) return [];
  const what = [
    settled.ownUnitVotes === true ? 'phiếu của đơn vị bỏ cho chính mình được tính' : null,
    settled.asideLeavesBase === null
      ? null
      : `đơn vị không tham gia ${settled.asideLeavesBase ? 'không tính' : 'vẫn tính'} vào tổng số để tính tỷ lệ`,
  ].filter((one) => one !== null);
  const reason = settled.reason.replace(/[.;]$/, '');
  return [`Quy chế không nêu, chủ trì Hội nghị quyết định: ${what.join('; ')}; lý do: ${reason}.`];
}

const provisionalLine = ({ scoresProvisional }: VoteTaken): readonly string[] =>
  scoresProvisional ? ['Điểm đưa ra bình xét là điểm tạm tính, chưa có kết quả thẩm định của Bộ.'] : [];

function paperLine({ count: { papers } }: VoteTaken): readonly string[] {
  if (papers === null) return [];
  const n = printCount;
  return [
    `Số phiếu phát ra: ${n(papers.issued)}; thu vào: ${n(papers.collected)}; không thu lại được: ${n(papers.notReturned)}; hợp lệ: ${n(papers.valid)}; không hợp lệ: ${n(papers.invalid)}.`,
  ];
}

function row(
  { count, names, tie }: VoteTaken,
  nominee: NomineeOutcome,
  index: number,
  ownBase: boolean,
): readonly string[] {
  const counted = count.rows[index];
  const percent = nominee.ofBase === null ? 'cần xem xét' : (printPercent(nominee.ofBase) ?? 'không nêu');
  const rate = ownBase && nominee.baseCount !== null ? `${percent} của ${nominee.baseCount}` : percent;
  const votes = [nominee.yes, counted?.no ?? 0, counted?.blank ?? 0].map(String);
  return [
    String(index + 1),
    names[nominee.nomineeId] ?? nominee.nomineeId,
    ...votes,
    rate,
    RESULT_WORDS[afterTie(nominee, tie)],
  ];
}

/** What became of a nominee once the chair had decided among the tied. */
const afterTie = ({ nomineeId, result }: NomineeOutcome, tie: VoteTaken['tie']): NomineeResult =>
  result !== 'tied' || tie === null ? result : tie.chosen.includes(nomineeId) ? 'acclaimed' : 'no-place-left';

function conclusion(vote: VoteTaken, outcome: BallotOutcome): string {
  const share = thresholdWords(vote.rule.threshold, BASE_WORDS[outcome.base]);
  const [acclaimed, tied] = (['acclaimed', 'tied'] as const).map((result) =>
    outcome.nominees.filter((one) => one.result === result).map((one) => vote.names[one.nomineeId] ?? one.nomineeId),
  );
  const said = [
    acclaimed?.length
      ? `${printCount(acclaimed.length)} đơn vị đạt tỷ lệ đồng ý ${share} và được suy tôn: ${acclaimed.join('; ')}.`
      : null,
    tied?.length
      ? `${printCount(tied.length)} đơn vị có số phiếu bằng nhau cho ${printCount(outcome.placesForTied)} vị trí còn lại: ${tied.join('; ')}; ${chosenByChair(vote)}.`
      : null,
  ].filter((sentence) => sentence !== null);
  return `Kết luận: ${said.length === 0 ? `không có đơn vị nào đạt tỷ lệ đồng ý ${share}.` : said.join(' ')}`;
}

function chosenByChair({ tie, names }: VoteTaken): string {
  if (tie === null) return 'việc lựa chọn được ghi trong biên bản hội nghị';
  const chosen = tie.chosen.map((id) => names[id] ?? id).join('; ');
  return `quy chế không nêu cách xử lý, chủ trì Hội nghị quyết định suy tôn ${chosen}, lý do: ${tie.reason.replace(/[.;]$/, '')}`;
}

const block = (words: string, name: string | null): SignatureBlock => ({
  authority: [words],
  note: '(Ký, ghi rõ họ tên)',
  postAboveName: [],
  name,
});
