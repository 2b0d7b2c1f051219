import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { contentKind } from '../files/content-kind.ts';
import { sha256 } from '../hash.ts';
import type { SiteEnv } from './site-env.ts';

const LARGEST = 256 * 1024;

/** What makes a drawing more than a drawing: scripts, handlers, entities, anything fetched from elsewhere. */
const MORE_THAN_A_DRAWING =
  /<\s*(script|foreignobject|iframe|image|use|style|!doctype|!entity)|\son\w+\s*=|(href|src)\s*=|javascript:|url\s*\(\s*['"]?(?!#)/i;

/** The agency's emblem, `emblem.svg` or `emblem.png` in the data folder, as it is served. */
export type Emblem = { readonly path: string; readonly serve: (site: Hono<SiteEnv>) => void };

/** The kind that the content is, whatever the file is called; null where it is neither or does more than draw. */
export function emblemKind(bytes: Uint8Array): 'image/png' | 'image/svg+xml' | null {
  if (bytes.length > LARGEST) return null;
  if (contentKind(bytes) === 'png') return 'image/png';
  const text = new TextDecoder().decode(bytes);
  return /^\uFEFF?\s*(<\?xml[^>]*\?>\s*)?(<!--[^]*?-->\s*)*<svg[\s>]/.test(text) && !MORE_THAN_A_DRAWING.test(text)
    ? 'image/svg+xml'
    : null;
}

/** Reads the emblem once at the start. None, or one that is no plain picture, leaves the drawn sign of the product. */
export function loadEmblem(dataDir: string, refused: (file: string) => void): Emblem | null {
  for (const file of ['emblem.svg', 'emblem.png']) {
    const bytes = readIfThere(join(dataDir, file));
    if (!bytes) continue;
    const kind = emblemKind(bytes);
    if (!kind) {
      refused(file);
      continue;
    }
    const path = `/bieu-trung/${sha256(bytes).slice(0, 16)}`;
    return {
      path,
      serve: (site) => {
        site.get(path, (c) => {
          c.header('Content-Type', kind);
          c.header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
          c.header('Cache-Control', 'public, max-age=31536000, immutable');
          return c.body(new Uint8Array(bytes));
        });
      },
    };
  }
  return null;
}

function readIfThere(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch {
    return null; // not there, or not a file that can be read: the drawn sign stands in
  }
}
