import { addDays, type CalendarDay, weekdayName } from '#src/kernel/calendar-day.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import type { HolidayRow } from '#src/law/public-holidays.ts';
import { ActionButton } from '#src/ui/button.tsx';
import { Chip } from '#src/ui/chip.tsx';
import { Choice, DateField, TextField } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import { Link } from '#src/ui/link.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { Page } from '#src/ui/page.tsx';
import { PageTabs } from '#src/ui/page-tabs.tsx';
import { Section } from '#src/ui/section.tsx';
import { type Column, Table } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { YearSchedule } from '../domain/year-schedule.ts';
import { calendarWords } from './words.ts';

export const HOLIDAYS = '/quan-tri/ngay-nghi';
export const holidaysPath = (year: number): string => `${HOLIDAYS}?nam=${year}`;

export type TypedDay = { readonly day: string; readonly kind: string; readonly name: string; readonly source: string };
export type HolidaysView = {
  readonly schedule: YearSchedule;
  readonly mayKeep: boolean;
  /** The day that is being corrected. */
  readonly was: CalendarDay | null;
  readonly typed: TypedDay | null;
  readonly paper: string;
  readonly errors: readonly FieldError[];
};

/** The days off of a year with the source of each; those who keep them add, correct and announce. */
export function holidaysPage(visit: Visit, view: HolidaysView): Page {
  const words = calendarWords(visit.language);
  const { schedule, mayKeep } = view;
  const counted = schedule.days.filter(({ status }) => status !== 'unverified');
  const of = (kind: HolidayRow['kind']) => counted.filter((row) => row.kind === kind).length;
  const doubtful = schedule.days.length - counted.length;
  const thisYear = Number(visit.today.slice(0, 4));
  const years = [...new Set([-1, 0, 1, 2].map((from) => thisYear + from).concat(schedule.year))].toSorted(
    (a, b) => a - b,
  );
  return {
    title: words.title(schedule.year),
    head: {
      title: words.title(schedule.year),
      lead: words.lead,
      chip: schedule.isAnnounced ? (
        <Chip tone="met">{words.announced}</Chip>
      ) : (
        <Chip tone="watch">{words.provisional}</Chip>
      ),
      ...(schedule.announcedBy && { facts: [words.announcedBy(schedule.announcedBy)] }),
    },
    body: (
      <>
        <PageTabs
          label={words.years}
          tabs={years.map((year) => ({
            label: String(year),
            href: holidaysPath(year),
            current: year === schedule.year,
          }))}
        />
        <ErrorSummary errors={view.errors} />
        {!schedule.isAnnounced && <Notice tone="watch">{words.notAnnounced}</Notice>}
        {schedule.isAnnounced && doubtful > 0 && (
          <Notice tone="watch" title={words.doubtful(doubtful)}>
            {words.doubtfulText}
          </Notice>
        )}
        <Section title={words.count(of('off'), of('worked'))} {...(mayKeep && { note: words.choose })}>
          <Table
            id="days-off"
            caption={words.title(schedule.year)}
            columns={columnsOf(visit, schedule, mayKeep)}
            rows={mayKeep ? schedule.days.map((row) => ({ ...row, until: row.day })) : spansOf(schedule.days)}
            rowKey={({ day }) => day}
          />
        </Section>
        {mayKeep && <DayForm visit={visit} view={view} />}
        {mayKeep && <AnnounceForm visit={visit} view={view} />}
      </>
    ),
  };
}

type Span = HolidayRow & { readonly until: CalendarDay };

/** Days of one holiday that follow one another, as one row: «16/02 – 20/02/2026». Who keeps them sees each day. */
function spansOf(days: readonly HolidayRow[]): readonly Span[] {
  const spans: Span[] = [];
  for (const row of days) {
    const last = spans.at(-1);
    const goesOn =
      last &&
      addDays(last.until, 1) === row.day &&
      (['name', 'kind', 'source', 'status'] as const).every((key) => last[key] === row[key]);
    if (goesOn) spans.splice(-1, 1, { ...last, until: row.day });
    else spans.push({ ...row, until: row.day });
  }
  return spans;
}

