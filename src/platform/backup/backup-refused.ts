/** Why a backup was not made, or not put back. Each has its sentence in both languages where it is told. */
export type BackupRefusal =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'nothing-to-back-up' }
  | { readonly kind: 'another-backup-runs' }
  | { readonly kind: 'no-such-file'; readonly path: string }
  | { readonly kind: 'already-there'; readonly path: string }
  | { readonly kind: 'cannot-be-written'; readonly path: string }
  | { readonly kind: 'disk-full'; readonly path: string }
  | { readonly kind: 'not-a-backup' }
  | { readonly kind: 'newer-format' }
  | { readonly kind: 'needs-passphrase' }
  | { readonly kind: 'wrong-passphrase' }
  | { readonly kind: 'damaged'; readonly at: string }
  | { readonly kind: 'made-by-newer-program'; readonly migration: string; readonly version: string }
  | { readonly kind: 'made-by-other-program'; readonly migration: string }
  | { readonly kind: 'database-not-empty'; readonly tables: number };

/** Ends a stream of bytes with a refusal; whoever opened the stream turns it into a `Result`. */
export class BackupRefused extends Error {
  readonly refusal: BackupRefusal;
  constructor(refusal: BackupRefusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

export const damaged = (at: string): BackupRefused => new BackupRefused({ kind: 'damaged', at });
