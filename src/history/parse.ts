import type { z } from 'zod';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { check } from './check.ts';
import { type HistoryRecord, historyRecord } from './format.ts';
import { jsonFlaws } from './json.ts';
import { type Problem, type ProblemKind, problem } from './problem.ts';
import { pointer } from './walk.ts';

const MAX_BYTES = 5 * 1024 * 1024;

export type HistoryRefused = { readonly kind: 'history-file-refused'; readonly problems: readonly Problem[] };

/**
 * Reads one file of history: bytes, text (NFC), JSON, schema, cross-checks.
 * All problems of the first stage that finds any are told at once, each with its place.
 */
export function parseHistory(file: string, bytes: Uint8Array): Result<HistoryRecord, HistoryRefused> {
  const refuse = (problems: readonly Problem[]) => err({ kind: 'history-file-refused', problems });
  if (bytes.byteLength > MAX_BYTES) return refuse([problem(file, '', 'file-too-large')]);
  const text = readText(bytes);
  if (text === null) return refuse([problem(file, '', 'not-utf-8')]);
  const flaws = jsonFlaws(text);
  if (flaws.length > 0) return refuse(flaws.map((flaw) => problem(file, '', flaw.kind, flaw.key)));
  const json = readJson(text);
  if (!json.ok) return refuse([problem(file, '', 'not-json', json.error.reason)]);
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
function readJson(text: string): Result<unknown, { readonly kind: 'not-json'; readonly reason: string }> {
  try {
    return ok(JSON.parse(text, (_key, value: unknown) => (typeof value === 'string' ? value.normalize('NFC') : value)));
  } catch (error) {
    return err({ kind: 'not-json', reason: error instanceof Error ? error.message : '' });
  }
}

function schemaProblems(file: string, issue: z.core.$ZodIssue): readonly Problem[] {
  const at = (kind: ProblemKind, what = '') => problem(file, pointer(issue.path), kind, what);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => problem(file, pointer([...issue.path, key]), 'unknown-field', key));
    case 'invalid_type':
      if (issue.input === undefined) return [at('field-missing')];
      return [issue.input === null ? at('null-written') : at('wrong-type', issue.expected)];
    case 'invalid_value':
      if (issue.input === undefined) return [at('field-missing')];
      return [at('not-one-of', issue.values.map(String).join(', '))];
    case 'too_small':
      return [at('empty-or-too-small', String(issue.minimum))];
    case 'too_big':
      return [at('too-large', String(issue.maximum))];
    case 'invalid_format':
      return [at('wrong-form', issue.pattern ?? issue.format)];
    case 'invalid_key':
      return [at('wrong-form', 'a-z, 0-9, -')];
    case 'custom':
      return [at('date-does-not-exist')];
    default:
      return [at('wrong-form', issue.code)];
  }
}
