import type { Task } from '#src/ui/agenda.tsx';
import { wordsIn as shellWordsIn } from '#src/ui/visit.ts';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { leftInWords, shortDay, type Today, wordsIn } from './due-words.ts';
import type { Waiting } from './waiting.query.ts';
import type { YearAtWork } from './work.query.ts';

/** Where the thing is done, below the page of its step. */
const BELOW: Readonly<Partial<Record<Waiting['kind'], (record: string) => string>>> = {
  'sheet-opened-again': (slug) => `/${slug}`,
  'comments-to-answer': (covenant) => `/${covenant}`,
  'ballot-to-count': (ballot) => `/phieu/${ballot}`,
};

/** What waits beside the steps, the nearest deadline of its step first; what has none after. */
export function waitingLines(items: readonly Waiting[], years: readonly YearAtWork[], today: Today): readonly Task[] {
  const words = wordsIn(today.language).waiting;
  const { steps } = shellWordsIn(today.language);
  const lines = items.flatMap((item) => {
    const work = years.find(({ id }) => id === item.clusterYearId);
    if (item.clusterYearId !== null && !work) return [];
    const dueOn = work?.steps.find(({ step }) => step === item.step)?.dueOn ?? null;
    const of = words.of[item.kind];
    const place = work && item.step ? stepPath(work.slug, work.year, item.step) : null;
    const href = place
      ? `${place}${item.record ? (BELOW[item.kind]?.(item.record) ?? '') : ''}`
      : item.kind === 'import-to-finish'
        ? `/nhan-su/nhap/${item.record}`
        : '/nhan-su/de-nghi';
    const line: Task = {
      day: dueOn ? shortDay(dueOn, today.day) : item.since ? shortDay(item.since, today.day) : '',
      left: dueOn ? leftInWords(dueOn, today) : words.waits,
      late: dueOn !== null && dueOn < today.day,
      step: work && item.step ? `${steps[item.step]} · ${work.name}, ${work.year}` : words.people,
      title: of.title(item.count),
      href,
      text: [item.unit && `${item.unit}.`, item.since && words.since(printDay(item.since, today.language))]
        .filter(Boolean)
        .join(' '),
      action: { label: of.action, href, kind: 'primary' },
    };
    return [{ line, dueOn: dueOn ?? '9999' }];
  });
  return lines.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn)).map(({ line }) => line);
}
