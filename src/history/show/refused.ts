import type { ShowRefused } from './find-cluster.ts';

/** Why nothing is shown, in one sentence, for the command line and the API. */
export function refusedWords(refused: ShowRefused): { readonly vi: string; readonly en: string } {
  switch (refused.kind) {
    case 'nothing-has-that-name':
      return { vi: `Không tìm thấy «${refused.name}».`, en: `Nothing is known under the name “${refused.name}”.` };
    case 'several-have-that-name': {
      const names = refused.candidates.join('; ');
      return {
        vi: `«${refused.name}» có thể là: ${names}. Hãy ghi rõ hơn.`,
        en: `“${refused.name}” may mean: ${names}. Please write more of the name.`,
      };
    }
    case 'nothing-known-of-that-year': {
      const years = refused.years.join(', ');
      return {
        vi: `Chưa có tư liệu năm ${refused.year} của ${refused.name}${years && `; có các năm ${years}`}.`,
        en: `Nothing is known of ${refused.name} in ${refused.year}${years && `; known years: ${years}`}.`,
      };
    }
  }
}
