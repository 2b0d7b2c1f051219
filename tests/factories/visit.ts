import type { Visit } from '#src/ui/visit.ts';

/** Someone who reads, not signed in. */
export const aVisit = (of: Partial<Visit> = {}): Visit => ({
  language: 'vi',
  path: '/',
  today: '2026-11-22',
  person: null,
  agency: { name: 'Thi đua ngành Tư pháp', parent: 'Phần mềm Thi Đua' },
  year: null,
  years: [2019, 2018],
  synthetic: false,
  assets: { css: '/site.css', script: '/browser.js', fonts: [] },
  formToken: 'token',
  theme: null,
  notice: null,
  ...of,
});

/** What a reader sees of a page: its words, without tags. */
export const readable = (html: string): string =>
  html
    .replace(/<(script|style|head)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
