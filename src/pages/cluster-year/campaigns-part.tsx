import { printPeriod } from '#src/kernel/vietnamese-date.ts';
import { Derived } from '#src/ui/chip.tsx';
import { Link } from '#src/ui/link.tsx';
import { Section } from '#src/ui/section.tsx';
import { derivedValue, Marks } from '../evidence/marks.tsx';
import type { ClusterYearView, PartProps } from './view.ts';
import type { Campaign } from './year-lists.ts';

/** The campaigns with their exact names, in the order of the source, and what their line is called elsewhere. */
export function CampaignsPart({ view }: PartProps) {
  const { words, lists, frame } = view;
  const { campaigns, told } = lists;
  if (campaigns.length + told.length === 0) return null;
  const isLive = frame.clusterYear.origin === 'live';
  const title =
    campaigns.length === 0
      ? words.campaigns.unnamed
      : isLive
        ? words.campaigns.titleLive(campaigns.length)
        : words.campaigns.title(campaigns.length);
  const unnamed = told.filter(({ isKind }) => !isKind);
  const kinds = told.filter(({ isKind }) => isKind);
  return (
    <Section
      title={title}
      id="phong-trao"
      {...(lists.coverage['campaigns'] === 'open' && { note: words.coverage.open })}
    >
      {campaigns.length > 0 && (
        <ol class="told">
          {campaigns.map((campaign) => (
            <CampaignLine view={view} campaign={campaign} key={campaign.id} />
          ))}
        </ol>
      )}
      {unnamed.length > 0 && <Told view={view} title={words.campaigns.unnamed} rows={unnamed} />}
      {kinds.length > 0 && <Told view={view} title={words.campaigns.kindsTold} rows={kinds} />}
    </Section>
  );
}

function CampaignLine({ view, campaign }: { readonly view: ClusterYearView; readonly campaign: Campaign }) {
  const { words, book, visit } = view;
  const { kinds, launchedBy, runs, aim, elsewhere } = campaign;
  const derivedKinds = derivedValue(book, campaign.id, 'kinds');
  const notes = [
    launchedBy && words.campaigns.launchedBy(launchedBy),
    kinds && kinds.length > 0 && words.campaigns.kinds(kinds.join(', ')),
    runs && printPeriod(runs, visit.language),
    aim && `${words.campaigns.aim}: ${aim}`,
  ].filter(Boolean);
  return (
    <li>
      <span lang="vi">“{campaign.name}”</span> <Marks book={book} of={campaign.id} field="name" />
      {notes.length > 0 && <span class="note block">{notes.join('. ')}</span>}
      {!kinds && derivedKinds && (
        <span class="note block">
          {words.campaigns.kinds(String(derivedKinds.value))}{' '}
          <Derived {...(derivedKinds.because !== null && { because: derivedKinds.because })} />
        </span>
      )}
      {elsewhere.length > 0 && (
        <span class="note block">
          {words.campaigns.elsewhere}{' '}
          {elsewhere.map((other, index) => (
            <span key={other.slug + other.year}>
              {index > 0 && '; '}
              <span lang="vi">“{other.name}”</span>,{' '}
              <Link to={`/cum-thi-dua/${other.slug}/${other.year}`}>{`${other.cluster}, ${other.year}`}</Link>
            </span>
          ))}
        </span>
      )}
    </li>
  );
}

function Told(props: {
  readonly view: ClusterYearView;
  readonly title: string;
  readonly rows: ClusterYearView['lists']['told'];
}) {
  return (
    <Section title={props.title} level={3}>
      <ul class="told" lang="vi">
        {props.rows.map((row) => (
          <li key={row.id}>
            {row.words} <Marks book={props.view.book} of={row.id} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
