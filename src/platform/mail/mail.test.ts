import { afterEach, describe, expect, test } from 'vitest';
import { aMailServer, wordsOfLetter } from '../../../tests/factories/mail-server.ts';
import { bindMail, sendMail } from './mail.ts';

const LETTER = {
  to: 'an@caobang.example.vn',
  subject: 'Thư mời nhận tài khoản',
  text: 'Kính gửi ông Nguyễn Văn Ân,\nmã: K7M2P',
};
afterEach(() => bindMail(null));

describe('a letter', () => {
  test('reaches the mail server whole, in Vietnamese', async () => {
    const server = await aMailServer();
    bindMail({ url: server.url, from: 'Thi đua <thidua@moj.example.vn>' });
    expect(await sendMail(LETTER)).toEqual({ ok: true, value: null });
    const [letter] = server.received;
    expect(letter).toMatchObject({ from: 'thidua@moj.example.vn', to: ['an@caobang.example.vn'] });
    expect(wordsOfLetter(letter?.raw ?? '')).toContain('Kính gửi ông Nguyễn Văn Ân,');
    await server.end();
  });

  test('that the server refuses, or that no server takes, is told and is no failure', async () => {
    const server = await aMailServer({ refuses: true });
    bindMail({ url: server.url, from: 'thidua@moj.example.vn' });
    expect(await sendMail(LETTER)).toEqual({ ok: false, error: { kind: 'mail-not-sent' } });
    await server.end();
    expect(await sendMail(LETTER)).toEqual({ ok: false, error: { kind: 'mail-not-sent' } });
    bindMail(null);
    expect(await sendMail(LETTER)).toEqual({ ok: false, error: { kind: 'mail-not-set-up' } });
  });

  test('goes to one address only, whatever stands in it', async () => {
    const server = await aMailServer();
    bindMail({ url: server.url, from: 'thidua@moj.example.vn' });
    await sendMail({ ...LETTER, subject: 'Thư\r\nBcc: ai-do@x.vn', to: 'an@x.vn, ai-do@x.vn' });
    for (const { to, raw } of server.received) {
      expect(to).not.toContain('ai-do@x.vn');
      expect(raw).not.toMatch(/^Bcc:/im);
    }
    await server.end();
  });

  test('with a password is not sent over a line that everybody reads', async () => {
    const server = await aMailServer();
    const url = server.url.replace('smtp://', 'smtp://thidua:bi-mat@');
    bindMail({ url, from: 'thidua@moj.example.vn' });
    expect(await sendMail(LETTER)).toEqual({ ok: false, error: { kind: 'mail-not-sent' } });
    expect(server.received).toEqual([]);
    await server.end();
  });
});
