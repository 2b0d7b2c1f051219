import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { printCount } from '#src/kernel/vietnamese-number.ts';
import type { Printout } from '#src/platform/typst/compile.ts';
import { dayInFull } from '#src/year-round/papers/domain/letterhead.ts';
import {
  fileTitle,
  type PaperHead,
  type PaperKind,
  printedFrame,
  type SignatureBlock,
} from '#src/year-round/papers/domain/state-paper.ts';

/**
 * The minutes of the hand-over between two heads of the cluster (Biên bản bàn giao nhiệm vụ Trưởng Cụm thi đua).
 *
 * Basis: NĐ 30/2020/NĐ-CP, Phụ lục V, form of handing over files, SEEN; the parts on tasks, objects and access are
 * PROPOSED. The numbers of files are counted from the list, which follows as an appendix.
 */
export type HandOverMinutes = PaperHead & {
  readonly cluster: string;
  readonly year: number;
  /** «Căn cứ Quyết định số … về việc giao nhiệm vụ Trưởng Cụm thi đua năm …». */
  readonly basis: string;
  readonly handedOverOn: CalendarDay | null;
  readonly venue: string | null;
  readonly from: HandOverParty;
  readonly to: HandOverParty;
  readonly witness: HandOverParty | null;
  readonly files: readonly HandOverFile[];
  readonly openTasks: readonly OpenTask[];
  /** Rotating flag, funds, rights in the software: what was agreed on each, or that there is nothing. */
  readonly objects: string;
  readonly funds: string;
  readonly access: string;
};

export type HandOverParty = {
  readonly unit: string;
  readonly address: 'ông' | 'bà' | null;
  readonly name: string | null;
  readonly post: string;
};
export type HandOverFile = {
  readonly title: string;
  readonly form: 'paper' | 'electronic';
  readonly items: number | null;
};
export type OpenTask = {
  readonly task: string;
  readonly state: string;
  readonly due: CalendarDay | null;
  readonly followedBy: string | null;
};

/** The minutes in words, for printing. */
export function handOverMinutes(minutes: HandOverMinutes): Printout {
  const kind: PaperKind = {
    typeCode: null,
    typeName: 'Biên bản',
    subject: [`Bàn giao nhiệm vụ Trưởng ${groupOf(minutes)} năm ${minutes.year}`, minutes.cluster],
  };
  const { from, to, witness } = minutes;
  return {
    template: 'src/year/9-rotation/papers/hand-over-minutes.typ',
    title: fileTitle(kind),
    data: {
      frame: printedFrame(minutes, kind),
      opening: `${minutes.basis}; ${when(minutes)}, chúng tôi gồm:`,
      parties: [party('BÊN GIAO', from), party('BÊN NHẬN', to), ...(witness ? [party('CHỨNG KIẾN', witness)] : [])],
      files: filesLine(minutes.files),
      tasks: minutes.openTasks.map(taskRow),
      others: [`Hiện vật: ${minutes.objects}`, `Kinh phí: ${minutes.funds}`, `Quyền truy cập: ${minutes.access}`],
      list: minutes.files.map(fileRow),
      signatures: [
        block('BÊN NHẬN', to),
        ...(witness ? [block('ĐẠI DIỆN CHỨNG KIẾN', witness)] : []),
        block('BÊN GIAO', from),
      ],
    },
  };
}

const groupOf = ({ letterhead }: HandOverMinutes): string =>
  letterhead.mode === 'agency' ? 'Cụm thi đua' : letterhead.group.kind;

const when = ({ handedOverOn, venue }: HandOverMinutes): string =>
  `${dayInFull(handedOverOn)}${venue === null ? '' : `, tại ${venue}`}`;

function party(side: string, { unit, address, name, post }: HandOverParty) {
  const person =
    name === null ? `chức vụ: ${post}` : `${address === null ? name : `${address} ${name}`}, chức vụ: ${post}`;
  return { side, words: `${unit}; ${person}.` };
}

function filesLine(files: readonly HandOverFile[]): string {
  if (files.length === 0) return 'Hồ sơ, tài liệu: không có.';
  const of = (form: HandOverFile['form']) => files.filter((file) => file.form === form).length;
  return `Hồ sơ, tài liệu: tổng số ${printCount(of('paper'))} hồ sơ giấy, ${printCount(of('electronic'))} hồ sơ điện tử, theo Mục lục kèm theo.`;
}

const ITEMS = { paper: 'tờ', electronic: 'tệp tin' } as const;

const fileRow = ({ title, form, items }: HandOverFile, index: number): readonly string[] => [
  String(index + 1),
  title,
  form === 'paper' ? 'Giấy' : 'Điện tử',
  items === null ? 'không nêu' : `${items} ${ITEMS[form]}`,
];

const taskRow = ({ task, state, due, followedBy }: OpenTask, index: number): readonly string[] => [
  String(index + 1),
  task,
  state,
  due === null ? 'chưa định' : printDay(due),
  followedBy ?? 'chưa phân công',
];

const block = (words: string, { name }: HandOverParty): SignatureBlock => ({
  authority: [words],
  note: '(Ký, ghi rõ họ tên)',
  postAboveName: [],
  name,
});
