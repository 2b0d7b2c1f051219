import type { JSX } from 'preact';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { Empty } from '#src/ui/empty.tsx';
import { DateField, Select, TextField } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { stepPage } from '#src/ui/year-page.tsx';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';
import type { Authority, CovenantView, SignatureRow } from '../app/covenants.query.ts';
import type { Party } from '../domain/covenant-text.ts';
import { type CovenantWords, covenantWords } from './covenant-words.ts';
import { StateChip } from './covenants.page.tsx';

export const AUTHORITIES: readonly Authority[] = ['head', 'KT', 'TUQ', 'TL'];

export type SheetForm = {
  readonly covenant: CovenantView;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
};

/** The signature sheet as it was signed by pen; before the signing is opened, its day and place. */
export function covenantSignPage(visit: Visit, frame: YearFrame, form: SheetForm): Page {
  const words = covenantWords(visit.language);
  const { covenant, errors } = form;
  const { facts, signatures, state } = covenant;
  const path = `${stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'covenant')}/${covenant.id}`;
  const open = facts.parties.filter((party) => !signatures.some(({ unitId }) => unitId === party.unitId));
  return stepPage(visit, frame, 'covenant', {
    title: words.signTitle,
    head: {
      title: words.signTitle,
      breadcrumb: [{ label: facts.bloc ?? facts.cluster, href: path }, { label: words.signTitle }],
      chip: <StateChip covenant={covenant} words={words} />,
      facts: [words.signedCount(signatures.length, facts.parties.length)],
    },
    body: (
      <>
        <ErrorSummary errors={errors} />
        {state === 'agreed' ? (
          <OpenSigning form={form} path={path} words={words} />
        ) : (
          <>
            {open.length === 0 && <Empty title={words.everyoneSigned} icon="check" />}
            {open.length > 0 && <Sheet form={form} open={open} path={path} words={words} visit={visit} />}
            {signatures.length > 0 && <Corrections form={form} path={path} words={words} />}
          </>
        )}
      </>
    ),
  });
}

type Parts = { readonly form: SheetForm; readonly path: string; readonly words: CovenantWords };

function OpenSigning({ form: { covenant, typed, errors }, path, words }: Parts): JSX.Element {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <Form id="open-signing" action={`${path}/buoc`} hidden={{ act: 'open-signing', edition: String(covenant.edition) }}>
      <DateField name="on" label={words.signingDay} value={typed['on']} error={errorOf('on')} required />
      <TextField
        name="place"
        label={words.signingPlace}
        help={words.signingPlaceHelp}
        value={typed['place']}
        width="medium"
        required={false}
      />
      <SubmitRow label={words.moves['open-signing']} cancel={path} />
    </Form>
  );
}

function Sheet(props: Parts & { readonly open: readonly Party[]; readonly visit: Visit }): JSX.Element {
  const { form, open, path, words, visit } = props;
  const { covenant, typed, errors } = form;
  const usual = covenant.state === 'signing' && covenant.signingOpenedOn ? covenant.signingOpenedOn : visit.today;
  const wrong = (name: string) => errors.some((error) => error.field === name);
  const cell = (name: string, label: string, usually = '') => (
    <input
      class="input"
      id={name}
      name={name}
      value={typed[name] ?? usually}
      aria-label={label}
      aria-invalid={wrong(name) || undefined}
      maxlength={200}
      autocomplete="off"
    />
  );
  return (
    <Form id="sheet" action={`${path}/ky`} wide>
      <p>{words.signHelp}</p>
      <Table
        id="signature-sheet"
        caption={words.signTitle}
        look="sheet"
        rows={open}
        rowKey={(party) => party.unitId}
        columns={[
          { key: 'unit', head: words.unit, cell: (party) => party.unit },
          {
            key: 'signatory',
            head: words.signatory,
            phone: 'line',
            cell: ({ unitId, unit }) => cell(`signatory-${unitId}`, `${words.signatory}, ${unit}`),
          },
          {
            key: 'authority',
            head: words.authority,
            phone: 'figure',
            cell: ({ unitId, unit }) => (
              <select class="input" name={`authority-${unitId}`} aria-label={`${words.authority}, ${unit}`}>
                {AUTHORITIES.map((authority) => (
                  <option value={authority} selected={typed[`authority-${unitId}`] === authority} key={authority}>
                    {words.authorities[authority]}
                  </option>
                ))}
              </select>
            ),
          },
          {
            key: 'post',
            head: words.post,
            phone: 'figure',
            cell: ({ unitId, unit }) => cell(`post-${unitId}`, `${words.post}, ${unit}`),
          },
          {
            key: 'headPost',
            head: words.headPost,
            phone: 'figure',
            cell: ({ unitId, unit }) => cell(`headPost-${unitId}`, `${words.headPost}, ${unit}`),
          },
          {
            key: 'day',
            head: words.day,
            phone: 'figure',
            cell: ({ unitId, unit }) => cell(`day-${unitId}`, `${words.day}, ${unit}`, printDay(usual)),
          },
        ]}
      />
      <SubmitRow label={words.saveSheet} cancel={path} />
    </Form>
  );
}

/** What was typed otherwise than signed is put right here, each with its reason. */
function Corrections({ form, path, words }: Parts): JSX.Element {
  const { covenant, typed, errors } = form;
  const unitOf = (signature: SignatureRow) =>
    covenant.facts.parties.find((party) => party.unitId === signature.unitId)?.unit ?? '';
  return (
    <Section title={words.correct}>
      {covenant.signatures.map((signature) => {
        const { unitId } = signature;
        const asked = typed['unit'] === unitId;
        const value = (field: string, stored: string) => (asked ? (typed[field] ?? stored) : stored);
        return (
          <details class="more" open={asked && errors.length > 0} key={unitId}>
            <summary>
              {unitOf(signature)}: {signature.signatory}
            </summary>
            <Form id={`correct-${unitId}`} action={`${path}/chu-ky`} hidden={{ unit: unitId }}>
              <TextField
                name="signatory"
                id={`s-${unitId}`}
                label={words.signatory}
                value={value('signatory', signature.signatory)}
              />
              <Select
                name="authority"
                id={`a-${unitId}`}
                label={words.authority}
                placeholder={false}
                value={value('authority', signature.authority)}
                options={AUTHORITIES.map((authority) => ({ value: authority, label: words.authorities[authority] }))}
              />
              <TextField name="post" id={`p-${unitId}`} label={words.post} value={value('post', signature.post)} />
              <TextField
                name="headPost"
                id={`h-${unitId}`}
                label={words.headPost}
                value={value('headPost', signature.headPost ?? '')}
                required={false}
              />
              <TextField
                name="reason"
                id={`r-${unitId}`}
                label={words.correctReason}
                value={value('reason', '')}
                required
              />
              <SubmitRow label={words.correct} />
            </Form>
          </details>
        );
      })}
    </Section>
  );
}
