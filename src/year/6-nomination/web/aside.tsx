import type { JSX } from 'preact';
import { Button } from '#src/ui/button.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { Choice, Select, TextField } from '#src/ui/fields.tsx';
import { type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import { Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { FrameUnit, YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import type { Ballot } from '../app/ballots.query.ts';
import { nominationPath, nominationWords } from './nomination.page.tsx';

/** Units that are present and for which this person may say that they take no part; `recuses` is the head's office. */
export type Speaking = { readonly units: readonly FrameUnit[]; readonly recuses: boolean };
export const WHOLE = 'ca-cuoc';

type Props = {
  readonly visit: Visit;
  readonly frame: YearFrame;
  readonly ballot: Ballot;
  readonly speaking: Speaking;
  readonly chair: string | null;
  readonly typed: Readonly<Record<string, string>> | null;
  readonly errors: readonly FieldError[];
};

/** Who takes no part in this vote and why; while it is open, who may say so says it here. */
export function AsideSection(props: Props): JSX.Element {
  const { visit, ballot, speaking } = props;
  const words = nominationWords(visit.language);
  const open = ballot.state === 'open';
  const mayAdd = open && ballot.tallies.length === 0 && speaking.units.length > 0;
  if (ballot.aside.length === 0 && !mayAdd) return <></>;
  return (
    <Section title={words.aside} id="aside">
      {ballot.aside.length === 0 ? (
        <p class="note">{words.asideNone}</p>
      ) : (
        <Table
          id="aside-list"
          caption={words.aside}
          rows={ballot.aside}
          rowKey={(row) => row.id}
          columns={[
            { key: 'unit', head: words.unit, cell: (row) => row.name },
            {
              key: 'about',
              head: words.asideWhat,
              phone: 'line',
              cell: (row) => (row.nomineeId === null ? words.asideWhole : words.asideAs(row.nominee)),
            },
            {
              key: 'kind',
              head: words.asideKind,
              phone: 'line',
              cell: (row) => `${words.asideKinds[row.kind]} (${row.saidBy})`,
            },
            { key: 'reason', head: words.asideReason, phone: 'line', cell: (row) => row.reason },
            ...(open && ballot.aside.some((row) => mayTakeBack(row, ballot, speaking))
              ? [
                  {
                    key: 'back',
                    head: words.asideTakeBack,
                    phone: 'line' as const,
                    cell: (row: Ballot['aside'][number]) =>
                      mayTakeBack(row, ballot, speaking) ? <TakeBack {...props} aside={row} /> : '',
                  },
                ]
              : []),
          ]}
        />
      )}
      {mayAdd && <AddAside {...props} />}
    </Section>
  );
}

const mayTakeBack = (row: Ballot['aside'][number], { tallies }: Ballot, { units, recuses }: Speaking): boolean =>
  recuses || (tallies.length === 0 && row.kind === 'abstained' && units.some((unit) => unit.id === row.unitId));

const pathOf = (frame: YearFrame, ballot: Ballot): string =>
  `${nominationPath(frame)}/phieu/${ballot.id}/khong-tham-gia`;

function TakeBack({ visit, frame, ballot, aside }: Props & { readonly aside: Ballot['aside'][number] }): JSX.Element {
  const words = nominationWords(visit.language);
  return (
    <Dialog button={words.asideTakeBack} title={`${words.asideTakeBack}: ${aside.name}`}>
      <p>{words.asideTakeBackLead}</p>
      <Form id={`back-${aside.id}`} action={`${pathOf(frame, ballot)}/${aside.id}/rut`}>
        <TextField name="backReason" id={`reason-${aside.id}`} label={words.asideTakeBackReason} required />
        <Button kind="primary">{words.asideTakeBack}</Button>
      </Form>
    </Dialog>
  );
}

/** The head's office names the unit, how and who said so; a unit speaks for itself and only says as to whom, and why. */
function AddAside({ visit, frame, ballot, speaking, chair, typed, errors }: Props): JSX.Element {
  const words = nominationWords(visit.language);
  const { units, recuses } = speaking;
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  const value = (field: string, usual = '') => typed?.[field] ?? usual;
  const [own] = units;
  const kinds = (['abstained', 'recused'] as const).map((kind) => ({ value: kind, label: words.asideKinds[kind] }));
  const wrong = errors.some(({ field }) => field.startsWith('aside'));
  return (
    <Dialog
      button={recuses ? words.asideAdd : words.asideOwn}
      title={recuses ? words.asideAdd : words.asideOwn}
      open={wrong}
    >
      {!recuses && own && units.length === 1 && <p>{words.asideOwnLead(own.name)}</p>}
      <Form
        id="aside-form"
        action={pathOf(frame, ballot)}
        {...(!recuses && own && units.length === 1 && { hidden: { asideUnit: own.id } })}
      >
        {(recuses || units.length > 1) && (
          <Select
            name="asideUnit"
            label={words.unit}
            options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
            value={value('asideUnit')}
            error={error('asideUnit')}
            required
          />
        )}
        <Select
          name="asideAbout"
          label={words.asideAbout}
          options={[
            { value: WHOLE, label: words.asideWhole },
            ...ballot.nominees.map((nominee) => ({ value: nominee.unitId, label: nominee.name })),
          ]}
          value={value('asideAbout', WHOLE)}
          error={error('asideAbout')}
          placeholder={false}
        />
        {recuses && (
          <>
            <Choice
              kind="radio"
              name="asideKind"
              label={words.asideKind}
              options={kinds}
              chosen={[value('asideKind', 'recused')]}
            />
            <TextField
              name="asideSaidBy"
              label={words.asideSaidBy}
              help={words.asideSaidByHelp}
              value={value('asideSaidBy', chair ?? '')}
              error={error('asideSaidBy')}
              required
            />
          </>
        )}
        <TextField
          name="asideReason"
          label={words.asideReason}
          value={value('asideReason')}
          error={error('asideReason')}
          required
        />
        <SubmitRow label={recuses ? words.asideSave : words.asideOwn} />
      </Form>
    </Dialog>
  );
}
