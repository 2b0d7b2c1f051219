import type { Commentable, Discussion } from '#src/kernel/discussion.ts';
import type { Language } from '#src/kernel/language.ts';
import { CommentsPart, type RefusedComment } from '#src/ui/comments.tsx';
import type { Page } from '#src/ui/page.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { yearPath } from '#src/year-round/calendar/domain/year-steps.ts';
import type { RecordTalkedAbout } from '../app/records.query.ts';
import { recordTitle } from '../domain/record-title.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const commentWords = (language: Language): typeof vi => (language === 'vi' ? vi : en);

type Where = Pick<RecordTalkedAbout, 'id' | 'unitSlug' | 'part'>;

/** The page of a record, below its year; a registration and a report open as a form for those who enter them. */
const PAGES: Readonly<Record<Commentable, (found: Where) => string>> = {
  campaign: () => 'phat-dong',
  covenant: ({ id }) => `giao-uoc/${id}`,
  registration: ({ id }) => `dang-ky/${id}`,
  'progress-period': ({ id }) => `thuc-hien?ky=${id}`,
  'progress-report': ({ unitSlug, part }) => `thuc-hien/${part}/${unitSlug}`,
  'scoring-table': ({ part }) => `cham-diem/bang/${(part ?? '').toLowerCase().replaceAll('_', '-')}`,
  'score-sheet': ({ unitSlug }) => `cham-diem/${unitSlug}`,
  meeting: () => 'suy-ton',
  ballot: ({ id }) => `suy-ton/phieu/${id}`,
  bulletin: () => 'suy-ton/ban-tin',
  submission: () => 'de-nghi',
  decision: ({ id }) => `khen-thuong/${id}`,
  'hand-over': () => 'ban-giao',
};

export const pageOfRecord = (record: RecordTalkedAbout): string =>
  `${yearPath(record.slug, record.year)}/${PAGES[record.kind](record)}`;

/** The conversation about one record alone: where a notice leads, and where a refused form comes back. */
export function commentsPage(
  visit: Visit,
  view: {
    readonly record: RecordTalkedAbout;
    readonly discussion: Discussion;
    readonly refused: RefusedComment | null;
    /** The record's page is one that this reader may open. */
    readonly opensRecord: boolean;
  },
): Page {
  const { record, discussion, refused, opensRecord } = view;
  const words = commentWords(visit.language);
  const title = recordTitle(record, visit.language);
  return {
    title: words.title(title),
    tab: 'clusters',
    head: {
      title: words.title(title),
      lead: words.lead,
      breadcrumb: [
        { label: `${record.cluster}, ${record.year}`, href: yearPath(record.slug, record.year) },
        { label: title, ...(opensRecord && { href: pageOfRecord(record) }) },
        { label: words.crumb },
      ],
    },
    body: <CommentsPart discussion={discussion} refused={refused} isOnRecord={false} />,
  };
}
