import type { Actor } from '#src/kernel/actor.ts';
import { isId } from '#src/kernel/ids.ts';
import { ok } from '#src/kernel/result.ts';
import { parsePartialDay, typedPartialDay } from '#src/kernel/partial-day.ts';
import { onceAsActor, readForm, seeOther } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import type { FieldError } from '#src/ui/form.tsx';
import { askForCorrection, moveCorrection } from '../app/correct.command.ts';
import { keepFact, removeFact } from '../app/keep-fact.command.ts';
import { type PersonKnown, personKnown, unitChoices } from '../app/people.query.ts';
import { corrections, type Fact, ownPersonId, readersOfOwnRecord, readFacts } from '../app/restricted.query.ts';
import { CORRECTION_MOVES, CORRECTION_SUBJECTS } from '../domain/correction.ts';
import { FACT_KINDS, type FactValues, RATINGS } from '../domain/fact.ts';
import { keepsAllPeople, keepsPeopleOf, knowsParticularsOf, unitsKept } from '../domain/may-know.ts';
import { forbidden, notFound, show } from './asked.ts';
import { correctionsPage } from './correction-list.tsx';
import type { Typed } from './person-form.page.tsx';
import { factPage, ownRecordPage, recordPage } from './record.page.tsx';
import { peopleWords } from './words.ts';

type Answer = Response | Promise<Response>;
const wordsOf = (c: SiteContext) => peopleWords(c.get('visit').language);
const unitIdsOf = ({ posts }: PersonKnown) => [...new Set(posts.map(({ unitId }) => unitId))];

/** Restricted facts of a person, the own record, requests for correction. */
export function recordRoutes(site: Site): void {
  site.get('/nguoi/:id/ho-so', (c) => withReader(c, showRecord));
  site.get('/nguoi/:id/ho-so/ghi', (c) => withKeeper(c, (c, person) => askForFact(c, person, null, {}, [])));
  site.post('/nguoi/:id/ho-so/ghi', (c) => withKeeper(c, (c, person) => keep(c, person, null)));
  site.get('/nguoi/:id/ho-so/:fact', (c) =>
    withFact(c, (person, fact) => askForFact(c, person, fact, typedFact(fact), [])),
  );
  site.post('/nguoi/:id/ho-so/:fact', (c) => withFact(c, (person, fact) => keep(c, person, fact)));
  site.post('/nguoi/:id/ho-so/:fact/bo', (c) => withFact(c, (person, fact) => remove(c, person, fact)));
  site.get('/ho-so-cua-toi', (c) => showOwn(c, {}, []));
  site.post('/ho-so-cua-toi', ask);
  site.post('/ho-so-cua-toi/:request/rut', (c) => move(c, 'withdraw'));
  site.get('/nhan-su/de-nghi', (c) => showCorrections(c));
  site.post('/nhan-su/de-nghi/:request', (c) => move(c, null));
}

async function withPerson(
  c: SiteContext,
  allowed: (actor: Actor, person: PersonKnown) => boolean,
  handle: (c: SiteContext, person: PersonKnown) => Answer,
): Promise<Response> {
  const id = c.req.param('id') ?? '';
  const actor = c.get('actor');
  const person = isId(id) ? await asActor(actor, (tx) => personKnown(tx, id)) : null;
  if (!person) return notFound(c);
  return allowed(actor, person) ? handle(c, person) : forbidden(c);
}
const withReader = (c: SiteContext, handle: (c: SiteContext, person: PersonKnown) => Answer) =>
  withPerson(c, (actor, person) => knowsParticularsOf(actor, unitIdsOf(person)), handle);
const withKeeper = (c: SiteContext, handle: (c: SiteContext, person: PersonKnown) => Answer) =>
  withPerson(c, (actor, person) => unitIdsOf(person).some((unitId) => keepsPeopleOf(actor, unitId)), handle);

/** One fact of the person of the address, read (and so written down) to be corrected. */
const withFact = (c: SiteContext, handle: (person: PersonKnown, fact: Fact) => Answer): Promise<Response> =>
  withKeeper(c, async (_, person) => {
    const actor = c.get('actor');
    const facts = await asActor(actor, (tx) => readFacts(tx, actor, person.id));
    const fact = facts.find(({ id }) => id === c.req.param('fact'));
    if (!fact) return notFound(c);
    return keepsPeopleOf(actor, fact.unitId) ? handle(person, fact) : forbidden(c);
  });

