import type { Commentable } from '#src/kernel/discussion.ts';
import type { Language } from '#src/kernel/language.ts';
import { AWARDS } from '#src/law/award-catalogue.ts';

/** What a record is told by: its own name, its unit, and what else its kind needs. */
export type NamedRecord = {
  readonly kind: Commentable;
  readonly name: string | null;
  readonly unit: string | null;
  readonly part: string | null;
};

type Titles = Readonly<Record<Commentable, (name: string, unit: string, part: string) => string>>;

const after = (text: string, mark = ', '): string => (text === '' ? '' : `${mark}${text}`);

const vi: Titles = {
  campaign: (name) => `Phong trào thi đua “${name}”`,
  covenant: (bloc) => `Giao ước thi đua${after(bloc)}`,
  registration: (award, unit, person) => `Đăng ký ${award}${after(person)}, ${unit}`,
  'progress-period': (period) => `Kỳ báo cáo ${period}`,
  'progress-report': (period, unit) => `Báo cáo ${period}, ${unit}`,
  'scoring-table': (name) => name,
  'score-sheet': (_, unit) => `Phiếu chấm điểm, ${unit}`,
  meeting: (name) => name || 'Hội nghị',
  ballot: (award, _, bloc) => `Cuộc bỏ phiếu ${award}${after(bloc)}`,
  bulletin: () => 'Bản tin hội nghị',
  submission: (number) => `Tờ trình, hồ sơ đề nghị${after(number, ' ')}`,
  decision: (number) => `Quyết định khen thưởng ${number}`,
  'hand-over': () => 'Bàn giao nhiệm vụ Trưởng Cụm',
};

const en: Titles = {
  campaign: (name) => `Campaign “${name}”`,
  covenant: (bloc) => `Covenant${after(bloc)}`,
  registration: (award, unit, person) => `Registration of ${award}${after(person)}, ${unit}`,
  'progress-period': (period) => `Reporting period ${period}`,
  'progress-report': (period, unit) => `Report of ${period}, ${unit}`,
  'scoring-table': (name) => name,
  'score-sheet': (_, unit) => `Score sheet, ${unit}`,
  meeting: (name) => name || 'Conference',
  ballot: (award, _, bloc) => `Vote on ${award}${after(bloc)}`,
  bulletin: () => 'Bulletin of the conference',
  submission: (number) => `Submission and dossier${after(number, ' ')}`,
  decision: (number) => `Award decision ${number}`,
  'hand-over': () => 'Hand-over of the head of the cluster',
};

/** The record in a few words, as pages and notices call it; names stay as they are on record. */
export function recordTitle({ kind, name, unit, part }: NamedRecord, language: Language): string {
  const award = AWARDS.find(({ id }) => id === name)?.name;
  return (language === 'vi' ? vi : en)[kind](award ?? name ?? '', unit ?? '', part ?? '');
}
