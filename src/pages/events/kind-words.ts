import { ACTS } from '#src/kernel/act.ts';
import type { Language } from '#src/kernel/language.ts';
import { type EventKind, eventsOfKind, subjectOf } from '#src/year-round/audit/domain/event-kinds.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const eventWords = (language: Language): typeof vi => (language === 'vi' ? vi : en);

/** A kind of event as a sentence: «Sửa giao ước thi đua», «Công bố kết quả bỏ phiếu». */
export function kindInWords(kind: EventKind, language: Language): string {
  const words = eventWords(language);
  const act = ACTS.find((one) => one === kind);
  if (act) return words.acts[act];
  const events = eventsOfKind(kind);
  const [table] = events && 'tables' in events ? events.tables : [];
  const subject = subjectOf(table ?? '');
  return events && 'tables' in events && subject ? words.actions[events.action](words.subjects[subject]) : kind;
}
