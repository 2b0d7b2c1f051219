import type { JSX } from 'preact';
import { printPercent } from '#src/kernel/ratio.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { awardOf } from '#src/law/award-catalogue.ts';
import type { Action } from '#src/ui/button.tsx';
import { Chip } from '#src/ui/chip.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { Choice, NumberField, TextField } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Columns, Section } from '#src/ui/section.tsx';
import { type Column, Table } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { stepPage } from '#src/ui/year-page.tsx';
import { ballotOutcome, type NotSaid } from '#src/year-round/ballots/domain/ballot-outcome.ts';
import { asideFromAll } from '#src/year-round/ballots/domain/standing-aside.ts';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { type Ballot, countFrom } from '../app/ballots.query.ts';
import { AsideSection, type Speaking } from './aside.tsx';
import { newBallotPath } from './ballot-forms.page.tsx';
import { acclaimedIn, nominationPath, nominationWords, shareOf } from './nomination.page.tsx';

export type BallotPageForm = {
  readonly typed: Readonly<Record<string, string>> | null;
  readonly errors: readonly FieldError[];
  /** A tie that waits for the chair: who is tied, for how many places. */
  readonly tie: { readonly unitIds: readonly string[]; readonly places: number } | null;
  /** What the rule does not say and the chair has to settle before a result is announced. */
  readonly notSaid: readonly NotSaid[];
};
type May = {
  readonly run: boolean;
  readonly count: boolean;
  readonly speaking: Speaking;
  readonly chair: string | null;
};
type Words = ReturnType<typeof nominationWords>;
type Parts = {
  readonly visit: Visit;
  readonly frame: YearFrame;
  readonly ballot: Ballot;
  readonly form: BallotPageForm;
};
const PAPERS = ['issued', 'collected', 'notReturned', 'valid', 'invalid'] as const;

/** One vote: its frozen rule and list, the two counts, the result. No figure is shown before the result is announced but the tellers' own. */
export function ballotPage(visit: Visit, frame: YearFrame, ballot: Ballot, may: May, form: BallotPageForm): Page {
  const words = nominationWords(visit.language);
  const award = awardOf(ballot.awardId).name;
  const title = `${award}, ${ballot.blocName}`;
  const parts = { visit, frame, ballot, form };
  return stepPage(visit, frame, 'nomination', {
    title,
    about: { kind: 'ballot', id: ballot.id },
    head: {
      title,
      ...(ballot.state === 'open' && ballot.method !== 'consensus' && { lead: words.tallyLead }),
      breadcrumb: [{ label: award }],
      ...(may.run && { history: `/lich-su/phieu-bau/${ballot.id}` }),
      chip: <Chip tone={ballot.state === 'closed' ? 'met' : 'plain'}>{words.state[ballot.state]}</Chip>,
      facts: [
        words.methods[ballot.method],
        ballot.quorum
          ? words.quorumMet(ballot.present, ballot.members, ballot.rule.source)
          : words.presentOf(ballot.present, ballot.members),
        ballot.aside.some(({ nomineeId }) => nomineeId === null) && words.takesPart(papersFor(ballot)),
        ballot.method !== 'consensus' && words.rule(shareOf(ballot.rule), words.bases[ballot.rule.base]),
        ballot.seats !== null && words.atMost(ballot.seats),
        ownUnitFact(words, ballot),
        ballot.closedOn && printDay(ballot.closedOn, visit.language),
      ].filter(Boolean),
      actions: actionsOf(visit, frame, ballot, may.run),
    },
    body: (
      <>
        <ErrorSummary errors={form.errors} />
        {ballot.scoresProvisional && <Notice tone="watch" title={words.warnings['scores-are-provisional']} />}
        <AsideSection {...parts} {...form} speaking={may.speaking} chair={may.chair} />
        {ballot.state === 'closed' ? (
          <Result {...parts} />
        ) : ballot.state === 'cancelled' ? (
          <Notice tone="watch" title={words.state.cancelled}>
            {ballot.stateReason}
          </Notice>
        ) : may.run || may.count ? (
          <>
            {ballot.method !== 'consensus' && <TallyForm {...parts} entry={1} />}
            {ballot.method !== 'consensus' && <TallyForm {...parts} entry={2} />}
            {may.run && (ballot.method === 'consensus' || ballot.tallies.length === 2) && <CloseForm {...parts} />}
            {may.run && <CancelForm {...parts} />}
          </>
        ) : (
          <Notice tone="info" title={words.state.open} />
        )}
      </>
    ),
  });
}

