import { fileHeaders } from '#src/platform/http/file-answer.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { type CalendarDay, isCalendarDay } from '#src/kernel/calendar-day.ts';
import { isId } from '#src/kernel/ids.ts';
import { parseDay, printInstant } from '#src/kernel/vietnamese-date.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { csvOf } from '#src/platform/spreadsheet/write-sheet.ts';
import { type Page, renderPage } from '#src/ui/page.tsx';
import { forbiddenPage, notFoundPage } from '#src/ui/refusal-page.tsx';
import { may } from '#src/year-round/accounts/domain/rights.ts';
import { historyOf, type LogFilter, logOf, namesOf, readingsOf } from '#src/year-round/audit/app/events.query.ts';
import { idsIn } from './changes-in-words.ts';
import { eventWords } from './kind-words.ts';
import { logPage, MOST_IN_A_FILE } from './log.page.tsx';
import { recordPage } from './record.page.tsx';
import { whatWasDone, whoDid } from './record-history.tsx';
import { witnessRoutes } from './witnesses.route.tsx';
import { RECORD_KINDS, type RecordKind, recordOf, RECORDS } from './records.query.ts';

const A_PAGE = 100;
const READINGS = 50;

/** `/lich-su/…`: the history of a record; `/nhat-ky`: the log. */
export function eventRoutes(site: Site): void {
  for (const kind of RECORD_KINDS) site.get(`/lich-su/${kind}/:record`, (c) => showHistory(c, kind));
  site.get('/nhat-ky', showLog);
  site.get('/nhat-ky.csv', sendLog);
  witnessRoutes(site);
}

const show = (c: SiteContext, page: Page, status: 200 | 403 | 404 = 200) =>
  c.html(renderPage(c.get('visit'), page), status);
const forbidden = (c: SiteContext) => show(c, forbiddenPage(c.get('visit')), 403);

const readsAll = (actor: Actor): boolean => may(actor, 'read-the-audit-log', null);
/** The number of an event in an address; null where it is none. */
const eventIn = (asked: string | undefined): string | null => (/^\d{1,18}$/.test(asked ?? '') ? (asked ?? null) : null);

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
  return show(c, recordPage(c.get('visit'), { ...seen, kind, events: shown, older }));
}

const NAMES = ['nam', 'cum', 'nguoi', 'loai', 'tu', 'den'] as const;

function askedIn(c: SiteContext): Record<(typeof NAMES)[number], string> {
  const asked = (name: string) => (c.req.query(name) ?? '').normalize('NFC').trim().slice(0, 100);
  return {
    nam: asked('nam'),
    cum: asked('cum'),
    nguoi: asked('nguoi'),
    loai: asked('loai'),
    tu: asked('tu'),
    den: asked('den'),
  };
}

const dayIn = (text: string): CalendarDay | null => {
  if (isCalendarDay(text)) return text;
  const day = parseDay(text);
  return day.ok ? day.value : null;
};

/** Whoever has no year to look after reads what was done with the own account. */
const runsSome = (actor: Actor): boolean =>
  actor.grants.some(({ clusterYearId }) => clusterYearId && may(actor, 'read-the-audit-log', { clusterYearId }));

function filterOf(actor: Actor, asked: ReturnType<typeof askedIn>): LogFilter {
  return {
    year: /^\d{4}$/.test(asked.nam) ? Number(asked.nam) : null,
    clusterId: isId(asked.cum) ? asked.cum : null,
    person: asked.nguoi,
    kind: asked.loai,
    from: dayIn(asked.tu),
    until: dayIn(asked.den),
    actorId: readsAll(actor) || runsSome(actor) ? null : actor.id,
  };
}

const clustersOf = (tx: Tx) => tx.selectFrom('cluster').select(['id', 'name']).orderBy('name').execute();

async function showLog(c: SiteContext): Promise<Response> {
  const actor = c.get('actor');
  if (actor.kind !== 'person') return forbidden(c);
  const asked = askedIn(c);
  const filter = filterOf(actor, asked);
  const before = eventIn(c.req.query('truoc'));
  const { events, clusters } = await asActor(actor, async (tx) => ({
    events: await logOf(tx, filter, before, A_PAGE + 1),
    clusters: await clustersOf(tx),
  }));
  const kept = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''));
  const shown = events.slice(0, A_PAGE);
  const next = new URLSearchParams([...kept, ['truoc', shown.at(-1)?.id ?? '']]);
  return show(
    c,
    logPage(c.get('visit'), {
      events: shown,
      asked,
      clusters,
      older: events.length > A_PAGE ? `/nhat-ky?${next}` : null,
      csv: `/nhat-ky.csv${kept.size > 0 ? `?${kept}` : ''}`,
      onlyOwn: filter.actorId !== null,
      seesWitnesses: may(actor, 'see-witnesses', null),
    }),
  );
}

/** The log as a file: the newest rows of the filter, no cell of which a spreadsheet runs as a formula. */
async function sendLog(c: SiteContext): Promise<Response> {
  const actor = c.get('actor');
  if (actor.kind !== 'person') return forbidden(c);
  const { language, today } = c.get('visit');
  const { log: words, page } = eventWords(language);
  const events = await asActor(actor, (tx) => logOf(tx, filterOf(actor, askedIn(c)), null, MOST_IN_A_FILE));
  const { table, id, request, number } = words.columns;
  const heads = [number, words.at, words.who, words.what, words.where, words.why, words.origin, table, id, request];
  const rows = events.map((event) => [
    event.id,
    printInstant(event.at, language),
    whoDid(event, language),
    whatWasDone(event, language),
    event.clusterYear === null ? '' : `${event.clusterYear}, ${event.year}`,
    event.reason ?? '',
    page.from[event.origin as keyof typeof page.from] ?? '',
    event.table,
    event.recordId ?? '',
    event.requestId ?? '',
  ]);
  return c.body(
    csvOf(
      heads.map((head) => ({ head })),
      rows,
    ),
    200,
    fileHeaders('csv', `nhat-ky-${today}.csv`),
  );
}
