import type { ShowRefused } from './find-cluster.ts';

const MANY = 8;

/** Why nothing is shown, in one sentence, for the command line and the API. */
export function refusedWords(refused: ShowRefused): { readonly vi: string; readonly en: string } {
  switch (refused.kind) {
    case 'nothing-has-that-name': {
      const alike = refused.alike.slice(0, MANY).join('; ');
      return {
        vi: `Không tìm thấy “${refused.name}”.${alike && ` Có phải: ${alike}?`}`,
        en: `Nothing is known under the name “${refused.name}”.${alike && ` Did you mean: ${alike}?`}`,
      };
    }
    case 'several-have-that-name': {
      const names = [...refused.candidates.slice(0, MANY), ...(refused.candidates.length > MANY ? ['…'] : [])].join(
        '; ',
      );
      return {
        vi: `“${refused.name}” có thể là: ${names}. Ghi rõ hơn.`,
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
