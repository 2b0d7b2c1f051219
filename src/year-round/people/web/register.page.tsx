import { Chip, NotStated, Stated } from '#src/ui/chip.tsx';
import { printPartialDay } from '#src/kernel/partial-day.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import type { TransferSeen } from '../app/transfer.command.ts';
import type { Action } from '#src/ui/button.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { Link } from '#src/ui/link.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Pager } from '#src/ui/pager.tsx';
import { Section } from '#src/ui/section.tsx';
import { type Column, Table } from '#src/ui/table.tsx';
import { TableTools } from '#src/ui/table-tools.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { PersonKnown, SeenInUnit, UnitChoice } from '../app/people.query.ts';
import { PostsInShort } from './person-known.tsx';
import { peopleWords } from './words.ts';

export const PAGE_SIZE = 50;

export type RegisterView = {
  readonly visit: Visit;
  readonly asked: string;
  readonly beyond: number;
  /** One row more than a page has, where there are more. */
  readonly people: readonly PersonKnown[];
  readonly knowsParticulars: (person: PersonKnown) => boolean;
};

const Hidden = ({ visit }: { readonly visit: Visit }) => (
  <span class="muted">{peopleWords(visit.language).notKnownHere}</span>
);

function PeopleTable(props: RegisterView & { readonly path: string; readonly empty: { title: string; text: string } }) {
  const { visit, asked, beyond, people, path, empty } = props;
  const words = peopleWords(visit.language);
  const at = (offset: number) => `${path}?${new URLSearchParams({ q: asked, sau: String(offset) })}`;
  const particulars: Column<PersonKnown>[] = [
    {
      key: 'born',
      head: words.birthYear,
      align: 'end',
      cell: (person) =>
        props.knowsParticulars(person) ? <Stated>{person.birthYear}</Stated> : <Hidden visit={visit} />,
    },
    {
      key: 'code',
      head: words.staffCode,
      nowrap: true,
      cell: (person) =>
        props.knowsParticulars(person) ? <Stated>{person.staffCode}</Stated> : <Hidden visit={visit} />,
    },
  ];
  return (
    <>
      <Table
        id="register"
        caption={words.registerTitle}
        rows={people.slice(0, PAGE_SIZE)}
        rowKey={({ id }) => id}
        empty={
          <Empty title={empty.title} icon="search">
            {empty.text}
          </Empty>
        }
        columns={[
          {
            key: 'name',
            head: words.name,
            phone: 'title',
            cell: (person) => (
              <span lang="vi">
                <Link to={`/nguoi/${person.id}`}>{person.name}</Link>
                {person.toldApartBy && <small>{` (${person.toldApartBy})`}</small>}
              </span>
            ),
          },
          {
            key: 'posts',
            head: words.posts,
            phone: 'line',
            cell: (person) => <PostsInShort person={person} visit={visit} />,
          },
          ...(people.some(props.knowsParticulars) ? particulars : []),
        ]}
      />
      <Pager
        previous={beyond > 0 ? at(Math.max(0, beyond - PAGE_SIZE)) : null}
        next={people.length > PAGE_SIZE ? at(beyond + PAGE_SIZE) : null}
      />
    </>
  );
}

/** `/nhan-su`: the search over everybody whom the reader may know. */
export function registerPage(
  view: RegisterView & { readonly units: readonly UnitChoice[]; readonly actions: readonly Action[] },
): Page {
  const { visit, asked, units, actions } = view;
  const words = peopleWords(visit.language);
  return {
    title: words.registerTitle,
    head: { title: words.registerTitle, lead: words.registerLead, actions },
    body: (
      <>
        <TableTools
          table="register"
          action="/nhan-su"
          filters={[{ kind: 'search', name: 'q', label: words.find, value: asked }]}
        />
        {asked === '' && units.length > 0 && (
          <Section title={words.ownUnits} level={3}>
            <ul class="told" lang="vi">
              {units.map(({ id, slug, name }) => (
                <li key={id}>
                  <Link to={`/don-vi/${slug}/nguoi`}>{name}</Link>
                </li>
              ))}
            </ul>
          </Section>
        )}
        {asked === '' ? (
          <p class="note">{words.askFirst}</p>
        ) : (
          <PeopleTable {...view} path="/nhan-su" empty={{ title: words.noneFound, text: words.noneFoundText }} />
        )}
      </>
    ),
  };
}

