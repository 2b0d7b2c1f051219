import type { FormOfText, JsonType, Measured, ProblemDetails, ProblemWords } from './problem.ts';

const UNREADABLE: Readonly<Record<ProblemDetails['not-readable']['why'], string>> = {
  'no-such-file': 'there is no such file',
  'is-a-folder': 'it is a folder',
  'no-permission': 'this account may not read it',
  other: 'the system refuses it',
};
const TYPES: Readonly<Record<JsonType, string>> = {
  text: 'text in double quotes',
  number: 'a number',
  'whole-number': 'a whole number',
  object: 'an object {…}',
  list: 'a list […]',
  'yes-or-no': 'true or false',
  other: 'another type',
};
const MEASURES: Readonly<Record<Measured, (limit: string) => string>> = {
  text: (limit) => `characters: ${limit}`,
  number: (limit) => limit,
  list: (limit) => `entries: ${limit}`,
};
const FORMS: Readonly<Record<FormOfText, string>> = {
  'local-name': 'small letters without marks, digits and hyphens, as in “dang-ky-2018”',
  date: 'a day, month or year like 2019-03-29, 2019-03, 2019',
  pointer: 'a pointer into the file, as in “/members/3”',
  'id-of-a-doubt': 'capitals, digits and hyphens, as in “A1”',
  other: 'the form that docs/history-format.md describes',
};

/** Why a file of history is refused. */
export const en: ProblemWords = {
  'not-readable': ({ why, code }) =>
    `The file cannot be read: ${UNREADABLE[why]}${why === 'other' ? ` (${code})` : ''}.`,
  'file-too-large': () => 'The file is larger than 5 MB. One file holds what one source says of one cluster-year.',
  'not-utf-8': () => 'The file is not UTF-8 text. Save it again as UTF-8.',
  'not-json': ({ line, column, found }) =>
    found === null
      ? `The file is not valid JSON: it breaks off at line ${line}, column ${column}.`
      : `The file is not valid JSON at line ${line}, column ${column}${found.trim() && `, at “${found}”`}.`,
  'nested-too-deeply': () => 'The file is nested too deeply.',
  'key-written-twice': ({ key }) => `“${key}” is written twice; one of the two would be lost.`,
  'unknown-field': ({ field }) => `There is no field named “${field}”.`,
  'field-missing': () => 'This required field is missing.',
  'null-written': () => 'Where the source is silent leave the field out; do not write null.',
  'wrong-type': ({ needed }) => `Wrong type: ${TYPES[needed]} expected.`,
  'not-one-of': ({ values }) => `Only one of these is accepted: ${values.join(', ')}.`,
  'empty-or-too-small': ({ of, least }) => `Empty, or below the least allowed (${MEASURES[of](least)}).`,
  'too-large': ({ of, most }) => `Longer or larger than allowed (${MEASURES[of](most)}).`,
  'wrong-form': ({ form }) => `Wrong form: ${FORMS[form]} expected.`,
  'date-does-not-exist': () => 'There is no such day.',
  'neither-cluster-nor-unit': () => 'A file speaks of one cluster or of one unit, not of both or none.',
  'passage-without-words': () => 'A passage has either a quote or a summary.',
  'passage-not-found': ({ id }) => `No passage has the id “${id}”.`,
  'passage-not-used': () => 'Nothing refers to this passage.',
  'fact-without-passage': () => 'A stated fact names its passage in “from”, here or further out.',
  'printed-words-not-in-passage': ({ printed }) => `The printed words “${printed}” are not in the passages named.`,
  'id-used-twice': ({ id }) => `The id “${id}” is used twice.`,
  'reference-not-found': ({ id }) => `Nothing in this file has the id “${id}”.`,
  'pointer-leads-nowhere': ({ pointer }) => `The pointer “${pointer}” leads nowhere in this file.`,
  'count-differs-from-names': ({ said, named }) =>
    `The count and the names disagree: ${said} counted, ${named} named. Where the source names only a part, put the list into “open”.`,
  'unit-not-known': ({ name }) => `No single unit is known under that name: “${name}”.`,
  'several-clusters-have-that-name': ({ names }) =>
    `Several known clusters bear these names: ${names.join('; ')}. Write the full name, or fewer aliases.`,
  'year-is-run-here': ({ year }) => `The year ${year} of this cluster is run here and is not filled from reports.`,
  'period-ends-before-it-begins': () => 'The period ends before it begins.',
};
