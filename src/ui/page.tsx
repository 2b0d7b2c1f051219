import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Discussion, RecordShown } from '#src/kernel/discussion.ts';
import { PastDayBanner } from './as-on.tsx';
import { CommentsPart } from './comments.tsx';
import { Footer } from './footer.tsx';
import { Icon } from './icon.tsx';
import { Toast } from './notice.tsx';
import { PageHead, type PageHeadProps } from './page-head.tsx';
import type { TabId } from './site-tabs.ts';
import { TopBar } from './top-bar.tsx';
import { type Visit, VisitContext, wordsIn } from './visit.ts';

/** One page: what its head says, what stands under it, and what stands in the margin. */
export type Page = {
  /** For the window's title; the h1 is `head.title`. */
  readonly title: string;
  readonly tab?: TabId;
  readonly head?: PageHeadProps;
  readonly ribbon?: ComponentChildren;
  readonly body: ComponentChildren;
  /** Sources, papers, history: beside the text when there is room, after it when there is not. */
  readonly margin?: ComponentChildren;
  /** The record that the page shows: whoever answers with the page puts what is said about it below. */
  readonly about?: RecordShown;
  readonly talk?: Discussion | null;
  /** The working area's wide tables may use the whole window. */
  readonly wide?: boolean;
};

/** The whole HTML document. A page without `head` must bring its own h1. */
export function renderPage(visit: Visit, page: Page): string {
  const words = wordsIn(visit.language);
  const talk = page.talk && <CommentsPart discussion={page.talk} isOnRecord />;
  const html = renderToString(
    <VisitContext.Provider value={visit}>
      <html lang={visit.language} data-theme={visit.theme ?? undefined}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>{`${page.title} · ${visit.agency.name}`}</title>
          {visit.assets.fonts.map((font) => (
            <link rel="preload" href={font} as="font" type="font/woff2" crossorigin="anonymous" key={font} />
          ))}
          <link rel="stylesheet" href={visit.assets.css} />
          <script type="module" src={visit.assets.script} />
        </head>
        <body
          class={page.wide ? 'wide-page' : undefined}
          data-saving={words.form.saving}
          data-unsaved={words.form.unsaved}
          data-offline={words.form.offline}
          data-found={words.form.found}
          data-restore={words.form.restore}
          data-discard={words.form.discard}
          data-show={words.form.showPassword}
          data-hide={words.form.hidePassword}
        >
          <a class="skip" href="#main">
            {words.skip}
          </a>
          {visit.synthetic && (
            <aside class="rehearsal" aria-label={words.rehearsal}>
              <Icon name="half" />
              <span>
                <b>
                  {words.rehearsal}
                  {visit.year !== null && ` ${visit.year}`}.
                </b>{' '}
                {words.rehearsalNote}
              </span>
            </aside>
          )}
          <TopBar tab={page.tab} />
          <main id="main" class="wrap" tabindex={-1}>
            {visit.notice && (
              <Toast {...(visit.notice.undo && { undo: { post: visit.notice.undo } })}>{visit.notice.text}</Toast>
            )}
            {page.head?.asOn && <PastDayBanner {...page.head.asOn} />}
            {page.head && <PageHead {...page.head} />}
            {page.ribbon}
            {page.margin ? (
              <div class="with-margin">
                <div class="text">
                  {page.body}
                  {talk}
                </div>
                <aside class="margin">{page.margin}</aside>
              </div>
            ) : (
              <>
                {page.body}
                {talk}
              </>
            )}
          </main>
          <Footer {...(page.head?.asOn && { day: page.head.asOn.day })} />
        </body>
      </html>
    </VisitContext.Provider>,
  );
  return `<!doctype html>${html}`;
}
