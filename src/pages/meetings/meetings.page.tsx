import { printDay } from '#src/kernel/vietnamese-date.ts';
import { Chip, Stated } from '#src/ui/chip.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { Link } from '#src/ui/link.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Table } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { capital } from '../capital.ts';
import { wordsIn as yearWordsIn } from '../cluster-year/words.ts';
import { en } from './en.ts';
import type { MeetingHeld } from './meetings.query.ts';
import { vi } from './vi.ts';

/** All conferences by the day of the event; each leads to its cluster's year. */
export function meetingsPage(visit: Visit, meetings: readonly MeetingHeld[]): Page {
  const words = visit.language === 'vi' ? vi : en;
  const kinds = yearWordsIn(visit.language).meetings.kinds;
  const nameOf = ({ name, purposes }: MeetingHeld): string =>
    name ??
    capital(
      purposes
        .map(({ kind, year }) => [kinds[kind as keyof typeof kinds] ?? kind, year].filter(Boolean).join(' '))
        .join('; '),
    );
  return {
    title: words.title,
    ...(visit.person && { tab: 'meetings' as const }),
    head: { title: words.title, size: visit.person ? 'work' : 'portal', lead: words.lead(meetings.length) },
    body: (
      <Table
        id="meetings"
        caption={words.title}
        rows={meetings}
        rowKey={({ id }) => id}
        empty={
          <Empty title={words.empty} icon="calendar">
            {words.emptyText}
          </Empty>
        }
        columns={[
          {
            key: 'day',
            head: words.day,
            nowrap: true,
            phone: 'corner',
            cell: ({ heldOn }) => <Stated>{heldOn && printDay(heldOn, visit.language)}</Stated>,
          },
          {
            key: 'name',
            head: words.name,
            phone: 'title',
            cell: (meeting) => (
              <span lang="vi">
                {meeting.at ? (
                  <Link to={`${meeting.at.href}#hoi-nghi`}>{nameOf(meeting) || meeting.at.label}</Link>
                ) : (
                  nameOf(meeting)
                )}{' '}
                {meeting.state === 'planned' && <Chip>{words.planned}</Chip>}{' '}
                {meeting.at?.isSynthetic && <Chip>{words.rehearsal}</Chip>}
              </span>
            ),
          },
          {
            key: 'place',
            head: words.place,
            phone: 'line',
            cell: ({ place }) => (
              <span lang="vi">
                <Stated>{place}</Stated>
              </span>
            ),
          },
          { key: 'at', head: words.at, phone: 'line', cell: ({ at }) => <span lang="vi">{at?.label}</span> },
          { key: 'people', head: words.people, align: 'end', cell: ({ people }) => people || <Stated>{null}</Stated> },
        ]}
      />
    ),
  };
}
