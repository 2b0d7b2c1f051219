import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { printInstant } from '#src/kernel/vietnamese-date.ts';
import { issuers, type Letterhead, numberLine, placeAndDay } from './letterhead.ts';

/** Who issues a paper, under which number, where and when. */
export type PaperHead = {
  readonly letterhead: Letterhead;
  /** Given by the registry after signing, entered afterwards; unknown before. */
  readonly number: number | null;
  /** `null` for a paper whose head has no line of place and day, as minutes of a meeting. */
  readonly place: string | null;
  readonly day: CalendarDay | null;
} & PaperState;

/** What a paper is, and of what. */
export type PaperKind = {
  /** «TTr», «QĐ», «BB»: `null` for a type that the decree does not number. */
  readonly typeCode: string | null;
  readonly typeName: string;
  /** The subject (trích yếu), one entry to a line. */
  readonly subject: readonly string[];
};

/** What every page says of the paper itself. */
export type PaperState = {
  /** When this draft was printed; `null` for the paper that is put before the signer. A draft never shows a number. */
  readonly draftPrintedAt: Date | null;
  /** Rehearsals and demonstrations say on every page that nothing in them happened. */
  readonly synthetic: boolean;
  /** The root of the audit log as it stood («Mã gốc nhật ký»): whoever keeps the paper can tell if the log is rewritten later. */
  readonly auditRoot?: string | null;
};

/** Head and kind in the words that are printed: what `state-paper.typ` reads. */
export type PrintedFrame = {
  readonly superior: string | null;
  readonly body: string;
  readonly number: string | null;
  readonly placeAndDay: string | null;
  readonly typeName: string;
  readonly subject: readonly string[];
  readonly marks: readonly string[];
};

/** The head of a paper, in words. A draft keeps its number to itself, even when one is known. */
export function printedFrame(head: PaperHead, kind: PaperKind): PrintedFrame {
  const { superior, body } = issuers(head.letterhead);
  const number = head.draftPrintedAt === null ? head.number : null;
  return {
    superior: superior?.toLocaleUpperCase('vi') ?? null,
    body: body.toLocaleUpperCase('vi'),
    number: kind.typeCode === null ? null : numberLine(head.letterhead, kind.typeCode, number),
    placeAndDay: head.place === null ? null : placeAndDay(head.place, head.day),
    typeName: kind.typeName.toLocaleUpperCase('vi'),
    subject: kind.subject,
    marks: pageMarks(head),
  };
}

/** «DỮ LIỆU DIỄN TẬP», «DỰ THẢO, in lúc 09:05 ngày 22/11/2026» and the root of the audit log, as far as they apply. */
export const pageMarks = ({ draftPrintedAt, synthetic, auditRoot }: PaperState): readonly string[] => [
  ...(synthetic ? ['DỮ LIỆU DIỄN TẬP'] : []),
  ...(draftPrintedAt === null ? [] : [`DỰ THẢO, in lúc ${printInstant(draftPrintedAt)}`]),
  ...(auditRoot ? [`Mã gốc nhật ký ${auditRoot}`] : []),
];

/** Title of the file, as readers and search engines see it: «Tờ trình: Đề nghị tặng …». */
export const fileTitle = ({ typeName, subject }: PaperKind): string => `${typeName}: ${subject.join(' ')}`;

/**
 * By what right a person signs: as head, for the head (KT.), by order (TL.), by written delegation (TUQ.), acting (Q.).
 *
 * @law NĐ 30/2020/NĐ-CP, Điều 13; Phụ lục I, mục II.7
 */
export type Signer = {
  readonly right: 'head' | 'deputy' | 'by-order' | 'delegated' | 'acting';
  /** The post of the head: «Giám đốc». */
  readonly headPost: string;
  /** The signer's own post when it is another: «Phó Giám đốc». */
  readonly ownPost: string;
  /** Without academic titles or honours; `null` leaves the place for it. */
  readonly name: string | null;
};

/** Lines above the signature, lines between it and the name (a post in the agency), and the name. */
export type SignatureBlock = {
  readonly authority: readonly string[];
  readonly note: string | null;
  readonly postAboveName: readonly string[];
  readonly name: string | null;
};

const BEFORE_POST = { deputy: 'KT. ', 'by-order': 'TL. ', delegated: 'TUQ. ' } as const;

/** «KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC»: the authority of a signature, line by line. */
export function authorityLines(signer: Signer): readonly string[] {
  const head = signer.headPost.toLocaleUpperCase('vi');
  if (signer.right === 'head') return [head];
  if (signer.right === 'acting') return [`Q. ${head}`];
  return [`${BEFORE_POST[signer.right]}${head}`, signer.ownPost.toLocaleUpperCase('vi')];
}

/** The block at the foot right. A paper of the cluster names the post in the cluster, and above the name the post in the agency. */
export function signatureUnder(letterhead: Letterhead, signer: Signer): SignatureBlock {
  const inAgency = authorityLines(signer);
  if (letterhead.mode === 'agency') return { authority: inAgency, note: null, postAboveName: [], name: signer.name };
  const inGroup = [`TRƯỞNG ${letterhead.group.kind.toLocaleUpperCase('vi')}`];
  if (letterhead.mode === 'internal') return { authority: inGroup, note: null, postAboveName: [], name: signer.name };
  const agency = letterhead.agency.fullName.toLocaleUpperCase('vi');
  const postAboveName = inAgency.map((line, index) => (index === inAgency.length - 1 ? `${line} ${agency}` : line));
  return { authority: inGroup, note: null, postAboveName, name: signer.name };
}

/**
 * The bases of a paper (căn cứ), each on its own line closed by a semicolon, the last by a full stop.
 *
 * @law NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.6
 */
export const basisLines = (bases: readonly string[]): readonly string[] => closedLines(bases, ';', '.');

/** The recipients (nơi nhận): «- Như trên;» … «- Lưu: VT, VP.», the archive always last. */
export const recipientLines = (recipients: readonly string[], archive: string): readonly string[] =>
  closedLines([...recipients, `Lưu: ${archive}`], ';', '.').map((line) => `- ${line}`);

/** The lines of a list in a paper, each closed as the decree closes them: «a; b; c.» */
export function closedLines(lines: readonly string[], between: string, last: string): readonly string[] {
  const bare = lines.map((line) => line.trim().replace(/[;.]$/, ''));
  return bare.map((line, index) => line + (index === bare.length - 1 ? last : between));
}
