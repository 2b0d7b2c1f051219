import type { JSX } from 'preact';
import { ActionButton } from '#src/ui/button.tsx';
import { ReasonField } from '#src/ui/fields.tsx';
import { ErrorSummary, Form, SubmitRow } from '#src/ui/form.tsx';
import { Section } from '#src/ui/section.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { RegistrationState } from '../domain/registration-state.ts';
import type { RegisterView } from './register-view.ts';
import type { RegistrationWords } from './words.ts';

/** Moves that the office makes for many entries at once; each needs no reason. */
export const MOVES_TOGETHER = [
  { from: 'submitted', to: 'registered' },
  { from: 'registered', to: 'kept' },
  { from: 'kept', to: 'listed' },
] as const satisfies readonly { readonly from: RegistrationState; readonly to: RegistrationState }[];

/** What the head's office does with the whole register: move many on, close it, open it again. */
export function RegisterDesk(props: {
  readonly visit: Visit;
  readonly view: RegisterView;
  readonly words: RegistrationWords;
  readonly base: string;
}): JSX.Element {
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
      <Closing view={view} words={words} base={base} />
    </>
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
