type Nothing = Readonly<Record<never, never>>;

/** What each kind of problem must tell beside its place. */
export type ProblemDetails = {
  'not-readable': { readonly why: 'no-such-file' | 'is-a-folder' | 'no-permission' | 'other'; readonly code: string };
  'file-too-large': Nothing;
  'not-utf-8': Nothing;
  /** `found` is the sign that cannot stand there; null where the file ends too early. */
  'not-json': { readonly line: number; readonly column: number; readonly found: string | null };
  'nested-too-deeply': Nothing;
  'key-written-twice': { readonly key: string };
  'unknown-field': { readonly field: string };
  'field-missing': Nothing;
  'null-written': Nothing;
  'wrong-type': { readonly needed: JsonType };
  'not-one-of': { readonly values: readonly string[] };
  'empty-or-too-small': { readonly of: Measured; readonly least: string };
  'too-large': { readonly of: Measured; readonly most: string };
  'wrong-form': { readonly form: FormOfText };
  'date-does-not-exist': Nothing;
  'neither-cluster-nor-unit': Nothing;
  'passage-without-words': Nothing;
  'passage-not-found': { readonly id: string };
  'passage-not-used': Nothing;
  'fact-without-passage': Nothing;
  'printed-words-not-in-passage': { readonly printed: string };
  'id-used-twice': { readonly id: string };
  'reference-not-found': { readonly id: string };
  'pointer-leads-nowhere': { readonly pointer: string };
  'count-differs-from-names': { readonly said: number; readonly named: number };
  'unit-not-known': { readonly name: string };
  'several-clusters-have-that-name': { readonly names: readonly string[] };
  'year-is-run-here': { readonly year: number };
  'period-ends-before-it-begins': Nothing;
};
export type ProblemKind = keyof ProblemDetails;

/** What a value must be in JSON. */
export type JsonType = 'text' | 'number' | 'whole-number' | 'object' | 'list' | 'yes-or-no' | 'other';
/** What is counted where something is too short or too long. */
export type Measured = 'text' | 'number' | 'list';
/** The forms that a text of the format may have to keep. */
export type FormOfText = 'local-name' | 'date' | 'pointer' | 'id-of-a-doubt' | 'other';

/** What is wrong, without its place. */
export type Flaw<Kind extends ProblemKind = ProblemKind> = {
  [One in Kind]: { readonly kind: One } & ProblemDetails[One];
}[Kind];

/** One reason why a file of history is refused: where it stands (JSON pointer; empty for the file as a whole), and what it is. */
export type Problem = Flaw & { readonly file: string; readonly path: string };

/** How each kind of problem is said in a language. */
export type ProblemWords = { readonly [Kind in ProblemKind]: (flaw: ProblemDetails[Kind]) => string };
