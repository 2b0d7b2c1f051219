import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';

/** Papers are read back with the tools of other people; where one is not installed, the test is skipped and says so. */
const TOOLS = ['pdfinfo', 'pdffonts', 'pdftotext', 'pdftoppm', 'qpdf', 'zbarimg'] as const;
const missing = TOOLS.filter((tool) => spawnSync(tool, ['--version']).error !== undefined);

/** For `test.skipIf`: the reason, or nothing when every tool is there. */
export const toolsMissing = missing.length > 0 ? `not installed: ${missing.join(', ')}` : '';

export type ReadPaper = {
  readonly title: string;
  readonly pages: number;
  /** Page by page, the layout kept. */
  readonly text: readonly string[];
  /** All words in one line in their order of reading, so that a sentence or a cell is found wherever its lines were broken. */
  readonly words: string;
};

/** Reads a paper back, and holds it to what every paper keeps: A4, tagged, PDF/A, one embedded font family, sound, NFC. */
export function readPaper(pdf: Uint8Array): ReadPaper {
  return withFile(pdf, (file) => {
    const info = run('pdfinfo', file);
    expect(info).toMatch(/^Tagged: +yes$/m);
    expect(info).toMatch(/^Page size: .*\(A4\)$/m);
    expect(run('pdfinfo', '-meta', file)).toMatch(/<pdfaid:part>2<[^]*<pdfaid:conformance>A</);
    for (const font of run('pdffonts', file).trim().split('\n').slice(2)) {
      expect(font).toMatch(/^[A-Z]{6}\+Tinos-\w+ .* yes yes yes /);
    }
    expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors found');
    const text = run('pdftotext', '-layout', file, '-').split('\f').slice(0, -1);
    const words = run('pdftotext', '-raw', file, '-').replace(/\s+/g, ' ');
    expect(words).toBe(words.normalize('NFC'));
    return { title: field(info, 'Title'), pages: Number(field(info, 'Pages')), text, words };
  });
}

/** What a camera reads on one page. */
export const readQr = (pdf: Uint8Array, page: number): string =>
  withFile(pdf, (file, folder) => {
    run('pdftoppm', '-r', '200', '-png', '-f', String(page), '-l', String(page), file, join(folder, 'page'));
    const image = readdirSync(folder).find((name) => name.endsWith('.png')) ?? '';
    return run('zbarimg', '--quiet', '--raw', join(folder, image)).trim();
  });

const field = (info: string, name: string): string => new RegExp(`^${name}: +(.*)$`, 'm').exec(info)?.[1] ?? '';

const run = (tool: string, ...options: string[]): string =>
  execFileSync(tool, options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1e8 });

function withFile<Found>(pdf: Uint8Array, look: (file: string, folder: string) => Found): Found {
  const folder = mkdtempSync(join(tmpdir(), 'thidua-paper-'));
  try {
    const file = join(folder, 'paper.pdf');
    writeFileSync(file, pdf);
    return look(file, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
