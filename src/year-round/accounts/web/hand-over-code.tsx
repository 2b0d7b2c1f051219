import { addDays } from '#src/kernel/calendar-day.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { seeOther } from '#src/platform/http/form.ts';
import type { SiteContext } from '#src/platform/http/site.ts';
import { mailIsSetUp, sendMail } from '#src/platform/mail/mail.ts';
import { renderPage } from '#src/ui/page.tsx';
import type { Access } from '../app/access.query.ts';
import { INVITATION_DAYS, RECOVERY_DAYS } from '../app/invitation.command.ts';
import { invitationLetter, recoveryLetter, recoveryNotice } from '../domain/letters.ts';
import { printedCode } from '../domain/one-time-code.ts';
import { accountPath, codePaperPage } from './manage.page.tsx';
import { wordsOf } from './words.ts';

export type CodeMade = {
  readonly access: Pick<Access, 'id' | 'name' | 'signInName' | 'email'>;
  readonly kind: 'invitation' | 'recovery';
  readonly code: string;
  readonly byMail: boolean;
};

/** Whether a letter is asked for and can be sent: a mail server is set up, and the person has an address. */
export const goesByMail = (asked: string, email: string | null): boolean =>
  asked === 'mail' && email !== null && mailIsSetUp();

/**
 * Hands a new code over: by letter, or on a page to be printed, also where the mail server did not take the letter. Whose
 * way in is given anew is told by letter in either case.
 */
export async function handOverCode(c: SiteContext, publicUrl: string, made: CodeMade): Promise<Response> {
  const { access, kind, code } = made;
  const { agency, today } = c.get('visit');
  const until = addDays(today, kind === 'invitation' ? INVITATION_DAYS : RECOVERY_DAYS);
  const about = { agency: agency.name, name: access.name, signInName: access.signInName };
  const withLink = { ...about, link: `${publicUrl}/moi/${code}`, until: printDay(until) };
  const by = c.get('actor').name;
  if (made.byMail && access.email !== null) {
    const letter = kind === 'invitation' ? invitationLetter(withLink) : recoveryLetter({ ...withLink, by });
    const sent = await sendMail({ to: access.email, ...letter });
    if (sent.ok) return seeOther(c, accountPath(access.id), { text: wordsOf(c).manage.mailSent(access.email) });
  } else if (kind === 'recovery' && access.email !== null)
    await sendMail({ to: access.email, ...recoveryNotice({ ...about, by }) });
  const page = codePaperPage(c.get('visit'), {
    kind,
    name: access.name,
    signInName: access.signInName,
    address: `${publicUrl}/moi`,
    code: printedCode(code),
    until: printDay(until, c.get('visit').language),
    back: accountPath(access.id),
    notSentTo: made.byMail ? access.email : null,
  });
  return c.html(renderPage(c.get('visit'), page));
}
