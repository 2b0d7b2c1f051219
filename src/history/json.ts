import type { Flaw } from './problem.ts';

/** What JSON.parse would lose or choke on, found by reading the text once, without recursion. */
export type JsonFlaw = Flaw<'key-written-twice' | 'nested-too-deeply'>;

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
      if (open.length > MAX_DEPTH) return [...flaws, { kind: 'nested-too-deeply' }];
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

const SPACE = /[ \t\r\n]*/y;
const SCALAR = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;
const INSIDE_QUOTES = /"(?:[ !#-[\]-\u{10ffff}]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/uy;
const sign = (one: string): RegExp => new RegExp(`\\${one}`, 'y');
const [QUOTE, COMMA, COLON] = [sign('"'), sign(','), sign(':')];
const [OBJECT, OBJECT_END, LIST, LIST_END] = [sign('{'), sign('}'), sign('['), sign(']')];

/** Where a text that is not JSON stops being JSON: JSON.parse says so in English, and not always. Asked after `jsonFlaws`. */
export function whereJsonBreaks(text: string): Flaw<'not-json'> {
  let at = 0;
  const matches = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const take = (pattern: RegExp): boolean => matches(pattern) && matches(SPACE);
  const quoted = (): boolean => matches(INSIDE_QUOTES) && take(QUOTE);
  const member = (): boolean => quoted() && take(COLON) && value();
  const several = (one: () => boolean, end: RegExp): boolean => {
    if (take(end)) return true;
    do if (!one()) return false;
    while (take(COMMA));
    return take(end);
  };
  const value = (): boolean => {
    if (take(OBJECT)) return several(member, OBJECT_END);
    if (take(LIST)) return several(value, LIST_END);
    return text[at] === '"' ? quoted() : take(SCALAR);
  };
  matches(SPACE);
  value();
  const before = text.slice(0, at).split('\n');
  const [found = null] = text.slice(at, at + 2);
  return { kind: 'not-json', line: before.length, column: (before.at(-1)?.length ?? 0) + 1, found };
}
