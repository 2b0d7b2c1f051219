import { Chip, Stated } from '#src/ui/chip.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { Link } from '#src/ui/link.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import { TableTools } from '#src/ui/table-tools.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { grouped } from '../evidence/grouped.ts';
import { Marks, SourceMargin } from '../evidence/marks.tsx';
import type { SourceBook } from '../evidence/source-book.ts';
import type { CampaignSeen, KindTold } from './campaigns.query.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export type CampaignsView = {
  readonly visit: Visit;
  readonly asked: string;
  readonly campaigns: readonly CampaignSeen[];
  readonly kinds: readonly KindTold[];
  readonly book: SourceBook;
};
type Part = { readonly view: CampaignsView };
const PATH = '/phong-trao-thi-dua';
const wordsOf = ({ visit }: CampaignsView): typeof vi => (visit.language === 'vi' ? vi : en);

/** Campaigns of all years with their exact names, and the lines that run through several years. */
export function campaignsPage(view: CampaignsView): Page {
  const words = wordsOf(view);
  const years = new Set(view.campaigns.map(({ year }) => year));
  return {
    title: words.title,
    tab: 'campaigns',
    head: { title: words.title, size: 'portal', lead: words.lead(view.campaigns.length, years.size) },
    body: (
      <>
        {view.asked === '' && <Lines view={view} />}
        <All view={view} />
        {view.asked === '' && view.kinds.length > 0 && <Kinds view={view} />}
      </>
    ),
    ...(view.book.sources.length > 0 && { margin: <SourceMargin book={view.book} /> }),
  };
}

function Where({ campaign, words }: { readonly campaign: CampaignSeen; readonly words: typeof vi }) {
  const { cluster, unit, year } = campaign;
  return (
    <span lang="vi">
      {cluster && <Link to={`/cum-thi-dua/${cluster.slug}/${year}#phong-trao`}>{cluster.name}</Link>}
      {unit && <Link to={`/don-vi/${unit.slug}`}>{unit.name}</Link>}{' '}
      {cluster?.isSynthetic && <Chip>{words.rehearsal}</Chip>}
    </span>
  );
}

/** One line of campaign: each wording with its year and place, the oldest first. */
function Lines({ view }: Part) {
  const words = wordsOf(view);
  const lines = [
    ...grouped(
      view.campaigns.filter(({ line }) => line !== null),
      ({ line }) => line ?? '',
    ).values(),
  ].filter((wordings) => wordings.length > 1);
  if (lines.length === 0) return null;
  return (
    <Section title={words.lines(lines.length)} note={words.linesNote}>
      {lines.map((wordings) => (
        <ol class="told" key={wordings[0]?.line}>
          {wordings
            .toSorted((a, b) => (a.year ?? 0) - (b.year ?? 0))
            .map((campaign) => (
              <li key={campaign.id}>
                <b class="num">{campaign.year}</b> <span lang="vi">“{campaign.name}”</span>{' '}
                <Marks book={view.book} of={campaign.id} />
                <span class="note block">
                  <Where campaign={campaign} words={words} />
                </span>
              </li>
            ))}
        </ol>
      ))}
    </Section>
  );
}

function All({ view }: Part) {
  const words = wordsOf(view);
  const { asked, campaigns, book } = view;
  return (
    <Section title={asked === '' ? words.all : words.found(campaigns.length, asked)}>
      <TableTools
        table="campaigns"
        action={PATH}
        filters={[{ kind: 'search', name: 'q', label: words.find, value: asked }]}
      />
      <Table
        id="campaigns"
        caption={words.all}
        rows={campaigns}
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
            key: 'name',
            head: words.name,
            phone: 'title',
            cell: ({ id, name }) => (
              <>
                <span lang="vi">“{name}”</span> <Marks book={book} of={id} field="name" />
              </>
            ),
          },
          { key: 'year', head: words.year, align: 'end', phone: 'corner', cell: ({ year }) => <Stated>{year}</Stated> },
          {
            key: 'where',
            head: words.where,
            phone: 'line',
            cell: (campaign) => <Where campaign={campaign} words={words} />,
          },
          {
            key: 'by',
            head: words.launchedBy,
            phone: 'line',
            cell: ({ launchedBy }) => (
              <span lang="vi">
                <Stated>{launchedBy}</Stated>
              </span>
            ),
          },
          {
            key: 'kinds',
            head: words.kinds,
            phone: 'line',
            cell: ({ kinds }) => (
              <span lang="vi">
                <Stated>{kinds?.join(', ')}</Stated>
              </span>
            ),
          },
        ]}
      />
    </Section>
  );
}

function Kinds({ view }: Part) {
  const words = wordsOf(view);
  return (
    <Section title={words.kindsTold} note={words.kindsNote}>
      <ul class="told">
        {[...grouped(view.kinds, ({ slug, year }) => `${slug} ${year}`).values()].map((kinds) => (
          <li key={kinds[0]?.id}>
            <span lang="vi">{kinds.map((kind) => kind.words).join('; ')}</span>{' '}
            <Marks book={view.book} of={kinds[0]?.id ?? ''} />
            <span class="note block">
              <Link
                to={`/cum-thi-dua/${kinds[0]?.slug}/${kinds[0]?.year}`}
              >{`${kinds[0]?.cluster}, ${kinds[0]?.year}`}</Link>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
