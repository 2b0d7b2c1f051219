import { err, ok, type Result } from '#src/kernel/result.ts';

/** Where letters are handed over: SMTP_URL (smtp:// or smtps://, name and password in it) and MAIL_FROM. */
export type MailSettings = { readonly url: string; readonly from: string };

export type Letter = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** A letter that nobody asked for one by one: where it is stopped, and an id that stays the same when it is sent again. */
  readonly regular?: { readonly stopAt: string; readonly messageId: string };
};
export type MailRefused = { readonly kind: 'mail-not-set-up' | 'mail-not-sent' };

const PATIENCE = 10_000;

let bound: MailSettings | null = null;

/** Says how this installation sends letters, if it does; called once by whoever starts a process. */
export function bindMail(settings: MailSettings | null): void {
  bound = settings;
}

export const mailIsSetUp = (): boolean => bound !== null;

/**
 * Hands a letter over to the mail server. Whether it arrives nobody here knows; that the server did not take it is an
 * answer and not a defect, for there is always the paper.
 */
export async function sendMail({ to, subject, text, regular }: Letter): Promise<Result<null, MailRefused>> {
  if (bound === null) return err({ kind: 'mail-not-set-up' });
  const { createTransport } = await import('nodemailer'); // loaded with the first letter
  const address = new URL(bound.url);
  const transport = createTransport({
    host: address.hostname.replace(/^\[|\]$/g, ''),
    port: Number(address.port || (address.protocol === 'smtps:' ? 465 : 587)),
    secure: address.protocol === 'smtps:',
    // a password never travels in clear text: where one is set, the server must speak TLS
    requireTLS: address.protocol === 'smtp:' && address.password !== '',
    ...(address.password !== '' && {
      auth: { user: decodeURIComponent(address.username), pass: decodeURIComponent(address.password) },
    }),
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: bound.from,
      to: { name: '', address: to },
      subject,
      text,
      ...(regular && {
        messageId: regular.messageId,
        headers: { 'List-Unsubscribe': `<${regular.stopAt}>`, 'Auto-Submitted': 'auto-generated' },
      }),
    });
    return ok(null);
  } catch (error) {
    console.error(JSON.stringify({ at: new Date().toISOString(), mail: 'not sent', why: (error as Error).message }));
    return err({ kind: 'mail-not-sent' });
  } finally {
    transport.close();
  }
}
