import { printDay } from '#src/kernel/vietnamese-date.ts';
import { Chip } from '#src/ui/chip.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { Link } from '#src/ui/link.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import { TableTools } from '#src/ui/table-tools.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { Fact, SourceMargin } from '../evidence/marks.tsx';
import type { SourceBook } from '../evidence/source-book.ts';
import { en } from './en.ts';
import type { PaperSeen } from './papers.query.ts';
import { vi } from './vi.ts';

export type PapersView = {
  readonly visit: Visit;
  readonly asked: string;
  readonly papers: readonly PaperSeen[];
  readonly book: SourceBook;
};

/** Papers that sources cite and that were issued here; numbers lead to the sentence that cites them. */
export function papersPage({ visit, asked, papers, book }: PapersView): Page {
  const words = visit.language === 'vi' ? vi : en;
  const numbered = papers.filter(({ number }) => number !== null).length;
  const say = (paper: PaperSeen, field: string, value: string | null) => (
    <span lang="vi">
      <Fact book={book} of={paper.id} field={field} value={value} />
    </span>
  );
  return {
    title: words.title,
    tab: visit.person ? 'papers' : 'legal',
    head: { title: words.title, size: 'portal', lead: words.lead(numbered, papers.length) },
    body: (
      <Section title={asked === '' ? words.all : words.found(papers.length, asked)}>
        <TableTools
          table="papers"
          action="/van-ban"
          filters={[{ kind: 'search', name: 'q', label: words.find, value: asked }]}
        />
        <Table
          id="papers"
          caption={words.all}
          rows={papers}
          rowKey={({ id }) => id}
          empty={
            asked === '' ? (
              <Empty title={words.empty}>{words.emptyText}</Empty>
            ) : (
              <Empty title={words.none} icon="search">
                {words.noneText}
              </Empty>
            )
          }
          columns={[
            {
              key: 'number',
              head: words.number,
              phone: 'title',
              nowrap: true,
              cell: (paper) => say(paper, 'number', paper.number),
            },
            {
              key: 'dated',
              head: words.dated,
              phone: 'corner',
              nowrap: true,
              cell: (paper) =>
                say(paper, 'dated', paper.dated ? printDay(paper.dated, visit.language) : paper.datedAsKnown),
            },
            { key: 'issuer', head: words.issuer, phone: 'line', cell: (paper) => say(paper, 'issuer', paper.issuer) },
            {
              key: 'what',
              head: words.what,
              phone: 'line',
              cell: (paper) => (
                <>
                  {paper.title === paper.number ? say(paper, 'title', null) : <span lang="vi">{paper.title}</span>}{' '}
                  {paper.origin === 'live' && <Chip>{words.issued}</Chip>}
                </>
              ),
            },
            {
              key: 'cited',
              head: words.citedIn,
              phone: 'line',
              cell: ({ citedIn }) => (
                <span lang="vi">
                  {citedIn.map(({ href, label }, index) => (
                    <span key={href}>
                      {index > 0 && '; '}
                      <Link to={href}>{label}</Link>
                    </span>
                  ))}
                </span>
              ),
            },
          ]}
        />
      </Section>
    ),
    ...(book.sources.length > 0 && { margin: <SourceMargin book={book} /> }),
  };
}
