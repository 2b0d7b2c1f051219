import type { JSX } from 'preact';
import { printInstant } from '#src/kernel/vietnamese-date.ts';
import type { Language } from '#src/kernel/language.ts';
import { IMPORTER, WORKER } from '#src/kernel/actor.ts';
import type { EventRead } from '#src/year-round/audit/app/events.query.ts';
import { together } from '#src/year-round/audit/domain/changes.ts';
import { eventKind } from '#src/year-round/audit/domain/event-kinds.ts';
import { changesInWords, type Told } from './changes-in-words.ts';
import { eventWords, kindInWords } from './kind-words.ts';

/** Who did it, as it is told: the account's name, or which part of the server. */
export function whoDid({ actorId, actor }: EventRead, language: Language): string {
  const { page } = eventWords(language);
  if (actorId === IMPORTER.id) return page.importer;
  return actorId === WORKER.id ? page.server : (actor ?? page.nobody);
}

/** What was done, as its kind says. */
export function whatWasDone(event: EventRead, language: Language): string {
  const kind = eventKind(event);
  return kind ? kindInWords(kind, language) : event.table;
}

export type RecordHistoryProps = {
  readonly events: readonly EventRead[];
  readonly names: ReadonlyMap<string, string>;
  readonly language: Language;
};

/** The readable history of a record: what each act changed, from what to what, by whom and why. The newest first. */
export function RecordHistory({ events, names, language }: RecordHistoryProps): JSX.Element {
  const { page } = eventWords(language);
  return (
    <ol class="timeline history">
      {together(events).map((group) => {
        const [first] = group;
        if (!first) return null;
        const from = page.from[first.origin as keyof typeof page.from] ?? '';
        const request = first.requestId ? page.request(first.requestId) : '';
        return (
          <li class="plain" key={first.id}>
            <span class="when num">{printInstant(first.at, language)}</span>
            <div>
              <span class="event" lang="vi">
                {whoDid(first, language)}
              </span>
              {first.reason && <span class="note">{page.reason(first.reason)}</span>}
              <ul class="changes">
                {[...group].reverse().map((event) => (
                  <li key={event.id}>
                    {whatWasDone(event, language)}
                    <Changes told={changesInWords(event, names, language)} />
                  </li>
                ))}
              </ul>
              {(from || request) && <span class="note">{[from, request].filter(Boolean).join(' · ')}</span>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** From what to what, field by field. */
export function Changes({ told, alone }: { readonly told: Told | null; readonly alone?: true }): JSX.Element | null {
  if (!told || (told.which.length === 0 && told.changes.length === 0)) return null;
  return (
    <span lang="vi">
      {told.which.length > 0 && (alone ? told.which.join(', ') : <> ({told.which.join(', ')})</>)}
      {told.changes.length > 0 && (!alone || told.which.length > 0) && ': '}
      {told.changes.map(({ field, before, after }, at) => (
        <span key={field}>
          {at > 0 && '; '}
          {field}: {before !== null && (after === null ? <del>{before}</del> : before)}
          {before !== null && after !== null && ' → '}
          {after !== null && <b>{after}</b>}
        </span>
      ))}
    </span>
  );
}
