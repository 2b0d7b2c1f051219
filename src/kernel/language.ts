/** The languages of the interface. Data and papers are Vietnamese in both. */
export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The same page in a language: Vietnamese stands at the root, English under `/en`. */
export const inLanguage = (language: Language, path: string): string =>
  language === 'vi' ? path : path === '/' ? '/en' : `/en${path}`;
