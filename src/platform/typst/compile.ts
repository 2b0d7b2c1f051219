import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler';
import { PROJECT_ROOT } from '#src/platform/project-root.ts';

/** What is to be printed: a Typst template by its path from the root of the project, the data it reads, and the title of the file. */
export type Printout = { readonly template: string; readonly title: string; readonly data: unknown };

/** Memoised results that were not used by the last so many papers are dropped, so that a long-lived server stays small. */
const KEPT_PAPERS = 2;

/** The one font family of every paper: metrically equal to Times New Roman, with all Vietnamese letters. */
const fontFolder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'));
const FACES = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'];

let shared: NodeCompiler | undefined;
const compiler = (): NodeCompiler =>
  (shared ??= NodeCompiler.create({
    workspace: PROJECT_ROOT,
    fontArgs: [{ fontPaths: FACES.map((face) => join(fontFolder, face)) }],
  }));

/**
 * Prints a paper as tagged PDF/A-2a. The same printout at the same instant gives the same bytes, so a paper can be
 * known again by its hash. A letter that the font lacks (a smiling face, Chinese) is printed as «□»: what one person
 * typed in one field must not keep a whole paper from being printed. The template reads its data with `json(bytes(sys.inputs.data))`.
 *
 * Throws when the template or its data are at fault: that is a defect, never an expected refusal.
 */
export function compilePdf(printout: Printout & { readonly at: Date }): Uint8Array {
  try {
    return printPdf(printout);
  } catch (fault) {
    const lacking = lettersLacking(String(fault));
    if (lacking.size === 0) throw fault;
    return printPdf({ ...printout, data: withBoxes(printout.data, lacking) });
  }
}

/** Letters that every font of ours has; a fault names them only where a strange sign stands on them. */
const ORDINARY = /[\u0020-\u024f\u1e00-\u1eff]/;

/** The letters that the font could not show, as the fault names them; a control sign is named by its number. */
const lettersLacking = (fault: string): ReadonlySet<string> =>
  new Set(
    [...fault.matchAll(/the text `"(.+?)"` could not be displayed/gs)]
      .flatMap(([, text = '']) =>
        Array.from(
          text.replace(/\\u\{([0-9a-f]+)\}/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16))),
        ),
      )
      .filter((letter) => !ORDINARY.test(letter)),
  );

const withBoxes = (data: unknown, lacking: ReadonlySet<string>): unknown =>
  JSON.parse(
    JSON.stringify(data, (_, value: unknown) =>
      typeof value === 'string'
        ? Array.from(value.normalize('NFC'), (letter) => (lacking.has(letter) ? '□' : letter)).join('')
        : value,
    ),
  );

function printPdf({ template, title, data, at }: Printout & { readonly at: Date }): Uint8Array {
  const typst = compiler();
  const compiled = typst.compile({
    mainFilePath: resolve(PROJECT_ROOT, template),
    inputs: { title: title.normalize('NFC'), data: JSON.stringify(data).normalize('NFC') },
    resetRead: true,
  });
  if (!compiled.result) throw new Error(`${template}: ${complaints(typst, compiled.takeDiagnostics())}`);
  try {
    return typst.pdf(compiled.result, { pdfStandard: 'a-2a', creationTimestamp: Math.floor(at.getTime() / 1000) });
  } catch (fault) {
    throw new Error(`${template}: ${messagesIn(fault)}`, { cause: fault });
  } finally {
    typst.evictCache(KEPT_PAPERS);
  }
}

type Diagnostic = {
  readonly message: string;
  readonly path?: string;
  readonly range?: { readonly start?: { readonly line?: number } };
};

function complaints(typst: NodeCompiler, failure: NodeError | null): string {
  const found: Diagnostic[] = failure ? typst.fetchDiagnostics(failure) : [{ message: 'nothing was compiled' }];
  return found
    .map(({ message, path, range }) => `${message} (${path ?? 'unknown file'}, line ${(range?.start?.line ?? -1) + 1})`)
    .join('; ');
}

/** A fault while writing the PDF (a letter that the font lacks) arrives as the debugging text of a list. */
function messagesIn(fault: unknown): string {
  const messages = [...String(fault).matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) =>
    text.replace(/\\(.)/g, '$1'),
  );
  return messages.length > 0 ? messages.join('; ') : String(fault);
}
