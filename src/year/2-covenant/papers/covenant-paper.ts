import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { printCount } from '#src/kernel/vietnamese-number.ts';
import type { Printout } from '#src/platform/typst/compile.ts';
import { dayInFull } from '#src/year-round/papers/domain/letterhead.ts';
import {
  authorityLines,
  basisLines,
  closedLines,
  type PaperState,
  pageMarks,
  type Signer,
} from '#src/year-round/papers/domain/state-paper.ts';
import { printGoal, type Target } from '../domain/target.ts';

/**
 * The covenant as it is signed (Bản ký kết giao ước thi đua), one for each bloc of the cluster.
 *
 * Basis: title and contents SEEN in reports of signing conferences; no official layout was found, so the layout is
 * PROPOSED. It is not among the types of NĐ 30/2020/NĐ-CP: it carries no number and no line of issuers.
 */
export type CovenantPaper = PaperState & {
  readonly cluster: string;
  /** «Khối Sở Tư pháp»; `null` when the whole cluster signs one text. */
  readonly bloc: string | null;
  readonly year: number;
  readonly bases: readonly string[];
  readonly signing: { readonly day: CalendarDay | null; readonly place: string | null };
  readonly theme: string | null;
  readonly aim: string | null;
  readonly tasks: readonly string[];
  readonly targets: readonly CovenantTarget[];
  readonly campaigns: readonly string[];
  readonly commitments: readonly string[];
  /** In the fixed order of the cluster; the matrix puts the head first, then the deputies. */
  readonly signatories: readonly Signatory[];
  readonly witnesses: readonly Witness[];
  readonly copies: number;
  /** Who receives a copy beside the members: «Bộ Tư pháp». */
  readonly copyTo: string | null;
};

/** `note` says until when or for whom; the base of the rate is the target's own. */
export type CovenantTarget = Target & { readonly note: string | null };

export type Signatory = {
  readonly unit: string;
  /** «Trưởng Cụm thi đua», «Phó Trưởng Cụm thi đua»; `null` for the other members. */
  readonly clusterPost: string | null;
  readonly rank: 'head' | 'deputy' | 'member';
  /** «ông» or «bà»; unknown means that post and name stand alone. */
  readonly address: 'ông' | 'bà' | null;
  readonly signer: Signer;
  readonly presence: 'present' | 'absent';
  /** Set when the unit signed after the conference. */
  readonly signedLaterOn: CalendarDay | null;
};

export type Witness = { readonly body: string; readonly post: string; readonly name: string | null };

/** The covenant in words, for printing. */
export function covenantPaper(facts: CovenantPaper): Printout {
  const parties = [facts.bloc, facts.cluster].filter((part) => part !== null).join(' - ');
  return {
    template: 'src/year/2-covenant/papers/covenant-paper.typ',
    title: `Bản ký kết giao ước thi đua: ${parties}, năm ${facts.year}`,
    data: {
      marks: pageMarks(facts),
      subject: [parties, `Năm ${facts.year}`],
      bases: basisLines(facts.bases),
      opening: opening(facts),
      representatives: representatives(facts.signatories),
      agreement: `thống nhất ký kết giao ước thi đua năm ${facts.year} với các nội dung sau:`,
      theme: facts.theme,
      aim: facts.aim,
      tasks: closedLines(facts.tasks, ';', '.'),
      targets: facts.targets.map(targetRow),
      campaigns: closedLines(facts.campaigns, ';', '.'),
      commitments: closedLines(facts.commitments, ';', '.'),
      copies: copiesLine(facts),
      signatures: [...facts.signatories].sort((a, b) => ORDER[a.rank] - ORDER[b.rank]).map(signatureCell),
      witnesses: facts.witnesses.map(({ body, post, name }) => ({
        over: null,
        unit: kept(body).toLocaleUpperCase('vi'),
        authority: [post.toLocaleUpperCase('vi')],
        name,
        note: null,
      })),
    },
  };
}

const ORDER = { head: 0, deputy: 1, member: 2 } as const;

function targetRow(target: CovenantTarget): readonly string[] {
  const notes = [target.base, target.note].filter((note) => note !== null);
  return [target.indicator, target.unit, printGoal(target), sentenceCase(notes.join('; '))];
}

const sentenceCase = (words: string): string => words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);

function opening({ signing, signatories }: CovenantPaper): string {
  const where = signing.place === null ? '' : `, tại ${signing.place}`;
  return `Hôm nay, ${dayInFull(signing.day)}${where}, chúng tôi là đại diện ${printCount(signatories.length)} đơn vị, gồm:`;
}

/** «Sở Tư pháp tỉnh A: ông …, Giám đốc», a line each; the sentence runs on below the last. */
const representatives = (signatories: readonly Signatory[]): readonly string[] =>
  signatories.map((one, index) => representative(one) + (index === signatories.length - 1 ? '' : ';'));

function representative({ unit, address, signer, presence }: Signatory): string {
  const name = [address, signer.name].filter((part) => part !== null).join(' ');
  const post = signer.right === 'head' || signer.right === 'acting' ? signer.headPost : signer.ownPost;
  const person = signer.name === null ? post : `${name}, ${post}`;
  return `${unit}: ${person}${presence === 'absent' ? ' (vắng mặt tại lễ ký kết)' : ''}`;
}

function signatureCell({ unit, clusterPost, signer, presence, signedLaterOn }: Signatory) {
  const later = signedLaterOn === null ? null : `Ký bổ sung ${dayInFull(signedLaterOn)}`;
  return {
    over: clusterPost?.toLocaleUpperCase('vi') ?? null,
    unit: kept(unit).toLocaleUpperCase('vi'),
    authority: authorityLines(signer),
    name: signer.name,
    note: later ?? (presence === 'absent' ? 'Vắng mặt, chưa ký' : null),
  };
}

/** A line may break before «tỉnh Sơn La» and behind a comma, not inside a short name. */
const kept = (body: string): string =>
  body.replace(/(?:^|(?<=, )| tỉnh )[^,]*?(?=,|$| tỉnh )/g, (part) =>
    part.trim().length > 24 ? part : (part.startsWith(' ') ? ' ' : '') + part.trim().replaceAll(' ', '\u00a0'),
  );

function copiesLine({ copies, copyTo }: CovenantPaper): string {
  const also = copyTo === null ? '' : `, gửi ${copyTo} 01 bản`;
  return `Bản giao ước được lập thành ${printCount(copies)} bản có giá trị như nhau, mỗi đơn vị giữ 01 bản${also}./.`;
}
