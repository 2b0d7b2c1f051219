import { type PartialDay, parsePartialDay, typedPartialDay } from '#src/kernel/partial-day.ts';
import type { FieldError } from '#src/ui/form.tsx';
import type { PersonKnown, PostHeld } from '../app/people.query.ts';
import type { PersonValues } from '../domain/person.ts';
import { LINES, MANNERS, type PostValues } from '../domain/post.ts';
import type { Typed } from './person-form.page.tsx';
import type { PeopleWords } from './words.ts';

type Kind = keyof PeopleWords['refusals'];
const FIELD_OF: Readonly<Partial<Record<Kind, string>>> = {
  'birth-year-cannot-be': 'birthYear',
  'not-a-year': 'birthYear',
  'staff-code-is-taken': 'staffCode',
  'position-is-missing': 'position',
  'post-is-held-already': 'position',
  'ends-before-it-begins': 'until',
  'first-day-is-missing': 'from',
  'decision-is-missing': 'decision',
  'transfer-within-one-unit': 'unit',
  'unit-is-not-known': 'unit',
  'no-such-account': 'signInName',
  'tied-to-somebody': 'signInName',
  'known-in-another-unit': 'signInName',
  'not-about-oneself': 'signInName',
};

/** The refusal in words, at the field that it is about. */
export const errorOf = (words: PeopleWords, kind: Kind): FieldError => ({
  field: FIELD_OF[kind] ?? 'name',
  message: words.refusals[kind],
});

const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);

/** What was typed of a person, as values; what is no year is told at its field. */
export function personTyped(words: PeopleWords, typed: Typed): { values: PersonValues; errors: FieldError[] } {
  const year = typed['birthYear'] ?? '';
  const isYear = /^\d{4}$/.test(year);
  return {
    values: {
      name: typed['name'] ?? '',
      staffCode: orNull(typed['staffCode']?.slice(0, 40)),
      birthYear: isYear ? Number(year) : null,
      toldApartBy: orNull(typed['toldApartBy']?.slice(0, 120)),
    },
    errors: year === '' || isYear ? [] : [errorOf(words, 'not-a-year')],
  };
}

/** What was typed of a post, as values; days that are none are told at their fields. */
export function postTyped(
  words: PeopleWords,
  typed: Typed,
  unitId: string,
): { values: PostValues; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const day = (field: 'from' | 'until'): PartialDay | null => {
    const text = typed[field] ?? '';
    if (text === '') return null;
    const read = parsePartialDay(text);
    if (read.ok) return read.value;
    errors.push({ field, message: words.refusals['not-a-day'] });
    return null;
  };
  return {
    values: {
      unitId,
      position: (typed['position'] ?? '').slice(0, 200),
      line: LINES.find((line) => line === typed['line']) ?? 'government',
      manner: MANNERS.find((manner) => manner === typed['manner']) ?? 'full',
      from: day('from'),
      until: day('until'),
      decision: orNull(typed['decision']?.slice(0, 300)),
      printedWith: orNull(typed['printedWith']?.slice(0, 60)),
    },
    errors,
  };
}

export const typedPerson = ({ name, staffCode, birthYear, toldApartBy }: PersonKnown): Typed => ({
  name,
  staffCode: staffCode ?? '',
  birthYear: birthYear === null ? '' : String(birthYear),
  toldApartBy: toldApartBy ?? '',
});

export const typedPost = (post: PostHeld): Typed => ({
  unit: post.unitId,
  position: post.position,
  line: post.line,
  manner: post.manner,
  from: post.from ? typedPartialDay(post.from) : '',
  until: post.until ? typedPartialDay(post.until) : '',
  decision: post.decision ?? '',
  printedWith: post.printedWith ?? '',
});
