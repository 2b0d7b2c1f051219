import type { JSX } from 'preact';
import { inLanguage } from '#src/kernel/language.ts';
import { Icon } from './icon.tsx';
import { PUBLIC_TABS, type TabId, WORK_TABS } from './site-tabs.ts';
import { counted, pathInYear, useHref, useVisit, useWords } from './visit.ts';

/** Agency, search, year, language, person and the tabs: the same bar on the portal and in the working area. */
export function TopBar({ tab }: { readonly tab: TabId | undefined }): JSX.Element {
  const words = useWords();
  const visit = useVisit();
  const href = useHref();
  return (
    <header class="bar" role="banner">
      <div class="bar-row wrap">
        <a class="brand" href={href('/')}>
          {visit.agency.emblem ? (
            <img class="emblem own" src={visit.agency.emblem} alt="" width="36" height="36" />
          ) : (
            <span class="emblem">
              <Icon name="balance" large />
            </span>
          )}
          <span class="agency" lang="vi">
            <b>{visit.agency.name}</b>
            <small>{visit.agency.parent}</small>
          </span>
        </a>
        <form class="search" role="search" action={href('/tim')} method="get">
          <Icon name="search" />
          <input
            type="search"
            name="q"
            id="search"
            aria-label={words.searchHint}
            placeholder={words.searchHint}
            autocomplete="off"
            maxlength={200}
            data-suggest={href('/tim/goi-y')}
            data-label={words.suggestions}
          />
          <kbd title={words.searchKey}>/</kbd>
        </form>
        <YearSwitch />
        <Bell />
        <a class="search-link phone" href={href('/tim')} aria-label={words.search}>
          <Icon name="search" large />
        </a>
        <LanguageSwitch />
        <PersonMenu />
        <details class="drop phone end">
          <summary aria-label={words.menu}>
            <Icon name="menu" large />
          </summary>
          <div class="sheet-menu">
            <nav aria-label={words.mainMenu}>
              <TabLinks tab={tab} />
            </nav>
            <PhoneMenuEnd />
          </div>
        </details>
      </div>
      <nav class="tabs wrap" aria-label={words.mainMenu}>
        <TabLinks tab={tab} />
      </nav>
    </header>
  );
}

function TabLinks({ tab }: { readonly tab: TabId | undefined }) {
  const words = useWords();
  const { person } = useVisit();
  const href = useHref();
  return (
    <ul>
      {(person ? WORK_TABS : PUBLIC_TABS).map(({ id, href: to }) => (
        <li key={id}>
          <a href={href(to)} aria-current={id === tab ? 'page' : undefined}>
            {words.tabs[id]}
            {id === 'tasks' && person && person.tasks > 0 && (
              <span class="count">
                <span aria-hidden="true">{person.tasks}</span>
                <span class="sr"> ({words.tasksOpen(person.tasks)})</span>
              </span>
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** To the notices, with how many are new. */
function Bell() {
  const words = useWords();
  const { person } = useVisit();
  const href = useHref();
  if (!person) return null;
  const count = person.notices === 0 ? null : counted(person.notices);
  return (
    <div class="bell">
      <a
        href={href('/thong-bao')}
        aria-label={words.noticesNew(count)}
        title={words.noticesNew(null)}
        data-live={href('/thong-bao/truc-tiep')}
        data-count={person.notices}
      >
        <Icon name="bell" large />
        <span class="count num" hidden={count === null}>
          {count}
        </span>
      </a>
      <p class="bell-line" role="status" />
    </div>
  );
}

function YearSwitch() {
  const words = useWords();
  const { year, years, path } = useVisit();
  const href = useHref();
  if (years.length === 0) return null;
  return (
    <details class="drop years">
      <summary aria-label={year === null ? words.chooseYear : `${words.year} ${year}. ${words.chooseYear}`}>
        <span class={year === null ? undefined : 'wide'}>{words.year} </span>
        {year !== null && <b class="num">{year}</b>}
        <Icon name="down" />
      </summary>
      <ul class="drop-list num">
        {years.map((each) => (
          <li key={each}>
            <a href={href(pathInYear(path, year, each))} aria-current={each === year ? 'true' : undefined}>
              {each}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function LanguageSwitch() {
  const words = useWords();
  const { language, path } = useVisit();
  const other = language === 'vi' ? 'en' : 'vi';
  return (
    <a class="language wide" href={inLanguage(other, path)} lang={other} hreflang={other}>
      {words.otherLanguage}
    </a>
  );
}

function SignOut() {
  const words = useWords();
  const { formToken } = useVisit();
  const href = useHref();
  return (
    <form method="post" action={href('/dang-xuat')}>
      <input type="hidden" name="token" value={formToken} />
      <button type="submit">{words.signOut}</button>
    </form>
  );
}

/** After signing in the reader is where they were. */
const signInFrom = (path: string): string =>
  /^\/(dang-nhap|moi|vao|dang-xuat)?(?=[/?]|$)/.test(path) ? '/dang-nhap' : `/dang-nhap?ve=${encodeURIComponent(path)}`;

function PersonMenu() {
  const words = useWords();
  const { person, path } = useVisit();
  const href = useHref();
  if (!person)
    return (
      <a class="button small wide" href={href(signInFrom(path))}>
        {words.signIn}
      </a>
    );
  return (
    <details class="drop end wide">
      <summary>
        <Icon name="person" />
        <span class="who" lang="vi">
          {person.name}
        </span>
        <Icon name="down" />
      </summary>
      <div class="drop-list">
        {person.post && (
          <small class="post" lang="vi">
            {person.post}
          </small>
        )}
        <a href={href('/viec')}>{words.tabs.tasks}</a>
        <a href={href('/ho-so-cua-toi')}>{words.ownRecord}</a>
        <a href={href('/nhan-su')}>{words.people}</a>
        <a href={href('/nhat-ky')}>{words.log}</a>
        {person.keepsAccounts && <a href={href('/quan-tri/tai-khoan')}>{words.keepAccounts}</a>}
        <a href={href('/tai-khoan')}>{words.account}</a>
        <SignOut />
      </div>
    </details>
  );
}

function PhoneMenuEnd() {
  const words = useWords();
  const { language, path, person } = useVisit();
  const href = useHref();
  const other = language === 'vi' ? 'en' : 'vi';
  return (
    <div class="menu-end">
      {person && (
        <p lang="vi">
          <b>{person.name}</b>
          {person.post && <small>{person.post}</small>}
        </p>
      )}
      {person && <a href={href('/ho-so-cua-toi')}>{words.ownRecord}</a>}
      {person && <a href={href('/nhan-su')}>{words.people}</a>}
      {person && <a href={href('/nhat-ky')}>{words.log}</a>}
      <a href={inLanguage(other, path)} lang={other} hreflang={other}>
        {words.otherLanguage}
      </a>
      {person?.keepsAccounts && <a href={href('/quan-tri/tai-khoan')}>{words.keepAccounts}</a>}
      {person && <a href={href('/tai-khoan')}>{words.account}</a>}
      {person ? <SignOut /> : <a href={href(signInFrom(path))}>{words.signIn}</a>}
    </div>
  );
}
