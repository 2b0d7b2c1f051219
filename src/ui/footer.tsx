import type { JSX } from 'preact';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { useHref, useVisit, useWords } from './visit.ts';

/** Who stands behind the site, how to read it, and how it should look (remembered in a cookie, `giao-dien`). */
export function Footer({ day }: { readonly day?: CalendarDay }): JSX.Element {
  const words = useWords();
  const { agency, today, language, path, theme, formToken } = useVisit();
  const href = useHref();
  return (
    <footer class="foot" role="contentinfo">
      <div class="wrap">
        <span lang="vi">{agency.name}</span>
        <nav aria-label={words.footer.about}>
          <a href={href('/gioi-thieu')}>{words.footer.about}</a>
          <a href={href('/cach-doc')}>{words.footer.reading}</a>
          <a href={href('/xac-minh')}>{words.footer.verify}</a>
          <a href={href('/so-lieu-mo')}>{words.footer.openData}</a>
          <a href={href('/quyen-rieng-tu')}>{words.footer.privacy}</a>
        </nav>
        <form class="themes" method="post" action={href('/giao-dien')}>
          <input type="hidden" name="token" value={formToken} />
          <input type="hidden" name="path" value={path} />
          <div role="group" aria-label={words.footer.theme}>
            <span>{words.footer.theme}</span>
            {(['light', 'dark', 'system'] as const).map((each) => (
              <button
                type="submit"
                name="giao-dien"
                value={each}
                aria-pressed={(theme ?? 'system') === each}
                key={each}
              >
                {words.footer[each]}
              </button>
            ))}
          </div>
        </form>
        <span class="num">{words.footer.dataOn(printDay(day ?? today, language))}</span>
      </div>
    </footer>
  );
}
