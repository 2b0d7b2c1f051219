import type { ComponentChildren, JSX } from 'preact';
import { useHref, useWords } from './visit.ts';

/** The boxed number after a fact; opens the sentence it came from in the margin. `from` tells two marks of one source apart. */
export function SourceMark({ n, from }: { readonly n: number; readonly from?: string }): JSX.Element {
  const words = useWords();
  return (
    <a
      class="mark num"
      href={`#source-${n}`}
      id={from ? `from-${n}-${from}` : undefined}
      aria-label={words.source.mark(n)}
    >
      {n}
    </a>
  );
}

/** A passage as printed; `marked` stretches are what the fact rests on. */
export type Quote = readonly (string | { readonly marked: string })[];

export type SourceNote = {
  readonly n: number;
  readonly title: string;
  readonly href?: string;
  readonly quote?: Quote;
  readonly note?: ComponentChildren;
};

/** The numbered sources of a page, in the words as printed. */
export function MarginNotes({ notes, title }: { readonly notes: readonly SourceNote[]; readonly title?: string }) {
  const words = useWords();
  const href = useHref();
  if (notes.length === 0) return null;
  return (
    <MarginSection title={title ?? words.source.title}>
      <ol class="sources">
        {notes.map((note) => (
          <li id={`source-${note.n}`} key={note.n}>
            <span class="mark num" aria-hidden="true">
              {note.n}
            </span>
            <div>
              {note.href ? <a href={href(note.href)}>{note.title}</a> : note.title}
              {note.quote && <QuoteAsPrinted quote={note.quote} />}
              {note.note && <div class="note">{note.note}</div>}
            </div>
          </li>
        ))}
      </ol>
    </MarginSection>
  );
}

/** Words exactly as a source prints them: always Vietnamese, whatever the language of the page. */
export function QuoteAsPrinted({ quote }: { readonly quote: Quote }): JSX.Element {
  return (
    <blockquote lang="vi">
      {quote.map((part, index) => (typeof part === 'string' ? part : <mark key={index}>{part.marked}</mark>))}
    </blockquote>
  );
}

/** A part of the margin: a hairline, a small title, the matter. */
export function MarginSection({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="margin-section">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
