import { WORKER } from '#src/kernel/actor.ts';
import { printInstant } from '#src/kernel/vietnamese-date.ts';
import { Empty } from '#src/ui/empty.tsx';
import { Link } from '#src/ui/link.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Pager } from '#src/ui/pager.tsx';
import { Table } from '#src/ui/table.tsx';
import { TableTools } from '#src/ui/table-tools.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { EventRead } from '#src/year-round/audit/app/events.query.ts';
import { EVENT_KINDS } from '#src/year-round/audit/domain/event-kinds.ts';
import { eventWords, kindInWords } from './kind-words.ts';
import { changesInWords } from './changes-in-words.ts';
import { Changes, whatWasDone, whoDid } from './record-history.tsx';
import { witnessWords } from './witness-words.ts';
import { WITNESSES } from './witnesses.page.tsx';
import { historyPath } from './records.query.ts';

export const MOST_IN_A_FILE = 20_000;

/** What was asked for, as it stands in the address. */
export type LogAsked = Readonly<Record<'nam' | 'cum' | 'nguoi' | 'loai' | 've' | 'ban-ghi' | 'tu' | 'den', string>>;

export type LogView = {
  readonly events: readonly EventRead[];
  readonly names: ReadonlyMap<string, string>;
  readonly asked: LogAsked;
  readonly clusters: readonly { readonly id: string; readonly name: string }[];
  readonly older: string | null;
  readonly newer: string | null;
  readonly files: Readonly<Record<'csv' | 'xlsx', string>>;
  /** Only one's own acts are shown. */
  readonly onlyOwn: boolean;
  readonly seesWitnesses: boolean;
};

/** «Nhật ký»: what was done within the reader's reach, newest first. */
export function logPage(visit: Visit, view: LogView): Page {
  const { events, names, older, newer, onlyOwn, seesWitnesses } = view;
  const { language } = visit;
  const { log: words, page } = eventWords(language);
  return {
    title: words.title,
    tab: 'year',
    head: {
      title: words.title,
      lead: onlyOwn ? words.own : words.lead,
      actions: seesWitnesses ? [{ label: witnessWords(language).title, href: WITNESSES, icon: 'person' }] : [],
    },
    body: (
      <>
        <LogTools visit={visit} view={view} />
        <Table
          id="log"
          caption={words.caption}
          density="tight"
          rows={events}
          rowKey={({ id }) => id}
          empty={<Empty title={words.none} icon="search" />}
          columns={[
            { key: 'at', head: words.at, phone: 'line', nowrap: true, cell: ({ at }) => printInstant(at, language) },
            {
              key: 'who',
              head: words.who,
              phone: 'line',
              cell: (event) => (
                <>
                  <span lang="vi">{whoDid(event, language)}</span>{' '}
                  {event.actorId !== WORKER.id && <small>{page.from[event.origin as keyof typeof page.from]}</small>}
                </>
              ),
            },
            {
              key: 'what',
              head: words.what,
              phone: 'title',
              cell: (event) => (
                <>
                  <b>{whatWasDone(event, language)}</b>
                  <div class="told-change">
                    {event.action === 'read' && event.recordId && names.has(event.recordId) && (
                      <span lang="vi">{names.get(event.recordId)}: </span>
                    )}
                    <Changes told={changesInWords(event, names, language)} alone />
                  </div>
                  {event.reason && <small lang="vi">{page.reason(event.reason)}</small>}
                </>
              ),
            },
            {
              key: 'where',
              head: words.where,
              phone: 'line',
              cell: ({ clusterYear, year }) => <span lang="vi">{clusterYear && `${clusterYear}, ${year}`}</span>,
            },
            {
              key: 'record',
              head: words.record,
              phone: 'corner',
              nowrap: true,
              cell: ({ recordTable, recordId }) => {
                const path = historyPath(recordTable, recordId);
                return path && <Link to={path}>{words.open}</Link>;
              },
            },
          ]}
        />
        <Pager previous={newer} next={older} />
        <p class="note">{words.csvLimit(MOST_IN_A_FILE.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-US'))}</p>
      </>
    ),
  };
}

/** The filters, the files, and print. */
function LogTools({ visit, view }: { readonly visit: Visit; readonly view: LogView }) {
  const { language } = visit;
  const { log: words, subjects } = eventWords(language);
  const { asked, clusters, files } = view;
  const isOne = asked['ban-ghi'] !== '';
  const choice = (name: keyof LogAsked, label: string, options: readonly { value: string; label: string }[]) =>
    ({ kind: 'choice', name, label, value: asked[name], options }) as const;
  return (
    <TableTools
      table="log"
      action="/nhat-ky"
      keep={isOne ? { 'ban-ghi': asked['ban-ghi'] } : {}}
      filters={[
        { kind: 'search', name: 'nguoi', label: words.person, value: asked.nguoi },
        choice(
          'cum',
          words.cluster,
          clusters.map(({ id, name }) => ({ value: id, label: name })),
        ),
        choice(
          'nam',
          words.year,
          visit.years.map((year) => ({ value: String(year), label: String(year) })),
        ),
        choice(
          've',
          words.subject,
          Object.entries(subjects).map(([value, label]) => ({ value, label })),
        ),
        choice(
          'loai',
          words.kind,
          EVENT_KINDS.map((kind) => ({ value: kind, label: kindInWords(kind, language) })),
        ),
        { kind: 'day', name: 'tu', label: words.from, value: asked.tu },
        { kind: 'day', name: 'den', label: words.until, value: asked.den },
      ]}
      downloads={[
        { label: 'XLSX', href: files.xlsx },
        { label: 'CSV', href: files.csv },
      ]}
      print
    >
      {isOne && (
        <p class="note">
          {words.oneRecord} <Link to="/nhat-ky">{words.all}</Link>
        </p>
      )}
    </TableTools>
  );
}
