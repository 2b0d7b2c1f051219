import type { ComponentChildren } from 'preact';
import { type CalendarDay, isCalendarDay } from '#src/kernel/calendar-day.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { Chip, Derived, NotStated, Stated } from '#src/ui/chip.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { Facts } from '#src/ui/facts.tsx';
import { Link } from '#src/ui/link.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { QuoteAsPrinted } from '#src/ui/source.tsx';
import { Table } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { markOfSource } from '../evidence/marks.tsx';
import { grouped } from '../evidence/grouped.ts';
import { markWords } from '../evidence/source-book.ts';
import { evidenceWordsIn, fieldName } from '../evidence/words.ts';
import { en } from './en.ts';
import type { LooseStatement, PassageTold, SourceRow } from './sources.query.ts';
import { vi } from './vi.ts';

type Words = typeof vi;
const wordsFor = (visit: Visit): Words => (visit.language === 'vi' ? vi : en);

export function sourcesPage(visit: Visit, sources: readonly SourceRow[]): Page {
  const words = wordsFor(visit);
  return {
    title: words.title,
    head: { title: words.title, size: 'portal', lead: words.lead(sources.length) },
    body: (
      <Table
        id="sources"
        caption={words.title}
        rows={sources}
        rowKey={({ slug }) => slug}
        empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
        columns={[
          {
            key: 'title',
            head: words.source,
            phone: 'title',
            cell: ({ slug, title, publishers, mark }) => (
              <>
                <Link to={`/nguon/${slug}`} lang="vi">
                  {title}
                </Link>
                <span class="note block" lang="vi">
                  {[publishers?.join('; '), markOfSource(visit.language, mark)].filter(Boolean).join('. ')}
                </span>
              </>
            ),
          },
          {
            key: 'published',
            head: words.published,
            phone: 'corner',
            nowrap: true,
            cell: ({ publishedOn }) => <Stated>{publishedOn && printDay(publishedOn, visit.language)}</Stated>,
          },
          { key: 'tells', head: words.tells, phone: 'line', cell: ({ tells }) => <Places tells={tells} /> },
          { key: 'statements', head: words.statements, align: 'end', cell: ({ statements }) => statements },
        ]}
      />
    ),
  };
}

function Places({ tells }: Pick<SourceRow, 'tells'>) {
  return (
    <span lang="vi">
      {tells.map(({ href, label }, index) => (
        <span key={href}>
          {index > 0 && '; '}
          <Link to={href}>{label}</Link>
        </span>
      ))}
    </span>
  );
}

export type SourceView = {
  readonly visit: Visit;
  readonly source: SourceRow;
  readonly passages: readonly PassageTold[];
  readonly besides: readonly LooseStatement[];
};
type Part = { readonly view: SourceView };

/** One source: who made it and when, its passages, and everything that each of them states. */
export function sourcePage(view: SourceView): Page {
  const { visit, source, passages } = view;
  const words = wordsFor(visit);
  return {
    title: source.title,
    head: {
      title: source.title,
      size: 'portal',
      breadcrumb: [{ label: words.title, href: '/nguon' }, { label: source.slug }],
      chip: <Chip>{markOfSource(visit.language, source.mark)}</Chip>,
      facts: [words.states(source.statements), <Places tells={source.tells} />],
    },
    body: (
      <>
        <About view={view} />
        <Section title={words.passages(passages.length)}>
          {passages.map((passage) => (
            <Passage view={view} passage={passage} key={passage.id} />
          ))}
        </Section>
        <Besides view={view} />
      </>
    ),
  };
}