/** As many papers as there are units that take part. */
const papersFor = ({ present, aside }: Ballot): number =>
  present - asideFromAll(aside.map(({ unitId, nomineeId, kind }) => ({ voterId: unitId, nomineeId, kind })));

const ownUnitFact = (words: Words, { method, rule }: Ballot): string | null => {
  if (method === 'consensus' || rule.ownUnitVotes === null || rule.ownUnitVotes === undefined) return null;
  return rule.ownUnitVotes ? words.ownUnitFacts.yes : words.ownUnitFacts.no;
};

function actionsOf(visit: Visit, frame: YearFrame, ballot: Ballot, mayRun: boolean): readonly Action[] {
  const words = nominationWords(visit.language);
  const path = `${nominationPath(frame)}/phieu/${ballot.id}`;
  const onPaper = ballot.method === 'secret-ballot' || ballot.method === 'open-ballot';
  if (ballot.state === 'closed')
    return [
      { label: words.minutes, icon: 'paper', href: `${path}/bien-ban.pdf` },
      ...(mayRun && acclaimedIn(ballot).length < ballot.nominees.length
        ? [{ label: words.secondRound, href: newBallotPath(frame, ballot.blocId, ballot.awardId) }]
        : []),
    ];
  return ballot.state === 'open' && onPaper && mayRun
    ? [{ label: words.ballotPaper, icon: 'print', href: `${path}/phieu.pdf` }]
    : [];
}

function CancelForm({ visit, frame, ballot, form }: Parts): JSX.Element {
  const words = nominationWords(visit.language);
  const error = form.errors.find(({ field }) => field === 'cancelReason')?.message;
  return (
    <Dialog button={words.cancel} title={words.cancel} danger open={error !== undefined}>
      <p>{words.cancelLead}</p>
      <Form id="cancel" action={`${nominationPath(frame)}/phieu/${ballot.id}/huy`}>
        <TextField name="cancelReason" label={words.cancelReason} error={error} required />
        <SubmitRow label={words.cancel} danger />
      </Form>
    </Dialog>
  );
}

function TallyForm({ visit, frame, ballot, form, entry }: Parts & { readonly entry: 1 | 2 }): JSX.Element {
  const words = nominationWords(visit.language);
  const stored = ballot.tallies.find((tally) => tally.entry === entry);
  const typed = form.typed?.['entry'] === String(entry) ? form.typed : null;
  const value = (field: string, kept: string | number | undefined) =>
    typed?.[field] ?? (kept === undefined ? '' : String(kept));
  return (
    <Section title={words.tally(entry)} note={stored && words.entered(stored.teller)}>
      <Form
        id={`tally-${entry}`}
        action={`${nominationPath(frame)}/phieu/${ballot.id}/kiem`}
        hidden={{ entry: String(entry) }}
        wide
      >
        <TextField
          name="teller"
          id={`teller-${entry}`}
          label={words.teller}
          width="medium"
          value={value('teller', stored?.teller)}
          required
        />
        {ballot.method !== 'show-of-hands' && (
          <Columns of={4}>
            {PAPERS.map((field) => (
              <NumberField
                key={field}
                name={field}
                id={`${field}-${entry}`}
                label={words[field]}
                value={value(field, stored?.[field])}
              />
            ))}
          </Columns>
        )}
        {ballot.nominees.map((nominee) => {
          const row = stored?.rows.find((candidate) => candidate.unitId === nominee.unitId);
          const box = (field: 'yes' | 'no' | 'blank') => (
            <NumberField
              name={`${nominee.unitId}-${field}`}
              id={`${nominee.unitId}-${field}-${entry}`}
              label={words[field]}
              value={value(`${nominee.unitId}-${field}`, row?.[field])}
            />
          );
          return (
            <fieldset class="field choice" key={nominee.unitId}>
              <legend>{nominee.name}</legend>
              <Columns of={3}>
                {box('yes')}
                {box('no')}
                {box('blank')}
              </Columns>
            </fieldset>
          );
        })}
        <SubmitRow label={words.saveTally} />
      </Form>
    </Section>
  );
}

