import type { Actor } from '#src/kernel/actor.ts';
import { yearOf } from '#src/kernel/calendar-day.ts';
import { isId } from '#src/kernel/ids.ts';
import { ok } from '#src/kernel/result.ts';
import { onceAsActor, readForm, seeOther } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import type { FieldError } from '#src/ui/form.tsx';
import { findUnit } from '#src/year-round/organisation/app/resolve.query.ts';
import { tieBySignInName } from '../app/own-record.command.ts';
import { transfersOf } from '../app/transfer.command.ts';
import { addPerson, addPost, changePerson, changePost } from '../app/keep-person.command.ts';
import {
  peopleKnown,
  type PersonKnown,
  personKnown,
  type PostHeld,
  seenInUnit,
  type UnitChoice,
  unitChoices,
  unitInYears,
} from '../app/people.query.ts';
import {
  keepsAllPeople,
  keepsPeopleOf,
  knowsParticularsOf,
  knowsPeopleOf,
  opensRegister,
  unitsKept,
} from '../domain/may-know.ts';
import { forbidden, notFound, numberAsked, show, textAsked } from './asked.ts';
import { addPersonPage, changePersonPage, postPage, type Typed } from './person-form.page.tsx';
import { PAGE_SIZE, registerPage, type RegisterView, unitPeoplePage } from './register.page.tsx';
import { mayTransfer, transferRoutes } from './transfer.route.tsx';
import { errorOf, personTyped, postTyped, typedPerson, typedPost } from './typed.ts';
import { peopleWords } from './words.ts';

type Answer = Response | Promise<Response>;
const wordsOf = (c: SiteContext) => peopleWords(c.get('visit').language);
const unitIdsOf = ({ posts }: PersonKnown): readonly string[] => posts.map(({ unitId }) => unitId);
const knowsParticulars = (actor: Actor) => (person: PersonKnown) => knowsParticularsOf(actor, unitIdsOf(person));
const keepsPerson = (actor: Actor, person: PersonKnown): boolean =>
  keepsAllPeople(actor) || unitIdsOf(person).some((unitId) => keepsPeopleOf(actor, unitId));

/** The register of people: search, a unit's list, and the forms that keep persons and posts. */
export function peopleRoutes(site: Site): void {
  site.get('/nhan-su', showRegister);
  site.get('/don-vi/:slug/nguoi', showUnit);
  site.get('/don-vi/:slug/nguoi/moi', (c) => inUnitKept(c, (unit) => askForPerson(c, unit, {}, [])));
  site.post('/don-vi/:slug/nguoi/moi', (c) => inUnitKept(c, (unit) => add(c, unit)));
  site.get('/nguoi/:id/sua', (c) => withPersonKept(c, (person) => askForChange(c, person, typedPerson(person), [])));
  site.post('/nguoi/:id/sua', (c) => withPersonKept(c, (person) => change(c, person)));
  site.post('/nguoi/:id/tai-khoan', (c) => withPersonKept(c, (person) => tie(c, person)));
  site.get('/nguoi/:id/chuc-vu', (c) => withPersonOfOffice(c, (person) => askForPost(c, person, null, {}, [])));
  site.post('/nguoi/:id/chuc-vu', (c) => withPersonOfOffice(c, (person) => keepPost(c, person, null)));
  site.get('/nguoi/:id/chuc-vu/:post', (c) =>
    withPost(c, (person, post) => askForPost(c, person, post, typedPost(post), [])),
  );
  transferRoutes(site);
  site.post('/nguoi/:id/chuc-vu/:post', (c) => withPost(c, (person, post) => keepPost(c, person, post)));
}

async function showRegister(c: SiteContext): Promise<Response> {
  const actor = c.get('actor');
  if (!opensRegister(actor)) return forbidden(c);
  const asked = textAsked(c, 'q');
  const beyond = numberAsked(c, 'sau');
  const { people, units } = await asActor(actor, async (tx) => ({
    people: await peopleKnown(tx, { text: asked, unitId: null, most: PAGE_SIZE + 1, beyond }),
    units: await unitChoices(
      tx,
      actor.grants.flatMap(({ unitId }) => unitId ?? []),
    ),
  }));
  const view = { visit: c.get('visit'), asked, beyond, people, knowsParticulars: knowsParticulars(actor) };
  const answers = keepsAllPeople(actor) || unitsKept(actor).length > 0;
  const words = wordsOf(c);
  const actions = answers
    ? [
        { label: words.record.toAnswer, href: '/nhan-su/de-nghi', icon: 'comment' as const },
        { label: words.import.title, href: '/nhan-su/nhap', icon: 'upload' as const },
        { label: words.merge.title, href: '/nhan-su/trung', icon: 'half' as const },
      ]
    : [];
  return show(c, registerPage({ ...view, units, actions }));
}

