import { Chip, Stated } from '#src/ui/chip.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { Link } from '#src/ui/link.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { claimInWords } from '../evidence/claim-words.ts';
import { ChoiceMade } from '../evidence/doubts-part.tsx';
import type { Difference } from '../evidence/source-book.ts';
import { evidenceWordsIn, fieldName } from '../evidence/words.ts';
import type { DoubtInSource } from './doubts.query.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export type DoubtsView = {
  readonly visit: Visit;
  readonly doubts: readonly DoubtInSource[];
  readonly differences: readonly Difference[];
  readonly places: ReadonlyMap<string, { readonly href: string; readonly label: string }>;
};
type Part = { readonly view: DoubtsView };
const wordsOf = ({ visit }: DoubtsView): typeof vi => (visit.language === 'vi' ? vi : en);

/** All that is odd in the sources, with how it is treated, and every fact in which they differ. */
export function doubtsPage(view: DoubtsView): Page {
  const words = wordsOf(view);
  const open = view.doubts.filter(({ resolution }) => resolution === null);
  const settled = view.doubts.filter(({ resolution }) => resolution !== null);
  return {
    title: words.title,
    head: { title: words.title, size: 'portal', lead: words.lead },
    body: (
      <>
        {view.doubts.length === 0 && (
          <Empty title={words.empty} icon="check">
            {words.emptyText}
          </Empty>
        )}
        {open.length > 0 && (
          <Section title={words.open(open.length)} id="dang-ngo">
            <Doubts view={view} doubts={open} id="doubts" />
          </Section>
        )}
        <Differences view={view} />
        {settled.length > 0 && (
          <Section title={words.settled(settled.length)} id="da-giai-quyet">
            <Doubts view={view} doubts={settled} id="settled" />
          </Section>
        )}
      </>
    ),
  };
}

function Doubts({ view, doubts, id }: Part & { readonly doubts: readonly DoubtInSource[]; readonly id: string }) {
  const words = wordsOf(view);
  return (
    <Table
      id={id}
      caption={words.what}
      rows={doubts}
      rowKey={(doubt) => doubt.id}
      columns={[
        {
          key: 'key',
          head: words.key,
          phone: 'corner',
          nowrap: true,
          cell: ({ key }) => <span class="num">{key}</span>,
        },
        {
          key: 'what',
          head: words.what,
          phone: 'title',
          cell: ({ text, resolution }) => (
            <>
              <span lang="vi">{text}</span> {resolution !== null && <span lang="vi">{resolution}</span>}
            </>
          ),
        },
        {
          key: 'treatment',
          head: words.treatment,
          phone: 'line',
          cell: ({ treatment }) => (
            <span lang="vi">
              <Stated>{treatment}</Stated>
            </span>
          ),
        },
        {
          key: 'where',
          head: words.where,
          phone: 'line',
          cell: ({ place }) => (
            <span lang="vi">{place ? <Link to={place.href}>{place.label}</Link> : <Stated>{null}</Stated>}</span>
          ),
        },
        {
          key: 'source',
          head: words.source,
          phone: 'line',
          cell: ({ source }) => (
            <span lang="vi">{source ? <Link to={`/nguon/${source.slug}`}>{source.title}</Link> : null}</span>
          ),
        },
      ]}
    />
  );
}

function Differences({ view }: Part) {
  const words = wordsOf(view);
  const { differences, places, visit } = view;
  if (differences.length === 0)
    return (
      <Section title={words.noDifferences} id="khac-nhau">
        <p class="note">{words.noDifferencesText}</p>
      </Section>
    );
  return (
    <Section title={words.differences(differences.length)} id="khac-nhau">
      <Table
        id="differences"
        caption={words.differences(differences.length)}
        rows={differences}
        rowKey={({ subjectId, field }) => subjectId + field}
        columns={[
          {
            key: 'fact',
            head: words.fact,
            phone: 'title',
            cell: ({ field }) => fieldName(evidenceWordsIn(visit.language), field),
          },
          {
            key: 'where',
            head: words.where,
            phone: 'line',
            cell: ({ subjectId }) => {
              const place = places.get(subjectId);
              return place ? <Link to={place.href}>{place.label}</Link> : null;
            },
          },
          {
            key: 'values',
            head: words.values,
            phone: 'line',
            cell: ({ claims }) => (
              <>
                <ul class="told" lang="vi">
                  {claims.map((claim) => (
                    <li key={claim.id}>
                      <b>{claimInWords(claim)}</b>{' '}
                      <Link to={`/nguon/${claim.source.slug}${claim.passage ? `#p-${claim.passage.id}` : ''}`}>
                        {claim.source.title}
                      </Link>{' '}
                      {claim.choice && <Chip tone="met">{words.chosen}</Chip>}
                    </li>
                  ))}
                </ul>
                <ChoiceMade claims={claims} />
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}
