import type { JSX } from 'preact';
import { addDays, type CalendarDay } from '#src/kernel/calendar-day.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { dayInVietnam, timeInVietnam } from '#src/kernel/vietnam-time.ts';
import { ActionButton } from '#src/ui/button.tsx';
import { Empty } from '#src/ui/empty.tsx';
import type { Page } from '#src/ui/page.tsx';
import { PageTabs } from '#src/ui/page-tabs.tsx';
import { Pager } from '#src/ui/pager.tsx';
import { Section } from '#src/ui/section.tsx';
import { counted, useHref, type Visit } from '#src/ui/visit.ts';
import type { Notice } from '../app/notices.query.ts';
import { concernWords, noticeSentence } from '../domain/notice-words.ts';
import { wordsFor } from './words.ts';

export type NoticesShown = {
  readonly notices: readonly Notice[];
  readonly onlyNew: boolean;
  /** The address of the page after this one. */
  readonly older: string | null;
  /** The newest of all: what «mark all» reaches up to; null: there is none. */
  readonly newestId: string | null;
};

/** «Thông báo»: everything told to a person and to the units for which they work, by day. */
export function noticesPage(visit: Visit, shown: NoticesShown): Page {
  const words = wordsFor(visit.language);
  const { notices, onlyNew, older, newestId } = shown;
  const unread = visit.person?.notices ?? 0;
  return {
    title: words.title,
    head: {
      title: words.title,
      facts: [unread > 0 ? words.counted(counted(unread)) : words.noneNew],
      actions: [
        ...(unread > 0 && newestId
          ? [{ label: words.markAll, post: '/thong-bao/da-doc', fields: { den: newestId } }]
          : []),
        { label: words.choices.title, href: '/tai-khoan/thong-bao', kind: 'quiet' },
      ],
    },
    body: (
      <>
        <PageTabs
          label={words.filter}
          tabs={[
            { label: words.all, href: '/thong-bao', current: !onlyNew },
            { label: words.onlyNew, href: '/thong-bao?loc=moi', current: onlyNew },
          ]}
        />
        {notices.length === 0 && <Nothing visit={visit} onlyNew={onlyNew} />}
        {daysOf(notices).map(([day, ofDay]) => (
          <Section title={dayTitle(visit, day)} key={day}>
            <ul class="notice-list">
              {ofDay.map((notice) => (
                <Line visit={visit} notice={notice} onlyNew={onlyNew} key={notice.id} />
              ))}
            </ul>
          </Section>
        ))}
        <Pager previous={null} next={older} />
      </>
    ),
  };
}

function Nothing({ visit, onlyNew }: { readonly visit: Visit; readonly onlyNew: boolean }): JSX.Element {
  const words = wordsFor(visit.language);
  return onlyNew ? (
    <Empty title={words.emptyNew} icon="check" actions={[{ label: words.showAll, href: '/thong-bao' }]} />
  ) : (
    <Empty title={words.empty} icon="bell">
      {words.emptyText}
    </Empty>
  );
}

function Line(props: { readonly visit: Visit; readonly notice: Notice; readonly onlyNew: boolean }): JSX.Element {
  const { visit, notice } = props;
  const words = wordsFor(visit.language);
  const href = useHref();
  const { id, kind, about, unit, by, at, isNew } = notice;
  const fields = { id, ...(props.onlyNew && { loc: 'moi' }) };
  return (
    <li class={isNew ? 'new' : undefined}>
      <time class="num" dateTime={at.toISOString()}>
        {timeInVietnam(at)}
      </time>
      <div>
        <h3>
          <a href={href(`/thong-bao/${id}`)}>{noticeSentence(visit.language, kind, about)}</a>
          {isNew && <small class="new-mark">{words.new}</small>}
        </h3>
        <p>
          {[unit && `${concernWords(visit.language, 'entered-for-unit')}: ${unit}`, by].filter(Boolean).join(' · ')}
        </p>
      </div>
      {isNew && (
        <ActionButton action={{ label: words.markOne, post: '/thong-bao/da-doc', kind: 'quiet', fields }} small />
      )}
    </li>
  );
}

/** In the order in which they come, so that each day stands once. */
function daysOf(notices: readonly Notice[]): readonly (readonly [CalendarDay, readonly Notice[]])[] {
  const days = new Map<CalendarDay, Notice[]>();
  for (const notice of notices) {
    const day = dayInVietnam(notice.at);
    days.set(day, [...(days.get(day) ?? []), notice]);
  }
  return [...days];
}

function dayTitle({ language, today }: Visit, day: CalendarDay): string {
  const words = wordsFor(language);
  const printed = printDay(day, language);
  if (day === today) return words.today(printed);
  return day === addDays(today, -1) ? words.yesterday(printed) : printed;
}
