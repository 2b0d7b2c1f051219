import { setCookie } from 'hono/cookie';
import type { Actor } from '#src/kernel/actor.ts';
import { inLanguage } from '#src/kernel/language.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { asActor, type Circumstances, type Tx } from '../postgres/as-actor.ts';
import { addressHere } from './address.ts';
import { NOTICE_COOKIE, type SiteContext } from './site.ts';
import type { Notice } from '#src/kernel/visit.ts';

/** The fields of a sent form: composed letters, trimmed; a field sent several times is a list under `all`. */
export type SentForm = {
  readonly value: (name: string) => string;
  readonly all: (name: string) => readonly string[];
  /** As it was pasted: an empty first cell is a tab at the very beginning, which `value` would trim away. */
  readonly pasted: (name: string) => string;
  readonly file: (name: string) => File | null;
  /** The version that the form was opened on: 0 where nothing was stored, -1 (of which there is none) for what is no version. */
  readonly version: (name: string) => number;
  /** Everything typed, to be shown again when the form is refused. */
  readonly typed: Readonly<Record<string, string>>;
  readonly token: string;
};

const A_VERSION = /^\d{0,9}$/;

const composed = (text: string): string => text.normalize('NFC').replaceAll('\r\n', '\n');

export async function readForm(c: SiteContext): Promise<SentForm> {
  const body = await c.req.parseBody({ all: true });
  const listOf = (name: string) => {
    const sent = body[name];
    return sent === undefined ? [] : Array.isArray(sent) ? sent : [sent];
  };
  const texts = (name: string) =>
    listOf(name)
      .filter((part) => typeof part === 'string')
      .map((part) => composed(part).trim());
  const typed = Object.fromEntries(Object.keys(body).map((name) => [name, texts(name)[0] ?? '']));
  return {
    value: (name) => texts(name)[0] ?? '',
    all: texts,
    pasted: (name) => composed(listOf(name).find((part) => typeof part === 'string') ?? ''),
    file: (name) => (listOf(name).find((part) => part instanceof File && part.size > 0) as File | undefined) ?? null,
    version: (name) => {
      const sent = texts(name)[0] ?? '';
      return A_VERSION.test(sent) ? Number(sent) : -1;
    },
    typed,
    token: texts('token')[0] ?? '',
  };
}

/**
 * Does the work of a form once for whoever sends it: a form that another person has sent is another form. The same form sent twice (a double click, a resend after a lost connection) waits for
 * the first and is shown where that one went. The work answers the address to go to. A reason that the form asks for is
 * kept with everything that it changes.
 */
export function onceAsActor<Failure extends { readonly kind: string }>(
  actor: Actor,
  form: Pick<SentForm, 'token' | 'typed'>,
  work: (tx: Tx) => Promise<Result<string, Failure>>,
  circumstances: Circumstances = {},
): Promise<Result<string, Failure>> {
  const token = form.token.slice(0, 64);
  return asActor(
    actor,
    async (tx) => {
      if (token === '') return work(tx);
      const first = await tx
        .insertInto('form_receipt')
        .values({ token, account_id: actor.id, location: '' })
        .onConflict((clash) => clash.columns(['account_id', 'token']).doNothing())
        .returning('token')
        .executeTakeFirst();
      if (!first) {
        const receipt = await tx
          .selectFrom('form_receipt')
          .select('location')
          .where('account_id', '=', actor.id)
          .where('token', '=', token)
          .executeTakeFirst();
        return ok(receipt?.location ?? '/');
      }
      const outcome = await work(tx);
      if (outcome.ok)
        await tx
          .updateTable('form_receipt')
          .set({ location: outcome.value })
          .where('account_id', '=', actor.id)
          .where('token', '=', token)
          .execute();
      return outcome;
    },
    { reason: form.typed['reason'] ?? '', ...circumstances },
  );
}

/** After a form: go and look (303), with one sentence of what was done. */
export function seeOther(c: SiteContext, path: string, notice?: Notice): Response {
  if (notice)
    setCookie(c, NOTICE_COOKIE, JSON.stringify(notice), { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 60 });
  return c.redirect(inLanguage(c.get('visit').language, addressHere(path)), 303);
}
