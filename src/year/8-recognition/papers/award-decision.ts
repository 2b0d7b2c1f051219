import { type Dong, printDong } from '#src/kernel/money.ts';
import { printCount } from '#src/kernel/vietnamese-number.ts';
import type { Printout } from '#src/platform/typst/compile.ts';
import { dayInFull, numberLine } from '#src/year-round/papers/domain/letterhead.ts';
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
import { FEW_NAMES } from '../domain/decision.ts';

/**
 * The decision that gives an award (Quyết định khen thưởng), with its list.
 *
 * Basis: NĐ 30/2020/NĐ-CP, Phụ lục III, mẫu 1.2, and two real award decisions, SEEN; that up to five names stand in
 * Điều 1 is PROPOSED. The row number of an awardee is the golden-book number (số sổ vàng) on the certificate.
 */
export type AwardDecision = PaperHead & {
  /** Whose authority decides: «Giám đốc Sở Tư pháp tỉnh Lai Châu». */
  readonly authority: string;
  readonly bases: readonly string[];
  /** «Theo đề nghị của Chánh Văn phòng Sở tại Tờ trình số …». */
  readonly proposal: string;
  /** What the decision does: tặng an award, tặng danh hiệu or công nhận a title. */
  readonly verb: 'Tặng' | 'Tặng danh hiệu' | 'Công nhận';
  /** «Giấy khen của Giám đốc Sở Tư pháp tỉnh Lai Châu». */
  readonly award: string;
  /** «có thành tích xuất sắc trong phong trào thi đua “…”», the name of the campaign letter for letter. */
  readonly ground: string;
  readonly awardees: readonly NumberedAwardee[];
  /** `null` when the decision says nothing of money; the regulation may fix it, or the list may state it. */
  readonly money: { readonly amounts: 'by-regulation' | 'in-list'; readonly source: string } | null;
  /** Who carries the decision out beside the awardees: «Chánh Văn phòng Sở, Trưởng phòng …». */
  readonly executors: string;
  readonly signer: Signer;
  readonly recipients: readonly string[];
  readonly archive: string;
};

export type Awardee = {
  readonly kind: 'collective' | 'individual';
  readonly address: 'Ông' | 'Bà' | null;
  readonly name: string;
  /** Post and unit on the day of the decision. */
  readonly unit: string | null;
  readonly money: Dong | null;
};
/** `goldenBookNumber` is the ordinal of the row in the decision, frozen at signing. */
export type NumberedAwardee = Awardee & { readonly goldenBookNumber: number };

/** Collectives first, then individuals, so that the numbers of the list run on; the decision numbers them at its draft. */
export const collectivesFirst = <One extends Pick<Awardee, 'kind'>>(awardees: readonly One[]): readonly One[] => [
  ...awardees.filter(({ kind }) => kind === 'collective'),
  ...awardees.filter(({ kind }) => kind === 'individual'),
];

/** The decision in words, for printing. */
export function awardDecision(decision: AwardDecision): Printout {
  const kind: PaperKind = {
    typeCode: 'QĐ',
    typeName: 'Quyết định',
    subject: [`Về việc ${decision.verb.toLocaleLowerCase('vi')} ${decision.award}`],
  };
  const listed = decision.awardees.length > FEW_NAMES;
  return {
    template: 'src/year/8-recognition/papers/award-decision.typ',
    title: fileTitle(kind),
    data: {
      frame: printedFrame(decision, kind),
      authority: decision.authority.toLocaleUpperCase('vi'),
      bases: [...basisLines([...decision.bases, decision.proposal])],
      articles: articles(decision, listed),
      names:
        listed || decision.awardees.length === 1
          ? []
          : decision.awardees.map((one, index) => nameLine(one, index === decision.awardees.length - 1)),
      list: listed ? list(decision) : null,
      recipients: recipientLines(decision.recipients, decision.archive),
      signature: signatureUnder(decision.letterhead, decision.signer),
    },
  };
}

