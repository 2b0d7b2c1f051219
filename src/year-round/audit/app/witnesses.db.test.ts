import { sql } from 'kysely';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Actor, WORKER } from '#src/kernel/actor.ts';
import { bindMail } from '#src/platform/mail/mail.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { connect } from '#src/platform/postgres/connect.ts';
import { verifyAudit } from './verify.query.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { aMailServer, wordsOfLetter } from '../../../../tests/factories/mail-server.ts';
import { someone } from '../../../../tests/factories/people.ts';
import { readRoot, type Root } from '../domain/root.ts';
import { sealEvents } from './seal.command.ts';
import { sendWaitingLetters, writeDueLetters } from './send-roots.command.ts';
import { chooseWitness, endWitness, sendLetterAgain } from './witnesses.command.ts';
import { rootLetters, witnesses } from './witnesses.query.ts';

const database = useDatabase();
let ministry: Actor;
let administrator: Actor;
const from = 'Thi đua <thidua@moj.example.vn>';
const AN = { name: 'Nguyễn Văn An, Thanh tra tỉnh', email: 'An@so.example.vn', schedule: 'daily' };
const later = (days: number): Date => new Date(Date.now() + days * 86_400_000);

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {}); // each letter that is not taken is one line of the log
  ministry = await someone('ministry-officer', null);
  administrator = await someone('administrator', null);
});
afterEach(async () => {
  bindMail(null);
  await forget();
});

const choose = (actor: Actor, of = AN) => asActor(actor, (tx) => chooseWitness(tx, actor, of));
const letters = () => asActor(ministry, (tx) => rootLetters(tx, 50, 0));
/** What the server does once a minute. */
async function look(now = new Date()): Promise<number> {
  await sealEvents();
  await writeDueLetters(now);
  return sendWaitingLetters(now);
}
const forget = () =>
  asActor(WORKER, async (tx) => {
    await sql`delete from root_letter`.execute(tx);
    await sql`delete from audit_witness`.execute(tx);
  });

