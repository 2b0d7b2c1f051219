import type { Actor } from '#src/kernel/actor.ts';
import { isId } from '#src/kernel/ids.ts';
import { ok } from '#src/kernel/result.ts';
import { onceAsActor, readForm, seeOther } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import type { FieldError } from '#src/ui/form.tsx';
import { findUnit } from '#src/year-round/organisation/app/resolve.query.ts';
import { type PersonKnown, personKnown, type PostHeld, unitChoices } from '../app/people.query.ts';
import { transferPerson } from '../app/transfer.command.ts';
import { keepsAllPeople, keepsPeopleOf, unitsKept } from '../domain/may-know.ts';
import { forbidden, notFound, show } from './asked.ts';
import { transferPage, type Typed } from './person-form.page.tsx';
import { errorOf, postTyped } from './typed.ts';
import { peopleWords } from './words.ts';

/** Whoever keeps the post's unit and at least one other may move people between them. */
export const mayTransfer = (actor: Actor, post: Pick<PostHeld, 'unitId' | 'until'>): boolean =>
  post.until === null && (keepsAllPeople(actor) || (keepsPeopleOf(actor, post.unitId) && unitsKept(actor).length > 1));

/** Điều động: one act that ends a post here and begins one there. */
export function transferRoutes(site: Site): void {
  site.get('/nguoi/:id/chuc-vu/:post/dieu-dong', (c) => withPost(c, (person, post) => ask(c, person, post, {}, [])));
  site.post('/nguoi/:id/chuc-vu/:post/dieu-dong', (c) => withPost(c, (person, post) => transfer(c, person, post)));
}

const wordsOf = (c: SiteContext) => peopleWords(c.get('visit').language);

async function withPost(
  c: SiteContext,
  handle: (person: PersonKnown, post: PostHeld) => Response | Promise<Response>,
): Promise<Response> {
  const actor = c.get('actor');
  const id = c.req.param('id') ?? '';
  const person = isId(id) ? await asActor(actor, (tx) => personKnown(tx, id)) : null;
  const post = person?.posts.find((one) => one.id === c.req.param('post'));
  if (!person || !post) return notFound(c);
  return mayTransfer(actor, post) ? handle(person, post) : forbidden(c);
}

async function ask(
  c: SiteContext,
  person: PersonKnown,
  left: PostHeld,
  typed: Typed,
  errors: readonly FieldError[],
): Promise<Response> {
  const actor = c.get('actor');
  const others = unitsKept(actor).filter((unitId) => unitId !== left.unitId);
  const units = keepsAllPeople(actor) ? null : await asActor(actor, (tx) => unitChoices(tx, others));
  const page = transferPage(c.get('visit'), person, { typed, errors, units, left });
  return show(c, page, errors.length > 0 ? 422 : 200, person.isSynthetic);
}

async function transfer(c: SiteContext, person: PersonKnown, left: PostHeld): Promise<Response> {
  const words = wordsOf(c);
  const actor = c.get('actor');
  const form = await readForm(c);
  const refused = (errors: readonly FieldError[]) => ask(c, person, left, form.typed, errors);
  const asked = form.value('unit');
  const found = isId(asked) ? null : await asActor(actor, (tx) => findUnit(tx, asked, c.get('visit').today));
  const unitId = isId(asked) ? asked : found?.ok ? found.value.id : null;
  if (unitId === null) return refused([errorOf(words, 'unit-is-not-known')]);
  const { values, errors } = postTyped(words, form.typed, unitId);
  if (errors.length > 0) return refused(errors);
  const moved = await onceAsActor(actor, form, async (tx) => {
    const command = { personId: person.id, postId: left.id, version: form.version('version'), taken: values };
    const outcome = await transferPerson(tx, actor, command);
    return outcome.ok ? ok(`/nguoi/${person.id}`) : outcome;
  });
  if (moved.ok) return seeOther(c, moved.value, { text: words.transfer.done });
  return refused([errorOf(words, moved.error.kind)]);
}
