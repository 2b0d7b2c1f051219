import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { inLanguage, type Language } from '#src/kernel/language.ts';
import type { Visit } from '#src/kernel/visit.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export type { Visit };

/** A count beside a word, which stays small: «99+». */
export const counted = (count: number): string => (count > 99 ? '99+' : String(count));

export const wordsIn = (language: Language): typeof vi => (language === 'vi' ? vi : en);

/** The visit being rendered; `renderPage` provides it. */
export const VisitContext = createContext<Visit | null>(null);

export function useVisit(): Visit {
  const visit = useContext(VisitContext);
  if (!visit) throw new Error('A component of the shell was rendered outside a visit');
  return visit;
}

/** Words of the shell; a component rendered alone (in a test) speaks Vietnamese. */
export const useWords = (): typeof vi => wordsIn(useContext(VisitContext)?.language ?? 'vi');

/**
 * The address of a page of ours in the language of the visit. Addresses elsewhere, fragments, bare queries, the API
 * and what already stands under `/en` stay as they are.
 */
export function hrefIn(language: Language, href: string): string {
  if (language === 'vi' || !href.startsWith('/') || /^\/(?:\/|api\/|en(?:[/?#]|$))/.test(href)) return href;
  return inLanguage(language, href);
}

/** `hrefIn` for the visit being rendered: every component passes its addresses through it. */
export function useHref(): (href: string) => string {
  const language = useContext(VisitContext)?.language ?? 'vi';
  return (href) => hrefIn(language, href);
}

/** The same page in another year: the year in the path if it is there, else the query's `nam`. */
export function pathInYear(path: string, from: number | null, to: number): string {
  const [pathname = '/', query = ''] = path.split('?');
  const segments = pathname.split('/');
  if (from !== null && segments.includes(String(from)))
    return segments.map((segment) => (segment === String(from) ? String(to) : segment)).join('/');
  const params = new URLSearchParams(query);
  params.set('nam', String(to));
  return `${pathname}?${params}`;
}
