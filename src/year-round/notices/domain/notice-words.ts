import type { Language } from '#src/kernel/language.ts';
import type { Concern, NoticeKind } from './notice-kind.ts';

type Sentences = Readonly<Record<NoticeKind, (about: string) => string>>;

const vi: Sentences = {
  'registration-entered': (award) => `Đăng ký ${award}`,
  'registrations-entered': (count) => `${count} đăng ký`,
  'report-entered': (period) => `Báo cáo số liệu ${period}`,
  'scores-entered': () => 'Điểm tự chấm',
  'comment-entered': () => 'Ý kiến về dự thảo giao ước',
  'consent-entered': () => 'Thống nhất nội dung giao ước',
  'aside-entered': (award) => `Không tham gia bỏ phiếu: ${award}`,
  'deadline-near': (task) => `Sắp đến hạn: ${task}`,
  'deadline-passed': (task) => `Đã quá hạn: ${task}`,
  'unit-is-late': (who) => `Đơn vị chưa thực hiện: ${who}`,
  mentioned: (where) => `Được nhắc đến trong trao đổi về ${where}`,
  'comment-answered': (where) => `Có ý kiến trả lời trong trao đổi về ${where}`,
  'interest-declared': (what) => `Báo cáo xung đột lợi ích: ${what}`,
  'asked-to-correct': (whose) => `Đề nghị đính chính hồ sơ: ${whose}`,
  'correction-answered': (day) => `Đã trả lời đề nghị đính chính ngày ${day}`,
};

const en: Sentences = {
  'registration-entered': (award) => `Registration: ${award}`,
  'registrations-entered': (count) => `${count} registrations`,
  'report-entered': (period) => `Figures reported: ${period}`,
  'scores-entered': () => 'Own points',
  'comment-entered': () => 'A remark on the draft covenant',
  'consent-entered': () => 'Consent to the text of the covenant',
  'aside-entered': (award) => `Taking no part in a vote: ${award}`,
  'deadline-near': (task) => `Due soon: ${task}`,
  'deadline-passed': (task) => `Overdue: ${task}`,
  'unit-is-late': (who) => `Not done by the unit: ${who}`,
  mentioned: (where) => `Named in the conversation about ${where}`,
  'comment-answered': (where) => `An answer in the conversation about ${where}`,
  'interest-declared': (what) => `Conflict of interest declared: ${what}`,
  'asked-to-correct': (whose) => `Correction of a record asked for: ${whose}`,
  'correction-answered': (day) => `Request for correction of ${day} answered`,
};

/** What a notice says, in one line; what it is about stays as the record has it. */
export const noticeSentence = (language: Language, kind: NoticeKind, about: string): string =>
  (language === 'vi' ? vi : en)[kind](about);

const concerns: Readonly<Record<Language, Readonly<Record<Concern, string>>>> = {
  vi: {
    deadlines: 'Việc đến hạn',
    'entered-for-unit': 'Nhập thay đơn vị',
    conversation: 'Được nhắc đến, trả lời',
    other: 'Việc khác',
  },
  en: {
    deadlines: 'Tasks due',
    'entered-for-unit': 'Entered for the unit',
    conversation: 'Named or answered',
    other: 'Other',
  },
};

export const concernWords = (language: Language, concern: Concern): string => concerns[language][concern];