async function showUnit(c: SiteContext): Promise<Response> {
  const actor = c.get('actor');
  const asked = textAsked(c, 'q');
  const beyond = numberAsked(c, 'sau');
  const found = await asActor(actor, async (tx) => {
    const unit = await unitInYears(tx, c.req.param('slug') ?? '');
    if (!unit) return null;
    const knows = knowsPeopleOf(actor, unit);
    const people = knows ? await peopleKnown(tx, { text: asked, unitId: unit.id, most: PAGE_SIZE + 1, beyond }) : null;
    return {
      unit,
      people,
      seen: await seenInUnit(tx, unit.id),
      transfers: knows ? await transfersOf(tx, unit.id) : [],
    };
  });
  if (!found) return notFound(c);
  const { unit, people, seen, transfers } = found;
  const visit = c.get('visit');
  const register: RegisterView | null = people && {
    visit,
    asked,
    beyond,
    people,
    knowsParticulars: knowsParticulars(actor),
  };
  const words = wordsOf(c);
  const actions = keepsPeopleOf(actor, unit.id)
    ? [{ label: words.addPerson, href: `/don-vi/${unit.slug}/nguoi/moi`, icon: 'plus' as const }]
    : [];
  return show(c, unitPeoplePage(visit, { unit, seen, register, actions, transfers }), 200, unit.isSynthetic);
}

async function inUnitKept(
  c: SiteContext,
  handle: (unit: UnitChoice & { isSynthetic: boolean }) => Answer,
): Promise<Response> {
  const actor = c.get('actor');
  const unit = await asActor(actor, (tx) => unitInYears(tx, c.req.param('slug') ?? ''));
  if (!unit) return notFound(c);
  return keepsPeopleOf(actor, unit.id) ? handle(unit) : forbidden(c);
}

const askForPerson = (c: SiteContext, unit: UnitChoice, typed: Typed, errors: readonly FieldError[]): Answer =>
  show(c, addPersonPage(c.get('visit'), unit, { typed, errors, units: [unit] }), errors.length > 0 ? 422 : 200);

async function add(c: SiteContext, unit: UnitChoice & { isSynthetic: boolean }): Promise<Response> {
  const words = wordsOf(c);
  const actor = c.get('actor');
  const form = await readForm(c);
  const person = personTyped(words, form.typed);
  const post = postTyped(words, form.typed, unit.id);
  const errors = [...person.errors, ...post.errors];
  if (errors.length > 0) return askForPerson(c, unit, form.typed, errors);
  const thisYear = yearOf(c.get('visit').today);
  const command = { person: person.values, post: post.values, thisYear, isSynthetic: unit.isSynthetic };
  const added = await onceAsActor(actor, form, async (tx) => {
    const outcome = await addPerson(tx, actor, command);
    return outcome.ok ? ok(`/nguoi/${outcome.value}`) : outcome;
  });
  if (added.ok) return seeOther(c, added.value, { text: words.added(person.values.name) });
  return askForPerson(c, unit, form.typed, [errorOf(words, added.error.kind)]);
}

/** The person of the address, as the register knows them; whoever may not see them finds nobody. */
async function withPerson(c: SiteContext, handle: (person: PersonKnown) => Answer): Promise<Response> {
  const id = c.req.param('id') ?? '';
  const actor = c.get('actor');
  const person = isId(id) ? await asActor(actor, (tx) => personKnown(tx, id)) : null;
  return person ? handle(person) : notFound(c);
}

const withPersonKept = (c: SiteContext, handle: (person: PersonKnown) => Answer): Promise<Response> =>
  withPerson(c, (person) => (keepsPerson(c.get('actor'), person) ? handle(person) : forbidden(c)));

/** Whoever keeps any unit may give a known person a post there. */
const withPersonOfOffice = (c: SiteContext, handle: (person: PersonKnown) => Answer): Promise<Response> =>
  withPerson(c, (person) => {
    const actor = c.get('actor');
    return keepsAllPeople(actor) || unitsKept(actor).length > 0 ? handle(person) : forbidden(c);
  });

const withPost = (c: SiteContext, handle: (person: PersonKnown, post: PostHeld) => Answer): Promise<Response> =>
  withPerson(c, (person) => {
    const post = person.posts.find(({ id }) => id === c.req.param('post'));
    if (!post) return notFound(c);
    return keepsPeopleOf(c.get('actor'), post.unitId) ? handle(person, post) : forbidden(c);
  });

