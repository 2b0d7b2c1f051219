import type { Row } from '#src/platform/postgres/keep-rows.ts';
import { stableId } from '#src/platform/postgres/stable-id.ts';
import type { Source } from '../format.ts';
import { dayOf, NOWHERE, partialDate, passageId, say, sayDerived, type Telling } from './telling.ts';

export const sourceId = (slug: string): string => stableId('source', slug);

/** The row of a source. Its title stays empty where the page has none; its three dates stay apart. */
export const sourceRow = (source: Source, file: { readonly name: string; readonly hash: string }): Row => ({
  id: sourceId(source.id),
  slug: source.id,
  kind: source.kind,
  title: source.title ?? '',
  publishers: source.publishers?.map(({ name }) => name) ?? null,
  owner: source.publishers?.find(({ owner }) => owner)?.name ?? null,
  author: source.author ?? null,
  credit: source.credit ?? null,
  contact: contactWords(source.contact),
  published_on: dayOf(source.publishedOn?.value) ?? null,
  printed_on: dayOf(source.printedOn?.value) ?? null,
  page_date: dayOf(source.pageDate?.value) ?? null,
  address: source.url ?? source.where ?? null,
  rights: source.rights ?? null,
  maker: source.maker ?? null,
  mark: source.mark,
  note: source.note ?? null,
  file_name: file.name,
  file_hash: file.hash,
});

function contactWords(contact: Source['contact']): string | null {
  if (!contact) return null;
  const { address, telephone, fax, responsible } = contact;
  return [
    address,
    telephone && `ĐT: ${telephone}`,
    fax && `Fax: ${fax}`,
    responsible && [responsible.person, responsible.position, responsible.unit].filter(Boolean).join(', '),
  ]
    .filter(Boolean)
    .join('; ');
}

/** What stands on the page beside the report itself, and what was worked out about it. */
export function tellSource(telling: Telling): void {
  const { source } = telling.record;
  say(telling, NOWHERE, 'source', telling.sourceId, {
    abbreviations: source.abbreviations?.map(({ short, long }) => `${short} = ${long}`),
    captions: source.captions,
    remains: source.remains,
    responsible: source.contact?.responsible?.person,
    published_as_known: partialDate(source.publishedOn?.value),
  });
  sayDerived(telling, NOWHERE, 'source', telling.sourceId, source.derived);
}

/** The short passages to which the facts of a file lead. */
export const passageRows = ({ record, fileId, sourceId: source }: Telling): readonly Row[] =>
  Object.entries(record.passages).map(([key, { quote, reading, summary }]) => ({
    id: passageId(fileId, key),
    source_id: source,
    history_file_id: fileId,
    key: `${fileId}/${key}`, // one source speaks in several files, each with its own passages
    quote: quote ?? summary ?? '',
    reading: reading ?? null,
  }));
