import type { PersonNamed } from '#src/kernel/discussion.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { searchKey } from '#src/kernel/vietnamese-text.ts';
import { MOST_MENTIONED } from './comment.ts';

/** An «@» that begins a word: not the one of an e-mail address. */
const AT = /(?<![\p{L}\p{N}._%+-])@(?=\p{L})/gu;

/** Whether a text goes on with a name, whole words of it: «@Nguyễn Văn An» does not name «Nguyễn Văn A». */
const goesOnWith = (rest: string, name: string): boolean =>
  rest.slice(0, name.length).toLowerCase() === name.toLowerCase() && !/^[\p{L}\p{N}]/u.test(rest.slice(name.length));

const plain = (text: string): string => searchKey(text.normalize('NFC'));
const goesOnLike = (rest: string, name: string): boolean => {
  const words = name.split(/\s+/).length;
  const typed = rest
    .split(/\s+/)
    .slice(0, words)
    .join(' ')
    .replace(/[^\p{L}\p{N}]+$/u, '');
  return plain(typed) === plain(name);
};

/** Those of the longest of the names that stand at a place. */
function longest(people: readonly PersonNamed[]): readonly PersonNamed[] {
  const length = Math.max(0, ...people.map(({ name }) => name.length));
  return people.filter(({ name }) => name.length === length);
}

/** Whom each «@» of a text can mean, as it is written, else as it is written without marks; an «@» that means nobody is plain text. */
function namedIn(text: string, people: readonly PersonNamed[]): readonly (readonly PersonNamed[])[] {
  return [...text.matchAll(AT)]
    .map(({ index }) => text.slice(index + 1, index + 201))
    .map((rest) => {
      const exact = longest(people.filter(({ name }) => goesOnWith(rest, name)));
      return exact.length > 0 ? exact : longest(people.filter(({ name }) => goesOnLike(rest, name)));
    })
    .filter((meant) => meant.length > 0);
}

export type MentionsRefused =
  | { readonly kind: 'several-have-this-name'; readonly people: readonly PersonNamed[] }
  | { readonly kind: 'too-many-are-named' };

/**
 * Whom a comment names, among those who have a part in its record. Who was picked settles which of several namesakes is
 * meant; where nobody was, it is asked. A pick whose name does not stand in the text any more counts for nothing.
 */
export function mentionsIn(
  text: string,
  people: readonly PersonNamed[],
  picked: readonly string[],
): Result<readonly PersonNamed[], MentionsRefused> {
  const named = new Map<string, PersonNamed>();
  for (const meant of namedIn(text, people)) {
    const chosen = meant.length === 1 ? meant : meant.filter(({ id }) => picked.includes(id));
    if (chosen.length === 0) return err({ kind: 'several-have-this-name', people: meant });
    for (const person of chosen) named.set(person.id, person);
  }
  return named.size > MOST_MENTIONED ? err({ kind: 'too-many-are-named' }) : ok([...named.values()]);
}
