import { printPartialDay } from '#src/kernel/partial-day.ts';
import { printInstant } from '#src/kernel/vietnamese-date.ts';
import type { Action } from '#src/ui/button.tsx';
import { Chip } from '#src/ui/chip.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { Choice, Select, TextArea, TextField } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import { Link } from '#src/ui/link.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { PersonKnown, UnitChoice } from '../app/people.query.ts';
import type { Correction, Fact, Reader } from '../app/restricted.query.ts';
import { CORRECTION_SUBJECTS } from '../domain/correction.ts';
import { FACT_KINDS, RATINGS } from '../domain/fact.ts';
import { CorrectionList } from './correction-list.tsx';
import { PartialDateField, type Typed } from './person-form.page.tsx';
import { peopleWords, printPost, printHeld } from './words.ts';

/** What a fact says, in one line: «Hoàn thành tốt nhiệm vụ», «Khiển trách, 12/QĐ-STP». */
function FactTable(props: {
  readonly visit: Visit;
  readonly facts: readonly Fact[];
  readonly hrefOf: ((fact: Fact) => string | null) | null;
}) {
  const { visit, facts, hrefOf } = props;
  const words = peopleWords(visit.language);
  const when = ({ kind, year, from, until }: Fact): string => {
    if (year !== null) return String(year);
    const first = from ? printPartialDay(from, visit.language) : words.fromUnknown;
    if (kind === 'discipline' || kind === 'transfer') return first;
    return words.period(first, until ? printPartialDay(until, visit.language) : words.record.goesOn);
  };
  return (
    <Table
      id="facts"
      caption={words.record.label}
      rows={facts}
      rowKey={({ id }) => id}
      empty={<Empty title={words.record.none}>{words.record.noneNote}</Empty>}
      columns={[
        { key: 'kind', head: words.record.kind, phone: 'title', cell: ({ kind }) => words.record.factKinds[kind] },
        { key: 'when', head: words.record.when, phone: 'corner', nowrap: true, cell: (fact) => when(fact) },
        {
          key: 'what',
          head: words.record.detail,
          phone: 'line',
          cell: ({ rating, detail, decision, unit }) => (
            <span>
              {rating && <b>{words.record.ratings[rating]} </b>}
              <span lang="vi">{[detail, decision].filter(Boolean).join(' · ')}</span>
              <br />
              <small class="muted">{words.record.recordedBy(unit)}</small>
            </span>
          ),
        },
        ...(hrefOf
          ? [
              {
                key: 'do',
                head: words.record.change,
                phone: 'line' as const,
                cell: (fact: Fact) => {
                  const href = hrefOf(fact);
                  return href && <Link to={href}>{words.record.change}</Link>;
                },
              },
            ]
          : []),
      ]}
    />
  );
}

/** The restricted part of somebody's record, for whoever may read it. */
export function recordPage(
  visit: Visit,
  person: PersonKnown,
  view: {
    readonly facts: readonly Fact[];
    readonly keeps: (unitId: string) => boolean;
    readonly actions: readonly Action[];
  },
): Page {
  const words = peopleWords(visit.language);
  const title = words.record.title(person.name);
  return {
    title,
    head: {
      title,
      lead: words.record.lead,
      breadcrumb: [{ label: person.name, href: `/nguoi/${person.id}` }, { label: words.record.label }],
      actions: view.actions,
    },
    body: (
      <Section title={words.record.facts(view.facts.length)} note={words.record.noneNote}>
        <FactTable
          visit={visit}
          facts={view.facts}
          hrefOf={({ id, unitId }) => (view.keeps(unitId) ? `/nguoi/${person.id}/ho-so/${id}` : null)}
        />
      </Section>
    ),
  };
}

export type FactFormView = {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** Units under which the fact may be recorded. */
  readonly units: readonly UnitChoice[];
  readonly was: { readonly id: string; readonly version: number; readonly unitId: string } | null;
};

/** A restricted fact, new or corrected; one recorded by mistake is taken back with a reason. */
export function factPage(visit: Visit, person: PersonKnown, view: FactFormView): Page {
  const words = peopleWords(visit.language);
  const { typed, errors, was, units } = view;
  const title = was ? words.record.changeTitle(person.name) : words.record.addTitle(person.name);
  const base = `/nguoi/${person.id}/ho-so`;
  const field = (name: string) => ({
    name,
    value: typed[name],
    error: errors.find((error) => error.field === name)?.message,
  });
  return {
    title,
    head: {
      title,
      lead: words.record.lead,
      breadcrumb: [
        { label: person.name, href: `/nguoi/${person.id}` },
        { label: words.record.label, href: base },
        { label: was ? words.record.change : words.record.add },
      ],
    },
    body: (
      <>
        <ErrorSummary errors={errors} />
        <Form id="fact" action={was ? `${base}/${was.id}` : `${base}/ghi`} {...(was && { version: was.version })}>
          <Select
            {...field('unit')}
            label={words.unit}
            options={units.map(({ id, name }) => ({ value: id, label: name }))}
            placeholder={units.length === 1 ? false : ''}
            required
          />
          <Choice
            kind="radio"
            {...field('kind')}
            label={words.record.kind}
            options={FACT_KINDS.map((value) => ({ value, label: words.record.factKinds[value] }))}
            chosen={[typed['kind'] ?? 'rating']}
          />
          <TextField {...field('year')} label={words.record.year} width="short" maxLength={4} required={false} />
          <Select
            {...field('rating')}
            label={words.record.rating}
            options={RATINGS.map((value) => ({ value, label: words.record.ratings[value] }))}
            required={false}
          />
          <PartialDateField {...field('from')} label={words.from} help={words.partialHelp} />
          <PartialDateField {...field('until')} label={words.until} help={words.untilHelp} />
          <TextArea
            {...field('detail')}
            label={words.record.detail}
            help={words.record.detailHelp}
            rows={2}
            maxLength={1000}
            required={false}
          />
          <TextField
            {...field('decision')}
            label={words.decision}
            help={words.decisionHelp}
            maxLength={300}
            required={false}
          />
          <SubmitRow cancel={base} />
        </Form>
        {was && (
          <Section title={words.record.remove} level={3}>
            <Form id="remove" action={`${base}/${was.id}/bo`} version={was.version} hidden={{ unit: was.unitId }}>
              <TextField {...field('reason')} label={words.record.removeReason} maxLength={500} required />
              <SubmitRow label={words.record.remove} danger />
            </Form>
          </Section>
        )}
      </>
    ),
  };
}

