import { type CalendarDay, weekdayName } from '#src/kernel/calendar-day.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { DateField, TextField } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Columns, Section } from '#src/ui/section.tsx';
import { type Visit, wordsIn } from '#src/ui/visit.ts';
import { stepPage } from '#src/ui/year-page.tsx';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { dayOffOn, type WorkingDays } from '#src/year-round/calendar/domain/year-schedule.ts';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';
import { launchWords } from './launch.page.tsx';

/** The plan of a year: a window, a holder and a state for each of its nine steps. `typed` wins over what is stored. */
export function planPage(
  visit: Visit,
  frame: YearFrame,
  form: {
    readonly typed: Readonly<Record<string, string>> | null;
    readonly errors: readonly FieldError[];
    readonly calendar: WorkingDays;
  },
): Page {
  const words = launchWords(visit.language);
  const { steps } = wordsIn(visit.language);
  const path = stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'launch');
  const errorOf = (field: string) => form.errors.find((error) => error.field === field)?.message;
  const versions = Object.fromEntries(frame.steps.map((step) => [`${step.step}-version`, String(step.version)]));
  return stepPage(visit, frame, 'launch', {
    title: words.planTitle,
    head: {
      title: words.planTitle,
      lead: words.planLead,
      breadcrumb: [{ label: words.planTitle }],
      history: `/lich-su/ke-hoach/${frame.clusterYear.id}`,
    },
    body: (
      <>
        <ErrorSummary errors={form.errors} />
        <Form id="plan" action={`${path}/ke-hoach`} hidden={versions}>
          {frame.steps.map((step) => {
            const value = (field: string, stored: string | null) =>
              form.typed?.[`${step.step}-${field}`] ?? stored ?? '';
            const day = (stored: typeof step.dueOn) => stored && printDay(stored);
            const dated = (field: string, label: string, stored: typeof step.dueOn, help?: string) => (
              <DateField
                {...(help && { help })}
                name={`${step.step}-${field}`}
                label={label}
                value={value(field, day(stored))}
                error={errorOf(`${step.step}-${field}`)}
                required={false}
              />
            );
            return (
              <Section title={steps[step.step]} key={step.step}>
                <Columns of={3}>
                  {dated('opens', words.opensOn, step.opensOn)}
                  {dated('due', words.dueOn, step.dueOn, dueNote(visit, step.dueOn, form.calendar))}
                  {dated('done', words.doneOn, step.doneOn)}
                </Columns>
                <TextField
                  name={`${step.step}-holder`}
                  label={words.holder}
                  value={value('holder', step.holder)}
                  required={false}
                />
                <TextField
                  name={`${step.step}-skipped`}
                  label={words.skipped}
                  value={value('skipped', step.skippedReason)}
                  required={false}
                />
              </Section>
            );
          })}
          <SubmitRow label={words.save} cancel={path} />
        </Form>
      </>
    ),
  });
}

/** Said under a day of the plan that is a day off; the plan stays the head's to set. */
function dueNote(visit: Visit, dueOn: CalendarDay | null, calendar: WorkingDays): string | undefined {
  const off = dueOn && dayOffOn(dueOn, calendar);
  if (!dueOn || !off) return undefined;
  const name = off.name ?? weekdayName(dueOn, visit.language);
  return launchWords(visit.language).dueOnDayOff(name, printDay(off.before, visit.language));
}
