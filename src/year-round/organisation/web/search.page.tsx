import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { searchKey } from '#src/kernel/vietnamese-text.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { Empty } from '#src/ui/empty.tsx';
import { Link } from '#src/ui/link.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { Icon } from '#src/ui/icon.tsx';
import { hrefIn, type Visit } from '#src/ui/visit.ts';
import type { FindableKind } from '../app/findable.command.ts';
import type { Found } from '../app/find.query.ts';
import { expandAbbreviations } from '../domain/abbreviations.ts';
import { addressOf } from './address.ts';
import { wordsIn } from './words.ts';

export const MOST_RESULTS = 60;

/** What was found, the kind of the best hit first; `day` null is any time. */
export function searchPage(visit: Visit, text: string, day: CalendarDay | null, found: readonly Found[]): Page {
  const words = wordsIn(visit.language);
  const kinds = [...new Set(found.map((one) => one.kind))];
  const isNear = found[0]?.how === 'near';
  const title = text ? words.search.titleOf(text) : words.search.title;
  const count =
    found.length < MOST_RESULTS ? words.search.found(found.length) : words.search.foundAtLeast(found.length);
  return {
    title,
    head: { title: words.search.title, lead: words.search.hint },
    body: (
      <>
        <SearchForm visit={visit} text={text} day={day} />
        <p role="status" class={found.length > 0 ? 'note' : 'sr'}>
          {text && (isNear ? words.search.near : count)}
        </p>
        {day && (
          <Notice actions={[{ label: words.search.allDays, href: addressOf('/tim', { q: text }) }]}>
            {words.search.onDay(printDay(day, visit.language))}
          </Notice>
        )}
        {text && found.length === 0 && (
          <Empty title={words.search.none(text)} icon="search">
            {words.search.noneText}
          </Empty>
        )}
        {kinds.map((kind) => (
          <Kind key={kind} visit={visit} text={text} kind={kind} found={found.filter((one) => one.kind === kind)} />
        ))}
      </>
    ),
  };
}

function SearchForm(props: { readonly visit: Visit; readonly text: string; readonly day: CalendarDay | null }) {
  const { visit, text, day } = props;
  const words = wordsIn(visit.language);
  return (
    <div class="tools">
      <form class="filters" method="get" action={hrefIn(visit.language, '/tim')}>
        <label class="filter find">
          <Icon name="search" />
          <span class="sr">{words.search.field}</span>
          <input type="search" name="q" value={text} placeholder={words.search.field} maxlength={200} />
        </label>
        <label class="filter">
          <span>{words.search.day}:</span>
          <input
            class="num"
            name="ngay"
            value={day ? printDay(day, 'vi') : ''}
            placeholder={words.search.anyDay}
            inputmode="numeric"
            autocomplete="off"
            maxlength={10}
            size={12}
          />
        </label>
        <button class="button primary" type="submit">
          {words.search.go}
        </button>
      </form>
    </div>
  );
}

function Kind(props: {
  readonly visit: Visit;
  readonly text: string;
  readonly kind: FindableKind;
  readonly found: readonly Found[];
}) {
  const { visit, text, kind, found } = props;
  const words = wordsIn(visit.language);
  return (
    <Section title={words.search.kinds[kind]} note={<span class="num">{found.length}</span>} id={kind}>
      <ul class="found">
        {found.map((one) => (
          <li key={one.id}>
            <Link to={one.href} lang="vi">
              {one.label}
            </Link>
            <span class="note" lang="vi">
              {[one.detail, isTelling(one, text) && words.search.writtenAs(one.phrase)].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** «nam trung bo 2019» asks for a year of the cluster: no name explains it. */
const A_YEAR = /^(?:nam|(?:19|20)\d\d)$/;

/** The spelling is shown where the name itself does not explain why this was found. */
const isTelling = ({ label, how }: Found, text: string): boolean => {
  const name = searchKey(label);
  return (
    how !== 'near' &&
    !searchKey(expandAbbreviations(text))
      .split(' ')
      .every((word) => name.includes(word) || A_YEAR.test(word))
  );
};
