import type { Visit } from '#src/kernel/visit.ts';
import { Agenda, type Task } from '#src/ui/agenda.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { Link } from '#src/ui/link.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Ribbon } from '#src/ui/ribbon.tsx';
import { Section } from '#src/ui/section.tsx';
import { wordsIn as shellWordsIn } from '#src/ui/visit.ts';
import { yearRibbon } from '#src/ui/year-page.tsx';
import { stepStateOn } from '#src/year-round/calendar/domain/step-state.ts';
import { unitPart } from '#src/year-round/calendar/domain/unit-part.ts';
import { stepPath, YEAR_STEPS, yearPath } from '#src/year-round/calendar/domain/year-steps.ts';
import { dayOffInWords, leftInWords, shortDay, type Today, wordsIn } from './due-words.ts';
import { Awaited, heldBy } from './task-line.tsx';
import type { YearAtWork } from './work.query.ts';

/** The cluster-years in which somebody has a part: the nine steps of each, what is late or under way, who holds it. */
export function yearsPage(visit: Visit, years: readonly YearAtWork[], today: Today): Page {
  const words = wordsIn(visit.language);
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
          {years.map((work) => {
            const steps = stepsOf(work, today);
            const held = steps.filter(({ state }) => state === 'late' || state === 'open');
            return (
              <Section
                title={`${work.name}, ${work.year}`}
                note={words.years.units(work.units)}
                aside={<Link to={yearPath(work.slug, work.year)}>{words.years.open}</Link>}
                key={work.id}
              >
                <Ribbon
                  steps={yearRibbon(visit, { clusterYear: { ...work, origin: 'live' }, steps })}
                  label={`${work.name}, ${work.year}`}
                />
                {held.length > 0 && (
                  <Section level={3} title={words.years.held(held.filter(({ state }) => state === 'late').length)}>
                    <Agenda tasks={held.map((step) => heldLine(work, step, today))} />
                  </Section>
                )}
              </Section>
            );
          })}
        </>
      ),
  };
}

type Step = ReturnType<typeof stepsOf>[number];

const stepsOf = (work: YearAtWork, today: Today) =>
  YEAR_STEPS.map((step) => {
    const {
      opensOn = null,
      dueOn = null,
      doneOn = null,
      skippedReason = null,
      holder = null,
    } = work.steps.find((window) => window.step === step) ?? {};
    const facts = { opensOn, dueOn, doneOn, skippedReason };
    return { step, holder, ...facts, state: stepStateOn({ ...facts, hasRecords: false }, today.day) };
  });

/** One step under way: until when, and who holds it; units by name only where the reader sees every unit. */
function heldLine(work: YearAtWork, { step, state, dueOn, holder }: Step, today: Today): Task {
  const words = wordsIn(today.language);
  const awaited = work.members.filter((unit) => unitPart(step, unit) === 'asked');
  const seesAll = work.members.length === work.units;
  const off = dueOn && dayOffInWords(dueOn, today);
  return {
    day: dueOn ? shortDay(dueOn, today.day) : words.noDue,
    ...(dueOn && { left: leftInWords(dueOn, today) }),
    late: state === 'late',
    title: shellWordsIn(today.language).steps[step],
    href: stepPath(work.slug, work.year, step),
    text: [awaited.length > 0 && holder ? words.holds(holder) : heldBy(words, work, step, holder), off]
      .filter(Boolean)
      .join(' '),
    ...(seesAll && awaited.length > 0 && { more: <Awaited words={words} units={awaited} work={work} /> }),
  };
}
