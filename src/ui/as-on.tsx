import type { JSX } from 'preact';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { Icon } from './icon.tsx';
import { useHref, useVisit, useWords } from './visit.ts';

/** Which day the page shows; the field is sent as `ngay`, typed dd/mm/yyyy, to the same address. */
export type AsOn = {
  readonly day: CalendarDay;
  readonly action: string;
  /** Values of the query to keep. */
  readonly keep?: Readonly<Record<string, string>>;
};

/** A button that says the day and opens a small form to choose another. */
export function AsOnControl({ day, action, keep = {} }: AsOn): JSX.Element {
  const words = useWords();
  const href = useHref();
  const { language } = useVisit();
  return (
    <details class="drop as-on">
      <summary class="button">
        <Icon name="calendar" />
        {words.asOn.short} <b class="num">{printDay(day, language)}</b>
      </summary>
      <form class="drop-list" method="get" action={href(action)}>
        {Object.entries(keep).map(([name, value]) => (
          <input type="hidden" name={name} value={value} key={name} />
        ))}
        <label for="as-on">{words.asOn.label}</label>
        <div class="as-on-row">
          <input
            class="input num"
            id="as-on"
            name="ngay"
            value={printDay(day, 'vi')}
            inputmode="numeric"
            autocomplete="off"
            maxlength={10}
            placeholder={words.form.dayHint}
          />
          <button class="button" type="submit">
            {words.asOn.go}
          </button>
        </div>
      </form>
    </details>
  );
}

/** A page of a past day says so above everything else. */
export function PastDayBanner({ day, action }: AsOn): JSX.Element | null {
  const words = useWords();
  const href = useHref();
  const { today, language } = useVisit();
  if (day === today) return null;
  return (
    <p class="past-day" role="note">
      <Icon name="clock" />
      <span>{words.asOn.past(printDay(day, language))}</span>
      <a href={href(action)}>{words.asOn.back}</a>
    </p>
  );
}
