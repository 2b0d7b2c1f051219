import type { ComponentChildren } from 'preact';
import { printPartOfDay } from '#src/kernel/part-of-day.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { Chip, NotStated, NotYet } from '#src/ui/chip.tsx';
import { Facts } from '#src/ui/facts.tsx';
import { Link } from '#src/ui/link.tsx';
import { Columns, Section } from '#src/ui/section.tsx';
import { capital } from '../capital.ts';
import { grouped } from '../evidence/grouped.ts';
import { Fact, Marks } from '../evidence/marks.tsx';
import type { ClusterYearView, PartProps } from './view.ts';
import type { Meeting, MeetingItem, Participant } from './year-lists.ts';

/** The conferences of a year: when, where, who was there in which post, what was done and said. */
export function MeetingsPart({ view }: PartProps) {
  const { words, lists } = view;
  if (lists.meetings.length === 0) return null;
  return (
    <Section title={words.meetings.title(lists.meetings.length)} id="hoi-nghi">
      {lists.meetings.map((meeting) => (
        <OneMeeting view={view} meeting={meeting} key={meeting.id} />
      ))}
    </Section>
  );
}

function OneMeeting({ view, meeting }: { readonly view: ClusterYearView; readonly meeting: Meeting }) {
  const { words, book, visit } = view;
  const { id, heldOn, host } = meeting;
  const purposes = meeting.purposes.map(({ kind, year }) => {
    const name = words.meetings.kinds[kind as keyof typeof words.meetings.kinds] ?? kind;
    return year === null ? name : `${name} ${year}`;
  });
  const date = heldOn ? printDay(heldOn, visit.language) : meeting.datePrinted;
  const isLive = view.frame.clusterYear.origin === 'live';
  const say = (field: string, value: ComponentChildren | null) => (
    <Fact book={book} of={id} field={field} value={value} />
  );
  return (
    <Section
      title={meeting.name ?? capital(purposes.join('; '))}
      level={3}
      {...(meeting.state === 'planned' && { note: words.meetings.planned })}
    >
      <Facts
        facts={[
          { label: words.meetings.date, value: <DateOf view={view} meeting={meeting} date={date} /> },
          { label: words.meetings.place, value: <span lang="vi">{say('place', meeting.place)}</span> },
          {
            label: words.meetings.host,
            value: say(
              'host_unit_id',
              host ? <Link to={`/don-vi/${host.slug}`}>{host.name}</Link> : meeting.hostPrinted,
            ),
          },
          ...(purposes.length > 0
            ? [
                {
                  label: words.meetings.purposes,
                  value: (
                    <>
                      {purposes.join('; ')} <Marks book={book} of={id} field="purpose" />
                    </>
                  ),
                },
              ]
            : []),
          ...(meeting.organiser
            ? [{ label: words.meetings.organiser, value: <span lang="vi">{say('organiser', meeting.organiser)}</span> }]
            : []),
          ...(meeting.chair || !isLive
            ? [{ label: words.meetings.chair, value: <span lang="vi">{say('chair', meeting.chair)}</span> }]
            : []),
        ]}
      />
      <Columns>
        <Participants view={view} participants={meeting.participants} />
        <Items view={view} items={meeting.items} />
      </Columns>
    </Section>
  );
}

function DateOf(props: { readonly view: ClusterYearView; readonly meeting: Meeting; readonly date: string | null }) {
  const { view, meeting, date } = props;
  const { book, visit, frame } = view;
  const part = meeting.partOfDay && printPartOfDay(meeting.partOfDay, visit.language);
  if (frame.clusterYear.origin === 'live') return <>{[date, part].filter(Boolean).join(', ') || <NotYet />}</>;
  return (
    <>
      <Fact book={book} of={meeting.id} field="held_on" value={date} />, {part ?? <NotStated />}
    </>
  );
}

function Participants({
  view,
  participants,
}: {
  readonly view: ClusterYearView;
  readonly participants: readonly Participant[];
}) {
  const { words, book } = view;
  if (participants.length === 0) return null;
  const people = participants.filter(({ person }) => person !== null);
  const groups = participants.filter(({ person }) => person === null);
  return (
    <div>
      <h4>{words.meetings.present(people.length)}</h4>
      <ul class="told">
        {people.map((one) => (
          <li key={one.id} lang="vi">
            <Link to={`/nguoi/${one.personId ?? ''}`}>{one.person}</Link>
            {[one.post, one.unit?.name ?? one.unitPrinted].filter(Boolean).map((text) => `, ${text}`)}{' '}
            {one.roles.map((role) => (
              <Chip key={role}>{words.meetings.roles[role as keyof typeof words.meetings.roles] ?? role}</Chip>
            ))}{' '}
            <Marks book={book} of={one.id} />
          </li>
        ))}
      </ul>
      {groups.length > 0 && (
        <>
          <h4>{words.meetings.groups}</h4>
          <ul class="told" lang="vi">
            {groups.map((one) => (
              <li key={one.id}>
                {one.group}{' '}
                <span class="note">
                  {one.delegationSize === null ? (
                    <>
                      {words.meetings.size}: <NotStated />
                    </>
                  ) : (
                    words.meetings.delegation(one.delegationSize)
                  )}
                </span>{' '}
                <Marks book={book} of={one.id} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

const ORDER: readonly MeetingItem['kind'][] = ['agenda', 'adopted', 'announced', 'direction', 'speech', 'occasion'];

/** Lists as the source leaves them: numbered where they have an order, and said to be open where it breaks off. */
function Items({ view, items }: { readonly view: ClusterYearView; readonly items: readonly MeetingItem[] }) {
  const { words, book } = view;
  if (items.length === 0) return null;
  const parts = [...grouped(items, ({ kind, by }) => `${kind} ${by ?? ''}`).values()].toSorted(
    (a, b) => ORDER.indexOf(a[0]?.kind ?? 'agenda') - ORDER.indexOf(b[0]?.kind ?? 'agenda'),
  );
  return (
    <div>
      {parts.map((part) => (
        <div key={`${part[0]?.kind}${part[0]?.by}`}>
          <h4>{titleOf(view, part[0])}</h4>
          <ol class="told" lang="vi">
            {part.map((item) => (
              <li key={item.id}>
                {item.text}
                {item.years !== null && ` (${words.meetings.years(item.years)})`} <Marks book={book} of={item.id} />
              </li>
            ))}
          </ol>
          {part.some(({ isOpen }) => isOpen) && <p class="note">{words.meetings.open}</p>}
        </div>
      ))}
    </div>
  );
}

function titleOf({ words }: ClusterYearView, item: MeetingItem | undefined): string {
  if (!item) return '';
  if (item.kind === 'speech') return item.by ? words.meetings.speech(item.by) : words.meetings.speechUnnamed;
  return words.meetings[item.kind];
}
