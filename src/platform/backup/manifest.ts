import { z } from 'zod';
import { BackupRefused, damaged } from './backup-refused.ts';

/** Grows when a program that knows only the former format could no longer read what is written. */
export const FORMAT = 1;

const Count = z.number().int().nonnegative();
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Table = z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()) });
const Sequence = z.object({ schema: z.string(), name: z.string(), last: z.string(), called: z.boolean() });

const Manifest = z.object({
  format: z.number().int(),
  takenAt: z.string(),
  version: z.string(),
  postgres: z.string(),
  /** In the order in which they ran. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })).min(1),
  tables: z.array(Table),
  sequences: z.array(Sequence),
  /** What somebody wants to read who does not put it back. */
  notes: z.record(z.string(), z.string()),
});

const Seal = z.object({
  manifest: Sha256,
  tables: z.array(z.object({ name: z.string(), rows: Count, bytes: Count, sha256: Sha256, digest: Sha256 })),
  files: Count,
  fileBytes: Count,
  kept: z.array(z.object({ path: z.string(), sha256: Sha256 })),
  /** Files that were no longer what their names say when the backup was made. */
  damagedFiles: z.array(z.string()),
});

/** What a backup begins with: which tables follow, and which program made it. */
export type Manifest = z.infer<typeof Manifest>;
export type Table = z.infer<typeof Table>;
export type Sequence = z.infer<typeof Sequence>;
/** What a backup ends with: how much there was, and the hash of each part. Without it a backup is cut short. */
export type Seal = z.infer<typeof Seal>;
export type TableSeal = Seal['tables'][number];

export const fullName = ({ schema, name }: { readonly schema: string; readonly name: string }): string =>
  `${schema}.${name}`;

function read<Shape>(shape: z.ZodType<Shape>, text: string, at: string): Shape {
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    throw damaged(at);
  }
}

const Format = z.object({ format: z.number().int() });

export function readManifest(text: string): Manifest {
  if (read(Format, text, 'manifest.json').format > FORMAT) throw new BackupRefused({ kind: 'newer-format' });
  return read(Manifest, text, 'manifest.json');
}

export const readSeal = (text: string): Seal => read(Seal, text, 'seal.json');
