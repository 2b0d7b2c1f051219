import { printPeriod } from '#src/kernel/vietnamese-date.ts';
import type { Period } from '#src/kernel/period.ts';
import type { Printout } from '#src/platform/typst/compile.ts';
import {
  fileTitle,
  type PaperHead,
  type PaperKind,
  printedFrame,
  recipientLines,
  type Signer,
  signatureUnder,
} from '#src/year-round/papers/domain/state-paper.ts';

/**
 * The report on a reporting period (Báo cáo kết quả thực hiện giao ước thi đua), of one unit to the head of the cluster or
 * of the cluster to the Ministry.
 *
 * Basis: NĐ 30/2020/NĐ-CP, Phụ lục III, mẫu 1.4 with «Kính gửi», SEEN; the outline and the table are PROPOSED.
 */
export type ProgressReportPaper = PaperHead & {
  readonly year: number;
  /** «6 tháng», «Cả năm». */
  readonly period: string;
  readonly covers: Period;
  /** The cluster, where the report is the cluster's own. */
  readonly cluster: string | null;
  readonly reporter: string;
  readonly addressee: string;
  /** What the opening adds: «13/14 đơn vị đã báo cáo». */
  readonly coverage: string | null;
  readonly tables: readonly ResultTable[];
  /** Parts behind the results, in their order; who has nothing to say of one leaves it out. */
  readonly parts: readonly { readonly heading: string; readonly text: string }[];
  readonly signer: Signer;
};

/** Results of one covenant. Widths are in millimetres, 165 together; the first column numbers the rows. */
export type ResultTable = {
  readonly title: string | null;
  readonly columns: readonly { readonly head: string; readonly width: number; readonly align: 'left' | 'center' }[];
  readonly rows: readonly (readonly string[])[];
};

/** The progress report in words, for printing. */
export function progressReport(report: ProgressReportPaper): Printout {
  const { year, covers, cluster, reporter } = report;
  const period = report.period.charAt(0).toLocaleLowerCase('vi') + report.period.slice(1);
  const kind: PaperKind = {
    typeCode: 'BC',
    typeName: 'Báo cáo',
    subject: [
      `Kết quả thực hiện giao ước thi đua năm ${year}, kỳ ${period}`,
      ...(cluster === null ? [] : [cluster]),
      `(Số liệu tính ${printPeriod(covers)})`,
    ],
  };
  const told = report.coverage === null ? '' : `; ${report.coverage}`;
  return {
    template: 'src/year/4-progress/papers/progress-report.typ',
    title: fileTitle(kind),
    data: {
      frame: printedFrame(report, kind),
      addressees: [report.addressee],
      opening: `${reporter} báo cáo kết quả thực hiện giao ước thi đua năm ${year}, kỳ ${period}${told}.`,
      tables: report.tables.map(({ title, columns, rows }) => ({
        title,
        heads: columns.map(({ head }) => head),
        widths: columns.map(({ width }) => width),
        aligns: columns.map(({ align }) => align),
        rows: rows.map((row, index) => [String(index + 1), ...row]),
      })),
      parts: report.parts.map(({ heading, text }) => ({
        heading: heading.toLocaleUpperCase('vi'),
        paragraphs: text
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
      })),
      closing: `Trên đây là báo cáo kết quả thực hiện giao ước thi đua năm ${year}, kỳ ${period} của ${cluster ?? reporter}./.`,
      recipients: recipientLines(['Như trên'], 'VT'),
      signature: signatureUnder(report.letterhead, report.signer),
    },
  };
}
