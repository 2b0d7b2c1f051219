import { addDays } from '#src/kernel/calendar-day.ts';
import { ok } from '#src/kernel/result.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { fileHeaders } from '#src/platform/http/file-answer.ts';
import { onceAsActor, readForm, seeOther } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { mailIsSetUp, sendMail } from '#src/platform/mail/mail.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { readSheetFile } from '#src/platform/spreadsheet/read-sheet.ts';
import { xlsxOf } from '#src/platform/spreadsheet/write-sheet.ts';
import { renderPage } from '#src/ui/page.tsx';
import { INVITATION_DAYS } from '../app/invitation.command.ts';
import { checkLines, type InvitedOne, inviteMany } from '../app/invite-many.command.ts';
import {
  INVITE_COLUMN_KEYS,
  INVITE_COLUMNS,
  type InviteLine,
  type LineProblem,
  MOST_INVITED,
  readInviteSheet,
} from '../domain/invite-sheet.ts';
import { invitationLetter } from '../domain/letters.ts';
import { columnNames, inviteManyWords } from './invite-many-words.ts';
import { inviteManyPage, MANY, papersPage, previewPage } from './invite-many.page.tsx';
import { ifInviting } from './manage.route.tsx';
import { ACCOUNTS } from './manage.page.tsx';

const wordsOf = (c: SiteContext) => inviteManyWords(c.get('visit').language);

/** Inviting by a list: brought, looked over, and then everybody at once or nobody. */
export function inviteManyRoutes(site: Site, publicUrl: string): void {
  site.get(MANY, (c) => ifInviting(c, async () => show(c, null)));
  site.get(`${MANY}/mau.xlsx`, (c) =>
    ifInviting(c, async () => {
      const columns = Object.values(INVITE_COLUMNS).map((head) => ({ head, width: 32 }));
      return c.body(xlsxOf('Danh sách', columns, []), 200, fileHeaders('xlsx', 'mau-moi-nhieu-nguoi.xlsx'));
    }),
  );
  site.post(`${MANY}/xem`, (c) => ifInviting(c, () => look(c)));
  site.post(MANY, (c) => ifInviting(c, () => inviteAll(c, publicUrl)));
}

function show(c: SiteContext, refused: string | null, problems: readonly LineProblem[] = []): Response {
  const errors = refused === null ? [] : [{ field: 'file', message: refused }];
  const page = inviteManyPage(c.get('visit'), { errors, problems });
  return c.html(renderPage(c.get('visit'), page), refused === null && problems.length === 0 ? 200 : 422) as Response;
}

async function look(c: SiteContext): Promise<Response> {
  const words = wordsOf(c);
  const file = (await readForm(c)).file('file');
  if (!file) return show(c, words.noFile);
  const sheet = await readSheetFile(new Uint8Array(await file.arrayBuffer()));
  if (!sheet.ok) return show(c, sheet.error.kind === 'several-sheets' ? words.severalSheets : words.notASheet);
  const lines = readInviteSheet(sheet.value);
  if (!lines.ok) return show(c, words.refused[lines.error.kind](columnNames(lines.error.columns)));
  const { people, problems } = await asActor(c.get('actor'), (tx) => checkLines(tx, lines.value, c.get('visit').today));
  if (problems.length > 0) return show(c, null, problems);
  const page = previewPage(c.get('visit'), { people }, lines.value, mailIsSetUp());
  return c.html(renderPage(c.get('visit'), page));
}

/** The list as the preview sent it along; anything else is no list. */
function linesSent(text: string): readonly InviteLine[] {
  try {
    const sent: unknown = JSON.parse(text);
    if (!Array.isArray(sent)) return [];
    return sent.slice(0, MOST_INVITED).map((one: unknown, index) => {
      const of = (key: string): string => {
        const value: unknown = Object(one)[key];
        return typeof value === 'string' ? value.normalize('NFC').trim() : '';
      };
      const cells = Object.fromEntries(INVITE_COLUMN_KEYS.map((key) => [key, of(key)]));
      const row: unknown = Object(one)['row'];
      return { ...cells, row: typeof row === 'number' ? row : index + 2 } as InviteLine;
    });
  } catch {
    return [];
  }
}

async function inviteAll(c: SiteContext, publicUrl: string): Promise<Response> {
  const form = await readForm(c);
  const actor = c.get('actor');
  const { today } = c.get('visit');
  const lines = linesSent(form.value('lines'));
  const made: InvitedOne[] = [];
  const outcome = await onceAsActor(actor, form, async (tx) => {
    const invited = await inviteMany(tx, actor, { lines, byMail: mailIsSetUp() }, today);
    if (!invited.ok) return invited;
    made.push(...invited.value);
    return ok(ACCOUNTS);
  });
  if (!outcome.ok) {
    const { problems } = await asActor(actor, (tx) => checkLines(tx, lines, today));
    return show(c, problems.length === 0 ? wordsOf(c).refused['no-rows']('') : null, problems);
  }
  if (made.length === 0) return seeOther(c, outcome.value, { text: wordsOf(c).sentBefore });
  const until = addDays(today, INVITATION_DAYS);
  const notSent = await sendAll(c, publicUrl, made, printDay(until));
  const byMail = made.filter(({ email }) => goesByLetter(email));
  const papers = made.filter((one) => !goesByLetter(one.email) || notSent.includes(one));
  const page = papersPage(c.get('visit'), {
    invited: made.length,
    sent: byMail.length - notSent.length,
    failed: notSent.length,
    papers,
    address: `${publicUrl}/moi`,
    until: printDay(until, c.get('visit').language),
  });
  return c.html(renderPage(c.get('visit'), page));
}

const goesByLetter = (email: string | null): boolean => email !== null && mailIsSetUp();
const REFUSED_IN_A_ROW = 2;

/** Sends the letters; a server that refuses twice running is not asked again, and the codes go by paper. */
async function sendAll(
  c: SiteContext,
  publicUrl: string,
  made: readonly InvitedOne[],
  until: string,
): Promise<readonly InvitedOne[]> {
  const agency = c.get('visit').agency.name;
  const notSent: InvitedOne[] = [];
  let refused = 0;
  for (const one of made) {
    if (one.email === null || !mailIsSetUp()) continue;
    const { name, signInName, code } = one;
    const letter = invitationLetter({ agency, name, signInName, link: `${publicUrl}/moi/${code}`, until });
    const sent = refused < REFUSED_IN_A_ROW ? (await sendMail({ to: one.email, ...letter })).ok : false;
    refused = sent ? 0 : refused + 1;
    if (!sent) notSent.push(one);
  }
  return notSent;
}
