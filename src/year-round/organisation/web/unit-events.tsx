import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { yearOf } from '#src/kernel/calendar-day.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { Empty } from '#src/ui/empty.tsx';
import { Link } from '#src/ui/link.tsx';
import { Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import { Timeline, type TimelineEvent } from '#src/ui/timeline.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { UnitEvent } from '../app/unit-events.query.ts';
import type { UnitOn } from '../app/unit.query.ts';
import { wordsIn, type Words } from './words.ts';

type Props = {
  readonly visit: Visit;
  readonly day: CalendarDay;
  readonly unit: UnitOn;
  readonly events: readonly UnitEvent[];
};

const IS_MEMBERSHIP = ['membership', 'province-membership', 'leadership'];

/**
 * Up to the day shown; what happened under an earlier name stands under that name. Today, a year already opened counts as
 * known even when it has not begun.
 */
export function UnitEvents({ visit, day, unit, events }: Props) {
  const words = wordsIn(visit.language);
  const isPast = day !== visit.today;
  const known = events.filter((event) =>
    event.on ? event.on <= day : (event.year ?? 0) <= yearOf(day) || (!isPast && IS_MEMBERSHIP.includes(event.kind)),
  );
  const told = known.filter((event) => !IS_MEMBERSHIP.includes(event.kind));
  const names = [...new Set(told.map((event) => event.unitName))].toSorted(
    (a, b) => Number(b === unit.name) - Number(a === unit.name),
  );
  return (
    <>
      <Section title={words.unit.clusters}>
        <Memberships
          visit={visit}
          day={day}
          unit={unit}
          events={known.filter((event) => IS_MEMBERSHIP.includes(event.kind))}
        />
      </Section>
      <Section title={words.unit.events} {...(isPast && { note: words.unit.upToDay(printDay(day, visit.language)) })}>
        {names.length === 0 && <Empty title={words.unit.noEvents}>{words.unit.noEventsText}</Empty>}
        {names.map((name) => {
          const line = (
            <Timeline
              events={told.filter((event) => event.unitName === name).map((event) => lineOf(event, words, visit))}
            />
          );
          return names.length === 1 && name === unit.name ? (
            <div key={name}>{line}</div>
          ) : (
            <Section level={3} title={words.unit.eventsUnder(name)} key={name}>
              {line}
            </Section>
          );
        })}
      </Section>
    </>
  );
}

type ClusterLine = {
  readonly key: string;
  readonly cluster: NonNullable<UnitEvent['cluster']>;
  readonly unitName: string;
  readonly roles: readonly string[];
};

/** One row a cluster and year: what the unit was there. */
function clusterLines(events: readonly UnitEvent[], words: Words): ClusterLine[] {
  const lines = new Map<string, ClusterLine>();
  for (const event of events) {
    if (!event.cluster) continue;
    const key = `${event.cluster.slug} ${event.cluster.year} ${event.unitId}`;
    const { cluster, unitName } = event;
    const line = lines.get(key) ?? { key, cluster, unitName, roles: [] };
    lines.set(key, { ...line, roles: [...line.roles, roleOf(event, words)] });
  }
  return [...lines.values()].map((line) => ({
    ...line,
    roles: line.roles.filter((role) => role !== words.unit.provinceMember || line.roles.length === 1),
  }));
}

function roleOf({ kind, what, detail }: UnitEvent, words: Words): string {
  if (kind === 'province-membership') return words.unit.provinceMember;
  if (kind === 'leadership') return [words.unit.roles[what as 'HEAD'] ?? what, detail].filter(Boolean).join(': ');
  return [words.unit.participations[what as 'member'] ?? what, detail].filter(Boolean).join(', ');
}

function Memberships({ visit, day, unit, events }: Props) {
  const words = wordsIn(visit.language);
  return (
    <Table
      id="clusters"
      caption={words.unit.clusters}
      rows={clusterLines(events, words)}
      rowKey={(row) => row.key}
      empty={<Empty title={words.unit.noClusters(printDay(day, visit.language))}>{words.unit.noEventsText}</Empty>}
      columns={[
        {
          key: 'year',
          head: words.unit.year,
          phone: 'corner',
          cell: (row) => <span class="num">{row.cluster.year}</span>,
        },
        {
          key: 'cluster',
          head: words.clusters.name,
          phone: 'title',
          cell: (row) => (
            <Link to={`/cum-thi-dua/${row.cluster.slug}/${row.cluster.year}`} lang="vi">
              {row.cluster.name}
            </Link>
          ),
        },
        {
          key: 'role',
          head: words.unit.role,
          phone: 'line',
          cell: (row) => (
            <span lang="vi">
              {row.roles.join('; ')}
              {row.unitName !== unit.name && <span class="note"> ({row.unitName})</span>}
            </span>
          ),
        },
      ]}
    />
  );
}

const HONOURS = ['award', 'exemplars'];

function lineOf(event: UnitEvent, words: Words, visit: Visit): TimelineEvent {
  const note = [noteOf(event, words), event.place, event.cluster?.name].filter(Boolean).join(' · ');
  return {
    when: event.on ? printDay(event.on, visit.language) : (event.year ?? words.unit.unknownYear),
    title: <span lang="vi">{titleOf(event, words)}</span>,
    ...(event.cluster && { href: `/cum-thi-dua/${event.cluster.slug}/${event.cluster.year}` }),
    ...(note && { note: <span lang="vi">{note}</span> }),
    tone: HONOURS.includes(event.kind) ? 'honour' : event.on || event.year ? 'plain' : 'unknown',
  };
}

function titleOf({ kind, what }: UnitEvent, words: Words): string {
  const name = what ?? words.unit.meeting;
  switch (kind) {
    case 'registration':
      return words.unit.registered(what ?? '');
    case 'nomination':
      return words.unit.nominated(what ?? '');
    case 'award':
      return words.unit.awarded(what ?? '');
    case 'meeting-held':
      return words.unit.hosted(name);
    case 'meeting-attended':
      return words.unit.attended(name);
    case 'exemplars':
      return [words.unit.exemplars, what].filter(Boolean).join(' ');
    default:
      return what ?? words.unit.result;
  }
}

function noteOf({ kind, detail, count }: UnitEvent, words: Words): string | null {
  if (kind === 'nomination') return words.unit.methods[detail as 'ballot'] ?? detail;
  if (kind === 'meeting-attended') return detail;
  if (count !== null) return [words.unit.awardCount(count), detail].filter(Boolean).join(' · ');
  return detail;
}
