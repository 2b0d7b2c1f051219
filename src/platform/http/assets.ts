import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Hono } from 'hono';
import { PROJECT_ROOT } from '../project-root.ts';
import type { Visit } from '#src/kernel/visit.ts';
import type { SiteEnv } from './site-env.ts';

const KINDS: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};
const FOR_A_YEAR = 'public, max-age=31536000, immutable';

type ManifestEntry = { readonly file: string; readonly css?: readonly string[] };

/** The built files of the browser: read once, packed once, served with names that change with their content. */
export function loadAssets(): { readonly names: Visit['assets']; readonly serve: (site: Hono<SiteEnv>) => void } {
  const folder = join(PROJECT_ROOT, 'dist', 'public');
  const manifest = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8')) as Record<
    string,
    ManifestEntry
  >;
  const address = (source: string): string => `/${manifest[source]?.file ?? ''}`;
  const files = readdirSync(join(folder, 'assets'));
  const preloaded = ['be-vietnam-pro-latin-400', 'be-vietnam-pro-vietnamese-400']
    .map((stem) => files.find((file) => file.startsWith(stem) && file.endsWith('.woff2')))
    .filter((file) => file !== undefined)
    .map((file) => `/assets/${file}`);

  const served = new Map(
    files.map((file) => {
      const bytes = readFileSync(join(folder, 'assets', file));
      const packed = ['.js', '.css'].includes(extname(file)) ? gzipSync(bytes, { level: 9 }) : null;
      return [
        file,
        { bytes, packed, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 16)}"` },
      ];
    }),
  );
  return {
    names: { css: address('src/ui/site.css'), script: address('src/main/browser.ts'), fonts: preloaded },
    serve: (site) => {
      site.get('/assets/:file', (c) => {
        const file = c.req.param('file');
        const asset = served.get(file);
        if (!asset) return c.notFound();
        c.header('Content-Type', KINDS[extname(file)] ?? 'application/octet-stream');
        c.header('ETag', asset.etag);
        c.header('Cache-Control', FOR_A_YEAR);
        const usesPacked = asset.packed !== null && (c.req.header('Accept-Encoding') ?? '').includes('gzip');
        if (usesPacked) c.header('Content-Encoding', 'gzip');
        const body = usesPacked && asset.packed ? asset.packed : asset.bytes;
        return c.body(new Uint8Array(body));
      });
    },
  };
}