async function showRecord(c: SiteContext, person: PersonKnown): Promise<Response> {
  const actor = c.get('actor');
  const words = wordsOf(c);
  const { facts, isOwn } = await asActor(actor, async (tx) => ({
    facts: await readFacts(tx, actor, person.id),
    isOwn: (await ownPersonId(tx, actor.id)) === person.id,
  }));
  const keeps = (unitId: string) => !isOwn && keepsPeopleOf(actor, unitId);
  const actions = unitIdsOf(person).some(keeps)
    ? [{ label: words.record.add, href: `/nguoi/${person.id}/ho-so/ghi`, icon: 'plus' as const }]
    : [];
  return show(c, recordPage(c.get('visit'), person, { facts, keeps, actions }), 200, person.isSynthetic);
}

async function askForFact(
  c: SiteContext,
  person: PersonKnown,
  fact: Fact | null,
  typed: Typed,
  errors: readonly FieldError[],
): Promise<Response> {
  const actor = c.get('actor');
  const ids = fact ? [fact.unitId] : unitIdsOf(person).filter((unitId) => keepsPeopleOf(actor, unitId));
  const units = await asActor(actor, (tx) => unitChoices(tx, ids));
  return show(
    c,
    factPage(c.get('visit'), person, { typed, errors, units, was: fact }),
    errors.length > 0 ? 422 : 200,
    person.isSynthetic,
  );
}

const typedFact = (fact: Fact): Typed => ({
  unit: fact.unitId,
  kind: fact.kind,
  year: fact.year === null ? '' : String(fact.year),
  rating: fact.rating ?? '',
  from: fact.from ? typedPartialDay(fact.from) : '',
  until: fact.until ? typedPartialDay(fact.until) : '',
  detail: fact.detail ?? '',
  decision: fact.decision ?? '',
});

function factTyped(c: SiteContext, typed: Typed): { values: FactValues; errors: FieldError[] } {
  const words = wordsOf(c);
  const errors: FieldError[] = [];
  const text = (name: string, most: number) => (typed[name] ?? '').slice(0, most) || null;
  const day = (field: 'from' | 'until') => {
    if ((typed[field] ?? '') === '') return null;
    const read = parsePartialDay(typed[field] ?? '');
    if (read.ok) return read.value;
    errors.push({ field, message: words.refusals['not-a-day'] });
    return null;
  };
  const year = typed['year'] ?? '';
  const kind = FACT_KINDS.find((one) => one === typed['kind']) ?? 'rating';
  if (kind === 'rating' && year !== '' && !/^(19[5-9]\d|20\d\d)$/.test(year))
    errors.push({ field: 'year', message: words.refusals['not-a-year'] });
  return {
    values: {
      kind,
      year: /^\d{4}$/.test(year) ? Number(year) : null,
      rating: RATINGS.find((one) => one === typed['rating']) ?? null,
      from: day('from'),
      until: day('until'),
      detail: text('detail', 1000),
      decision: text('decision', 300),
    },
    errors,
  };
}

type Kind = keyof ReturnType<typeof wordsOf>['refusals'];
const FIELD_OF: Readonly<Partial<Record<Kind, string>>> = {
  'rating-needs-year-and-level': 'year',
  'year-is-not-over': 'year',
  'year-is-rated-already': 'year',
  'first-day-is-missing': 'from',
  'ends-before-it-begins': 'until',
  'detail-is-missing': 'detail',
  'reason-must-be-written': 'reason',
};
const errorOf = (c: SiteContext, kind: Kind): FieldError => ({
  field: FIELD_OF[kind] ?? 'unit',
  message: wordsOf(c).refusals[kind],
});

async function keep(c: SiteContext, person: PersonKnown, fact: Fact | null): Promise<Response> {
  const actor = c.get('actor');
  const form = await readForm(c);
  const refused = (errors: readonly FieldError[]) => askForFact(c, person, fact, form.typed, errors);
  const unitId = fact?.unitId ?? form.value('unit');
  const { values, errors } = factTyped(c, form.typed);
  if (errors.length > 0) return refused(errors);
  const was = fact && { id: fact.id, version: form.version('version') };
  const kept = await onceAsActor(actor, form, async (tx) => {
    const outcome = await keepFact(tx, actor, {
      personId: person.id,
      unitId,
      values,
      today: c.get('visit').today,
      was,
    });
    return outcome.ok ? ok(`/nguoi/${person.id}/ho-so`) : outcome;
  });
  return kept.ok ? seeOther(c, kept.value, { text: wordsOf(c).saved }) : refused([errorOf(c, kept.error.kind)]);
}

