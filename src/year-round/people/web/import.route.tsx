import { isId } from '#src/kernel/ids.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { fileHeaders } from '#src/platform/http/file-answer.ts';
import { onceAsActor, readForm, seeOther, type SentForm } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { xlsxOf } from '#src/platform/spreadsheet/write-sheet.ts';
import {
  importedFacts,
  importProblems,
  importRows,
  ownImport,
  ownImports,
  type PeopleImport,
} from '../app/imports.query.ts';
import { loadImport } from '../app/load-import.ts';
import { readImport, takeFile } from '../app/read-import.ts';
import { IMPORT_WHATS, type ImportWhat, SHEET_KINDS } from '../app/sheet-kinds.ts';
import { beginLoading, decideDoubtful, readAgain, type SteerError, stopImport } from '../app/steer-import.command.ts';
import { keepsAllPeople, unitsKept } from '../domain/may-know.ts';
import { forbidden, notFound, show } from './asked.ts';
import { importPage } from './import.page.tsx';
import type { PreviewRows } from './import-preview.tsx';
import { importsPage } from './imports.page.tsx';
import { peopleWords } from './words.ts';

const MOST_PROBLEMS_SHOWN = 200;
const SHOWN = 50;
const wordsOf = (c: SiteContext) => peopleWords(c.get('visit').language).import;
const mayImport = (c: SiteContext): boolean => {
  const actor = c.get('actor');
  return keepsAllPeople(actor) || unitsKept(actor).length > 0;
};

/** A list of people from an Excel file: brought, looked at, entered whole. The work itself is done outside of the request. */
export function importRoutes(site: Site): void {
  site.get('/nhan-su/nhap', (c) => showImports(c, null));
  site.get('/nhan-su/nhap/mau.xlsx', (c) => template(c, 'people', 'mau-danh-sach-nhan-su'));
  site.get('/nhan-su/nhap/mau-ho-so.xlsx', (c) => template(c, 'facts', 'mau-noi-dung-ho-so-cong-tac'));
  site.post('/tep/nhan-su', upload);
  site.get('/nhan-su/nhap/:id', (c) => showImport(c, null));
  site.post('/nhan-su/nhap/:id/nhap', (c) => steer(c, enter));
  site.post('/nhan-su/nhap/:id/lai', (c) => steer(c, again));
  site.post('/nhan-su/nhap/:id/dung', (c) => steer(c, stop));
  site.post('/nhan-su/nhap/:id/nghi-van', (c) => steer(c, decide));
}

async function showImports(c: SiteContext, error: string | null, what: ImportWhat = 'people'): Promise<Response> {
  if (!mayImport(c)) return forbidden(c);
  const imports = await asActor(c.get('actor'), ownImports);
  const errors = error === null ? [] : [{ field: 'file', message: error }];
  return show(c, importsPage(c.get('visit'), imports, errors, what), error === null ? 200 : 422);
}

function template(c: SiteContext, what: ImportWhat, name: string): Response | Promise<Response> {
  if (!mayImport(c)) return forbidden(c);
  const columns = Object.values(SHEET_KINDS[what].columns).map((head) => ({ head }));
  return c.body(xlsxOf('Danh sách', columns, []), 200, fileHeaders('xlsx', `${name}.xlsx`));
}

async function upload(c: SiteContext): Promise<Response> {
  if (!mayImport(c)) return forbidden(c);
  const actor = c.get('actor');
  const form = await readForm(c);
  const file = form.file('file');
  const what = IMPORT_WHATS.find((one) => one === form.value('what')) ?? 'people';
  if (!file) return showImports(c, wordsOf(c).noFile, what);
  const bytes = new Uint8Array(await file.arrayBuffer());
  let begun: string | null = null;
  const taken = await onceAsActor<never>(actor, form, async (tx) => {
    begun = await takeFile(tx, actor, { name: file.name.normalize('NFC'), bytes }, what);
    return ok(`/nhan-su/nhap/${begun}`);
  });
  if (begun !== null) void readImport(actor, begun, c.get('visit').today); // a form sent twice begins one job
  return seeOther(c, taken.ok ? taken.value : '/nhan-su/nhap');
}

async function showImport(c: SiteContext, refused: string | null): Promise<Response> {
  if (!mayImport(c)) return forbidden(c);
  const id = c.req.param('id') ?? '';
  if (!isId(id)) return notFound(c);
  const view = await asActor(c.get('actor'), async (tx) => {
    const one = await ownImport(tx, id);
    if (!one) return null;
    return { one, problems: await importProblems(tx, id, MOST_PROBLEMS_SHOWN), rows: await previewRows(tx, c, one) };
  });
  if (!view) return notFound(c);
  const isAtWork = (view.one.state === 'reading' || view.one.state === 'loading') && !view.one.isInterrupted;
  if (isAtWork) c.header('Refresh', '2'); // live also without scripts
  return show(c, importPage(c.get('visit'), { ...view, refused }), refused === null ? 200 : 422);
}

/** The rows that are shown before anything is entered; those of restricted facts leave a note of who has seen them. */
async function previewRows(tx: Tx, c: SiteContext, { id, what, state }: PeopleImport): Promise<PreviewRows> {
  const shown = async <Row,>(rows: (verdict: string) => Promise<readonly Row[]>) => {
    const of = async (verdict: string) => (state === 'previewed' ? rows(verdict) : []);
    return { doubtful: await of('doubtful'), changed: await of('changed'), fresh: await of('new') };
  };
  return what === 'facts'
    ? { facts: await shown((verdict) => importedFacts(tx, c.get('actor'), id, verdict, SHOWN)) }
    : { people: await shown((verdict) => importRows(tx, id, verdict, SHOWN)) };
}

type Steer = (tx: Tx, c: SiteContext, id: string, form: SentForm) => Promise<Result<(() => void) | null, SteerError>>;

/** Steers an import; what is to be done outside of the request begins after the word has been committed. */
async function steer(c: SiteContext, how: Steer): Promise<Response> {
  if (!mayImport(c)) return forbidden(c);
  const id = c.req.param('id') ?? '';
  if (!isId(id)) return notFound(c);
  const form = await readForm(c);
  let begin: (() => void) | null = null;
  const steered = await onceAsActor(c.get('actor'), form, async (tx) => {
    const outcome = await how(tx, c, id, form);
    if (!outcome.ok) return outcome;
    begin = outcome.value;
    return ok(`/nhan-su/nhap/${id}`);
  });
  if (steered.ok) {
    (begin as (() => void) | null)?.();
    return seeOther(c, steered.value);
  }
  if (steered.error.kind === 'import-is-gone') return notFound(c);
  return showImport(c, wordsOf(c).refusals[steered.error.kind]);
}

const enter: Steer = async (tx, c, id) => {
  const begun = await beginLoading(tx, id);
  return begun.ok ? ok(() => void loadImport(c.get('actor'), id, begun.value)) : begun;
};
const again: Steer = async (tx, c, id) => {
  const begun = await readAgain(tx, id);
  return begun.ok ? ok(() => void readImport(c.get('actor'), id, c.get('visit').today)) : begun;
};
const stop: Steer = (tx, _, id) => stopImport(tx, id);
const decide: Steer = (tx, c, id, form) => {
  const decided = Object.entries(form.typed).flatMap(([name, value]) => {
    const row = /^row-(\d{1,7})$/.exec(name)?.[1];
    if (row === undefined || (value !== 'new' && !isId(value))) return [];
    return [{ row: Number(row), personId: value === 'new' ? null : value }];
  });
  return decideDoubtful(tx, c.get('actor'), id, decided, form.value('do') === 'rest');
};
