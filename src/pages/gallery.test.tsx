import { expect, test } from 'vitest';
import { renderPage } from '#src/ui/page.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { gallery } from './gallery.tsx';

const visit: Visit = {
  language: 'vi',
  path: '/thanh-phan',
  today: '2031-11-20',
  person: null,
  agency: { name: 'Thi đua ngành Tư pháp', parent: 'Bộ Tư pháp' },
  year: 2031,
  years: [2031, 2030],
  synthetic: false,
  assets: { css: '/a.css', script: '/a.js', fonts: [] },
  formToken: 'token',
  theme: null,
  notice: null,
};

test('no page carries a script or a style of its own: the security policy would refuse it', () => {
  const html = renderPage(visit, gallery(visit));
  expect(html).not.toMatch(/\sstyle=|\son[a-z]+=|javascript:/);
  expect(html.match(/<h1/g)).toHaveLength(1);
  expect(html).toMatch(/^<!doctype html><html lang="vi">/);
});

test('the gallery repeats no id', () => {
  const ids = [...renderPage(visit, gallery(visit)).matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});
