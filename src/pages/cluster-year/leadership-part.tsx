import { LeadershipStrip } from '#src/charts/leadership-strip.tsx';
import type { LeadershipRow } from '#src/charts/leadership-years.ts';
import { NotStated, NotYet } from '#src/ui/chip.tsx';
import { Facts } from '#src/ui/facts.tsx';
import { Link } from '#src/ui/link.tsx';
import { Columns, Section } from '#src/ui/section.tsx';
import { hrefIn } from '#src/ui/visit.ts';
import { grouped } from '../evidence/grouped.ts';
import { Marks } from '../evidence/marks.tsx';
import type { LedYear } from './relatives.query.ts';
import type { ClusterYearView, PartProps } from './view.ts';
import type { Leader } from './year-lists.ts';

/** Who leads this cluster and its relatives through the years, and in detail who leads it in this one. */
export function LeadershipPart({ view }: PartProps) {
  const { visit, words, frame, leadership } = view;
  const { year } = frame.clusterYear;
  const years = [...leadership.map((one) => one.year), year];
  const [from, to] = [Math.min(...years), Math.max(...years)];
  const named = leadership.filter(({ head }) => head !== null).length;
  const title = words.leadership.title(from, to);
  const isAlone = from === to && view.lists.nextLeaders.length === 0;
  return (
    <Section title={title} id="truong" {...(named > 1 && { note: words.leadership.note(named) })}>
      {from !== to && (
        <LeadershipStrip
          label={title}
          rows={[...grouped(leadership, ({ clusterSlug }) => clusterSlug).values()].map((led) => rowOf(view, led))}
          from={from}
          to={to}
          current={year}
          language={visit.language}
        />
      )}
      <Columns>
        <LeadersOf view={view} title={isAlone ? null : words.leadership.now(year)} leaders={view.lists.leaders} />
        {view.lists.nextLeaders.length > 0 && (
          <LeadersOf
            view={view}
            title={words.leadership.next(view.lists.nextLeaders[0]?.year ?? year + 1)}
            leaders={view.lists.nextLeaders}
          />
        )}
      </Columns>
    </Section>
  );
}

function rowOf({ visit, words, frame }: ClusterYearView, led: readonly LedYear[]): LeadershipRow {
  const [first] = led;
  const isOwn = first?.isOwn ?? false;
  return {
    name: shortName(first?.clusterName ?? ''),
    isCurrent: isOwn,
    foundedIn: first?.foundedYear ?? null,
    terms: led.map(({ year, head, headPerson, headPosition, deputies, clusterSlug }) => {
      const detail = [
        [headPerson, headPosition].filter(Boolean).join(', '),
        deputies.length > 0 && words.leadership.deputies(deputies.join(', ')),
      ]
        .filter(Boolean)
        .join('. ');
      return {
        year,
        unit: head,
        isCurrent: isOwn && year === frame.clusterYear.year,
        ...(detail && { detail }),
        ...(!(isOwn && year === frame.clusterYear.year) && {
          href: hrefIn(visit.language, `/cum-thi-dua/${clusterSlug}/${year}`),
        }),
      };
    }),
  };
}

/** «Miền núi phía Bắc»: in a narrow column the term and «các tỉnh» say nothing. */
const shortName = (name: string): string => {
  const short = name.replace(/^(?:khu vực|cụm|khối)(?: thi đua)? /iu, '').replace(/^các tỉnh /iu, '');
  return short.charAt(0).toUpperCase() + short.slice(1);
};

function LeadersOf(props: {
  readonly view: ClusterYearView;
  readonly title: string | null;
  readonly leaders: readonly Leader[];
}) {
  const { view, title, leaders } = props;
  const { words } = view;
  const hasDeputy = leaders.some(({ role }) => role === 'DEPUTY');
  const roles = words.leadership.roles;
  const missing = view.frame.clusterYear.origin === 'live' ? <NotYet /> : <NotStated />;
  const facts = (
    <Facts
      facts={[
        ...(leaders.some(({ role }) => role === 'HEAD') ? [] : [{ label: roles.HEAD, value: missing }]),
        ...leaders.map((leader, index) => ({
          label:
            leaders.filter(({ role }) => role === leader.role).length > 1
              ? `${roles[leader.role]} ${leaders.slice(0, index + 1).filter(({ role }) => role === leader.role).length}`
              : roles[leader.role],
          value: (
            <LeaderAsNamed
              view={view}
              leader={leader}
              saysDecision={leader.decision !== leaders[index - 1]?.decision}
            />
          ),
        })),
        ...(hasDeputy ? [] : [{ label: roles.DEPUTY, value: missing }]),
      ]}
    />
  );
  if (title === null) return facts;
  return (
    <Section title={title} level={3}>
      {facts}
    </Section>
  );
}

/** Person, post and unit exactly as far as the source goes: a post is no person. */
function LeaderAsNamed(props: {
  readonly view: ClusterYearView;
  readonly leader: Leader;
  readonly saysDecision: boolean;
}) {
  const { view, leader, saysDecision } = props;
  const { words, book } = view;
  const { unit, unitPrinted, person, personId, position, printed, decision } = leader;
  return (
    <span lang="vi">
      {person && (personId ? <Link to={`/nguoi/${personId}`}>{person}</Link> : person)}
      {person && (position || unit) && ', '}
      {position}
      {position && (unit || unitPrinted) && ', '}
      {unit ? <Link to={`/don-vi/${unit.slug}`}>{unit.name}</Link> : unitPrinted}
      {!unit && !unitPrinted && printed && ` (“${printed}”)`} <Marks book={book} of={leader.id} />
      {!person && (
        <span class="note">
          {' '}
          {words.leadership.person}: {view.frame.clusterYear.origin === 'live' ? <NotYet /> : <NotStated />}
        </span>
      )}
      {decision && saysDecision && <span class="note"> {`${words.leadership.decision}: ${decision}`}</span>}
    </span>
  );
}
