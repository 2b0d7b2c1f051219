import type { ComponentChildren, JSX } from 'preact';
import { Derived, NeedsCheck, NotStated } from '#src/ui/chip.tsx';
import { MarginNotes, SourceMark } from '#src/ui/source.tsx';
import { useVisit } from '#src/ui/visit.ts';
import type { Language } from '#src/kernel/language.ts';
import type { Claim } from './claims.query.ts';
import type { SourceBook } from './source-book.ts';
import { evidenceWordsIn } from './words.ts';

/** The numbers after a fact; each opens its sentence in the margin. */
export function Marks(props: { readonly book: SourceBook; readonly of: string; readonly field?: string }): JSX.Element {
  return (
    <>
      {props.book.marksOf(props.of, props.field).map((n) => (
        <SourceMark n={n} key={n} />
      ))}
    </>
  );
}

/** A stated value with its sentence; «suy ra» where somebody worked it out; else «Không nêu». */
export function Fact(props: {
  readonly book: SourceBook;
  readonly of: string;
  readonly field: string;
  /** The accepted value; null is «không nêu», and then a derived one is shown as derived. */
  readonly value: ComponentChildren | null;
  readonly print?: (value: string | number) => ComponentChildren;
}): JSX.Element {
  const { book, of, field, value, print = (each) => each } = props;
  if (value !== null && value !== undefined && value !== '')
    return (
      <>
        {value} <Marks book={book} of={of} field={field} />
        {book.claimsOf(of, field).some(({ certainty }) => certainty === 'doubtful') && <NeedsCheck />}
      </>
    );
  const said = book.claimsOf(of, field).filter(({ certainty }) => certainty !== 'derived' && certainty !== 'unknown');
  if (said.length > 1) return <Differing book={book} claims={said} print={print} />;
  const derived = derivedValue(book, of, field);
  if (!derived) return <NotStated />;
  return (
    <>
      {print(derived.value)} <Derived {...(derived.because !== null && { because: derived.because })} />
    </>
  );
}

/** Sources that do not say the same: both values, each with its sentence, until a person chooses. */
function Differing(props: {
  readonly book: SourceBook;
  readonly claims: readonly Claim[];
  readonly print: (value: string | number) => ComponentChildren;
}) {
  const words = evidenceWordsIn(useVisit().language);
  return (
    <>
      {props.claims.map((claim, index) => (
        <span key={claim.id}>
          {index > 0 && ' · '}
          {props.print(oneValue(claim.value) ?? claim.printed ?? '')} <NumberOf book={props.book} claim={claim} />
        </span>
      ))}{' '}
      <NeedsCheck doubt={words.differ} />
    </>
  );
}

const NumberOf = ({ book, claim }: { readonly book: SourceBook; readonly claim: Claim }) => (
  <SourceMark n={book.numberOf(claim)} />
);

/** What somebody worked out for a field that no source states. */
export function derivedValue(book: SourceBook, subjectId: string, field: string) {
  const claim = book.claimsOf(subjectId, field).find(({ certainty }) => certainty === 'derived');
  const value = claim && oneValue(claim.value);
  return claim && value !== null && value !== undefined ? { value, because: claim.because } : null;
}

const oneValue = (value: unknown): string | number | null => {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (Array.isArray(value)) return value.every((each) => typeof each === 'string') ? value.join(', ') : null;
  if (typeof value === 'object' && value !== null && 'value' in value) return oneValue(value.value);
  return null;
};

/** The margin of a page: each source once, under it its numbered sentences as printed. */
export function SourceMargin({ book }: { readonly book: SourceBook }): JSX.Element {
  const { language } = useVisit();
  const words = evidenceWordsIn(language);
  return (
    <>
      {book.sources.map((source) => (
        <MarginNotes
          title={source.title}
          key={source.slug}
          notes={source.sentences.map(({ n, passageId, quote, reading }) => ({
            n,
            title: words.inSource,
            href: `/nguon/${source.slug}${passageId ? `#p-${passageId}` : ''}`,
            ...(quote && { quote }),
            ...(reading && { note: words.readAs(reading) }),
          }))}
        />
      ))}
    </>
  );
}

/** How the source was read, where that must be said. */
export const markOfSource = (language: Language, mark: string): string | null =>
  evidenceWordsIn(language).marks[mark as keyof ReturnType<typeof evidenceWordsIn>['marks']] ?? null;
