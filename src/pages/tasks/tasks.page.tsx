import type { JSX } from 'preact';
import { dayInVietnam } from '#src/kernel/vietnam-time.ts';
import { printDay, printInstant } from '#src/kernel/vietnamese-date.ts';
import { Agenda } from '#src/ui/agenda.tsx';
import { ActionButton } from '#src/ui/button.tsx';
import { Empty } from '#src/ui/empty.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { type Visit, wordsIn as shellWordsIn } from '#src/ui/visit.ts';
import type { UnitNotice } from '#src/year-round/notices/app/notices.query.ts';
import { noticeSentence } from '#src/year-round/notices/domain/notice-words.ts';
import { shortDay, type Today, wordsIn } from './due-words.ts';
import type { Side } from './side.query.ts';
import { SidePart } from './side-part.tsx';
import { taskLine } from './task-line.tsx';
import { countOf, type StepTask } from './tasks-on-day.ts';
import { waitingLines } from './waiting-lines.ts';
import type { Waiting } from './waiting.query.ts';
import type { YearAtWork } from './work.query.ts';

export type Work = {
  readonly years: readonly YearAtWork[];
  readonly tasks: readonly StepTask[];
  readonly waiting: readonly Waiting[];
  readonly notices: readonly UnitNotice[];
  readonly side: Side;
};

/** What must be done, by date: what is missing and one action each; beside it what belongs to the reader. */
export function tasksPage(visit: Visit, work: Work, today: Today): Page {
  const words = wordsIn(visit.language);
  const { years, tasks, notices } = work;
  const of = (when: StepTask['when']) => tasks.filter((task) => task.when === when);
  const waiting = waitingLines(work.waiting, years, today);
  const isEmpty = tasks.length + waiting.length === 0;
  const part = (when: StepTask['when']) =>
    of(when).length > 0 && (
      <Section title={words[when]} key={when}>
        <Agenda tasks={of(when).map((task) => taskLine(task, today))} />
      </Section>
    );
  return {
    title: words.title,
    tab: 'tasks',
    head: {
      title: words.title,
      actions: [{ label: words.toCalendar, href: '/tai-khoan/lich', icon: 'calendar' }],
      facts: [printDay(visit.today, visit.language), words.counts(countOf(tasks) + waiting.length, of('late').length)],
    },
    body: (
      <>
        {years.length === 0 && waiting.length === 0 && (
          <Empty
            title={words.noPart}
            icon="person"
            {...(visit.person?.keepsAccounts && {
              actions: [{ label: shellWordsIn(visit.language).keepAccounts, href: '/quan-tri/tai-khoan' }],
            })}
          >
            {visit.person?.keepsAccounts ? words.giveParts : words.noPartText}
          </Empty>
        )}
        {years.length > 0 && isEmpty && (
          <Empty title={words.empty} icon="check" actions={[{ label: words.see, href: '/nam' }]}>
            {words.emptyText}
          </Empty>
        )}
        {part('late')}
        {waiting.length > 0 && (
          <Section title={words.waiting.title}>
            <Agenda tasks={waiting} />
          </Section>
        )}
        {part('open')}
        {part('next')}
        {part('waits')}
        {notices.length > 0 && <Notices visit={visit} notices={notices} />}
      </>
    ),
    margin: <SidePart visit={visit} side={work.side} />,
  };
}

function Notices({ visit, notices }: { readonly visit: Visit; readonly notices: readonly UnitNotice[] }): JSX.Element {
  const words = wordsIn(visit.language).notices;
  return (
    <Section
      title={words.title}
      note={words.lead}
      {...(notices.some(({ isNew }) => isNew) && {
        aside: <ActionButton action={{ label: words.markRead, post: '/viec/da-doc' }} small />,
      })}
    >
      <Agenda
        tasks={notices.map(({ kind, about, href, unit, by, at, isNew }) => ({
          day: shortDay(dayInVietnam(at), visit.today),
          ...(isNew && { left: words.new }),
          step: unit,
          title: noticeSentence(visit.language, kind, about),
          href,
          text: words.by(by, printInstant(at, visit.language)),
        }))}
      />
    </Section>
  );
}
