import type { z } from 'zod';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { check } from './check.ts';
import { type HistoryRecord, historyRecord, ID_OF_A_DOUBT, POINTER } from './format.ts';
import { DATE, LOCAL_NAME } from './format/evidence.ts';
import { jsonFlaws, whereJsonBreaks } from './json.ts';
import type { Flaw, FormOfText, JsonType, Measured, Problem } from './problem.ts';
import { pointer } from './walk.ts';

const MAX_BYTES = 5 * 1024 * 1024;

export type HistoryRefused = { readonly kind: 'history-file-refused'; readonly problems: readonly Problem[] };

/**
 * Reads one file of history: bytes, text (NFC), JSON, schema, cross-checks.
 * All problems of the first stage that finds any are told at once, each with its place.
 */
export function parseHistory(file: string, bytes: Uint8Array): Result<HistoryRecord, HistoryRefused> {
  const refuse = (problems: readonly Problem[]) => err({ kind: 'history-file-refused', problems });
  const asWhole = (...flaws: readonly Flaw[]) => refuse(flaws.map((flaw) => ({ ...flaw, file, path: '' })));
  if (bytes.byteLength > MAX_BYTES) return asWhole({ kind: 'file-too-large' });
  const text = readText(bytes);
  if (text === null) return asWhole({ kind: 'not-utf-8' });
  const flaws = jsonFlaws(text);
  if (flaws.length > 0) return asWhole(...flaws);
  const json = readJson(text);
  if (!json.ok) return asWhole(json.error);
  const record = historyRecord.safeParse(json.value, { reportInput: true });
  if (!record.success) return refuse(record.error.issues.flatMap((issue) => schemaProblems(file, issue)));
  const problems = check(file, record.data);
  return problems.length > 0 ? refuse(problems) : ok(record.data);
}

/** UTF-8 with or without a mark at its head; null where it is something else. */
function readText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC');
  } catch {
    return null;
  }
}

/** Escapes such as \u0301 can hide unnormalised words, so every string is normalised once more. */
function readJson(text: string): Result<unknown, Flaw<'not-json'>> {
  try {
    return ok(JSON.parse(text, (_key, value: unknown) => (typeof value === 'string' ? value.normalize('NFC') : value)));
  } catch {
    return err(whereJsonBreaks(text));
  }
}

function schemaProblems(file: string, issue: z.core.$ZodIssue): readonly Problem[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      kind: 'unknown-field',
      field: key,
      file,
      path: pointer([...issue.path, key]),
    }));
  return [{ ...flawOf(issue), file, path: pointer(issue.path) }];
}

function flawOf(issue: Exclude<z.core.$ZodIssue, z.core.$ZodIssueUnrecognizedKeys>): Flaw {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return { kind: 'field-missing' };
      return issue.input === null
        ? { kind: 'null-written' }
        : { kind: 'wrong-type', needed: TYPES[issue.expected] ?? 'other' };
    case 'invalid_value':
      if (issue.input === undefined) return { kind: 'field-missing' };
      return { kind: 'not-one-of', values: issue.values.map(String) };
    case 'too_small':
      return { kind: 'empty-or-too-small', of: measured(issue.origin), least: String(issue.minimum) };
    case 'too_big':
      return { kind: 'too-large', of: measured(issue.origin), most: String(issue.maximum) };
    case 'invalid_format':
      return { kind: 'wrong-form', form: FORMS.get(issue.pattern ?? '') ?? 'other' };
    case 'invalid_key':
      return { kind: 'wrong-form', form: 'local-name' };
    case 'custom':
      return { kind: 'date-does-not-exist' };
    default:
      return { kind: 'wrong-form', form: 'other' };
  }
}

const TYPES: Readonly<Record<string, JsonType>> = {
  string: 'text',
  number: 'number',
  int: 'whole-number',
  object: 'object',
  record: 'object',
  array: 'list',
  boolean: 'yes-or-no',
};

const measured = (origin: string): Measured => (origin === 'string' ? 'text' : origin === 'array' ? 'list' : 'number');

const FORMS: ReadonlyMap<string, FormOfText> = new Map([
  [String(LOCAL_NAME), 'local-name'],
  [String(DATE), 'date'],
  [String(POINTER), 'pointer'],
  [String(ID_OF_A_DOUBT), 'id-of-a-doubt'],
]);
