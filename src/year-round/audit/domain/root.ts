import { err, ok, type Result } from '#src/kernel/result.ts';

/**
 * The newest link of a year's chain, taken out of the system: whoever holds one can tell later whether anything before it
 * was rewritten, also by somebody who rewrote the whole chain.
 */
export type Root = { readonly year: number; readonly position: number; readonly hash: string };

export type ExportedRoot = Root & {
  readonly format: typeof ROOT_FORMAT;
  readonly sealedAt: string;
  readonly exportedAt: string;
};
export const ROOT_FORMAT = 'thidua-audit-root-1';

/** Half of the hash is more than anybody can forge, and short enough to be typed from paper. */
const SHORT = 32;
const PRINTED = /^(\d{4})\/(\d{1,15})\/([0-9a-f]{32,64})$/;

/** A root for paper, in groups of eight: «2026/1234/3f2a91bc-0d12ab34-…». */
export const printRoot = ({ year, position, hash }: Root, length: number = SHORT): string =>
  `${year}/${position}/${
    hash
      .slice(0, length)
      .match(/.{1,8}/g)
      ?.join('-') ?? ''
  }`;

/** Reads a root as it was exported (JSON) or printed; of a printed one the hash may be only its beginning. */
export function readRoot(text: string): Result<Root, { readonly kind: 'not-a-root' }> {
  const printed = text.trim().startsWith('{') ? printedIn(text) : text.trim();
  const [, year, position, hash] = PRINTED.exec(printed.toLowerCase().replace(/[\s-]/g, '')) ?? [];
  if (!year || !position || !hash) return err({ kind: 'not-a-root' });
  return ok({ year: Number(year), position: Number(position), hash });
}

/** The root of an exported file as it would be printed; nothing where it is another file. */
function printedIn(text: string): string {
  try {
    const { format, year, position, hash } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    if (format !== ROOT_FORMAT || typeof year !== 'number' || typeof position !== 'number') return '';
    return typeof hash === 'string' ? `${year}/${position}/${hash}` : '';
  } catch {
    return '';
  }
}
