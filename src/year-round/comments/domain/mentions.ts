import type { PersonNamed } from '#src/kernel/discussion.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { searchKey } from '#src/kernel/vietnamese-text.ts';
import { MOST_MENTIONED } from './comment.ts';

/** An «@» that begins a word: not the one of an e-mail address. */
const AT = /(?<![\p{L}\p{N}._%+-])@(?=\p{L})/gu;

/** Further signs of a comment that is full of them are plain text: looking up each one costs. */
const MOST_READ = 100;

/** How much of a text is a name that it goes on with, whole words of it; 0: it does not. «@Nguyễn Văn An» is not «Nguyễn Văn A». */
const asWritten = (rest: string, name: string): number =>
  rest.slice(0, name.length).toLowerCase() === name.toLowerCase() && !/^[\p{L}\p{N}]/u.test(rest.slice(name.length))
    ? name.length
    : 0;

/** The same for a name typed without marks. */
function withoutMarks(rest: string, name: string): number {
  const words = name.split(/\s+/).length;
  const typed = rest.match(new RegExp(`^(?:\\S+\\s+){${words - 1}}\\S+`))?.[0].replace(/[^\p{L}\p{N}]+$/u, '') ?? '';
  return searchKey(typed) === searchKey(name) ? typed.length : 0;
}

type Meant = { readonly at: number; readonly length: number; readonly people: readonly PersonNamed[] };

/** Whom an «@» can mean: those of the longest name that stands there. */
function meantAt(rest: string, at: number, people: readonly PersonNamed[]): Meant | null {
  for (const reads of [asWritten, withoutMarks]) {
    const found = people.map((person) => ({ person, length: reads(rest, person.name) }));
    const length = Math.max(0, ...found.map((one) => one.length));
    if (length > 0)
      return { at, length, people: found.filter((one) => one.length === length).map((one) => one.person) };
  }
  return null;
}

/** Each «@» of a text that can mean somebody; one that means nobody is plain text. */
const namedIn = (text: string, people: readonly PersonNamed[]): readonly Meant[] =>
  [...text.matchAll(AT)]
    .slice(0, MOST_READ)
    .map(({ index }) => meantAt(text.slice(index + 1, index + 201), index + 1, people))
    .filter((meant) => meant !== null);

export type MentionsRefused =
  | { readonly kind: 'several-have-this-name'; readonly people: readonly PersonNamed[] }
  | { readonly kind: 'too-many-are-named' };

export type Named = { readonly text: string; readonly people: readonly PersonNamed[] };

/**
 * Whom a comment names, among those who have a part in its record, and the text with their names as they are written. Who
 * was picked settles which of several namesakes is meant; where nobody was, it is asked. A pick whose name does not stand
 * in the text any more counts for nothing.
 */
export function mentionsIn(
  text: string,
  people: readonly PersonNamed[],
  picked: readonly string[],
): Result<Named, MentionsRefused> {
  const named = new Map<string, PersonNamed>();
  let written = '';
  let from = 0;
  for (const { at, length, people: meant } of namedIn(text, people)) {
    const chosen = meant.length === 1 ? meant : meant.filter(({ id }) => picked.includes(id));
    if (chosen.length === 0) return err({ kind: 'several-have-this-name', people: meant });
    for (const person of chosen) named.set(person.id, person);
    written += text.slice(from, at) + (chosen[0]?.name ?? '');
    from = at + length;
  }
  if (named.size > MOST_MENTIONED) return err({ kind: 'too-many-are-named' });
  return ok({ text: written + text.slice(from), people: [...named.values()] });
}
