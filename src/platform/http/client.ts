import type { SiteContext } from './site.ts';

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/coc_coc_browser/i, 'Cốc Cốc'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|CriOS)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];
const firstIn = (named: typeof BROWSERS, text: string): string | undefined =>
  named.find(([sign]) => sign.test(text))?.[1];

/** The device as its owner knows it: «Chrome, Windows». What a browser says of itself is no proof of anything. */
export function deviceOf(userAgent: string): string | null {
  const parts = [firstIn(BROWSERS, userAgent), firstIn(SYSTEMS, userAgent)].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(', ') : null;
}

export const placeOf = (c: SiteContext) => ({
  address: c.get('address'),
  device: deviceOf(c.req.header('User-Agent') ?? ''),
});