describe('a witness of the log', () => {
  test('is chosen by the Ministry or the administrator, once for an address, and by nobody else', async () => {
    expect(await choose(administrator)).toMatchObject({ ok: true });
    expect(await choose(ministry, { ...AN, email: 'an@SO.example.vn' })).toMatchObject({
      error: { kind: 'is-a-witness-already' },
    });
    for (const role of ['inspector', 'cluster-office'] as const) {
      const other = await someone(role, null);
      expect(await choose(other, { ...AN, email: 'x@so.example.vn' })).toMatchObject({
        error: { kind: 'not-yours-to-do' },
      });
    }
    // the database holds to it where the application is mistaken
    const inspector = await someone('inspector', null);
    await expect(
      asActor(inspector, (tx) => sql`update audit_witness set email = 'y@x.vn' returning id`.execute(tx)),
    ).resolves.toMatchObject({ rows: [] });
    const stranger = await someone('unit-officer', null);
    expect(await asActor(stranger, witnesses)).toEqual([]);
    expect((await asActor(inspector, witnesses)).map(({ email }) => email)).toEqual(['an@so.example.vn']);
  });

  test('gets one letter for a root, however often the server looks, starts again, or is two', async () => {
    const mail = await aMailServer();
    bindMail({ url: mail.url, from });
    await choose(ministry);
    expect(await look()).toBe(1);
    expect(await look()).toBe(0);
    await Promise.all([writeDueLetters(later(1)), writeDueLetters(later(1))]);
    await Promise.all([sendWaitingLetters(later(1)), sendWaitingLetters(later(1))]);
    expect(await look(later(1))).toBe(0);
    expect(mail.received.map(({ to }) => to)).toEqual([['an@so.example.vn'], ['an@so.example.vn']]);
    expect((await letters()).map(({ state, purpose }) => [state, purpose])).toEqual([
      ['sent', 'scheduled'],
      ['sent', 'chosen'],
    ]);
    await mail.end();
  });

  test('holds a root that the log agrees with, and that shows a rewriting by its owner', async () => {
    const mail = await aMailServer();
    bindMail({ url: mail.url, from });
    await choose(ministry);
    await look();
    const words = wordsOfLetter(mail.received[0]?.raw ?? '');
    const root = readRoot(words.slice(words.indexOf('{'), words.lastIndexOf('}') + 1));
    if (!root.ok) throw new Error(words);
    const owner = connect(database.ownerUrl(), 1);
    const verified = (kept: Root) =>
      verifyAudit(owner, { roots: [kept], progress: () => {}, signal: new AbortController().signal });
    expect(await verified(root.value)).toMatchObject({ rootsAgreed: 1, flawCount: 0 });
    expect(await verified({ ...root.value, hash: '0'.repeat(64) })).toMatchObject({ rootsAgreed: 0, flawCount: 1 });
    await owner.destroy();
    await mail.end();
  });

  test('is tried again where nobody took the letter, is seen to wait, and is sent again on request', async () => {
    await choose(ministry);
    expect(await look()).toBe(0); // no mail is set up: it waits untried
    expect(await letters()).toMatchObject([{ state: 'waiting', tries: 0 }]);
    const mail = await aMailServer({ refuses: true });
    bindMail({ url: mail.url, from });
    await look();
    await look(); // not before its time
    expect(await letters()).toMatchObject([{ state: 'waiting', tries: 1, sentAt: null }]);
    expect(await look(new Date(Date.now() + 6 * 60_000))).toBe(0);
    expect(await letters()).toMatchObject([{ state: 'waiting', tries: 2 }]);
    await asActor(WORKER, (tx) => sql`update root_letter set tries = 49`.execute(tx));
    await sendWaitingLetters(later(1));
    const [given] = await letters();
    expect(given).toMatchObject({ state: 'given-up', tries: 50 });
    await mail.end();
    const works = await aMailServer();
    bindMail({ url: works.url, from });
    expect(await asActor(ministry, (tx) => sendLetterAgain(tx, ministry, given?.id ?? ''))).toMatchObject({ ok: true });
    expect(await sendWaitingLetters(new Date())).toBe(1);
    expect(await letters()).toMatchObject([{ state: 'sent' }]);
    await works.end();
  });

  test('is not sent a second letter by a server that fell over while it sent one: it is told as unclear', async () => {
    const mail = await aMailServer();
    bindMail({ url: mail.url, from });
    await choose(ministry);
    await sealEvents();
    await writeDueLetters(new Date());
    await asActor(WORKER, (tx) =>
      sql`update root_letter set state = 'sending', tries = 1, tried_at = now() - interval '1 hour'`.execute(tx),
    );
    expect(await look()).toBe(0);
    const [letter] = await letters();
    expect(letter).toMatchObject({ state: 'unclear' });
    await asActor(administrator, (tx) => sendLetterAgain(tx, administrator, letter?.id ?? ''));
    expect(await look()).toBe(1);
    await mail.end();
  });

  test('taken off the list gets a last letter that says so; why stays on record', async () => {
    const mail = await aMailServer();
    bindMail({ url: mail.url, from });
    await choose(ministry);
    await look();
    const [witness] = await asActor(ministry, witnesses);
    const ended = (reason: string) =>
      asActor(administrator, (tx) => endWitness(tx, administrator, { id: witness?.id ?? '', version: 1, reason }));
    expect(await ended('')).toMatchObject({ error: { kind: 'say-why-it-ends' } });
    expect(await ended('Nghỉ hưu')).toMatchObject({ ok: true });
    expect(await ended('Nghỉ hưu')).toMatchObject({ error: { kind: 'someone-saved-before' } });
    expect(await look(new Date(Date.now() + 1000))).toBe(1);
    expect(await look(later(7))).toBe(0);
    expect(mail.received).toHaveLength(2);
    expect(wordsOfLetter(mail.received[1]?.raw ?? '')).toContain('không còn là người chứng kiến');
    expect(await asActor(ministry, witnesses)).toMatchObject([{ endedReason: 'Nghỉ hưu' }]);
    await mail.end();
  });
});
