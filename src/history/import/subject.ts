/** Whose past is written down: a cluster's, or one unit's own. */
export type SubjectRef = { readonly kind: 'cluster' | 'unit'; readonly id: string };

/** Of which rows the files of a subject spoke before this import, by table. */
export type Before = ReadonlyMap<string, readonly string[]>;