export type OwnRecordView = {
  readonly person: PersonKnown;
  readonly facts: readonly Fact[];
  readonly readers: readonly Reader[];
  readonly asks: readonly Correction[];
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
};

/** `/ho-so-cua-toi`: what is on record about oneself, who opened it, and what one asks to have corrected. */
export function ownRecordPage(visit: Visit, view: OwnRecordView | null): Page {
  const words = peopleWords(visit.language);
  const head = { title: words.record.own, lead: words.record.ownLead };
  if (!view)
    return {
      title: words.record.own,
      head,
      body: (
        <Empty title={words.record.tiedToNobody} icon="person">
          {words.record.tiedToNobodyText}
        </Empty>
      ),
    };
  const { person, facts, readers, asks, errors } = view;
  return {
    title: words.record.own,
    head: {
      ...head,
      facts: [
        <span lang="vi" key="name">
          {person.name}
        </span>,
        ...(person.birthYear === null ? [] : [words.born(person.birthYear)]),
        ...(person.staffCode === null ? [] : [words.code(person.staffCode)]),
      ],
      actions: [{ label: words.record.myPage, href: `/nguoi/${person.id}`, icon: 'person' }],
    },
    body: (
      <>
        <Section title={words.posts}>
          <ul class="told" lang="vi">
            {person.posts.map((post) => (
              <li key={post.id}>
                {printPost(post)}, {post.unit} ({printHeld(post, visit.language)})
              </li>
            ))}
          </ul>
        </Section>
        <Section title={words.record.label}>
          <FactTable visit={visit} facts={facts} hrefOf={null} />
        </Section>
        <Readers visit={visit} readers={readers} />
        <Section title={words.record.asks} id="de-nghi">
          {asks.length > 0 && <CorrectionList visit={visit} corrections={asks} isOwn />}
          <ErrorSummary errors={errors} />
          <AskForm visit={visit} view={view} />
        </Section>
      </>
    ),
  };
}

function Readers({ visit, readers }: { readonly visit: Visit; readonly readers: readonly Reader[] }) {
  const words = peopleWords(visit.language).record;
  const kinds: Readonly<Record<string, string>> = words.factKinds;
  return (
    <Section title={words.readers}>
      <Table
        id="readers"
        caption={words.readers}
        rows={readers}
        rowKey={({ at, name }) => at.toISOString() + name}
        empty={<p class="note">{words.noReaders}</p>}
        columns={[
          {
            key: 'who',
            head: words.reader,
            phone: 'title',
            cell: ({ name, post }) => <span lang="vi">{[name, post].filter(Boolean).join(', ')}</span>,
          },
          {
            key: 'at',
            head: words.readAt,
            nowrap: true,
            phone: 'corner',
            cell: ({ at }) => printInstant(at, visit.language),
          },
          {
            key: 'what',
            head: words.readWhat,
            phone: 'line',
            cell: ({ facts }) =>
              facts.length === 0 ? (
                <Chip>{words.nothingShown}</Chip>
              ) : (
                facts.map((kind) => kinds[kind] ?? kind).join('; ')
              ),
          },
        ]}
      />
    </Section>
  );
}

function AskForm({ visit, view }: { readonly visit: Visit; readonly view: OwnRecordView }) {
  const words = peopleWords(visit.language).record;
  const { typed, errors } = view;
  return (
    <Section title={words.askTitle} level={3}>
      <Form id="ask" action="/ho-so-cua-toi">
        <Choice
          kind="radio"
          name="about"
          label={words.askAbout}
          options={CORRECTION_SUBJECTS.map((value) => ({ value, label: words.subjects[value] }))}
          chosen={[typed['about'] ?? 'post']}
        />
        <TextArea
          name="asked"
          label={words.askWhat}
          help={words.askHelp}
          value={typed['asked']}
          error={errors.find(({ field }) => field === 'asked')?.message}
          maxLength={2000}
          required
        />
        <SubmitRow label={words.ask} />
      </Form>
    </Section>
  );
}
