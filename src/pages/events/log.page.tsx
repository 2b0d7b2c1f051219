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
import { whatWasDone, whoDid } from './record-history.tsx';
import { witnessWords } from './witness-words.ts';
import { WITNESSES } from './witnesses.page.tsx';
import { historyPath } from './records.query.ts';

export const MOST_IN_A_FILE = 20_000;

export type LogView = {
  readonly events: readonly EventRead[];
  /** What was asked for, as it stands in the address. */
  readonly asked: Readonly<Record<'nam' | 'cum' | 'nguoi' | 'loai' | 'tu' | 'den', string>>;
  readonly clusters: readonly { readonly id: string; readonly name: string }[];
  readonly older: string | null;
  readonly csv: string;
  /** Only one's own acts are shown. */
  readonly onlyOwn: boolean;
  readonly seesWitnesses: boolean;
};

/** «Nhật ký»: what was done within the reader's reach, newest first. */
export function logPage(visit: Visit, { events, asked, clusters, older, csv, onlyOwn, seesWitnesses }: LogView): Page {
  const { language } = visit;
  const { log: words, page } = eventWords(language);
  const kinds = EVENT_KINDS.map((kind) => ({ value: kind, label: kindInWords(kind, language) }));
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
        <TableTools
          table="log"
          action="/nhat-ky"
          filters={[
            { kind: 'search', name: 'nguoi', label: words.person, value: asked.nguoi },
            {
              kind: 'choice',
              name: 'cum',
              label: words.cluster,
              value: asked.cum,
              options: clusters.map(({ id, name }) => ({ value: id, label: name })),
            },
            {
              kind: 'choice',
              name: 'nam',
              label: words.year,
              value: asked.nam,
              options: visit.years.map((year) => ({ value: String(year), label: String(year) })),
            },
            { kind: 'choice', name: 'loai', label: words.kind, value: asked.loai, options: kinds },
            { kind: 'day', name: 'tu', label: words.from, value: asked.tu },
            { kind: 'day', name: 'den', label: words.until, value: asked.den },
          ]}
          downloads={[{ label: 'CSV', href: csv }]}
        />
        <Table
          id="log"
          caption={words.caption}
          density="tight"
          rows={events}
          rowKey={({ id }) => id}
          empty={<Empty title={words.none} icon="search" />}
          columns={[
            { key: 'what', head: words.what, phone: 'title', cell: (event) => whatWasDone(event, language) },
            { key: 'at', head: words.at, phone: 'line', nowrap: true, cell: ({ at }) => printInstant(at, language) },
            {
              key: 'who',
              head: words.who,
              phone: 'line',
              cell: (event) => <span lang="vi">{whoDid(event, language)}</span>,
            },
            {
              key: 'where',
              head: words.where,
              phone: 'line',
              cell: ({ clusterYear, year }) => <span lang="vi">{clusterYear && `${clusterYear}, ${year}`}</span>,
            },
            { key: 'why', head: words.why, phone: 'line', cell: ({ reason }) => <span lang="vi">{reason}</span> },
            {
              key: 'origin',
              head: words.origin,
              phone: 'hide',
              cell: ({ origin }) => page.from[origin as keyof typeof page.from] ?? '',
            },
            {
              key: 'record',
              head: words.record,
              phone: 'corner',
              cell: ({ recordTable, recordId }) => {
                const path = historyPath(recordTable, recordId);
                return path && <Link to={path}>{words.open}</Link>;
              },
            },
          ]}
        />
        <Pager previous={null} next={older} />
        <p class="note">{words.csvLimit(MOST_IN_A_FILE.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-US'))}</p>
      </>
    ),
  };
}
