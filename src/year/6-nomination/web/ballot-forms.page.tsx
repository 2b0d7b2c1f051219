import type { AwardId } from '#src/law/award-catalogue.ts';
import { awardOf } from '#src/law/award-catalogue.ts';
import { Choice, NumberField, ReasonField, Select, TextField } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Columns } from '#src/ui/section.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { stepPage } from '#src/ui/year-page.tsx';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import type { VoteWarning } from '../domain/nomination.ts';
import { nominationPath, nominationWords } from './nomination.page.tsx';

/** The awards on which a cluster votes. */
export const VOTED_AWARDS: readonly AwardId[] = ['CO_BO', 'CO_CP', 'BK_BO'];

export type BallotForm = {
  readonly typed: Readonly<Record<string, string>> | null;
  readonly nominees: readonly string[];
  readonly errors: readonly FieldError[];
  readonly warnings: readonly VoteWarning[];
};

/** Opening a vote: bloc, award, the frozen list and the rule with its source. */
export function ballotFormPage(visit: Visit, frame: YearFrame, form: BallotForm): Page {
  const words = nominationWords(visit.language);
  const path = nominationPath(frame);
  const errorOf = (field: string) => form.errors.find((error) => error.field === field)?.message;
  const value = (field: string, usual = '') => form.typed?.[field] ?? usual;
  const chosenBloc = value('bloc') || frame.blocs[0]?.id;
  return stepPage(visit, frame, 'nomination', {
    title: words.newBallot,
    head: { title: words.newBallot, lead: words.nomineesHelp, breadcrumb: [{ label: words.newBallot }] },
    body: (
      <>
        <ErrorSummary errors={form.errors} />
        <Form id="ballot" action={`${path}/phieu-moi`}>
          <Select
            name="bloc"
            label={words.bloc}
            options={frame.blocs.map((bloc) => ({ value: bloc.id, label: bloc.name }))}
            value={chosenBloc}
            placeholder={false}
            error={errorOf('bloc')}
          />
          <Select
            name="award"
            label={words.award}
            options={VOTED_AWARDS.map((id) => ({ value: id, label: awardOf(id).name }))}
            value={value('award', 'CO_BO')}
            placeholder={false}
          />
          <Columns of={2}>
            <NumberField name="round" label={words.round} value={value('round', '1')} error={errorOf('round')} />
            <NumberField
              name="seats"
              label={words.seats}
              help={words.seatsHelp}
              value={value('seats')}
              error={errorOf('seats')}
            />
          </Columns>
          <Choice
            kind="radio"
            name="method"
            label={words.method}
            options={Object.entries(words.methods).map(([method, label]) => ({ value: method, label }))}
            chosen={[value('method', 'secret-ballot')]}
          />
          <Columns of={2}>
            <TextField
              name="threshold"
              label={words.threshold}
              help={words.thresholdHelp}
              value={value('threshold')}
              width="short"
              error={errorOf('threshold')}
              required
            />
            <Select
              name="base"
              label={words.base}
              options={Object.entries(words.bases).map(([base, label]) => ({ value: base, label }))}
              value={value('base', 'all-members')}
              placeholder={false}
            />
          </Columns>
          <TextField
            name="quorum"
            label={words.quorum}
            help={words.quorumHelp}
            value={value('quorum')}
            width="short"
            error={errorOf('quorum')}
            required={false}
          />
          <TextField
            name="source"
            label={words.source}
            help={words.sourceHelp}
            value={value('source')}
            error={errorOf('source')}
            required
          />
          <Choice
            kind="checkbox"
            name="provisional"
            label={words.provisional}
            options={[{ value: 'yes', label: words.provisional }]}
            chosen={[value('provisional')]}
          />
          <Choice
            kind="checkbox"
            name="nominees"
            label={words.nominees}
            options={frame.units.map((unit) => ({ value: unit.id, label: unit.name }))}
            chosen={form.nominees}
            error={errorOf('nominees')}
          />
          {form.warnings.length > 0 && (
            <ReasonField
              warning={form.warnings.map((warning) => words.warnings[warning]).join(' ')}
              value={value('reason')}
            />
          )}
          <SubmitRow label={words.open} cancel={path} />
        </Form>
      </>
    ),
  });
}
