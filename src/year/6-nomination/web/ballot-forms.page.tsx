import type { JSX } from 'preact';
import type { AwardId } from '#src/law/award-catalogue.ts';
import { awardOf } from '#src/law/award-catalogue.ts';
import { Choice, NumberField, type Option, ReasonField, Select, TextField } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import { Link } from '#src/ui/link.tsx';
import type { Page } from '#src/ui/page.tsx';
import { PageTabs } from '#src/ui/page-tabs.tsx';
import { Columns } from '#src/ui/section.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { stepPage } from '#src/ui/year-page.tsx';
import type { Threshold } from '#src/year-round/ballots/domain/ballot-rule.ts';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import type { VoteWarning } from '../domain/nomination.ts';
import type { NextBallot } from '../domain/next-ballot.ts';
import { nominationPath, nominationWords } from './nomination.page.tsx';

/** The awards on which a cluster votes. */
export const VOTED_AWARDS: readonly AwardId[] = ['CO_BO', 'CO_CP', 'BK_BO'];

/** Which vote is being opened, what is proposed for it, and where each unit of the bloc stands on the register. */
export type BallotToOpen = {
  readonly blocId: string;
  readonly awardId: AwardId;
  readonly next: NextBallot;
  readonly states: Readonly<Record<string, string>>;
  /** Null while nobody has marked who is present: not known, and not none. */
  readonly presentInBloc: number | null;
};
export type BallotForm = {
  readonly typed: Readonly<Record<string, string>> | null;
  readonly nominees: readonly string[] | null;
  readonly errors: readonly FieldError[];
  readonly warnings: readonly VoteWarning[];
};
type Parts = {
  readonly visit: Visit;
  readonly frame: YearFrame;
  readonly vote: BallotToOpen;
  readonly form: BallotForm;
};

export const newBallotPath = (frame: YearFrame, blocId: string, awardId: AwardId): string =>
  `${nominationPath(frame)}/phieu-moi?khoi=${blocId}&danh-hieu=${awardId}`;

const shareText = (share: Threshold | null | undefined): string =>
  share ? `${share.mustExceed ? 'quá ' : ''}${share.numerator}/${share.denominator}` : '';

/** Opening a vote: bloc and award, then the list from the register and the rule with its source, frozen together. */
export function ballotFormPage(visit: Visit, frame: YearFrame, vote: BallotToOpen, form: BallotForm): Page {
  const words = nominationWords(visit.language);
  const units = frame.units.filter((unit) => unit.blocId === vote.blocId).length;
  const parts = { visit, frame, vote, form };
  const { blocId, awardId } = vote;
  return stepPage(visit, frame, 'nomination', {
    title: words.newBallot,
    head: {
      title: words.newBallot,
      lead: words.nomineesHelp,
      facts:
        vote.presentInBloc === null
          ? [
              <Link key="presence" to={`${nominationPath(frame)}/diem-danh`}>
                {words.notTaken}
              </Link>,
            ]
          : [words.presentOf(vote.presentInBloc, units)],
      breadcrumb: [{ label: words.newBallot }],
    },
    body: (
      <>
        <ErrorSummary errors={form.errors} />
        <div class="row">
          <PageTabs
            label={words.bloc}
            tabs={frame.blocs.map((bloc) => ({
              label: bloc.name,
              href: newBallotPath(frame, bloc.id, awardId),
              current: bloc.id === blocId,
            }))}
          />
          <PageTabs
            label={words.award}
            tabs={VOTED_AWARDS.map((id) => ({
              label: awardOf(id).name,
              href: newBallotPath(frame, blocId, id),
              current: id === awardId,
            }))}
          />
        </div>
        <Form id="ballot" action={newBallotPath(frame, blocId, awardId)} hidden={{ bloc: blocId, award: awardId }}>
          <Nominees {...parts} />
          <Rule {...parts} />
          {form.warnings.length > 0 && (
            <ReasonField
              warning={form.warnings.map((warning) => words.warnings[warning]).join(' ')}
              value={form.typed?.['reason'] ?? ''}
            />
          )}
          <SubmitRow label={words.open} cancel={nominationPath(frame)} />
        </Form>
      </>
    ),
  });
}

