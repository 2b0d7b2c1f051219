import { Derived, NeedsCheck, NotStated } from '#src/ui/chip.tsx';
import { Facts } from '#src/ui/facts.tsx';
import { Link } from '#src/ui/link.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

const wordsFor = (visit: Visit): typeof vi => (visit.language === 'vi' ? vi : en);

export const aboutPage = (visit: Visit): Page => told(wordsFor(visit).about);

/** What is kept about people, for whom and for how long. */
export const privacyPage = (visit: Visit): Page => told(wordsFor(visit).privacy);

function told(about: Pick<typeof vi.about, 'title' | 'lead' | 'sections'>): Page {
  return {
    title: about.title,
    head: { title: about.title, size: 'portal', lead: about.lead },
    body: about.sections.map(([title, paragraphs]) => (
      <Section title={String(title)} key={String(title)}>
        {[paragraphs].flat().map((text) => (
          <p key={text}>{text}</p>
        ))}
      </Section>
    )),
  };
}

/** The signs that stand beside figures on every page. */
export function readingPage(visit: Visit): Page {
  const { reading } = wordsFor(visit);
  return {
    title: reading.title,
    head: { title: reading.title, size: 'portal', lead: reading.lead },
    body: (
      <>
        <ul class="told">
          <li>
            <NotStated /> {reading.unknown}
          </li>
          <li>
            <Derived /> {reading.derived}
          </li>
          <li>
            <NeedsCheck /> {reading.check}
          </li>
          <li>
            <span class="mark num" aria-hidden="true">
              1
            </span>{' '}
            {reading.mark}
          </li>
        </ul>
        {reading.more.map(([title, text]) => (
          <Section title={title ?? ''} key={title}>
            <p>{text}</p>
          </Section>
        ))}
      </>
    ),
  };
}

export function dataPage(visit: Visit): Page {
  const { data } = wordsFor(visit);
  return {
    title: data.title,
    head: { title: data.title, size: 'portal', lead: data.lead },
    body: (
      <Section title={data.what}>
        <Facts
          facts={[
            {
              label: 'JSON',
              value: (
                <>
                  {data.rows.year}. <code>/api/v1/cluster-years?cluster=…&amp;year=…</code>
                </>
              ),
            },
            {
              label: 'CSV',
              value: (
                <>
                  {data.rows.csv}. <code>/cum-thi-dua/…/2019.csv</code>
                </>
              ),
            },
            {
              label: 'CSV',
              value: (
                <>
                  {data.rows.units}. <Link to="/don-vi.csv">/don-vi.csv</Link>
                </>
              ),
            },
          ].map((fact, index) => ({ ...fact, label: `${fact.label} ${index === 0 ? '' : index}`.trim() }))}
        />
        <p>
          <Link to="/cum-thi-dua">{data.pick}</Link>
        </p>
        <p class="note">{data.rehearsal}</p>
        <p class="note">{data.map}</p>
      </Section>
    ),
  };
}
