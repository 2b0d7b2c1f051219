import { squeeze } from '#src/kernel/vietnamese-text.ts';

/** Standing alone: «12/2018/QĐ-BTP» and «09/3/2018» hold no year that somebody asks for. */
const YEAR = /(?<=^|\s)(?:19|20)\d\d(?=$|\s)/g;
/** «năm 2018»; without its mark «nam» may as well be the end of «miền Nam». */
const YEAR_WORD = /(?:^|\s)năm$/iu;
const UNMARKED = /(?:^|\s)nam$/iu;

export type BesideYear = { readonly year: number | null; readonly texts: readonly string[] };

/** The one year that a question names, and the rest of its words in the ways in which they may be read. */
export function textsBesideYear(text: string): BesideYear {
  const [found, ...more] = text.matchAll(YEAR);
  if (!found || more.length > 0) return { year: null, texts: [] };
  const before = squeeze(text.slice(0, found.index)).replace(YEAR_WORD, '');
  const after = text.slice(found.index + found[0].length);
  const texts = [before, before.replace(UNMARKED, '')].map((each) => squeeze(`${each} ${after}`));
  return { year: Number(found[0]), texts: [...new Set(texts)].filter((each) => each !== '') };
}