const errorOf = (form: BallotForm, field: string) => form.errors.find((error) => error.field === field)?.message;

/** Units of the bloc, each with where it stands on the register; those acclaimed before are not offered again. */
function Nominees({ visit, frame, vote, form }: Parts): JSX.Element {
  const words = nominationWords(visit.language);
  const registered = (unitId: string) => vote.states[unitId] !== undefined;
  const options = frame.units
    .filter((unit) => unit.blocId === vote.blocId && !vote.next.acclaimed.includes(unit.id))
    .map(
      (unit): Option => ({
        value: unit.id,
        label: unit.name,
        help: words.standing[vote.states[unit.id] as keyof typeof words.standing] ?? words.standing.none,
      }),
    );
  return (
    <Choice
      kind="checkbox"
      name="nominees"
      label={words.nominees}
      options={options.toSorted((a, b) => Number(registered(b.value)) - Number(registered(a.value)))}
      chosen={form.nominees ?? vote.next.nominees}
      error={errorOf(form, 'nominees')}
    />
  );
}

const said = (rule: boolean | null | undefined, yes: string, no: string): string =>
  rule === true ? yes : rule === false ? no : 'not-stated';

function Rule({ visit, vote, form }: Parts): JSX.Element {
  const words = nominationWords(visit.language);
  const { rule, quorum, round } = vote.next;
  const value = (field: string, usual = '') => form.typed?.[field] ?? usual;
  const error = (field: string) => errorOf(form, field);
  return (
    <>
      <Choice
        kind="radio"
        name="method"
        label={words.method}
        options={Object.entries(words.methods).map(([method, label]) => ({ value: method, label }))}
        chosen={[value('method', rule?.method ?? 'secret-ballot')]}
        error={error('method')}
      />
      <Columns of={2}>
        <NumberField name="round" label={words.round} value={value('round', String(round))} error={error('round')} />
        <NumberField
          name="seats"
          label={words.seats}
          help={words.seatsHelp}
          value={value('seats')}
          error={error('seats')}
        />
        <TextField
          name="threshold"
          label={words.threshold}
          help={words.thresholdHelp}
          value={value('threshold', shareText(rule?.threshold))}
          width="short"
          error={error('threshold')}
          required
        />
        <Select
          name="base"
          label={words.base}
          options={Object.entries(words.bases).map(([base, label]) => ({ value: base, label }))}
          value={value('base', rule?.base ?? 'all-members')}
          placeholder={false}
        />
      </Columns>
      <Choice
        kind="radio"
        name="ownUnit"
        label={words.ownUnit}
        help={words.ownUnitHelp}
        options={Object.entries(words.ownUnitVotes).map(([said, label]) => ({ value: said, label }))}
        chosen={[value('ownUnit', rule ? said(rule.ownUnitVotes, 'yes', 'no') : '')]}
        error={error('ownUnit')}
      />
      <Select
        name="asideBase"
        label={words.asideBase}
        help={words.asideBaseHelp}
        options={Object.entries(words.asideInBase).map(([said, label]) => ({ value: said, label }))}
        value={value('asideBase', said(rule?.asideLeavesBase, 'leaves', 'stays'))}
        placeholder={false}
      />
      <TextField
        name="quorum"
        label={words.quorum}
        help={words.quorumHelp}
        value={value('quorum', shareText(quorum))}
        width="short"
        error={error('quorum')}
        required={false}
      />
      <TextField
        name="source"
        label={words.source}
        help={words.sourceHelp}
        value={value('source', rule?.source)}
        error={error('source')}
        required
      />
      <Choice
        kind="checkbox"
        name="provisional"
        label={words.scores}
        options={[{ value: 'yes', label: words.provisional }]}
        chosen={[value('provisional')]}
      />
    </>
  );
}
