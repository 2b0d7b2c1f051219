import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Language } from '#src/kernel/language.ts';

/** What one request says of who reads, in which language, and of the files the page needs. */
export type Visitor = {
  readonly language: Language;
  /** Path and query without `/en`. */
  readonly path: string;
  readonly today: CalendarDay;
  readonly person: { readonly name: string; readonly post: string | null; readonly tasks: number } | null;
  readonly agency: { readonly name: string; readonly parent: string };
  readonly year: number | null;
  readonly years: readonly number[];
  readonly synthetic: boolean;
  readonly assets: { readonly css: string; readonly script: string; readonly fonts: readonly string[] };
  readonly formToken: string;
  readonly theme: 'light' | 'dark' | null;
  /** Said once after a form was sent: what was done, and the address that undoes it. */
  readonly notice: Notice | null;
};

export type Notice = { readonly text: string; readonly undo?: string };

export type SiteEnv = {
  Variables: { actor: Actor; visit: Visitor; requestId: string; sessionToken: string | null };
};