function articles({ verb, award, ground, awardees, money, executors }: AwardDecision, listed: boolean): string[] {
  const [only, ...others] = awardees;
  const whom = only !== undefined && others.length === 0 ? nameAndUnit(only) : counts(awardees);
  const place = listed ? ' (có danh sách kèm theo).' : others.length === 0 ? '.' : ', gồm:';
  const first = `${verb} ${award} cho ${whom}${ground === '' ? '' : ` đã ${ground.replace(/^đã /i, '')}`}${place}`;
  const last = `Quyết định này có hiệu lực kể từ ngày ký. ${executors} và ${theirGroups(awardees)} có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.`;
  return money === null ? [first, last] : [first, moneyArticle(awardees, money), last];
}

function moneyArticle(awardees: AwardDecision['awardees'], money: NonNullable<AwardDecision['money']>): string {
  const total = money.amounts === 'in-list' ? totalMoney(awardees) : null;
  if (total === null) return `Mức tiền thưởng thực hiện theo quy định hiện hành, trích từ ${money.source}.`;
  return `Tổng số tiền thưởng là ${printDong(total)} đồng, trích từ ${money.source}.`;
}

/** The sum, unless the money of somebody is not known. */
function totalMoney(awardees: AwardDecision['awardees']): Dong | null {
  return awardees.reduce<Dong | null>((sum, { money }) => (sum === null || money === null ? null : sum + money), 0n);
}

/** «03 tập thể, 08 cá nhân», counted from the rows. */
export function counts(awardees: readonly Awardee[]): string {
  const of = (kind: Awardee['kind']) => awardees.filter((awardee) => awardee.kind === kind).length;
  const parts = [
    [of('collective'), 'tập thể'],
    [of('individual'), 'cá nhân'],
  ] as const;
  return parts.flatMap(([count, words]) => (count === 0 ? [] : [`${printCount(count)} ${words}`])).join(', ');
}

/** «tập thể», «các cá nhân», «các tập thể, cá nhân»: those who stand in Điều 1 and nobody else. */
const theirGroups = (awardees: readonly Awardee[]): string =>
  `${awardees.length > 1 ? 'các ' : ''}${groupsPresent(awardees)}`;

const fullName = ({ address, name }: Awardee): string => (address === null ? name : `${address} ${name}`);

const nameAndUnit = (awardee: Awardee): string =>
  [fullName(awardee), awardee.unit].filter((part) => part !== null).join(', ');

const nameLine = (awardee: NumberedAwardee, isLast: boolean): string =>
  `${awardee.goldenBookNumber}. ${nameAndUnit(awardee)}${isLast ? '.' : ';'}`;

function list(decision: AwardDecision) {
  const withMoney = decision.money?.amounts === 'in-list';
  const total = withMoney ? totalMoney(decision.awardees) : null;
  const group = (kind: Awardee['kind'], words: string) => ({
    words,
    rows: decision.awardees
      .filter((awardee) => awardee.kind === kind)
      .map((one) => [
        String(one.goldenBookNumber),
        fullName(one),
        one.unit ?? '',
        ...(withMoney ? [moneyCell(one)] : []),
      ]),
  });
  return {
    title:
      `Danh sách ${groupsPresent(decision.awardees)} được ${decision.verb.toLocaleLowerCase('vi')} ${decision.award}`.toLocaleUpperCase(
        'vi',
      ),
    reference: reference(decision),
    withMoney,
    groups: [group('collective', 'TẬP THỂ'), group('individual', 'CÁ NHÂN')].filter(({ rows }) => rows.length > 0),
    sum: [
      `Tổng số: ${counts(decision.awardees)}`,
      ...(withMoney ? [total === null ? 'không nêu' : printDong(total)] : []),
    ],
  };
}

const moneyCell = ({ money }: Awardee): string => (money === null ? 'không nêu' : printDong(money));

function groupsPresent(awardees: readonly Awardee[]): string {
  const present = (kind: Awardee['kind']) => awardees.some((awardee) => awardee.kind === kind);
  return [present('collective') ? 'tập thể' : null, present('individual') ? 'cá nhân' : null]
    .filter((part) => part !== null)
    .join(', ');
}

function reference({ letterhead, number, day, authority, draftPrintedAt }: AwardDecision): string {
  const line = numberLine(letterhead, 'QĐ', draftPrintedAt === null ? number : null)?.replace('Số: ', 'số ') ?? '';
  return `(Kèm theo Quyết định ${line} ${dayInFull(day)} của ${authority})`;
}