export type UnitPeopleView = {
  readonly unit: UnitChoice;
  readonly seen: readonly SeenInUnit[];
  /** Null for whoever knows the unit's people only from what sources say. */
  readonly register: RegisterView | null;
  readonly actions: readonly Action[];
  readonly transfers: readonly TransferSeen[];
};

/** `/don-vi/:slug/nguoi`: the unit's people, in public those whom sources name, for its officers the whole list. */
export function unitPeoplePage(visit: Visit, view: UnitPeopleView): Page {
  const { unit, seen, register, actions, transfers } = view;
  const words = peopleWords(visit.language);
  const path = `/don-vi/${unit.slug}/nguoi`;
  const title = words.peopleOf(unit.name);
  return {
    title,
    tab: 'units',
    head: {
      title,
      breadcrumb: [{ label: unit.name, href: `/don-vi/${unit.slug}` }, { label: words.register }],
      actions,
    },
    body: (
      <>
        {register && (
          <Section title={words.registerPart} note={words.registerPartNote}>
            <TableTools
              table="register"
              action={path}
              filters={[{ kind: 'search', name: 'q', label: words.find, value: register.asked }]}
            />
            <PeopleTable
              {...register}
              path={path}
              empty={
                register.asked === ''
                  ? { title: words.noneInUnit, text: words.noneInUnitText }
                  : { title: words.noneFound, text: words.noneFoundText }
              }
            />
          </Section>
        )}
        {transfers.length > 0 && <Transfers visit={visit} transfers={transfers} />}
        <Section title={words.seenTitle} note={words.seenNote}>
          <Table
            id="seen"
            caption={words.seenTitle}
            rows={seen}
            rowKey={({ id, position }) => id + position}
            empty={<p class="note">{words.nobodySeen}</p>}
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
                key: 'post',
                head: words.posts,
                phone: 'line',
                cell: ({ position }) => <span lang="vi">{position}</span>,
              },
              {
                key: 'seen',
                head: words.seenOn,
                nowrap: true,
                align: 'end',
                phone: 'corner',
                cell: ({ seenOn }) => (seenOn ? <Chip>{printDay(seenOn, visit.language)}</Chip> : <NotStated />),
              },
            ]}
          />
        </Section>
      </>
    ),
  };
}

/** Who came and who left by a transfer: the same line stands at both units. */
function Transfers({ visit, transfers }: { readonly visit: Visit; readonly transfers: readonly TransferSeen[] }) {
  const all = peopleWords(visit.language);
  const words = all.transfer;
  return (
    <Section title={words.ofUnit} note={all.registerPartNote}>
      <Table
        id="transfers"
        caption={words.ofUnit}
        rows={transfers}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            head: all.name,
            phone: 'title',
            cell: ({ personId, name }) => (
              <Link to={`/nguoi/${personId}`} lang="vi">
                {name}
              </Link>
            ),
          },
          {
            key: 'where',
            head: words.where,
            phone: 'line',
            cell: ({ isAway, otherUnit }) => (isAway ? words.away(otherUnit) : words.here(otherUnit)),
          },
          {
            key: 'day',
            head: words.day,
            phone: 'corner',
            nowrap: true,
            cell: ({ day }) => day && printPartialDay(day, visit.language),
          },
          {
            key: 'decision',
            head: all.decision,
            phone: 'line',
            cell: ({ decision }) => <span lang="vi">{decision}</span>,
          },
        ]}
      />
    </Section>
  );
}
