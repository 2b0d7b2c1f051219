import { printInstant } from '#src/kernel/vietnamese-date.ts';
import { ActionButton } from '#src/ui/button.tsx';
import { Chip } from '#src/ui/chip.tsx';
import { Choice, TextArea } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import { Link } from '#src/ui/link.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { QuoteAsPrinted } from '#src/ui/source.tsx';
import { Table } from '#src/ui/table.tsx';
import { Timeline } from '#src/ui/timeline.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { claimInWords } from '../evidence/claim-words.ts';
import type { Claim } from '../evidence/claims.query.ts';
import { differencePath } from '../evidence/doubts-part.tsx';
import { markWords, wordsOf } from '../evidence/source-book.ts';
import { evidenceWordsIn, fieldName } from '../evidence/words.ts';
import type { DifferenceFound } from './difference.query.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export type DifferenceView = DifferenceFound & {
  readonly visit: Visit;
  readonly mayChoose: boolean;
  readonly typed: Readonly<Record<string, string>> | null;
  readonly errors: readonly FieldError[];
};
type Part = { readonly view: DifferenceView };
const wordsFor = (visit: Visit): typeof vi => (visit.language === 'vi' ? vi : en);

/** One fact that sources state differently: what each says, what was chosen and why; the Ministry's officer chooses here. */
export function differencePage(view: DifferenceView): Page {
  const { visit, difference, place, choices } = view;
  const words = wordsFor(visit);
  const title = fieldName(evidenceWordsIn(visit.language), difference.field);
  return {
    title,
    head: {
      title,
      size: 'portal',
      breadcrumb: [{ label: words.title, href: '/can-kiem-tra' }, { label: title }],
      lead: words.differenceLead,
      facts: place
        ? [
            <span lang="vi" key="place">
              <Link to={place.href}>{place.label}</Link>
            </span>,
          ]
        : [],
    },
    body: (
      <>
        <ErrorSummary errors={view.errors} />
        <Section title={words.values}>
          <Claims view={view} />
        </Section>
        {choices.length > 0 && (
          <Section title={words.record} id="da-chon">
            <Record view={view} />
          </Section>
        )}
        {view.mayChoose && (
          <Section title={words.choose} id="chon">
            <ChoiceForm view={view} />
          </Section>
        )}
      </>
    ),
  };
}

const sourceOf = ({ source, passage }: Claim): string => `/nguon/${source.slug}${passage ? `#p-${passage.id}` : ''}`;

function Claims({ view: { visit, difference } }: Part) {
  const words = wordsFor(visit);
  return (
    <Table
      id="claims"
      caption={words.values}
      rows={difference.claims}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'value',
          head: words.value,
          phone: 'title',
          cell: (claim) => (
            <>
              <b lang="vi">{claimInWords(claim)}</b> {claim.choice && <Chip tone="met">{words.chosen}</Chip>}
            </>
          ),
        },
        {
          key: 'quote',
          head: words.sentence,
          phone: 'line',
          cell: (claim) => claim.passage && <QuoteAsPrinted quote={markWords(claim.passage.quote, wordsOf(claim))} />,
        },
        {
          key: 'source',
          head: words.source,
          phone: 'line',
          cell: (claim) => (
            <span lang="vi">
              <Link to={sourceOf(claim)}>{claim.source.title}</Link>
            </span>
          ),
        },
      ]}
    />
  );
}

/** Everything that was chosen, in the order of time. Who chose is for those who may choose themselves. */
function Record({ view }: Part) {
  const { visit, difference, choices, mayChoose } = view;
  const words = wordsFor(visit);
  const valueOf = (claimId: string) => {
    const claim = difference.claims.find(({ id }) => id === claimId);
    return claim ? claimInWords(claim) : words.notStatedAnyMore;
  };
  const standing = choices.find(({ undoneAt }) => undoneAt === null);
  return (
    <>
      <Timeline
        events={choices.map(({ claimId, reason, at, undoneAt, by }) => ({
          when: printInstant(at, visit.language),
          title: words.taken(valueOf(claimId)),
          tone: undoneAt === null ? 'now' : 'plain',
          note: (
            <>
              <span lang="vi">{reason}</span>
              {mayChoose && by !== null && ` (${by})`}
              {undoneAt !== null && ` · ${words.notInForceSince(printInstant(undoneAt, visit.language))}`}
            </>
          ),
        }))}
      />
      {standing && mayChoose && (
        <ActionButton
          action={{
            label: words.undo,
            post: `${addressOf(view)}/hoan-tac`,
            fields: { choice: standing.id },
          }}
        />
      )}
    </>
  );
}

function ChoiceForm({ view }: Part) {
  const { visit, difference, choices, typed, errors } = view;
  const words = wordsFor(visit);
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const standing = choices.find(({ undoneAt }) => undoneAt === null);
  return (
    <Form id="choose" action={addressOf(view)} hidden={{ inForce: standing?.id ?? '' }}>
      <Choice
        kind="radio"
        name="claim"
        label={words.value}
        options={difference.claims.map((claim) => ({
          value: claim.id,
          label: claimInWords(claim),
          help: claim.source.title,
        }))}
        chosen={[typed?.['claim'] ?? standing?.claimId ?? '']}
        error={errorOf('claim')}
      />
      <TextArea
        name="reason"
        label={words.reason}
        help={words.reasonHelp}
        rows={3}
        maxLength={1000}
        value={typed?.['reason'] ?? ''}
        error={errorOf('reason')}
      />
      <SubmitRow label={words.choose} cancel="/can-kiem-tra" />
    </Form>
  );
}

const addressOf = ({ difference: { claims } }: DifferenceView): string => (claims[0] ? differencePath(claims[0]) : '');
