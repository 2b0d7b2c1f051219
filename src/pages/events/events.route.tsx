import type { Actor } from '#src/kernel/actor.ts';
import { isId } from '#src/kernel/ids.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { type Page, renderPage } from '#src/ui/page.tsx';
import { forbiddenPage, notFoundPage } from '#src/ui/refusal-page.tsx';
import { may } from '#src/year-round/accounts/domain/rights.ts';
import { historyOf, namesOf, readingsOf } from '#src/year-round/audit/app/events.query.ts';
import { personKnown, samePerson } from '#src/year-round/people/app/people.query.ts';
import { knowsParticularsOf } from '#src/year-round/people/domain/may-know.ts';
import { idsIn } from './changes-in-words.ts';
import { eventIn } from './event-asked.ts';
import { logRoutes } from './log.route.tsx';
import { recordInWords, recordPage } from './record.page.tsx';
import { witnessRoutes } from './witnesses.route.tsx';
import { RECORD_KINDS, type RecordKind, recordOf, RECORDS } from './records.query.ts';

const A_PAGE = 100;
const READINGS = 50;

/** `/lich-su/…`: the history of a record; `/nhat-ky`: the log, and who keeps its roots. */
export function eventRoutes(site: Site): void {
  for (const kind of RECORD_KINDS) site.get(`/lich-su/${kind}/:record`, (c) => showHistory(c, kind));
  site.get('/lich-su/nguoi/:record', showPerson);
  logRoutes(site);
  witnessRoutes(site);
}

const show = (c: SiteContext, page: Page, status: 200 | 403 | 404 = 200) =>
  c.html(renderPage(c.get('visit'), page), status);
const forbidden = (c: SiteContext) => show(c, forbiddenPage(c.get('visit')), 403);

const readsAll = (actor: Actor): boolean => may(actor, 'read-the-audit-log', null);

async function showHistory(c: SiteContext, kind: RecordKind): Promise<Response> {
  const actor = c.get('actor');
  const id = c.req.param('record') ?? '';
  const before = eventIn(c.req.query('truoc'));
  const seen = await asActor(actor, async (tx) => {
    const record = isId(id) ? await recordOf(tx, kind, id) : null;
    if (!record) return null;
    const place = { clusterYearId: record.clusterYearId, ...(record.unitId && { unitId: record.unitId }) };
    if (!may(actor, RECORDS[kind].right, place)) return null;
    const events = await historyOf(tx, record, before, A_PAGE + 1);
    const readings = may(actor, 'read-the-audit-log', place) ? await readingsOf(tx, record.recordIds, READINGS) : null;
    return { record, events, readings, names: await namesOf(tx, idsIn(events)) };
  });
  // who may not see everything is not told whether there is such a record
  if (!seen) return readsAll(actor) ? show(c, notFoundPage(c.get('visit')), 404) : forbidden(c);
  const shown = seen.events.slice(0, A_PAGE);
  const older = seen.events.length > A_PAGE ? `/lich-su/${kind}/${id}?truoc=${shown.at(-1)?.id}` : null;
  const { year, isSynthetic } = seen.record;
  c.set('visit', { ...c.get('visit'), year, synthetic: isSynthetic });
  const told = recordInWords(c.get('visit'), kind, seen.record);
  return show(c, recordPage(c.get('visit'), { ...seen, ...told, events: shown, older }));
}

/** The history of somebody's record in the register, for who may know the record; who has opened it, for who reads the log. */
async function showPerson(c: SiteContext): Promise<Response> {
  const actor = c.get('actor');
  const id = c.req.param('record') ?? '';
  const before = eventIn(c.req.query('truoc'));
  const seen = await asActor(actor, async (tx) => {
    const person = isId(id) ? await personKnown(tx, id) : null;
    const unitIds = person?.posts.map(({ unitId }) => unitId) ?? [];
    if (!person || !knowsParticularsOf(actor, unitIds)) return null;
    const recordIds = await samePerson(tx, person.id);
    const events = await historyOf(tx, { recordIds, besides: null }, before, A_PAGE + 1);
    const readings = readsAll(actor) ? await readingsOf(tx, recordIds, READINGS) : null;
    return { person, events, readings, names: await namesOf(tx, idsIn(events)) };
  });
  if (!seen) return readsAll(actor) ? show(c, notFoundPage(c.get('visit')), 404) : forbidden(c);
  const { person } = seen;
  const shown = seen.events.slice(0, A_PAGE);
  const older = seen.events.length > A_PAGE ? `/lich-su/nguoi/${id}?truoc=${shown.at(-1)?.id}` : null;
  c.set('visit', { ...c.get('visit'), synthetic: person.isSynthetic });
  const crumbs = [{ label: person.name, href: `/nguoi/${person.id}` }];
  return show(c, recordPage(c.get('visit'), { ...seen, title: person.name, crumbs, events: shown, older }));
}
