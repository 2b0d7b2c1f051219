import { squeeze } from '#src/kernel/vietnamese-text.ts';
import { ALWAYS } from './period.ts';
import { WEIGHT, type Spelling } from './spellings.ts';

const TERM = /^(?:khu vực|cụm|khối)(?: thi đua| tđ)?\s+/iu;
const FILLER = /^(?:khối (?:các )?cơ quan tư pháp|các (?:cơ quan tư pháp )?tỉnh|các tỉnh, thành phố)\s+/iu;

/** «Khu vực thi đua các tỉnh miền núi phía Bắc» without its term and filler: «miền núi phía Bắc». */
export function coreOfClusterName(name: string): string {
  let core = squeeze(name);
  for (;;) {
    const shorter = core.replace(FILLER, '').replace(TERM, '');
    if (shorter === core || shorter === '') return core;
    core = shorter;
  }
}

/**
 * Under which words a cluster is looked for: «khu vực», «cụm» and «khối» are near-synonyms in a search box.
 * They are none of its identity: two clusters may share every one of these words.
 */
export const clusterSpellings = (names: readonly string[]): Spelling[] => {
  const cores = [...new Set(names.map(coreOfClusterName))];
  const withTerms = cores.flatMap((core) =>
    ['Cụm thi đua', 'Khu vực thi đua', 'Khối thi đua', 'Cụm TĐ', 'Khu vực', 'Cụm'].flatMap((term) => [
      `${term} ${core}`,
      `${term} các tỉnh ${core}`,
    ]),
  );
  const all = [
    ...names.map((phrase) => ({ phrase, weight: WEIGHT.official })),
    ...cores.map((phrase) => ({ phrase, weight: WEIGHT.usual })),
    ...withTerms.map((phrase) => ({ phrase, weight: WEIGHT.other })),
  ];
  const once = new Map(all.toReversed().map((one) => [one.phrase, { ...ALWAYS, ...one }]));
  return [...once.values()];
};
