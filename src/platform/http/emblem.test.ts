import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { emblemKind, loadEmblem } from './emblem.ts';
import type { SiteEnv } from './site-env.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="3"/></svg>';
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0);
const folderWith = (files: Readonly<Record<string, Uint8Array>>) => {
  const folder = mkdtempSync(join(tmpdir(), 'emblem-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
};

describe("an agency's emblem", () => {
  test('is a PNG or a plain drawing, by its content', () => {
    expect(emblemKind(PNG)).toBe('image/png');
    expect(emblemKind(bytes(DRAWING))).toBe('image/svg+xml');
    expect(emblemKind(bytes(`<?xml version="1.0"?>\n<!-- a sign -->\n${DRAWING}`))).toBe('image/svg+xml');
  });

  test.each([
    ['a page', '<html><svg></svg></html>'],
    ['a script', '<svg><script>alert(1)</script></svg>'],
    ['a handler', '<svg onload="alert(1)"></svg>'],
    ['an entity', '<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>'],
    ['something from elsewhere', '<svg><a href="https://example.org">x</a></svg>'],
    ['a fill from elsewhere', '<svg><rect fill="url(https://example.org/a)"/></svg>'],
    ['nothing', ''],
  ])('is not %s', (_, text) => {
    expect(emblemKind(bytes(text))).toBeNull();
  });

  test('is not a file too large for a sign', () => {
    expect(emblemKind(new Uint8Array(300 * 1024).fill(0).with(0, 0x89))).toBeNull();
  });

  test('is served as what it is, closed to scripts, and a bad one is told and passed over', async () => {
    const told: string[] = [];
    const folder = folderWith({ 'emblem.svg': bytes('<svg onload="x()"/>'), 'emblem.png': PNG });
    const emblem = loadEmblem(folder, (file) => told.push(file));
    expect(told).toEqual(['emblem.svg']);
    const site = new Hono<SiteEnv>();
    emblem?.serve(site);
    const answer = await site.request(emblem?.path ?? '');
    expect(answer.headers.get('Content-Type')).toBe('image/png');
    expect(answer.headers.get('Content-Security-Policy')).toContain('sandbox');
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(PNG);
  });

  test('may be missing', () => {
    expect(loadEmblem(folderWith({}), () => undefined)).toBeNull();
  });
});
