import { printInstant } from '#src/kernel/vietnamese-date.ts';
import { AWARDS } from '#src/law/award-catalogue.ts';
import { Empty } from '#src/ui/empty.tsx';
import type { Crumb } from '#src/ui/page-head.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Pager } from '#src/ui/pager.tsx';
import { Section } from '#src/ui/section.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { EventRead } from '#src/year-round/audit/app/events.query.ts';
import { eventWords } from './kind-words.ts';
import { changesInWords } from './changes-in-words.ts';
import { Changes, RecordHistory, whoDid } from './record-history.tsx';
import { type RecordFound, type RecordKind, RECORDS } from './records.query.ts';

export type HistoryView = {
  readonly title: string;
  /** The way to the record. */
  readonly crumbs: readonly Crumb[];
  readonly events: readonly EventRead[];
  readonly names: ReadonlyMap<string, string>;
  /** The address of what is older, where there is more. */
  readonly older: string | null;
  /** Who opened what is restricted of it; null where the reader is not to know. */
  readonly readings: readonly EventRead[] | null;
};

/** What a record of a year is called, and the way to it. */
export function recordInWords(
  visit: Visit,
  kind: RecordKind,
  record: RecordFound,
): Pick<HistoryView, 'title' | 'crumbs'> {
  const words = eventWords(visit.language).page;
  const named = AWARDS.find(({ id }) => id === record.name)?.name ?? record.name ?? '';
  const title = words.records[kind](named, record.unit ?? '');
  const year = `/cum-thi-dua/${record.slug}/${record.year}`;
  return {
    title,
    crumbs: [
      { label: `${record.cluster}, ${record.year}`, href: year },
      { label: title, href: `${year}/${RECORDS[kind].page(record)}`.replace(/\/$/, '') },
    ],
  };
}

/** «Lịch sử» of one record. */
export function recordPage(visit: Visit, view: HistoryView): Page {
  const { title, crumbs, events, names, older, readings } = view;
  const { language } = visit;
  const words = eventWords(language).page;
  return {
    title: words.historyOf(title),
    tab: 'year',
    head: {
      title: words.historyOf(title),
      lead: words.lead,
      breadcrumb: [...crumbs, { label: words.history }],
    },
    body: (
      <>
        {events.length === 0 ? (
          <Empty title={words.none}>{words.noneText}</Empty>
        ) : (
          <RecordHistory events={events} names={names} language={language} />
        )}
        <Pager previous={null} next={older} />
        {readings && readings.length > 0 && (
          <Section title={words.whoSaw(readings.length)}>
            <ul class="changes">
              {readings.map((event) => (
                <li key={event.id}>
                  <span class="num">{printInstant(event.at, language)}</span>{' '}
                  <span lang="vi">{whoDid(event, language)}</span>
                  <Changes told={changesInWords(event, names, language)} />
                </li>
              ))}
            </ul>
          </Section>
        )}
      </>
    ),
  };
}
