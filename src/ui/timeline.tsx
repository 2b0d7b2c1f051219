import type { ComponentChildren, JSX } from 'preact';
import { Icon } from './icon.tsx';
import { useHref } from './visit.ts';

export type TimelineEvent = {
  /** As the source dates it: "24/02/2031", "2018", "không nêu". */
  readonly when: ComponentChildren;
  readonly title: ComponentChildren;
  readonly href?: string;
  readonly note?: ComponentChildren;
  readonly tone?: 'plain' | 'now' | 'honour' | 'unknown';
};

/** What happened, in the order of days: down the page, the line at the left. */
export function Timeline({ events }: { readonly events: readonly TimelineEvent[] }): JSX.Element {
  const href = useHref();
  return (
    <ol class="timeline">
      {events.map((event, index) => (
        <li class={event.tone ?? 'plain'} key={index}>
          <span class="when num">{event.when}</span>
          <div>
            <span class="event">{event.href ? <a href={href(event.href)}>{event.title}</a> : event.title}</span>
            {event.note && <span class="note">{event.note}</span>}
          </div>
        </li>
      ))}
    </ol>
  );
}

export type NewsItem = {
  readonly day: string;
  readonly title: string;
  readonly href?: string;
  readonly text?: ComponentChildren;
};

/** Day, headline, a line: news, coming events, past reports. */
export function DayList({ items }: { readonly items: readonly NewsItem[] }): JSX.Element {
  const href = useHref();
  return (
    <ul class="day-list">
      {items.map((item) => (
        <li key={item.day + item.title}>
          <span class="num">{item.day}</span>
          <div>
            {item.href ? <a href={href(item.href)}>{item.title}</a> : <b>{item.title}</b>}
            {item.text && <p>{item.text}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** A list of papers: number and date as a link, what it is in small. */
export function PaperList(props: {
  readonly papers: readonly { readonly title: string; readonly href?: string; readonly note?: ComponentChildren }[];
}): JSX.Element {
  const href = useHref();
  return (
    <ul class="paper-list">
      {props.papers.map((paper) => (
        <li key={paper.title}>
          <Icon name="paper" />
          <div>
            {paper.href ? <a href={href(paper.href)}>{paper.title}</a> : paper.title}
            {paper.note && <span class="note">{paper.note}</span>}
          </div>
        </li>
      ))}
    </ul>
  );
}
