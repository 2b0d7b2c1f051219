import type { JSX } from 'preact';
import { AttritionSteps } from '#src/charts/attrition-steps.tsx';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { ActionButton } from '#src/ui/button.tsx';
import { ReasonField } from '#src/ui/fields.tsx';
import { ErrorSummary, Form, SubmitRow } from '#src/ui/form.tsx';
import { Section } from '#src/ui/section.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { RegistrationState } from '../domain/registration-state.ts';
import type { RegisterView } from './register-view.ts';
import { awardName, type RegistrationWords } from './words.ts';

/** Moves that the office makes for many entries at once; each needs no reason. */
export const MOVES_TOGETHER = [
  { from: 'submitted', to: 'registered' },
  { from: 'registered', to: 'kept' },
  { from: 'kept', to: 'listed' },
] as const satisfies readonly { readonly from: RegistrationState; readonly to: RegistrationState }[];

type DeskProps = {
  readonly visit: Visit;
  readonly view: RegisterView;
  readonly words: RegistrationWords;
  readonly base: string;
};
/** More days than these do not fit side by side; the last ones are shown. */
const STAGES = 6;

/** What the head's office does with the whole register: move many on, close it, open it again. */
export function RegisterDesk(props: DeskProps): JSX.Element {
  const { view, words, base, visit } = props;
  const { bloc, award, state, day } = view.filter;
  const isWhole = day === visit.today && bloc === '' && award === '' && state === ''; // the buttons move all, not what is filtered
  const waiting = MOVES_TOGETHER.map((move) => ({
    ...move,
    count: view.entries.filter((entry) => entry.state === move.from).length,
  })).filter(({ count }) => count > 0);
  return (
    <>
      {isWhole && waiting.length > 0 && (
        <Section title={words.together}>
          <p>{words.togetherLead}</p>
          <div class="row">
            {waiting.map(({ from, to, count }) => (
              <ActionButton
                action={{ label: words.togetherOf(words.moves[to], count), post: `${base}/chuyen`, fields: { from } }}
                key={from}
              />
            ))}
          </div>
        </Section>
      )}
      <Attrition visit={visit} view={view} words={words} />
      <Chasing view={view} words={words} />
      <Closing view={view} words={words} base={base} />
    </>
  );
}

/** How an award's registrations grew fewer in the year: the one that is filtered for, else the sector flag. */
function Attrition({ visit, view, words }: Pick<DeskProps, 'visit' | 'view' | 'words'>): JSX.Element | null {
  const { award, days } = view.attrition;
  const now = days.at(-1)?.standing;
  if (now === undefined || days.length < 2) return null;
  const most = Math.max(...days.map((day) => day.standing));
  const name = awardName(award);
  return (
    <Section title={now < most ? words.attritionTitle(name, most, now) : words.attritionSame(name, now)}>
      <AttritionSteps
        label={name}
        language={visit.language}
        stages={days.slice(-STAGES).map((day) => ({
          name: printDay(day.on, visit.language),
          count: day.standing,
          reasons: (['withdrawn', 'ineligible', 'ended'] as const)
            .filter((way) => day[way] > 0)
            .map((way) => words.attritionWhy[way](day[way])),
        }))}
      />
    </Section>
  );
}

/** One message for each unit that has not sent; none names another. */
function Chasing({ view, words }: Pick<DeskProps, 'view' | 'words'>): JSX.Element | null {
  const { frame, sentIds } = view;
  const missing = frame.units.filter((unit) => !sentIds.includes(unit.id));
  if (missing.length === 0) return null;
  const due = frame.steps.find(({ step }) => step === 'registration')?.dueOn;
  return (
    <Section title={words.chase(missing.length)} note={words.chaseNote}>
      <details class="more">
        <summary>{words.chaseMessages}</summary>
        <ul class="lines" lang="vi">
          {missing.map((unit) => (
            <li key={unit.id}>{words.chaseText(unit.name, frame.clusterYear.year, due ? printDay(due) : null)}</li>
          ))}
        </ul>
      </details>
    </Section>
  );
}

function Closing(props: { readonly view: RegisterView; readonly words: RegistrationWords; readonly base: string }) {
  const { view, words, base } = props;
  const { frame, sentIds, closeRefused } = view;
  const closed = frame.steps.find(({ step }) => step === 'registration')?.doneOn;
  if (closed)
    return (
      <Section title={words.closed}>
        <ActionButton action={{ label: words.reopen, post: `${base}/mo-lai` }} />
      </Section>
    );
  const missing = frame.units.filter((unit) => !sentIds.includes(unit.id)).map((unit) => unit.shortName);
  return (
    <Section title={words.close} id="close">
      <p>{words.closeLead}</p>
      {closeRefused && <ErrorSummary errors={[{ field: 'reason', message: closeRefused.message }]} />}
      <Form id="close-register" action={`${base}/chot`}>
        {missing.length > 0 ? (
          <ReasonField warning={words.missing(missing)} value={closeRefused?.reason ?? ''} />
        ) : (
          <SubmitRow label={words.close} />
        )}
      </Form>
    </Section>
  );
}
