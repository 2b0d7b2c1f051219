import type { SiteContext } from './site.ts';
import { contentKind } from '../files/content-kind.ts';

const TYPES = {
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Letters that end, hide or mislead: separators of folders, controls, marks of direction, what Windows forbids. */
// oxlint-disable-next-line no-control-regex
const UNSAFE = /[\\/:*?"<>|\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\p{Cs}]/gu;
const MOST_LETTERS = 150;
const NAMELESS = 'tep';

/** A name that any system can keep a file under: no folder, no hidden file, no second ending that runs. */
export function safeFileName(name: string): string {
  const trimmed = (text: string) => text.replace(/\s+/g, ' ').replace(/^[. ]+|[. ]+$/g, '');
  const whole = trimmed(name.normalize('NFC').replace(UNSAFE, ' '));
  const ending = /\.[a-z0-9]{1,5}$/i.exec(whole)?.[0] ?? '';
  const stem = Array.from(trimmed(whole.slice(0, whole.length - ending.length)));
  return `${stem.slice(0, MOST_LETTERS).join('') || NAMELESS}${ending}`;
}

const unmarked = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replace(/[^\x20-\x7e]/g, '_')
    .replaceAll('%', '_');

const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** How a browser is to take a file, and under which name: in plain letters for old ones, in its own for all others (RFC 6266). */
export function contentDisposition(how: 'inline' | 'attachment', name: string): string {
  const safe = safeFileName(name);
  const plain = unmarked(safe) || NAMELESS; // a name may be nothing but marks
  return plain === safe
    ? `${how}; filename="${plain}"`
    : `${how}; filename="${plain}"; filename*=UTF-8''${encoded(safe)}`;
}

/** The headers of a file that the site makes. Only a PDF opens in the browser; every other kind is kept. */
export const fileHeaders = (kind: keyof typeof TYPES, name: string) => ({
  'Content-Type': TYPES[kind],
  'Content-Disposition': contentDisposition(kind === 'pdf' ? 'inline' : 'attachment', name),
});

/** A stored file as it is sent: a PDF where it really is one, else bytes that nothing opens or runs. */
export function sendStored(c: SiteContext, bytes: Uint8Array, name: string): Response {
  const isPdf = contentKind(bytes) === 'pdf';
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': isPdf ? TYPES.pdf : 'application/octet-stream',
    'Content-Disposition': contentDisposition(isPdf ? 'inline' : 'attachment', name),
  });
}