function CloseForm({ visit, frame, ballot, form }: Parts): JSX.Element {
  const words = nominationWords(visit.language);
  const options = (ids: readonly string[]) =>
    ballot.nominees
      .filter((nominee) => ids.includes(nominee.unitId))
      .map((nominee) => ({ value: nominee.unitId, label: nominee.name }));
  return (
    <Section title={words.close}>
      <p>{words.closeLead}</p>
      <Form id="close" action={`${nominationPath(frame)}/phieu/${ballot.id}/cong-bo`}>
        {ballot.method === 'consensus' ? (
          <Choice
            kind="checkbox"
            name="agreedOn"
            label={words.agreedOn}
            options={options(ballot.nominees.map((nominee) => nominee.unitId))}
            chosen={[]}
          />
        ) : (
          <Choice
            kind="checkbox"
            name="boxChecked"
            label={words.beforeTheVote}
            options={[{ value: 'yes', label: words.boxChecked }]}
            chosen={[form.typed?.['boxChecked'] ?? '']}
          />
        )}
        {form.tie && (
          <>
            <Notice tone="watch" title={words.tie(form.tie.unitIds.length, form.tie.places)} />
            <Choice
              kind="checkbox"
              name="tieChosen"
              label={words.tieChosen}
              options={options(form.tie.unitIds)}
              chosen={[]}
            />
            <TextField name="tieReason" label={words.tieReason} value={form.typed?.['tieReason']} required />
          </>
        )}
        <Settle words={words} form={form} />
        <SubmitRow label={words.close} />
      </Form>
    </Section>
  );
}

/** What the regulation leaves open, for the chair to settle; that a rule cannot be kept, only a new vote mends. */
function Settle({ words, form }: { readonly words: Words; readonly form: BallotPageForm }): JSX.Element {
  const { notSaid, typed } = form;
  const [own, aside] = [notSaid.includes('own-unit-not-stated'), notSaid.includes('aside-not-stated')];
  if (!own && !aside) return <></>;
  return (
    <>
      <Notice tone="watch" title={words.settle} />
      {own && (
        <Choice
          kind="checkbox"
          name="settleOwnUnit"
          label={words.ownUnit}
          options={[{ value: 'yes', label: words.settleOwnUnit }]}
          chosen={[typed?.['settleOwnUnit'] ?? '']}
        />
      )}
      {aside && (
        <Choice
          kind="radio"
          name="settleAside"
          label={words.settleAside}
          options={(['stays', 'leaves'] as const).map((said) => ({ value: said, label: words.asideInBase[said] }))}
          chosen={[typed?.['settleAside'] ?? '']}
        />
      )}
      <TextField name="settleReason" label={words.settleReason} value={typed?.['settleReason']} required />
    </>
  );
}

/** The announced result, in the order of the list; a consensus carries no figures. */
function Result({ visit, ballot }: Parts): JSX.Element {
  const words = nominationWords(visit.language);
  const [tally] = ballot.tallies;
  const outcome = tally ? ballotOutcome(countFrom(ballot, tally), ballot.rule) : null;
  const counted = (unitId: string) =>
    outcome?.ok ? outcome.value.nominees.find((nominee) => nominee.nomineeId === unitId) : undefined;
  const votes = (unitId: string) => tally?.rows.find((row) => row.unitId === unitId);
  type Nominee = Ballot['nominees'][number];
  const figures: readonly Column<Nominee>[] = [
    { key: 'yes', head: words.yes, align: 'end', cell: (row) => votes(row.unitId)?.yes },
    { key: 'no', head: words.no, align: 'end', cell: (row) => votes(row.unitId)?.no },
    { key: 'blank', head: words.blank, align: 'end', cell: (row) => votes(row.unitId)?.blank },
    {
      key: 'rate',
      head: words.rate,
      unit: words.bases[ballot.rule.base],
      align: 'end',
      cell: (row) => rateOf(row.unitId),
    },
  ];
  return (
    <Section title={words.acclaimedCount(acclaimedIn(ballot).length, awardOf(ballot.awardId).name)}>
      <Table
        id="result"
        caption={words.result}
        rows={ballot.nominees}
        rowKey={(row) => row.unitId}
        columns={[
          { key: 'unit', head: words.unit, cell: (row) => row.name },
          ...(tally ? figures : []),
          {
            key: 'result',
            head: words.result,
            phone: 'corner',
            cell: (row) => row.result && words.results[row.result as keyof typeof words.results],
          },
        ]}
      />
      {tally && (
        <p class="note">
          {PAPERS.map((field) => `${words[field]}: ${tally[field]}`).join(' · ')}. {ballot.rule.source}
        </p>
      )}
      {ballot.settledReason && (
        <p>
          {words.settledByChair}: {ballot.settledReason}
        </p>
      )}
      {ballot.stateReason && (
        <p>
          {words.decidedByChair}: {ballot.stateReason}
        </p>
      )}
    </Section>
  );

  function rateOf(unitId: string): string {
    const nominee = counted(unitId);
    const percent = (nominee?.ofBase && printPercent(nominee.ofBase)) || '–';
    const ownBase = outcome?.ok === true && outcome.value.baseCount === null;
    return ownBase && nominee?.baseCount ? `${percent} (${nominee.yes}/${nominee.baseCount})` : percent;
  }
}
