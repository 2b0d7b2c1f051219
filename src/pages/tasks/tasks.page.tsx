import type { JSX } from 'preact';
import { type CalendarDay, daysBetween } from '#src/kernel/calendar-day.ts';
import { dayInVietnam } from '#src/kernel/vietnam-time.ts';
import { printDay, printInstant } from '#src/kernel/vietnamese-date.ts';
import { Agenda, type Task } from '#src/ui/agenda.tsx';
import { ActionButton } from '#src/ui/button.tsx';
import { Empty } from '#src/ui/empty.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Ribbon } from '#src/ui/ribbon.tsx';
import { Section } from '#src/ui/section.tsx';
import { Link } from '#src/ui/link.tsx';
import { yearRibbon } from '#src/ui/year-page.tsx';
import { type Visit, wordsIn as shellWordsIn } from '#src/ui/visit.ts';
import { stepStateOn } from '#src/year-round/calendar/domain/step-state.ts';
import { stepPath, YEAR_STEPS, yearPath } from '#src/year-round/calendar/domain/year-steps.ts';
import type { UnitNotice } from '#src/year-round/notices/app/notices.query.ts';
import { noticeSentence } from '#src/year-round/notices/domain/notice-words.ts';
import { en } from './en.ts';
import type { StepTask } from './tasks-on-day.ts';
import { vi } from './vi.ts';
import type { YearAtWork } from './work.query.ts';

type Words = typeof vi;
export const wordsFor = (visit: Visit): Words => (visit.language === 'vi' ? vi : en);

/** What must be done, by date: what is missing and one action each. */
export function tasksPage(
  visit: Visit,
  years: readonly YearAtWork[],
  tasks: readonly StepTask[],
  notices: readonly UnitNotice[],
): Page {
  const words = wordsFor(visit);
  const of = (when: StepTask['when']) => tasks.filter((task) => task.when === when);
  const [late, open] = [of('late').length, of('open').length];
  return {
    title: words.title,
    tab: 'tasks',
    head: { title: words.title, facts: [printDay(visit.today, visit.language), words.counts(open + late, late)] },
    body: (
      <>
        {years.length === 0 && (
          <Empty title={words.noPart} icon="person">
            {words.noPartText}
          </Empty>
        )}
        {years.length > 0 && tasks.length === 0 && (
          <Empty title={words.empty} icon="check" actions={[{ label: words.see, href: '/nam' }]}>
            {words.emptyText}
          </Empty>
        )}
        {(['late', 'open', 'next'] as const).map(
          (when) =>
            of(when).length > 0 && (
              <Section title={words[when]} key={when}>
                <Agenda tasks={of(when).map((task) => lineOf(visit, task))} />
              </Section>
            ),
        )}
        {notices.length > 0 && <Notices visit={visit} notices={notices} />}
      </>
    ),
  };
}

function Notices({ visit, notices }: { readonly visit: Visit; readonly notices: readonly UnitNotice[] }): JSX.Element {
  const words = wordsFor(visit).notices;
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
          day: shortDay(dayInVietnam(at)),
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

function lineOf(visit: Visit, task: StepTask): Task {
  const words = wordsFor(visit);
  const { work, step, part, when } = task;
  const [title = '', action = ''] = words.do[part][step];
  const href = stepPath(work.slug, work.year, step);
  const day = when === 'next' ? task.opensOn : task.dueOn;
  return {
    day: day ? shortDay(day) : words.noDue,
    ...(day && { left: leftOf(words, when, day, visit.today) }),
    late: when === 'late',
    step: `${shellWordsIn(visit.language).steps[step]} · ${work.name}, ${work.year}`,
    title,
    href,
    text: missing(words, task),
    action: { label: action, href, ...(when !== 'next' && part !== 'ministry' && { kind: 'primary' as const }) },
  };
}

/** «31/01»: the year stands in the line of the step. */
const shortDay = (day: CalendarDay): string => `${day.slice(8, 10)}/${day.slice(5, 7)}`;

function leftOf(words: Words, when: StepTask['when'], day: CalendarDay, today: CalendarDay): string {
  if (when === 'late') return words.daysLate(daysBetween(day, today));
  return when === 'next' ? words.opensIn(daysBetween(today, day)) : words.daysLeft(daysBetween(today, day));
}

function missing(words: Words, { work, step, unit }: StepTask): string {
  if (step === 'covenant') return unit ? words.unitNotSigned(unit.name) : words.signed(work.signed, work.units);
  if (step === 'registration')
    return unit ? words.unitNotRegistered(unit.name) : words.registered(work.registered, work.units);
  return unit?.name ?? '';
}

/** The cluster-years in which somebody has a part, each with its nine steps. */
export function yearsPage(visit: Visit, years: readonly YearAtWork[]): Page {
  const words = wordsFor(visit);
  return {
    title: words.years.title,
    tab: 'year',
    head: { title: words.years.title, ...(years.length > 0 && { lead: words.years.lead(years.length) }) },
    body:
      years.length === 0 ? (
        <Empty title={words.noPart} icon="person">
          {words.noPartText}
        </Empty>
      ) : (
        <>
          {years.map((work) => (
            <Section
              title={`${work.name}, ${work.year}`}
              note={words.years.units(work.units)}
              aside={<Link to={yearPath(work.slug, work.year)}>{words.years.open}</Link>}
              key={work.id}
            >
              <Ribbon steps={ribbonOf(visit, work)} label={`${work.name}, ${work.year}`} />
            </Section>
          ))}
        </>
      ),
  };
}

function ribbonOf(visit: Visit, work: YearAtWork) {
  const steps = YEAR_STEPS.map((step) => {
    const {
      opensOn = null,
      dueOn = null,
      doneOn = null,
      skippedReason = null,
      holder = null,
    } = work.steps.find((window) => window.step === step) ?? {};
    const facts = { opensOn, dueOn, doneOn, skippedReason };
    return { step, holder, ...facts, state: stepStateOn({ ...facts, hasRecords: false }, visit.today) };
  });
  return yearRibbon(visit, { clusterYear: { ...work, origin: 'live' }, steps });
}
