import { printDay } from '#src/kernel/vietnamese-date.ts';
import { Chip, Derived, NotStated, Stated } from '#src/ui/chip.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { Facts } from '#src/ui/facts.tsx';
import { Link } from '#src/ui/link.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import { PaperList } from '#src/ui/timeline.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { Fact, Marks, SourceMargin } from '../evidence/marks.tsx';
import type { SourceBook } from '../evidence/source-book.ts';
import { en } from './en.ts';
import type { ExemplarLine } from './exemplars.query.ts';
import { vi } from './vi.ts';

export type ExemplarsView = {
  readonly visit: Visit;
  readonly lines: readonly ExemplarLine[];
  readonly book: SourceBook;
};
type LineProps = { readonly view: ExemplarsView; readonly line: ExemplarLine };
const wordsOf = ({ visit }: ExemplarsView): typeof vi => (visit.language === 'vi' ? vi : en);

/** Exemplars with their periods kept apart, the awards by ground, and the papers they rest on. */
export function exemplarsPage(view: ExemplarsView): Page {
  const words = wordsOf(view);
  const told = view.lines.filter(isCounted);
  const mentioned = view.lines.filter((line) => !isCounted(line));
  return {
    title: words.title,
    tab: 'exemplars',
    head: { title: words.title, size: 'portal', lead: words.lead },
    body:
      view.lines.length === 0 ? (
        <Empty title={words.empty} icon="flag">
          {words.emptyText}
        </Empty>
      ) : (
        <>
          {told.map((line) => (
            <Line view={view} line={line} key={line.id} />
          ))}
          {mentioned.length > 0 && <Mentions view={view} lines={mentioned} />}
        </>
      ),
    ...(view.book.sources.length > 0 && { margin: <SourceMargin book={view.book} /> }),
  };
}

const isCounted = (line: ExemplarLine): boolean =>
  [
    line.planPeriod,
    line.reviewPeriod,
    line.recognitionPeriod,
    line.registeredCollectives,
    line.recognisedCollectives,
  ].some((each) => each !== null);

