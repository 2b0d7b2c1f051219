import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
const blockAfter = (opening: string): string => {
  const start = css.indexOf(opening);
  expect(start, opening).toBeGreaterThanOrEqual(0);
  return css.slice(css.indexOf('{', start) + 1, css.indexOf('}', start));
};
const declarations = (block: string): Record<string, string> =>
  Object.fromEntries(
    [...block.matchAll(/(--[\w-]+|color-scheme):\s*([^;]+);/g)].map(([, name, value]) => [name, value]),
  );

const light = declarations(blockAfter(':root {'));
const dark = declarations(blockAfter(':root[data-theme="dark"]'));

test('dark by choice and dark by the system are the same dark', () => {
  expect(Object.keys(dark).length).toBeGreaterThan(25);
  expect(declarations(blockAfter(':root:not([data-theme]) {'))).toEqual(dark);
});

/** OKLCH to relative luminance: Björn Ottosson's matrices, then WCAG 2.2; out-of-gamut channels are clipped as browsers do. */
function luminance(colour: string): number {
  const [l = 0, c = 0, h = 0] = (/oklch\(([^)/]+)/.exec(colour)?.[1] ?? '').trim().split(/\s+/).map(Number);
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const [L, M, S] = [
    (l + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (l - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (l - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ] as const;
  const clip = (value: number): number => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * L - 3.3077115913 * M + 0.2309699292 * S);
  const green = clip(-1.2684380046 * L + 2.6097574011 * M - 0.3413193965 * S);
  const blue = clip(-0.0041960863 * L - 0.7034186147 * M + 1.707614701 * S);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(theme: Record<string, string>, ink: string, ground: string): number {
  const colourOf = (name: string): string => {
    const value = theme[name] ?? light[name] ?? '';
    const alias = /var\((--[\w-]+)\)/.exec(value)?.[1];
    return alias ? colourOf(alias) : value;
  };
  const [high = 0, low = 0] = [luminance(colourOf(ink)), luminance(colourOf(ground))].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ['--paper', '--surface', '--sunk', '--hover', '--link-wash'];
const WORDS: readonly (readonly [string, string])[] = [
  ...['--ink', '--ink-2', '--ink-3', '--link', '--red', '--met', '--watch', '--gold'].flatMap((ink) =>
    GROUNDS.map((ground) => [ink, ground] as const),
  ),
  ['--red', '--red-wash'],
  ['--met', '--met-wash'],
  ['--watch', '--watch-wash'],
  ['--ink-2', '--watch-wash'],
  ['--gold', '--gold-wash'],
  ['--on-red', '--red'],
  ['--on-link', '--link'],
  ['--on-link', '--link-hover'],
  ['--paper', '--ink'],
];

test.each(WORDS)('words in %s on %s stand at 4.5:1, light and dark', (ink, ground) => {
  expect(contrast(light, ink, ground)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(dark, ink, ground)).toBeGreaterThanOrEqual(4.5);
});

test.each(['--paper', '--surface', '--sunk'])('edges of fields on %s stand at 3:1, light and dark', (ground) => {
  expect(contrast(light, '--line-2', ground)).toBeGreaterThanOrEqual(3);
  expect(contrast(dark, '--line-2', ground)).toBeGreaterThanOrEqual(3);
});
