/** What a key of another program may do; a key has some of these and nothing else. */
export const SCOPES = ['read-published', 'read-with-roles'] as const;
export type Scope = (typeof SCOPES)[number];
export const isScope = (text: string): text is Scope => SCOPES.some((scope) => scope === text);

/** How a key begins, so that whoever finds one knows what it is, and scanners do. */
export const TOKEN_PREFIX = 'thidua_';
const TOKEN = /^thidua_[0-9a-f]{48}$/;
export const isServiceToken = (text: string): boolean => TOKEN.test(text);

export const LONGEST_TOKEN_DAYS = 366;