const askForChange = (c: SiteContext, person: PersonKnown, typed: Typed, errors: readonly FieldError[]): Answer => {
  const known = knowsParticulars(c.get('actor'))(person);
  const view = { typed, errors, units: null, knowsParticulars: known };
  return show(c, changePersonPage(c.get('visit'), person, view), errors.length > 0 ? 422 : 200, person.isSynthetic);
};

async function change(c: SiteContext, person: PersonKnown): Promise<Response> {
  const words = wordsOf(c);
  const actor = c.get('actor');
  const form = await readForm(c);
  const { values, errors } = personTyped(words, form.typed);
  if (errors.length > 0) return askForChange(c, person, form.typed, errors);
  const thisYear = yearOf(c.get('visit').today);
  const command = { id: person.id, version: form.version('version'), person: values, thisYear };
  const changed = await onceAsActor(actor, form, async (tx) => {
    const outcome = await changePerson(tx, actor, command);
    return outcome.ok ? ok(`/nguoi/${person.id}`) : outcome;
  });
  if (changed.ok) return seeOther(c, changed.value, { text: words.saved });
  return askForChange(c, person, form.typed, [errorOf(words, changed.error.kind)]);
}

async function tie(c: SiteContext, person: PersonKnown): Promise<Response> {
  const words = wordsOf(c);
  const actor = c.get('actor');
  const form = await readForm(c);
  const signInName = form.value('signInName').slice(0, 40);
  const tied = await onceAsActor(actor, form, async (tx) => {
    const outcome = await tieBySignInName(tx, actor, { personId: person.id, signInName });
    return outcome.ok ? ok(`/nguoi/${person.id}`) : outcome;
  });
  if (tied.ok) return seeOther(c, tied.value, { text: words.saved });
  return askForChange(c, person, { ...typedPerson(person), signInName }, [errorOf(words, tied.error.kind)]);
}

async function askForPost(
  c: SiteContext,
  person: PersonKnown,
  post: PostHeld | null,
  typed: Typed,
  errors: readonly FieldError[],
): Promise<Response> {
  const actor = c.get('actor');
  const units = keepsAllPeople(actor) ? null : await asActor(actor, (tx) => unitChoices(tx, unitsKept(actor)));
  const page = postPage(c.get('visit'), person, { typed, errors, units, post });
  return show(c, page, errors.length > 0 ? 422 : 200, person.isSynthetic);
}

/** The unit that was chosen from the own ones, or typed by name. */
async function unitTyped(c: SiteContext, typed: string): Promise<string | null> {
  const actor = c.get('actor');
  if (isId(typed)) return typed;
  const found = await asActor(actor, (tx) => findUnit(tx, typed, c.get('visit').today));
  return found.ok ? found.value.id : null;
}

async function keepPost(c: SiteContext, person: PersonKnown, post: PostHeld | null): Promise<Response> {
  const words = wordsOf(c);
  const actor = c.get('actor');
  const form = await readForm(c);
  const refused = (errors: readonly FieldError[]) => askForPost(c, person, post, form.typed, errors);
  const unitId = post ? post.unitId : await unitTyped(c, form.value('unit'));
  if (unitId === null) return refused([errorOf(words, 'unit-is-not-known')]);
  const { values, errors } = postTyped(words, form.typed, unitId);
  if (errors.length > 0) return refused(errors);
  const kept = await onceAsActor(actor, form, async (tx) => {
    const outcome = post
      ? await changePost(tx, actor, { postId: post.id, version: form.version('version'), post: values })
      : await addPost(tx, actor, { personId: person.id, post: values });
    return outcome.ok ? ok(`/nguoi/${person.id}`) : outcome;
  });
  if (kept.ok) return seeOther(c, kept.value, { text: words.saved });
  return refused([errorOf(words, kept.error.kind)]);
}

/** What the person's page needs for its working part. */
export function registerViewOf(c: SiteContext, person: PersonKnown) {
  const actor = c.get('actor');
  const words = wordsOf(c);
  const isOfOffice = keepsAllPeople(actor) || unitsKept(actor).length > 0;
  return {
    person,
    knowsParticulars: knowsParticulars(actor)(person),
    keeps: (unitId: string) => keepsPeopleOf(actor, unitId),
    transfers: (post: PostHeld) => mayTransfer(actor, post),
    actions: [
      ...(person.posts.length > 0 && knowsParticulars(actor)(person)
        ? [{ label: words.record.open, href: `/nguoi/${person.id}/ho-so`, icon: 'lock' as const }]
        : []),
      ...(isOfOffice ? [{ label: words.addPost, href: `/nguoi/${person.id}/chuc-vu`, icon: 'plus' as const }] : []),
      ...(keepsPerson(actor, person)
        ? [{ label: words.changePerson, href: `/nguoi/${person.id}/sua`, icon: 'pencil' as const }]
        : []),
    ],
  };
}
