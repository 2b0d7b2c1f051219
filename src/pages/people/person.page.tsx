import { printDay } from '#src/kernel/vietnamese-date.ts';
import { Chip, NotStated } from '#src/ui/chip.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { Link } from '#src/ui/link.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import { TableTools } from '#src/ui/table-tools.tsx';
import { Timeline } from '#src/ui/timeline.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { type KnownView, PersonInRegister } from '#src/year-round/people/web/person-known.tsx';
import { peopleWords } from '#src/year-round/people/web/words.ts';
import { wordsIn as yearWordsIn } from '../cluster-year/words.ts';
import { Marks, SourceMargin } from '../evidence/marks.tsx';
import type { SourceBook } from '../evidence/source-book.ts';
import { en } from './en.ts';
import type { PersonRow, PersonSeen } from './person.query.ts';
import { vi } from './vi.ts';

export type PersonView = {
  readonly visit: Visit;
  readonly person: PersonSeen;
  readonly book: SourceBook;
  /** What the register holds of the person, for whoever may know it. */
  readonly register: KnownView | null;
};
type Part = { readonly view: PersonView };
const wordsFor = (visit: Visit): typeof vi => (visit.language === 'vi' ? vi : en);

/** A person as the sources see them: posts on days, conferences, words, years of leadership. */
export function personPage(view: PersonView): Page {
  const { visit, person, book } = view;
  const words = wordsFor(visit);
  return {
    title: person.name,
    head: {
      title: person.name,
      size: 'portal',
      breadcrumb: [
        person.isPublic
          ? { label: words.listTitle, href: '/nguoi' }
          : { label: peopleWords(visit.language).register, href: '/nhan-su' },
        { label: person.name },
      ],
      ...(view.register?.knowsParticulars && { history: `/lich-su/nguoi/${person.id}` }),
      ...(person.isSynthetic && { chip: <Chip>{words.rehearsal}</Chip> }),
      ...(person.isPublic && { facts: [words.seen(person.meetings.length + person.led.length)] }),
    },
    body: (
      <>
        {view.register && <PersonInRegister visit={visit} view={view.register} />}
        <Posts view={view} />
        {person.meetings.length > 0 && <Meetings view={view} />}
        {person.led.length > 0 && <Led view={view} />}
        {person.namesakes.length > 0 && <Namesakes view={view} />}
      </>
    ),
    ...(book.sources.length > 0 && { margin: <SourceMargin book={book} /> }),
  };
}

function Posts({ view }: Part) {
  const { visit, person } = view;
  const words = wordsFor(visit);
  if (person.posts.length === 0) return null;
  return (
    <Section title={words.postsTitle}>
      <Timeline
        events={person.posts.map(({ seenOn, position, unit, unitSlug, source }) => ({
          when: seenOn ? printDay(seenOn, visit.language) : <NotStated />,
          title: <span lang="vi">{[position, unit].filter(Boolean).join(', ')}</span>,
          ...(unitSlug && { href: `/don-vi/${unitSlug}` }),
          ...(source && { note: <Link to={`/nguon/${source.slug}`}>{source.title}</Link> }),
          ...(seenOn === null && { tone: 'unknown' as const }),
        }))}
      />
      <p class="note">{words.postsNote}</p>
    </Section>
  );
}

function Meetings({ view }: Part) {
  const { visit, person, book } = view;
  const words = wordsFor(visit);
  const roles = yearWordsIn(visit.language).meetings.roles;
  return (
    <Section title={words.meetingsTitle}>
      <Timeline
        events={person.meetings.map((meeting) => ({
          when: meeting.heldOn ? printDay(meeting.heldOn, visit.language) : <NotStated />,
          title: (
            <span lang="vi">
              {meeting.name ??
                (meeting.place && <Link to={`${meeting.place.href}#hoi-nghi`}>{meeting.place.label}</Link>)}{' '}
              <Marks book={book} of={meeting.id} />
            </span>
          ),
          note: (
            <>
              {meeting.place && meeting.name && (
                <Link to={`${meeting.place.href}#hoi-nghi`}>{meeting.place.label}</Link>
              )}{' '}
              {meeting.roles.map((role) => (
                <Chip key={role}>{roles[role as keyof typeof roles] ?? role}</Chip>
              ))}
              {meeting.said.length > 0 && (
                <>
                  <span class="block">{`${words.said}:`}</span>
                  <ol class="told" lang="vi">
                    {meeting.said.map(({ id, text }) => (
                      <li key={id}>
                        {text} <Marks book={book} of={id} />
                      </li>
                    ))}
                  </ol>
                </>
              )}
            </>
          ),
        }))}
      />
    </Section>
  );
}

function Led({ view }: Part) {
  const { visit, person, book } = view;
  const words = wordsFor(visit);
  return (
    <Section title={words.ledTitle}>
      <Timeline
        events={person.led.map(({ id, year, role, slug, cluster }) => ({
          when: String(year),
          title: (
            <>
              {words.roles[role]}, <Link to={`/cum-thi-dua/${slug}/${year}`}>{cluster}</Link>{' '}
              <Marks book={book} of={id} />
            </>
          ),
        }))}
      />
    </Section>
  );
}

function Namesakes({ view }: Part) {
  const words = wordsFor(view.visit);
  return (
    <Section title={words.namesakes} note={words.namesakesNote}>
      <ul class="told" lang="vi">
        {view.person.namesakes.map(({ id, name, post }) => (
          <li key={id}>
            <Link to={`/nguoi/${id}`}>{name}</Link>
            {post && `, ${post}`}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Everyone whom a source names, by given name. */
export function peoplePage(visit: Visit, asked: string, rows: readonly PersonRow[]): Page {
  const words = wordsFor(visit);
  return {
    title: words.listTitle,
    head: { title: words.listTitle, size: 'portal', lead: words.listLead(rows.length) },
    body: (
      <>
        <TableTools
          table="people"
          action="/nguoi"
          filters={[{ kind: 'search', name: 'q', label: words.find, value: asked }]}
        />
        <Table
          id="people"
          caption={words.listTitle}
          rows={rows}
          rowKey={({ id }) => id}
          empty={
            <Empty title={words.none} icon="search">
              {words.noneText}
            </Empty>
          }
          columns={[
            {
              key: 'name',
              head: words.name,
              phone: 'title',
              nowrap: true,
              cell: ({ id, name }) => (
                <Link to={`/nguoi/${id}`} lang="vi">
                  {name}
                </Link>
              ),
            },
            {
              key: 'posts',
              head: words.posts,
              phone: 'line',
              cell: ({ posts }) => (posts.length > 0 ? <span lang="vi">{posts.join('; ')}</span> : <NotStated />),
            },
            { key: 'meetings', head: words.meetings, align: 'end', phone: 'corner', cell: ({ meetings }) => meetings },
          ]}
        />
      </>
    ),
  };
}
