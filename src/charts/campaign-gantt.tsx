import { useId } from 'preact/hooks';
import type { JSX } from 'preact';
import { calendarDay, daysBetween, daysInMonth, type CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Language } from '#src/kernel/language.ts';
import { chartWords } from './chart-words.ts';
import { Hatch, hatched } from './hatch.tsx';
import { percent } from './scale.ts';

/** A campaign (phong trào, đợt thi đua): an end the source does not state is null. */
export type Campaign = { readonly name: string; readonly from: CalendarDay; readonly to: CalendarDay | null };

const TOP = 24;
const ROW = 36;
const MONTHS = Array.from({ length: 12 }, (_, index) => index);

/** The load of a year: campaigns as bars over twelve months, and under them how many run at once in each month. */
export function CampaignGantt(props: {
  readonly label: string;
  /** What the last line counts, in the page's words («Số phong trào cùng lúc»). */
  readonly loadLabel: string;
  readonly year: number;
  readonly campaigns: readonly Campaign[];
  readonly language: Language;
}): JSX.Element {
  const id = useId();
  const words = chartWords(props.language);
  const bars = barsOf(props.campaigns, props.year);
  const load = loadOf(props.campaigns, props.year);
  const bottom = TOP + bars.length * ROW + 8;
  const told = props.campaigns
    .map(({ name, from, to }) => `${name}, ${printDay(from)} – ${to === null ? words.notStated : printDay(to)}`)
    .join('; ');
  const loads = load.map((count, month) => `${words.month} ${month + 1}: ${count}`).join(', ');
  return (
    <svg
      class="chart gantt"
      role="img"
      aria-label={`${props.label}. ${told}. ${props.loadLabel}: ${loads}`}
      height={bottom + 58}
    >
      {bars.some(({ isOpen }) => isOpen) && <Hatch id={id} />}
      {MONTHS.map((month) => (
        <Month key={month} month={month} year={props.year} bottom={bottom} load={load[month] ?? 0} />
      ))}
      {bars.map((bar, index) => (
        <Bar key={bar.name} bar={bar} y={TOP + index * ROW} fill={hatched(id)} />
      ))}
      <line class="chart-axis" x2="100%" y1={bottom + 0.5} y2={bottom + 0.5} />
      <text class="chart-note" x="0" y={bottom + 18}>
        {props.loadLabel}
      </text>
    </svg>
  );
}

function Month(props: {
  readonly month: number;
  readonly year: number;
  readonly bottom: number;
  readonly load: number;
}) {
  const { month, year, bottom, load } = props;
  const { start, end } = monthSpan(month, year);
  const [left, right] = [(start / daysIn(year)) * 100, (end / daysIn(year)) * 100];
  const middle = percent((left + right) / 2);
  return (
    <>
      <line class="chart-grid" x1={percent(left)} x2={percent(left)} y1="18" y2={bottom} />
      <text class="chart-note" x={middle} y="12" text-anchor="middle">
        {month + 1}
      </text>
      <text class="gantt-count" x={middle} y={bottom + 38} text-anchor="middle">
        {load}
      </text>
      <rect
        class={`gantt-load level-${Math.min(load, 5)}`}
        x={percent(left)}
        y={bottom + 44}
        width={percent(right - left)}
        height="12"
      />
    </>
  );
}

type BarPlace = { readonly name: string; readonly left: number; readonly right: number; readonly isOpen: boolean };

/** The name stands over its bar, from whichever end has room for it; where it has none, the name is cut with a dot row. */
function Bar({ bar, y, fill }: { readonly bar: BarPlace; readonly y: number; readonly fill: string }): JSX.Element {
  const fromRight = bar.left > 50;
  return (
    <>
      <foreignObject
        x={fromRight ? '0' : percent(bar.left)}
        y={y}
        width={percent(fromRight ? bar.right : 100 - bar.left)}
        height="20"
      >
        <div class={fromRight ? 'gantt-name end' : 'gantt-name'}>{bar.name}</div>
      </foreignObject>
      <rect
        {...(bar.isOpen ? { fill } : { class: 'gantt-bar' })}
        x={percent(bar.left)}
        y={y + 20}
        width={percent(Math.max(bar.right - bar.left, 0.5))}
        height="8"
      />
    </>
  );
}

/** Whole days of the year from its first: a bar ends with its last day, so it reaches the next midnight. */
type Span = { readonly start: number; readonly end: number };

const firstDay = (year: number): CalendarDay => calendarDay(year, 1, 1) ?? '0001-01-01';
const daysIn = (year: number): number => daysBetween(firstDay(year), firstDay(year + 1));

/** The part of a campaign that lies in the year; without a stated end it runs, hatched, to the end of the year. */
function spanOf({ from, to }: Campaign, year: number): Span | null {
  const start = Math.max(0, daysBetween(firstDay(year), from));
  const end = to === null ? daysIn(year) : Math.min(daysIn(year), daysBetween(firstDay(year), to) + 1);
  return end > start ? { start, end } : null;
}

function monthSpan(month: number, year: number): Span {
  const start = daysBetween(firstDay(year), calendarDay(year, month + 1, 1) ?? firstDay(year));
  return { start, end: start + daysInMonth(month + 1, year) };
}

function barsOf(campaigns: readonly Campaign[], year: number): readonly BarPlace[] {
  const place = (days: number): number => (days / daysIn(year)) * 100;
  return campaigns.flatMap((campaign) => {
    const span = spanOf(campaign, year);
    if (!span) return [];
    return [{ name: campaign.name, left: place(span.start), right: place(span.end), isOpen: campaign.to === null }];
  });
}

/** How many campaigns run on some day of each month. */
export const loadOf = (campaigns: readonly Campaign[], year: number): readonly number[] =>
  MONTHS.map((month) => {
    const { start, end } = monthSpan(month, year);
    return campaigns.filter((campaign) => {
      const span = spanOf(campaign, year);
      return span && span.start < end && span.end > start;
    }).length;
  });

/** «28/08/2031». */
const printDay = (day: CalendarDay): string => day.split('-').toReversed().join('/');