const spanInWords = ({ day, until }: Span, inWords: (day: CalendarDay) => string): string =>
  day === until ? inWords(day) : `${inWords(day)} – ${inWords(until)}`;

function columnsOf(visit: Visit, schedule: YearSchedule, mayKeep: boolean): readonly Column<Span>[] {
  const words = calendarWords(visit.language);
  return [
    {
      key: 'day',
      head: words.day,
      nowrap: true,
      phone: 'title',
      cell: (row) => {
        const days = <span class="num">{spanInWords(row, (day) => printDay(day, visit.language))}</span>;
        return mayKeep ? <Link to={`${holidaysPath(schedule.year)}&sua=${row.day}#mot-ngay`}>{days}</Link> : days;
      },
    },
    {
      key: 'weekday',
      head: words.weekday,
      nowrap: true,
      phone: 'line',
      cell: (row) => spanInWords(row, (day) => weekdayName(day, visit.language)),
    },
    { key: 'kind', head: words.kind, nowrap: true, phone: 'corner', cell: ({ kind }) => words.kinds[kind] },
    { key: 'name', head: words.name, phone: 'line', cell: ({ name }) => <span lang="vi">{name}</span> },
    { key: 'source', head: words.source, phone: 'line', cell: ({ source }) => <span lang="vi">{source}</span> },
    {
      key: 'status',
      head: words.status,
      phone: 'line',
      cell: ({ status }) =>
        status === 'unverified' ? (
          <Chip tone="watch" bare>
            {words.statuses[status]}
          </Chip>
        ) : (
          words.statuses[status]
        ),
    },
  ];
}

type Part = { readonly visit: Visit; readonly view: HolidaysView };

function DayForm({ visit, view }: Part) {
  const words = calendarWords(visit.language);
  const { schedule, was, typed, errors } = view;
  const stored = schedule.days.find(({ day }) => day === was);
  const value: TypedDay = typed ?? {
    day: was ? printDay(was) : '',
    kind: stored?.kind ?? 'off',
    name: stored?.name ?? '',
    source: stored?.status === 'unverified' ? '' : (stored?.source ?? ''),
  };
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <Section
      title={was ? words.change(printDay(was, visit.language)) : words.add}
      id="mot-ngay"
      {...(was && {
        aside: (
          <ActionButton
            small
            action={{
              label: words.drop,
              post: `${HOLIDAYS}/bo`,
              fields: { year: String(schedule.year), version: String(schedule.version), day: was },
            }}
          />
        ),
      })}
    >
      <Form
        id="special-day"
        action={HOLIDAYS}
        version={schedule.version}
        hidden={{ year: String(schedule.year), was: was ?? '' }}
      >
        <DateField name="day" label={words.day} value={value.day} error={errorOf('day')} required />
        <Choice
          kind="radio"
          name="kind"
          label={words.kind}
          inline
          options={(['off', 'worked'] as const).map((kind) => ({ value: kind, label: words.kinds[kind] }))}
          chosen={[value.kind]}
          error={errorOf('kind')}
        />
        <TextField
          name="name"
          label={words.name}
          value={value.name}
          help={words.nameHelp}
          error={errorOf('name')}
          maxLength={200}
          required
        />
        <TextField
          name="source"
          label={words.source}
          value={value.source}
          help={words.sourceHelp}
          error={errorOf('source')}
          maxLength={300}
          required
        />
        <SubmitRow label={words.save} {...(was && { cancel: holidaysPath(schedule.year) })} />
      </Form>
    </Section>
  );
}

function AnnounceForm({ visit, view }: Part) {
  const words = calendarWords(visit.language);
  const { schedule, paper, errors } = view;
  if (schedule.isAnnounced) return null;
  return (
    <Section title={words.announce} note={words.announceLead}>
      <Form
        id="announce"
        action={`${HOLIDAYS}/cong-bo`}
        version={schedule.version}
        hidden={{ year: String(schedule.year) }}
      >
        <TextField
          name="paper"
          label={words.paper}
          help={words.paperHelp}
          value={paper}
          error={errors.find(({ field }) => field === 'paper')?.message}
          maxLength={300}
          required
        />
        <SubmitRow label={words.announceYear} />
      </Form>
    </Section>
  );
}
