import type { JSX } from 'preact';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import type { Language } from '#src/kernel/language.ts';
import { Chip } from '#src/ui/chip.tsx';
import { Conflict } from '#src/ui/conflict.tsx';
import { TextArea } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { stepPage } from '#src/ui/year-page.tsx';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';
import type { SavedBulletin } from '../app/bulletin.query.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const bulletinWords = (language: Language): typeof vi => (language === 'vi' ? vi : en);
export const bulletinPath = ({ clusterYear: { slug, year } }: YearFrame): string =>
  `${stepPath(slug, year, 'nomination')}/ban-tin`;

export type BulletinShown = {
  readonly saved: SavedBulletin | null;
  /** Written from the records as they are now. */
  readonly suggestion: string;
  readonly mayRun: boolean;
  readonly typed: string | null;
  readonly errors: readonly FieldError[];
  /** Who saved a newer text meanwhile, and when. */
  readonly conflict: { readonly who: string; readonly at: string } | null;
};

/** The bulletin: visitors read the approved text; the head's office writes it and records the approval. */
export function bulletinPage(visit: Visit, frame: YearFrame, shown: BulletinShown): Page {
  const words = bulletinWords(visit.language);
  const { saved, mayRun } = shown;
  const approved = saved?.approvedOn ?? null;
  return stepPage(visit, frame, 'nomination', {
    title: words.title,
    ...(saved && { about: { kind: 'bulletin', id: saved.id } }),
    head: {
      title: words.title,
      breadcrumb: [{ label: words.title }],
      ...(mayRun && { lead: words.lead }),
      chip:
        approved !== null ? (
          <Chip tone="met">{words.approvedOn(printDay(approved, visit.language))}</Chip>
        ) : (
          <Chip>{saved ? words.draft : words.notSaved}</Chip>
        ),
      ...(mayRun &&
        saved &&
        approved === null && {
          primary: {
            label: words.approve,
            icon: 'check' as const,
            post: `${bulletinPath(frame)}/phe-duyet`,
            fields: { version: String(saved.version) },
          },
        }),
    },
    body: mayRun ? (
      <Editor visit={visit} frame={frame} shown={shown} />
    ) : (
      <Text text={saved?.text ?? shown.suggestion} />
    ),
  });
}

const Text = ({ text }: { readonly text: string }): JSX.Element => {
  const [title = '', ...paragraphs] = text.split(/\n{2,}/);
  return (
    <article lang="vi">
      <h2>{title}</h2>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </article>
  );
};

function Editor(props: { readonly visit: Visit; readonly frame: YearFrame; readonly shown: BulletinShown }) {
  const { visit, frame, shown } = props;
  const { saved, suggestion, typed, errors, conflict } = shown;
  const words = bulletinWords(visit.language);
  return (
    <>
      <ErrorSummary errors={errors} />
      <Form id="bulletin" action={bulletinPath(frame)} {...(saved && { version: saved.version })}>
        {conflict && (
          <Conflict
            {...conflict}
            fields={[{ label: words.text, theirs: saved?.text ?? null, mine: typed }]}
            takeTheirs={bulletinPath(frame)}
          />
        )}
        <TextArea
          name="text"
          label={words.text}
          rows={18}
          value={typed ?? saved?.text ?? suggestion}
          error={errors.find(({ field }) => field === 'text')?.message}
          {...(saved?.approvedOn && { help: words.changing })}
          required
        />
        <SubmitRow label={words.save} />
      </Form>
      {saved && saved.text !== suggestion.trim() && (
        <Section title={words.suggestion}>
          <Text text={suggestion} />
        </Section>
      )}
    </>
  );
}
