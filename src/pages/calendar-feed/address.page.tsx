import { printInstant } from '#src/kernel/vietnamese-date.ts';
import type { Visit } from '#src/kernel/visit.ts';
import { ActionButton } from '#src/ui/button.tsx';
import { Link } from '#src/ui/link.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const ADDRESS = '/tai-khoan/lich';
export const feedWords = ({ language }: Pick<Visit, 'language'>): typeof vi => (language === 'vi' ? vi : en);

/** Whether one has a calendar address, since when, and how to make, replace or withdraw it. */
export function addressPage(visit: Visit, since: Date | null): Page {
  const words = feedWords(visit);
  return {
    title: words.title,
    head: { title: words.title, lead: words.lead, breadcrumb: crumbs(words) },
    body: (
      <>
        <Section title={since ? words.has(printInstant(since, visit.language)) : words.none}>
          <p>{since ? words.hasText : words.noneText}</p>
          <div class="row">
            <ActionButton action={{ label: since ? words.replace : words.make, kind: 'primary', post: ADDRESS }} />
            {since && <ActionButton action={{ label: words.withdraw, post: `${ADDRESS}/bo` }} />}
          </div>
        </Section>
        <InIt visit={visit} />
      </>
    ),
  };
}

/** The address itself, this once, with how to use it. */
export function newAddressPage(visit: Visit, address: string): Page {
  const words = feedWords(visit);
  return {
    title: words.made,
    head: { title: words.made, breadcrumb: crumbs(words) },
    body: (
      <>
        <p class="one-time-code num">
          <code>{address}</code>
        </p>
        <Notice tone="watch">{words.once}</Notice>
        <Section title={words.how}>
          <ul class="told">
            {words.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        </Section>
        <InIt visit={visit} />
        <p>
          <Link to="/tai-khoan">{words.back}</Link>
        </p>
      </>
    ),
  };
}

const crumbs = (words: typeof vi) => [{ label: words.account, href: '/tai-khoan' }, { label: words.title }];

function InIt({ visit }: { readonly visit: Visit }) {
  const words = feedWords(visit);
  return (
    <Section title={words.inIt}>
      <p>{words.inItText}</p>
    </Section>
  );
}