/** Three dates kept apart: of publication, printed without meaning, of the page. */
function About({ view }: Part) {
  const { visit, source } = view;
  const words = wordsFor(visit);
  const day = (on: CalendarDay | null, note?: string): ComponentChildren =>
    on === null ? (
      <NotStated />
    ) : (
      <>
        {printDay(on, visit.language)} {note && <span class="note">{note}</span>}
      </>
    );
  return (
    <Section title={words.facts}>
      <Facts
        facts={[
          {
            label: words.publisher,
            value: (
              <span lang="vi">
                <Stated>{source.publishers?.join('; ')}</Stated>
                {source.owner && source.publishers && source.publishers.length > 1 && (
                  <span class="note"> {words.owner(source.owner)}</span>
                )}
              </span>
            ),
          },
          {
            label: words.author,
            value: (
              <span lang="vi">
                <Stated>{source.author}</Stated>
              </span>
            ),
          },
          { label: words.published, value: day(source.publishedOn) },
          ...(source.printedOn ? [{ label: words.printedOn, value: day(source.printedOn, words.printedNote) }] : []),
          ...(source.pageDate ? [{ label: words.pageDate, value: day(source.pageDate, words.pageNote) }] : []),
          ...(source.credit ? [{ label: words.credit, value: <span lang="vi">{source.credit}</span> }] : []),
          ...(source.contact ? [{ label: words.contact, value: <span lang="vi">{source.contact}</span> }] : []),
          ...(source.address ? [{ label: words.address, value: <Address text={source.address} /> }] : []),
          { label: words.read, value: markOfSource(visit.language, source.mark) },
          ...(source.note ? [{ label: words.note, value: <span lang="vi">{source.note}</span> }] : []),
        ]}
      />
    </Section>
  );
}

const Address = ({ text }: { readonly text: string }) =>
  /^https?:\/\//.test(text) ? (
    <a href={text} rel="noreferrer">
      {text}
    </a>
  ) : (
    <span lang="vi">{text}</span>
  );

function Passage({ view, passage }: Part & { readonly passage: PassageTold }) {
  const words = wordsFor(view.visit);
  const names = evidenceWordsIn(view.visit.language);
  const printed = passage.statements.flatMap(({ printed: text }) => text ?? []);
  const bySubject = grouped(passage.statements, ({ subject }) => subject);
  return (
    <article class="passage" id={`p-${passage.id}`}>
      <QuoteAsPrinted quote={markWords(passage.quote, printed)} />
      {passage.reading && (
        <p class="note" lang="vi">
          {names.readAs(passage.reading)}
        </p>
      )}
      {passage.statements.length > 0 && (
        <details class="more">
          <summary class="link">{words.states(passage.statements.length)}</summary>
          <Facts
            small
            facts={[...bySubject].map(([subject, statements]) => ({
              label: words.subjects[subject as keyof Words['subjects']] ?? subject,
              value: (
                <ul class="told" lang="vi">
                  {[...new Set(statements.map((one) => `${fieldName(names, one.field)}: ${inWords(view, one)}`))].map(
                    (line) => (
                      <li key={line}>{line}</li>
                    ),
                  )}
                </ul>
              ),
            }))}
          />
        </details>
      )}
    </article>
  );
}

const IS_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

function inWords({ visit }: SourceView, { value, printed }: PassageTold['statements'][number]): string {
  if (typeof value === 'string' && isCalendarDay(value)) return printDay(value, visit.language);
  if (typeof value === 'string' && !IS_ID.test(value)) return value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join(', ');
  return printed ? `“${printed}”` : '…';
}

function Besides({ view }: Part) {
  const words = wordsFor(view.visit);
  const names = evidenceWordsIn(view.visit.language);
  const derived = view.besides.filter(({ certainty }) => certainty === 'derived');
  const silences = view.besides.filter(({ certainty }) => certainty === 'unknown');
  return (
    <>
      {derived.length > 0 && (
        <Section title={words.derived}>
          <ul class="told" lang="vi">
            {derived.map(({ field, value, because }) => (
              <li key={field + because}>
                <b>{fieldName(names, field)}</b>
                {(typeof value === 'string' || typeof value === 'number') && !IS_ID.test(String(value)) && `: ${value}`}{' '}
                <Derived />
                <span class="note block">{because}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {silences.length > 0 && (
        <Section title={words.silences}>
          <ul class="told" lang="vi">
            {silences.map(({ because }) => (
              <li key={because}>{because}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
