import { printDay } from '#src/kernel/vietnamese-date.ts';
import { Empty } from '#src/ui/empty.tsx';
import { Flag } from '#src/ui/chip.tsx';
import { Link } from '#src/ui/link.tsx';
import { Columns, Section } from '#src/ui/section.tsx';
import { DayList } from '#src/ui/timeline.tsx';
import { grouped } from '../evidence/grouped.ts';
import type { FlagRow } from './home.query.ts';
import type { HomeView } from './view.ts';

type Part = { readonly view: HomeView };

/** The newest flags on record: given by decision, or, where sources go no further, proposed, and it says so. */
export function Flags({ view }: Part) {
  const { words, archive } = view;
  const given = archive.flags.filter(({ isGiven }) => isGiven);
  const shown = given.length > 0 ? given : archive.flags;
  const [first] = shown;
  if (!first)
    return (
      <Section title={words.flags.none}>
        <p class="note">{words.flags.noneText}</p>
      </Section>
    );
  const isGiven = given.length > 0;
  return (
    <Section
      title={isGiven ? words.flags.given(first.year) : words.flags.proposed(first.year)}
      {...(!isGiven && { note: words.flags.proposedNote })}
      aside={<Link to={`/cum-thi-dua/${first.slug}/${first.year}#suy-ton`}>{words.flags.more(first.year)}</Link>}
    >
      <Columns of={3}>
        {[...grouped(shown, ({ slug, award }) => `${slug} ${award}`).values()].slice(0, 6).map((rows) => (
          <FlagsOf view={view} rows={rows} key={`${rows[0]?.slug}${rows[0]?.award}`} />
        ))}
      </Columns>
    </Section>
  );
}

function FlagsOf({ view, rows }: Part & { readonly rows: readonly FlagRow[] }) {
  const { words } = view;
  const [first] = rows;
  const unnamed = rows.reduce((sum, { count, units }) => sum + Math.max(0, (count ?? 0) - units.length), 0);
  return (
    <div lang="vi">
      <h3>{first?.award}</h3>
      <p class="note">{first?.cluster}</p>
      <ul class="told">
        {rows
          .flatMap(({ units }) => units)
          .map(({ slug, name }) => (
            <li key={name}>
              <Flag /> {slug ? <Link to={`/don-vi/${slug}`}>{name}</Link> : name}
            </li>
          ))}
        {unnamed > 0 && <li class="note">{words.flags.unnamed(unnamed)}</li>}
      </ul>
    </div>
  );
}

/** The latest conferences that sources tell of, by the day of the event, never by that of the page. */
export function ArchiveList({ view }: Part) {
  const { words, visit, archive } = view;
  const { conferences, firstYear, lastYear } = archive;
  return (
    <Section
      title={words.archive.title}
      {...(firstYear !== null &&
        lastYear !== null && {
          aside: <Link to={`/cum-thi-dua?nam=${lastYear}`}>{words.archive.more(firstYear, lastYear)}</Link>,
        })}
    >
      {conferences.length === 0 ? (
        <Empty title={words.archive.empty}>{words.archive.emptyText}</Empty>
      ) : (
        <DayList
          items={conferences.map(({ heldOn, name, place, cluster, slug, year }) => ({
            day: printDay(heldOn, visit.language),
            title: name ?? cluster,
            href: `/cum-thi-dua/${slug}/${year}`,
            ...(place && { text: <span lang="vi">{name ? `${cluster}. ${place}` : place}</span> }),
          }))}
        />
      )}
    </Section>
  );
}
