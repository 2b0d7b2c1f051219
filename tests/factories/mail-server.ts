import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export type MailServer = {
  readonly url: string;
  /** What was handed over, as it crossed the line. */
  readonly received: readonly { readonly from: string; readonly to: readonly string[]; readonly raw: string }[];
  readonly end: () => Promise<void>;
};

/** A real SMTP server on this machine that keeps what it is given; or one that refuses every recipient. */
export async function aMailServer(of: { readonly refuses?: boolean } = {}): Promise<MailServer> {
  const received: { from: string; to: string[]; raw: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) => done(of.refuses ? new Error('no such recipient') : undefined),
    onData: (stream, session, done) => {
      void buffer(stream).then((raw) => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw: raw.toString('utf8'),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    end: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The words of a letter whose text is packed in base64 or quoted-printable. */
export function wordsOfLetter(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (/Content-Transfer-Encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
