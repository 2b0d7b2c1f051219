/** What JSON.parse would lose or choke on, found by reading the text once, without recursion. */
export type JsonFlaw = { readonly kind: 'key-written-twice' | 'nested-too-deeply'; readonly key: string };

const MAX_DEPTH = 64;
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/** Keys written twice in one object (JSON.parse keeps the last and says nothing) and nesting without end. */
export function jsonFlaws(text: string): readonly JsonFlaw[] {
  const flaws: JsonFlaw[] = [];
  const open: (Set<string> | null)[] = []; // an object's keys, or null for a list
  let last = '';
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : null);
      if (open.length > MAX_DEPTH) return [...flaws, { kind: 'nested-too-deeply', key: '' }];
    } else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const keys = open.at(-1);
      const key = last.slice(1, -1);
      if (keys?.has(key)) flaws.push({ kind: 'key-written-twice', key });
      keys?.add(key);
    }
    last = token;
  }
  return flaws;
}
