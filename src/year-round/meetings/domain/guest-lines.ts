import { squeeze } from '#src/kernel/vietnamese-text.ts';

/** A guest as one line of the list says it: the name, and the posts after the first comma. */
export type Guest = { readonly name: string; readonly post: string | null };

/** «Trần Văn Khải, Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh»: name, then posts in their order; «đồng chí» is not a name. */
export function readGuests(text: string): readonly Guest[] {
  return linesOf(text).map((line) => {
    const [name = '', ...posts] = line.replace(/^(?:đồng chí|đ\/c|ông|bà)\s+/iu, '').split(',');
    const post = squeeze(posts.join(','));
    return { name: squeeze(name), post: post === '' ? null : post };
  });
}

export const writeGuest = ({ name, post }: Guest): string => (post === null ? name : `${name}, ${post}`);

/** Lines that say something, without the numbers and dashes that begin them. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => squeeze(line.replace(/^\s*(?:\d+[.)]|[-–•])\s*/u, '')))
    .filter((line) => line !== '');
