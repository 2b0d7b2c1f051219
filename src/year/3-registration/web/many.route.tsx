import { ok, type Result } from '#src/kernel/result.ts';
import { type AwardId, AWARDS } from '#src/law/award-catalogue.ts';
import { onceAsActor, readForm, seeOther, type SentForm } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { readPasted, readSheetFile, type SheetError, type SheetText } from '#src/platform/spreadsheet/read-sheet.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { forbidden } from '#src/web/answer.ts';
import { inYear, showInYear } from '#src/year-round/calendar/web/year-of-request.ts';
import { enterMany, previewMany } from '../app/enter-many.ts';
import { readAs } from '../domain/pasted-register.ts';
import { manyPage, type ManyView } from './many.page.tsx';
import { registrationWords } from './words.ts';
import { BASE, basePath } from './registration-path.ts';

/** A whole table from Excel: looked at first, then entered whole or not at all. */
export function manyRoutes(site: Site): void {
  site.get(
    `${BASE}/nhieu`,
    inYear((c, frame) => showMany(c, frame, { pasted: '', errors: [], read: null })),
  );
  site.post(`${BASE}/nhieu`, inYear(enterSheet));
}

const showMany = (c: SiteContext, frame: YearFrame, view: ManyView, status: 200 | 422 = 200) =>
  mayRunYear(c.get('actor'), frame.clusterYear.id)
    ? showInYear(c, frame, manyPage(c.get('visit'), frame, view), status)
    : forbidden(c);

/** As it was pasted: an empty first cell is a tab at the very beginning, which a trimmed field would lose. */
async function pastedIn(c: SiteContext): Promise<string> {
  const pasted = (await c.req.parseBody())['pasted'];
  return typeof pasted === 'string' ? pasted.normalize('NFC').replaceAll('\r\n', '\n') : '';
}

async function sheetIn(form: SentForm, pasted: string): Promise<Result<SheetText, SheetError>> {
  const file = form.file('file');
  if (!file) return readPasted(pasted);
  return readSheetFile(new Uint8Array(await file.arrayBuffer()));
}

/** The sheet as tabs, so that what was read from a file can be corrected in the field and sent again. */
const asTabs = (sheet: SheetText): string =>
  sheet
    .map((row) => row.map((cell) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'))
    .join('\n');

/** «Có phải …?»: the award that somebody chose for a name which the catalogue does not know. */
function meantAward(form: SentForm): { readonly award: AwardId; readonly printed: string } | null {
  const [, id, printed = ''] = /^(\S+) (.+)$/s.exec(form.value('means')) ?? [];
  const award = AWARDS.find((one) => one.id === id);
  return award ? { award: award.id, printed } : null;
}

async function enterSheet(c: SiteContext, frame: YearFrame): Promise<Response> {
  const words = registrationWords(c.get('visit').language);
  const actor = c.get('actor');
  const form = await readForm(c);
  const typed = await pastedIn(c);
  const sheet = await sheetIn(form, typed);
  if (!sheet.ok) {
    const errors = [{ field: 'pasted', message: words.refusals[sheet.error.kind] }];
    return showMany(c, frame, { pasted: typed, errors, read: null }, 422);
  }
  const means = meantAward(form);
  const read = means ? readAs(sheet.value, means.printed, means.award) : sheet.value;
  const command = { clusterYearId: frame.clusterYear.id, sheet: read, on: c.get('visit').today };
  const pasted = form.file('file') || means ? asTabs(read) : typed;
  const isLook = form.value('do') === 'preview' || means !== null;
  const mayEnter = form.value('ready') === 'yes' && !isLook && !form.file('file');
  if (!mayEnter) {
    const previewed = await asActor(actor, (tx) => previewMany(tx, actor, command));
    if (!previewed.ok) return forbidden(c);
    const isEmpty = previewed.value.entries.length === 0 && previewed.value.problems.length === 0;
    const errors = isEmpty ? [{ field: 'pasted', message: words.refusals['nothing-to-enter'] }] : [];
    return showMany(c, frame, { pasted, errors, read: previewed.value }, isEmpty ? 422 : 200);
  }
  let count = 0;
  const entered = await onceAsActor(actor, form, async (tx) => {
    const outcome = await enterMany(tx, actor, command);
    count = outcome.ok ? outcome.value : 0;
    return outcome.ok ? ok(basePath(frame)) : outcome;
  });
  if (entered.ok) return seeOther(c, entered.value, { text: words.enteredMany(count) });
  if (entered.error.kind === 'not-yours-to-do') return forbidden(c);
  if (entered.error.kind === 'rows-to-correct')
    return showMany(c, frame, { pasted, errors: [], read: entered.error.read }, 422);
  return showMany(
    c,
    frame,
    { pasted, errors: [{ field: 'pasted', message: words.refusals['nothing-to-enter'] }], read: null },
    422,
  );
}
