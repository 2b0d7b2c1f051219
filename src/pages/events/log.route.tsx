import type { Actor } from '#src/kernel/actor.ts';
import { type CalendarDay, isCalendarDay } from '#src/kernel/calendar-day.ts';
import { isId } from '#src/kernel/ids.ts';
import { parseDay, printInstant } from '#src/kernel/vietnamese-date.ts';
import { fileHeaders } from '#src/platform/http/file-answer.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { csvOf, type SheetCell, xlsxOf } from '#src/platform/spreadsheet/write-sheet.ts';
import { renderPage } from '#src/ui/page.tsx';
import { forbiddenPage } from '#src/ui/refusal-page.tsx';
import { may } from '#src/year-round/accounts/domain/rights.ts';
import { type EventRead, type LogFilter, logOf, namesOf } from '#src/year-round/audit/app/events.query.ts';
import { type Subject, SUBJECTS } from '#src/year-round/audit/domain/event-kinds.ts';
import { changesInWords, idsIn, TOLD_TABLES, toldInText } from './changes-in-words.ts';
import { eventIn } from './event-asked.ts';
import { eventWords } from './kind-words.ts';
import { type LogAsked, logPage, MOST_IN_A_FILE } from './log.page.tsx';
import { whatWasDone, whoDid } from './record-history.tsx';

const A_PAGE = 50;

/** `/nhat-ky`: the log within the reader's reach, page by page, and as a file. */
export function logRoutes(site: Site): void {
  site.get('/nhat-ky', showLog);
  site.get('/nhat-ky.csv', (c) => sendLog(c, 'csv'));
  site.get('/nhat-ky.xlsx', (c) => sendLog(c, 'xlsx'));
}

const forbidden = (c: SiteContext) => c.html(renderPage(c.get('visit'), forbiddenPage(c.get('visit'))), 403);

function askedIn(c: SiteContext): LogAsked {
  const asked = (name: keyof LogAsked) => (c.req.query(name) ?? '').normalize('NFC').trim().slice(0, 100);
  return {
    nam: asked('nam'),
    cum: asked('cum'),
    nguoi: asked('nguoi'),
    loai: asked('loai'),
    ve: asked('ve'),
    'ban-ghi': asked('ban-ghi'),
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
const readsSome = (actor: Actor): boolean =>
  may(actor, 'read-the-audit-log', null) ||
  actor.grants.some(({ clusterYearId }) => clusterYearId && may(actor, 'read-the-audit-log', { clusterYearId }));

function filterOf(actor: Actor, asked: LogAsked): LogFilter {
  return {
    year: /^\d{4}$/.test(asked.nam) ? Number(asked.nam) : null,
    clusterId: isId(asked.cum) ? asked.cum : null,
    person: asked.nguoi,
    kind: asked.loai,
    recordTables: Object.hasOwn(SUBJECTS, asked.ve) ? SUBJECTS[asked.ve as Subject] : [],
    recordId: isId(asked['ban-ghi']) ? asked['ban-ghi'] : null,
    from: dayIn(asked.tu),
    until: dayIn(asked.den),
    actorId: readsSome(actor) ? null : actor.id,
  };
}

const clustersOf = (tx: Tx) => tx.selectFrom('cluster').select(['id', 'name']).orderBy('name').execute();

async function showLog(c: SiteContext): Promise<Response> {
  const actor = c.get('actor');
  if (actor.kind !== 'person') return forbidden(c);
  const asked = askedIn(c);
  const filter = filterOf(actor, asked);
  const key = { before: eventIn(c.req.query('truoc')), after: eventIn(c.req.query('sau')) };
  const { events, clusters, names } = await asActor(actor, async (tx) => {
    const found = await logOf(tx, filter, key, A_PAGE + 1, TOLD_TABLES);
    const seen = found.flatMap(({ action, recordId }) => (action === 'read' && recordId ? [recordId] : []));
    return { events: found, clusters: await clustersOf(tx), names: await namesOf(tx, [...idsIn(found), ...seen]) };
  });
  const isMore = events.length > A_PAGE;
  const shown = key.after === null ? events.slice(0, A_PAGE) : events.slice(-A_PAGE);
  const kept = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''));
  const at = (name: 'truoc' | 'sau', event: EventRead | undefined) =>
    event ? `/nhat-ky?${new URLSearchParams([...kept, [name, event.id]])}` : null;
  const file = (kind: 'csv' | 'xlsx') => `/nhat-ky.${kind}${kept.size > 0 ? `?${kept}` : ''}`;
  const view = {
    events: shown,
    names,
    asked,
    clusters,
    older: isMore || key.after !== null ? at('truoc', shown.at(-1)) : null,
    newer: key.before !== null || (key.after !== null && isMore) ? at('sau', shown[0]) : null,
    files: { csv: file('csv'), xlsx: file('xlsx') },
    onlyOwn: filter.actorId !== null,
    seesWitnesses: may(actor, 'see-witnesses', null),
  };
  return c.html(renderPage(c.get('visit'), logPage(c.get('visit'), view)));
}

/** The log as a file: the newest rows of the filter, no cell of which a spreadsheet runs as a formula. */
async function sendLog(c: SiteContext, kind: 'csv' | 'xlsx'): Promise<Response> {
  const actor = c.get('actor');
  if (actor.kind !== 'person') return forbidden(c);
  const { language, today } = c.get('visit');
  const { log: words } = eventWords(language);
  const newest = { before: null, after: null };
  const { events, names } = await asActor(actor, async (tx) => {
    const found = await logOf(tx, filterOf(actor, askedIn(c)), newest, MOST_IN_A_FILE, TOLD_TABLES);
    return { events: found, names: await namesOf(tx, idsIn(found)) };
  });
  const { table, id, request, number } = words.columns;
  const columns = [
    number,
    words.at,
    words.who,
    words.what,
    words.change,
    words.where,
    words.why,
    words.origin,
    table,
    id,
    request,
  ].map((head) => ({ head }));
  const rows = events.map((event) => cellsOf(event, names, language));
  const headers = fileHeaders(kind, `nhat-ky-${today}.${kind}`);
  return kind === 'csv'
    ? c.body(csvOf(columns, rows), 200, headers)
    : c.body(xlsxOf(words.title, columns, rows), 200, headers);
}

function cellsOf(event: EventRead, names: ReadonlyMap<string, string>, language: 'vi' | 'en'): readonly SheetCell[] {
  const { page } = eventWords(language);
  return [
    event.id,
    printInstant(event.at, language),
    whoDid(event, language),
    whatWasDone(event, language),
    toldInText(changesInWords(event, names, language)).slice(0, 2000),
    event.clusterYear === null ? '' : `${event.clusterYear}, ${event.year}`,
    event.reason ?? '',
    page.from[event.origin as keyof typeof page.from] ?? '',
    event.table,
    event.recordId ?? '',
    event.requestId ?? '',
  ];
}
