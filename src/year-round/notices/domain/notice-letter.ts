import { inLanguage, type Language } from '#src/kernel/language.ts';
import { printInstant } from '#src/kernel/vietnamese-date.ts';
import { CONCERNS, type Concern, type NoticeKind } from './notice-kind.ts';
import { concernWords, noticeSentence } from './notice-words.ts';

/** A notice as a letter says it: no more than the list on the site. */
export type NoticeInLetter = {
  readonly id: string;
  readonly concern: Concern;
  readonly kind: NoticeKind;
  readonly about: string;
  readonly unit: string | null;
  readonly by: string | null;
  readonly at: Date;
};

type About = {
  readonly agency: string;
  readonly publicUrl: string;
  readonly name: string;
  readonly language: Language;
  readonly notices: readonly NoticeInLetter[];
};

const vi = {
  subject: (agency: string, n: number) => `${agency}: ${n} thông báo mới`,
  dear: (name: string) => `Kính gửi: ${name}`,
  lead: (agency: string, n: number) => `Trên hệ thống ${agency} có ${n} thông báo chưa đọc.`,
  by: (who: string) => `người thực hiện: ${who}`,
  further: (n: number) => `Còn ${n} thông báo khác, xem tại:`,
  stop: 'Đổi cách nhận hoặc dừng thư này:',
};
const en: typeof vi = {
  subject: (agency, n) => `${agency}: ${n === 1 ? '1 new notice' : `${n} new notices`}`,
  dear: (name) => `To: ${name}`,
  lead: (agency, n) => `${agency} has ${n === 1 ? '1 unread notice' : `${n} unread notices`} for you.`,
  by: (who) => `by ${who}`,
  further: (n) => `${n} more are at:`,
  stop: 'Change how notices come, or stop this letter:',
};

/** A letter stays readable: the first so many are told, the rest is counted. */
const MOST_TOLD = 40;

/** Where people choose; also the List-Unsubscribe of each letter. */
export const choicesAddress = (publicUrl: string, language: Language): string =>
  `${publicUrl}${inLanguage(language, '/tai-khoan/thong-bao')}`;

/** One letter with what is new, by concern, each notice with the address at which it opens. */
export function noticeLetter(about: About): { readonly subject: string; readonly text: string } {
  const { agency, publicUrl, name, language, notices } = about;
  const words = language === 'vi' ? vi : en;
  const at = (path: string): string => `${publicUrl}${inLanguage(language, path)}`;
  const told = notices.slice(0, MOST_TOLD);
  const ofConcern = (concern: Concern): readonly string[] => {
    const those = told.filter((notice) => notice.concern === concern);
    if (those.length === 0) return [];
    const lines = those.flatMap((notice) => [
      `- ${noticeSentence(language, notice.kind, notice.about)}`,
      `  ${[printInstant(notice.at, language), notice.unit, notice.by && words.by(notice.by)].filter(Boolean).join('; ')}`,
      `  ${at(`/thong-bao/${notice.id}`)}`,
    ]);
    return [concernWords(language, concern), ...lines, ''];
  };
  const rest = notices.length - told.length;
  return {
    subject: words.subject(agency, notices.length),
    text: [
      words.dear(name),
      '',
      words.lead(agency, notices.length),
      '',
      ...CONCERNS.flatMap(ofConcern),
      ...(rest > 0 ? [words.further(rest), at('/thong-bao'), ''] : []),
      words.stop,
      choicesAddress(publicUrl, language),
      '',
    ].join('\n'),
  };
}
