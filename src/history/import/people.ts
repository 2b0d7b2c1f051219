import { searchKey } from '#src/kernel/vietnamese-text.ts';
import { stableId } from '#src/platform/postgres/stable-id.ts';
import type { NamedUnit } from './names.ts';
import { type Place, say, type Telling } from './telling.ts';

type InAPost = NamedUnit & { readonly position?: string | undefined };

/**
 * A person whom a source names is made: the source is their witness. The post is kept as it was seen on that day,
 * and no end is invented for it. Gives the person's id.
 */
export function personSeen(telling: Telling, place: Place, name: string, post: InAPost, on: string | null): string {
  const id = telling.names.person(name, post);
  telling.sheet.row('person', id, { name, is_synthetic: false });
  say(telling, place, 'person', id, { name });
  if (post.position !== undefined)
    telling.sheet.row('post_seen', stableId('post seen', telling.fileId, id, postKey(post), on ?? ''), {
      person_id: id,
      position: post.position,
      unit_id: telling.names.unit(post),
      unit_printed: post.unit ?? null,
      seen_on: on,
      source_id: telling.sourceId,
      history_file_id: telling.fileId,
    });
  return id;
}

const postKey = ({ position, unit }: InAPost): string => searchKey(`${position ?? ''} ${unit ?? ''}`);
