import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Language } from '#src/kernel/language.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { searchKey } from '#src/kernel/vietnamese-text.ts';
import { addressOf } from '#src/ui/address.ts';
import { Chip } from '#src/ui/chip.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { Icon } from '#src/ui/icon.tsx';
import { Link } from '#src/ui/link.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { Page } from '#src/ui/page.tsx';
import { PageTabs } from '#src/ui/page-tabs.tsx';
import { Pager } from '#src/ui/pager.tsx';
import { Section } from '#src/ui/section.tsx';
import { hrefIn, type Visit, wordsIn } from '#src/ui/visit.ts';
import { expandAbbreviations } from '#src/year-round/organisation/domain/abbreviations.ts';
import type { SearchFound } from '../app/search-all.query.ts';
import type { Group, Hit, HitKind } from '../domain/hit.ts';
import { searchWords } from './words.ts';

/** How many of each kind stand on the page of all kinds. */
export const EACH_KIND = 8;
/** How many stand on a page of one kind. */
export const ONE_KIND = 50;

export type SearchView = {
  readonly visit: Visit;
  readonly text: string;
  /** Null is any time. */
  readonly day: CalendarDay | null;
  /** Null is all kinds. */
  readonly kind: HitKind | null;
  readonly beyond: number;
  readonly found: SearchFound;
};

const address = ({ text, day }: SearchView, kind: HitKind | null, beyond = 0): string =>
  addressOf('/tim', { q: text, ngay: day ?? '', loai: kind ?? '', sau: beyond > 0 ? String(beyond) : '' });

/** What was found, the kind of the best hit first; of one kind more, page by page. */
export function searchPage(view: SearchView): Page {
  const { visit, text, day, kind, found } = view;
  const words = searchWords(visit.language);
  const shown = kind === null ? found.groups : found.groups.filter((group) => group.kind === kind);
  return {
    title: text ? words.titleOf(text) : words.title,
    head: { title: words.title, lead: words.hint },
    body: (
      <>
        <SearchForm {...view} />
        <p role="status" class={found.isGuess ? 'note' : 'sr'}>
          {text && found.isGuess && words.near}
          {text && !found.isGuess && found.groups.map((group) => spoken(group, visit.language)).join(', ')}
        </p>
        {day && (
          <Notice actions={[{ label: words.allDays, href: addressOf('/tim', { q: text }) }]}>
            {words.onDay(printDay(day, visit.language))}
          </Notice>
        )}
        {text && shown.length === 0 && <Nothing {...view} />}
        {(found.groups.length > 1 || kind !== null) && <Kinds {...view} />}
        {shown.map((group) => (
          <Kind key={group.kind} view={view} group={group} />
        ))}
      </>
    ),
  };
}

const spoken = ({ kind, count, isMore }: Group, language: Language): string => {
  const words = searchWords(language);
  return `${words.kinds[kind]}: ${words.count(count, isMore)}`;
};

function SearchForm({ visit, text, day, kind }: SearchView) {
  const words = searchWords(visit.language);
  return (
    <div class="tools">
      <form class="filters first" method="get" action={hrefIn(visit.language, '/tim')}>
        <label class="filter find">
          <Icon name="search" />
          <span class="sr">{words.field}</span>
          <input
            type="search"
            name="q"
            value={text}
            placeholder={words.field}
            autocomplete="off"
            maxlength={200}
            data-suggest={hrefIn(visit.language, '/tim/goi-y')}
            data-label={wordsIn(visit.language).suggestions}
          />
        </label>
        <label class="filter">
          <span>{words.day}:</span>
          <input
            class="num"
            name="ngay"
            value={day ? printDay(day, 'vi') : ''}
            placeholder={words.anyDay}
            inputmode="numeric"
            autocomplete="off"
            maxlength={10}
            size={12}
          />
        </label>
        {kind && <input type="hidden" name="loai" value={kind} />}
        <button class="button primary" type="submit">
          {words.go}
        </button>
      </form>
    </div>
  );
}

/** The kinds of which something was found, each with how much of it the reader sees. */
function Kinds(view: SearchView) {
  const words = searchWords(view.visit.language);
  const kinds = view.found.groups.map(({ kind, count, isMore }) => ({
    label: `${words.kinds[kind]} ${words.count(count, isMore)}`,
    href: address(view, kind),
    current: view.kind === kind,
  }));
  const all = { label: words.all, href: address(view, null), current: view.kind === null };
  return <PageTabs label={words.kindsLabel} tabs={[all, ...kinds]} />;
}

/** Says what was searched, and leads to fewer words of what was asked. */
function Nothing(view: SearchView) {
  const words = searchWords(view.visit.language);
  const typed = view.text.split(/\s+/).slice(0, 12);
  const fewer = typed.length > 1 ? [typed.slice(0, -1).join(' '), typed.at(-1) ?? ''] : [];
  return (
    <Empty
      title={words.none(view.text)}
      icon="search"
      actions={fewer.map((text) => ({ label: words.instead(text), href: addressOf('/tim', { q: text }) }))}
    >
      {words.searched} {words.noneText}
    </Empty>
  );
}

function Kind({ view, group }: { readonly view: SearchView; readonly group: Group }) {
  const { visit, text, beyond } = view;
  const words = searchWords(visit.language);
  const { kind, hits, count, isMore } = group;
  const isOne = view.kind !== null;
  const until = beyond + hits.length;
  return (
    <Section
      title={words.kinds[kind]}
      id={kind}
      note={<span class="num">{words.count(count, isMore)}</span>}
      aside={!isOne && count > hits.length && <Link to={address(view, kind)}>{words.more(words.kinds[kind])}</Link>}
    >
      <ul class="found">
        {hits.map((hit) => (
          <li key={hit.id}>
            <Link to={hit.href} lang="vi">
              {hit.label}
            </Link>
            {hit.isSynthetic && (
              <>
                {' '}
                <Chip>{words.rehearsal}</Chip>
              </>
            )}
            <span class="note" lang="vi">
              {noteOf(hit, text, visit.language)}
            </span>
          </li>
        ))}
      </ul>
      {isOne && (
        <Pager
          previous={beyond > 0 ? address(view, kind, Math.max(0, beyond - ONE_KIND)) : null}
          next={until < count ? address(view, kind, until) : null}
          shown={{ from: beyond + 1, to: until, all: isMore ? null : count }}
        />
      )}
    </Section>
  );
}

/** «nam trung bo 2019» asks for a year of the cluster: no name explains it. */
const A_YEAR = /^(?:nam|(?:19|20)\d\d)$/;

/** What tells a hit apart from others of its name; and the spelling, where the name itself does not explain the hit. */
export function noteOf(hit: Hit, text: string, language: Language): string {
  const words = searchWords(language);
  return [hit.detail, hit.birthYear && words.bornIn(hit.birthYear), isTelling(hit, text) && words.writtenAs(hit.phrase)]
    .filter(Boolean)
    .join(' · ');
}

const isTelling = ({ kind, label, how }: Hit, text: string): boolean => {
  const name = searchKey(label);
  return (
    how !== 'near' &&
    kind !== 'page' &&
    !searchKey(expandAbbreviations(text))
      .split(' ')
      .every((word) => name.includes(word) || A_YEAR.test(word))
  );
};
