import { printDay } from '#src/kernel/vietnamese-date.ts';
import { AWARDS, type RuleStatus } from '#src/law/award-catalogue.ts';
import { printCitations, regimeOn, REGIMES } from '#src/law/regimes.ts';
import { Chip, Flag } from '#src/ui/chip.tsx';
import { Link } from '#src/ui/link.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

const wordsFor = (visit: Visit): typeof vi => (visit.language === 'vi' ? vi : en);
type Part = { readonly visit: Visit };

/** The periods of law with how far each was checked, and the catalogue of titles and forms. */
export function legalPage(visit: Visit): Page {
  const words = wordsFor(visit);
  const now = regimeOn(visit.today);
  return {
    title: words.title,
    tab: 'legal',
    head: { title: words.title, size: 'portal', lead: words.lead },
    body: (
      <>
        {now?.status === 'unverified' && (
          <Notice tone="watch" title={words.unverifiedTitle(printDay(now.from, visit.language))}>
            {words.unverified}
          </Notice>
        )}
        <Regimes visit={visit} />
        <Catalogue visit={visit} />
        <p>
          <Link to="/van-ban">{words.others}</Link>
        </p>
      </>
    ),
  };
}

function StatusChip({ visit, status }: Part & { readonly status: RuleStatus }) {
  const word = wordsFor(visit).statuses[status];
  if (status === 'verified')
    return (
      <Chip bare tone="met">
        {word}
      </Chip>
    );
  return status === 'secondary' ? <Chip bare>{word}</Chip> : <Chip tone="watch">{word}</Chip>;
}

function Regimes({ visit }: Part) {
  const words = wordsFor(visit);
  const now = regimeOn(visit.today);
  return (
    <Section title={words.regimes(REGIMES.length)} note={words.before}>
      <Table
        id="regimes"
        caption={words.regimes(REGIMES.length)}
        rows={REGIMES.toReversed()}
        rowKey={({ id }) => id}
        rowClass={({ id }) => (id === now?.id ? 'marked' : undefined)}
        columns={[
          {
            key: 'from',
            head: words.from,
            nowrap: true,
            phone: 'title',
            cell: ({ from, id }) => (
              <>
                {printDay(from, visit.language)} {id === now?.id && <Chip>{words.now}</Chip>}
              </>
            ),
          },
          {
            key: 'until',
            head: words.until,
            nowrap: true,
            phone: 'figure',
            cell: ({ until }) => (until ? printDay(until, visit.language) : words.stillOpen),
          },
          {
            key: 'instruments',
            head: words.instruments,
            phone: 'line',
            cell: ({ instruments, citations }) => (
              <span lang="vi">
                {instruments}
                <details class="more">
                  <summary class="link">{words.citations}</summary>
                  <ul class="told">
                    {printCitations(citations).map((line, index) => (
                      <li key={line}>
                        {line} <StatusChip visit={visit} status={citations[index]?.status ?? 'unverified'} />
                      </li>
                    ))}
                  </ul>
                </details>
              </span>
            ),
          },
          {
            key: 'status',
            head: words.status,
            nowrap: true,
            phone: 'corner',
            cell: ({ status }) => <StatusChip visit={visit} status={status} />,
          },
        ]}
      />
    </Section>
  );
}

function Catalogue({ visit }: Part) {
  const words = wordsFor(visit);
  return (
    <Section title={words.catalogue(AWARDS.length)} note={words.catalogueNote}>
      <Table
        id="awards"
        caption={words.catalogue(AWARDS.length)}
        rows={AWARDS}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            head: words.award,
            phone: 'title',
            cell: ({ name, alsoPrinted, id }) => (
              <span lang="vi">
                {id.startsWith('CO_') && <Flag />} {name}
                {alsoPrinted.length > 0 && <span class="note block">{words.also(alsoPrinted.join('; '))}</span>}
              </span>
            ),
          },
          { key: 'kind', head: words.kind, phone: 'line', cell: ({ kind }) => words.kinds[kind] },
          {
            key: 'subjects',
            head: words.subjects,
            phone: 'line',
            cell: ({ subjects }) => subjects.map((subject) => words.subjectNames[subject]).join(', '),
          },
          {
            key: 'decided',
            head: words.decidedBy,
            phone: 'line',
            cell: ({ decidedBy }) => <span lang="vi">{decidedBy}</span>,
          },
          { key: 'source', head: words.source, phone: 'line', cell: ({ source }) => <span lang="vi">{source}</span> },
          {
            key: 'status',
            head: words.status,
            phone: 'corner',
            nowrap: true,
            cell: ({ status }) => <StatusChip visit={visit} status={status} />,
          },
        ]}
      />
    </Section>
  );
}