async function remove(c: SiteContext, person: PersonKnown, fact: Fact): Promise<Response> {
  const actor = c.get('actor');
  const form = await readForm(c);
  const command = {
    id: fact.id,
    unitId: fact.unitId,
    version: form.version('version'),
    reason: form.value('reason').slice(0, 500),
  };
  const removed = await onceAsActor(actor, form, async (tx) => {
    const outcome = await removeFact(tx, actor, command);
    return outcome.ok ? ok(`/nguoi/${person.id}/ho-so`) : outcome;
  });
  if (removed.ok) return seeOther(c, removed.value, { text: wordsOf(c).record.removed });
  return askForFact(c, person, fact, typedFact(fact), [errorOf(c, removed.error.kind)]);
}

async function showOwn(c: SiteContext, typed: Typed, errors: readonly FieldError[]): Promise<Response> {
  const actor = c.get('actor');
  const visit = c.get('visit');
  if (!visit.person) return forbidden(c);
  const view = await asActor(actor, async (tx) => {
    const id = await ownPersonId(tx, actor.id);
    const person = id && (await personKnown(tx, id));
    if (!person) return null;
    return {
      person,
      facts: await readFacts(tx, actor, person.id),
      readers: await readersOfOwnRecord(tx),
      asks: await corrections(tx, { personId: person.id }),
    };
  });
  const page = ownRecordPage(visit, view && { ...view, typed, errors });
  return show(c, page, errors.length > 0 ? 422 : 200, view?.person.isSynthetic ?? false);
}

async function ask(c: SiteContext): Promise<Response> {
  const actor = c.get('actor');
  if (!c.get('visit').person) return forbidden(c);
  const form = await readForm(c);
  const about = CORRECTION_SUBJECTS.find((one) => one === form.value('about')) ?? 'other-fact';
  const command = { about, asked: form.value('asked').slice(0, 2000), today: c.get('visit').today };
  const sent = await onceAsActor(actor, form, async (tx) => {
    const outcome = await askForCorrection(tx, actor, command);
    return outcome.ok ? ok('/ho-so-cua-toi') : outcome;
  });
  if (sent.ok) return seeOther(c, sent.value, { text: wordsOf(c).record.askSent });
  return showOwn(c, form.typed, [{ field: 'asked', message: wordsOf(c).refusals[sent.error.kind] }]);
}

const answersRequests = (actor: Actor): boolean => keepsAllPeople(actor) || unitsKept(actor).length > 0;

async function showCorrections(
  c: SiteContext,
  refused?: { readonly id: string; readonly answer: string; readonly errors: readonly FieldError[] },
): Promise<Response> {
  const actor = c.get('actor');
  if (!answersRequests(actor)) return forbidden(c);
  const list = await asActor(actor, async (tx) => {
    const own = await ownPersonId(tx, actor.id);
    return (await corrections(tx, {})).filter(({ personId }) => personId !== own);
  });
  const view = { visit: c.get('visit'), corrections: list, ...(refused && { refused }) };
  return show(c, correctionsPage(view), refused ? 422 : 200);
}

/** An answer of the officer, or the asker's withdrawal. */
async function move(c: SiteContext, own: 'withdraw' | null): Promise<Response> {
  const actor = c.get('actor');
  if (!c.get('visit').person) return forbidden(c);
  const id = c.req.param('request') ?? '';
  const form = await readForm(c);
  const how = own ?? CORRECTION_MOVES.find((one) => one === form.value('do'));
  if (!isId(id) || !how) return notFound(c);
  const answer = form.value('answer').slice(0, 2000);
  const moved = await onceAsActor(actor, form, async (tx) => {
    const outcome = await moveCorrection(tx, actor, { id, move: how, answer, version: form.version('version') });
    return outcome.ok ? ok(own ? '/ho-so-cua-toi' : '/nhan-su/de-nghi') : outcome;
  });
  if (moved.ok) return seeOther(c, moved.value, { text: own ? wordsOf(c).saved : wordsOf(c).record.answered });
  if (moved.error.kind === 'request-is-gone') return notFound(c);
  if (moved.error.kind === 'not-yours-to-do' || moved.error.kind === 'only-the-asker-withdraws') return forbidden(c);
  const errors = [{ field: 'answer', message: wordsOf(c).refusals[moved.error.kind] }];
  return own ? showOwn(c, {}, errors) : showCorrections(c, { id, answer, errors });
}
