import { Empty } from './empty.tsx';
import type { Page } from './page.tsx';
import { type Visit, wordsIn } from './visit.ts';

/** Not allowed: whose it is and whom to ask; never what is hidden. */
export function forbiddenPage(visit: Visit, owner?: { readonly name: string; readonly contact: string }): Page {
  const { pages, signIn } = wordsIn(visit.language);
  const text = owner ? pages.forbiddenText(owner.name, owner.contact) : pages.forbiddenPlain;
  const actions = visit.person
    ? [{ label: pages.home, href: '/' }]
    : [
        { label: signIn, href: '/dang-nhap', kind: 'primary' as const },
        { label: pages.home, href: '/' },
      ];
  return {
    title: pages.forbidden,
    head: { title: pages.forbidden },
    body: <Empty title={text} icon="lock" actions={actions} />,
  };
}

export function notFoundPage(visit: Visit): Page {
  const { pages, search } = wordsIn(visit.language);
  return {
    title: pages.notFound,
    head: { title: pages.notFound },
    body: (
      <Empty
        title={pages.notFoundText}
        icon="search"
        actions={[
          { label: search, href: '/tim', icon: 'search' },
          { label: pages.home, href: '/' },
        ]}
      />
    ),
  };
}

export function failedPage(visit: Visit, requestId: string): Page {
  const { pages } = wordsIn(visit.language);
  return {
    title: pages.failed,
    head: { title: pages.failed },
    body: (
      <Empty title={pages.failedText} icon="warn" actions={[{ label: pages.home, href: '/' }]}>
        {pages.requestId}: <code>{requestId}</code>
      </Empty>
    ),
  };
}

/** A request that was refused before any page could take it: what happened, what is safe, what to do. */
export function refusedPage(
  visit: Visit,
  refusal: keyof ReturnType<typeof wordsIn>['pages']['refusals'],
  requestId: string,
): Page {
  const { pages } = wordsIn(visit.language);
  const [title = '', text = ''] = pages.refusals[refusal];
  const again = { label: pages.again, href: visit.path, kind: 'primary' as const };
  const home = { label: pages.home, href: '/' };
  return {
    title,
    head: { title },
    body: (
      <Empty title={text} icon="warn" actions={refusal === 'away' ? [again, home] : [home]}>
        {pages.requestId}: <code>{requestId}</code>
      </Empty>
    ),
  };
}