/** Where a source speaks of exemplars and counts and names none. */
function Mentions({ view, lines }: { readonly view: ExemplarsView; readonly lines: readonly ExemplarLine[] }) {
  const words = wordsOf(view);
  return (
    <Section title={words.mentioned}>
      <ul class="told" lang="vi">
        {lines.map((line) => (
          <li key={line.id}>
            {line.cluster && (
              <Link
                to={`/cum-thi-dua/${line.cluster.slug}/${line.cluster.year}`}
              >{`${line.cluster.name}, ${line.cluster.year}`}</Link>
            )}
            {line.unit && <Link to={`/don-vi/${line.unit.slug}`}>{line.unit.name}</Link>} <NotStated />{' '}
            <Marks book={view.book} of={line.id} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Line({ view, line }: LineProps) {
  const words = wordsOf(view);
  const { book } = view;
  const who = line.unit?.name ?? (line.cluster ? `${line.cluster.name}, ${line.cluster.year}` : words.title);
  const count = (collectives: number | null, individuals: number | null) =>
    collectives === null && individuals === null
      ? null
      : words.count(String(collectives ?? '…'), String(individuals ?? '…'));
  const fact = (field: string, value: string | null) => <Fact book={book} of={line.id} field={field} value={value} />;
  return (
    <>
      <Section title={who} id={line.id}>
        <Facts
          facts={[
            { label: words.who, value: <Owner line={line} /> },
            { label: words.plan, value: fact('plan_period', line.planPeriod) },
            { label: words.review, value: fact('review_period', line.reviewPeriod) },
            { label: words.recognition, value: fact('recognition_period', line.recognitionPeriod) },
            { label: words.levels, value: <span lang="vi">{fact('levels', line.levels?.join(', ') ?? null)}</span> },
            {
              label: words.registered,
              value: fact('registered_collectives', count(line.registeredCollectives, line.registeredIndividuals)),
            },
            {
              label: words.recognised,
              value: fact('recognised_collectives', count(line.recognisedCollectives, line.recognisedIndividuals)),
            },
            { label: words.names, value: <NotStated /> },
            ...(line.meeting
              ? [
                  {
                    label: words.meeting,
                    value: (
                      <span lang="vi">
                        {line.meeting.name} <Marks book={book} of={line.meeting.id} field="name" />
                      </span>
                    ),
                  },
                  {
                    label: words.day,
                    value: (
                      <Fact
                        book={book}
                        of={line.meeting.id}
                        field="held_on"
                        value={line.meeting.heldOn && printDay(line.meeting.heldOn, view.visit.language)}
                      />
                    ),
                  },
                ]
              : []),
            ...(line.occasions.length > 0
              ? [
                  {
                    label: words.occasions,
                    value: (
                      <span lang="vi">
                        {line.occasions.map(({ id, text, years }, index) => (
                          <span key={id}>
                            {index > 0 && '; '}
                            {years !== null && `${words.years(years)} `}
                            {text} <Marks book={book} of={id} />
                          </span>
                        ))}
                      </span>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Section>
      {line.awards.length > 0 && <Awards view={view} line={line} />}
      {line.papers.length > 0 && <Papers view={view} line={line} />}
    </>
  );
}

function Owner({ line }: { readonly line: ExemplarLine }) {
  if (line.unit) return <Link to={`/don-vi/${line.unit.slug}`}>{line.unit.name}</Link>;
  const { cluster } = line;
  return cluster ? <Link to={`/cum-thi-dua/${cluster.slug}/${cluster.year}`}>{cluster.name}</Link> : <NotStated />;
}

function Awards({ view, line }: LineProps) {
  const words = wordsOf(view);
  const sum = (of: 'collectives' | 'individuals') => line.awards.reduce((all, each) => all + (each[of] ?? 0), 0);
  const whole = line.awards.every(({ collectives, individuals }) => collectives !== null && individuals !== null);
  return (
    <Section title={words.awards(sum('collectives'), sum('individuals'), whole)}>
      <Table
        id={`awards-${line.id}`}
        caption={words.award}
        rows={line.awards}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'ground',
            head: words.ground,
            phone: 'title',
            cell: ({ id, ground, isRecognition }) => (
              <span lang="vi">
                <Stated>{ground}</Stated> <Marks book={view.book} of={id} />{' '}
                {isRecognition && <Chip tone="honour">{words.recognitionAward}</Chip>}
              </span>
            ),
          },
          { key: 'award', head: words.award, phone: 'line', cell: ({ award }) => <span lang="vi">{award}</span> },
          {
            key: 'collectives',
            head: words.collectives,
            align: 'end',
            cell: ({ collectives }) => <Stated>{collectives}</Stated>,
          },
          {
            key: 'individuals',
            head: words.individuals,
            align: 'end',
            cell: ({ individuals }) => <Stated>{individuals}</Stated>,
          },
        ]}
        sum={{
          label: (
            <>
              {words.sum} <Derived because={words.sumBecause} />
            </>
          ),
          cells: { collectives: sum('collectives'), individuals: sum('individuals') },
        }}
      />
      <p class="note">
        {words.distinct} <NotStated />
      </p>
    </Section>
  );
}

function Papers({ view, line }: LineProps) {
  const words = wordsOf(view);
  return (
    <Section title={words.papers}>
      <PaperList
        papers={line.papers.map(({ id, number, title, dated, issuer }) => ({
          title: [number ?? title, dated && printDay(dated, view.visit.language)].filter(Boolean).join(', '),
          href: `/van-ban?q=${encodeURIComponent(number ?? title)}`,
          note: (
            <span lang="vi">
              {title !== number && number !== null && `${title}. `}
              <Fact book={view.book} of={id} field="issuer" value={issuer} />
            </span>
          ),
        }))}
      />
    </Section>
  );
}
