import type { CalendarDay } from './calendar-day.ts';
import type { Language } from './language.ts';

/** What a page must know of one request: who reads, in which language, of which year, with which files. */
export type Visit = {
  readonly language: Language;
  /** Path and query without `/en`. */
  readonly path: string;
  /** Under which name the site is reached: an address that begins so leads here. */
  readonly origin?: string;
  readonly today: CalendarDay;
  readonly person: {
    readonly name: string;
    readonly post: string | null;
    readonly tasks: number;
    /** How many notices are new; a hundred stands for «more than 99». */
    readonly notices: number;
    /** Gives accounts to others: the menu leads there. */
    readonly keepsAccounts?: boolean;
  } | null;
  /** The agency whose site it is; `emblem` is the address of its own sign, where it has given one. */
  readonly agency: { readonly name: string; readonly parent: string; readonly emblem?: string };
  readonly year: number | null;
  readonly years: readonly number[];
  /** A rehearsal year: the hatched line at the top says so. */
  readonly synthetic: boolean;
  readonly assets: { readonly css: string; readonly script: string; readonly fonts: readonly string[] };
  /** Put into every form: says the form is ours and is sent once. */
  readonly formToken: string;
  readonly theme: 'light' | 'dark' | null;
  /** Said once after a form was sent: what was done, and the address that undoes it. */
  readonly notice: Notice | null;
};

export type Notice = { readonly text: string; readonly undo?: string };
