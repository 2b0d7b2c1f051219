import { placeTone, searchKey } from '#src/kernel/vietnamese-text.ts';
import { expandAbbreviations } from './abbreviations.ts';
import { hull, sharedDays, type Period } from './period.ts';
import type { UnitsFile, ProvincesFile } from './organisation-data.ts';
import type { DatedName, Province } from './provinces.ts';
import { provinceTitle } from './provinces.ts';
import type { Unit } from './units.ts';

/** One way in which people write a name, with the days on which it meant this thing. */
export type Spelling = Period & { readonly phrase: string; readonly weight: number };

/** The official name wins over a short form, a short form over another spelling; below `IDENTIFIES` a word only searches. */
export const WEIGHT = { official: 100, usual: 90, short: 80, other: 60, english: 50, searchWord: 20 } as const;
export const IDENTIFIES = 40;

export type SpellingWords = Pick<ProvincesFile, 'spellings' | 'searchWords'>;
type Spelled = Pick<Unit, 'kind' | 'from' | 'until'> & { readonly names: readonly Named[] };
type Named = Period & { readonly name: string; readonly short: string };
/** A name of a province and its days. */
type SpelledPlace = Pick<DatedName, 'name' | 'kind' | 'from' | 'until'>;
type Place = { readonly text: string; readonly weight: number };

function placesOf(place: SpelledPlace, words: SpellingWords): Place[] {
  const others = words.spellings[place.name] ?? [];
  return [
    { text: provinceTitle(place), weight: WEIGHT.official },
    { text: place.name, weight: WEIGHT.usual },
    ...(place.kind === 'thành phố' ? [`TP ${place.name}`, `TP. ${place.name}`] : []).map((text) => ({
      text,
      weight: WEIGHT.short,
    })),
    ...others.map((text) => ({ text, weight: WEIGHT.other })),
    ...(place.kind === 'tỉnh' ? others.filter((text) => !text.startsWith('thành phố ')) : []).map((text) => ({
      text: `tỉnh ${text}`,
      weight: WEIGHT.other,
    })),
    ...(words.searchWords[place.name] ?? []).map((text) => ({ text, weight: WEIGHT.searchWord })),
  ];
}

const JUSTICE_HEADS = ['Sở Tư pháp', 'Sở TP', 'STP'];
const ENFORCEMENT_HEADS = ['Thi hành án dân sự', 'THADS', 'THA dân sự', 'Thi hành án', 'THA'];
const CUC_HEADS = ENFORCEMENT_HEADS.map((head) => `Cục ${head}`);

function headsOf(unit: Spelled): readonly string[] {
  if (unit.kind === 'STP') return JUSTICE_HEADS;
  return unit.until === null ? ENFORCEMENT_HEADS : [...CUC_HEADS, ...ENFORCEMENT_HEADS];
}

const inEnglish = (unit: Spelled, name: string): string[] =>
  unit.kind === 'STP'
    ? [`${name} Department of Justice`, `Department of Justice of ${name}`, `Department of Justice of ${name} province`]
    : [`${name} Civil Judgment Enforcement`, `Civil Judgment Enforcement of ${name}`];

function spellingsDuring(unit: Spelled, place: SpelledPlace, days: Period, words: SpellingWords): Spelling[] {
  const [official, ...shorter] = headsOf(unit);
  const written = placesOf(place, words).flatMap(({ text, weight }) => [
    { phrase: `${official} ${text}`, weight },
    ...shorter.map((head) => ({ phrase: `${head} ${text}`, weight: Math.min(weight, WEIGHT.short) })),
  ]);
  const english = inEnglish(unit, place.name).map((phrase) => ({ phrase, weight: WEIGHT.english }));
  return [...written, ...english].map((one) => ({ ...days, ...one }));
}

/** Whether the name of a unit is its kind with the name of its province. */
export const isNamedByProvince = ({ kind }: Pick<Unit, 'kind'>): boolean => kind === 'STP' || kind === 'THADS_PROVINCE';

/** Every spelling and abbreviation under which people write a unit, each once, with its days. */
export function spellings(
  unit: Spelled,
  province: { readonly names: readonly SpelledPlace[] } | null,
  words: SpellingWords,
): Spelling[] {
  const all = unit.names.flatMap(({ from, until, name, short }): Spelling[] =>
    [
      { phrase: name, weight: WEIGHT.official },
      { phrase: expandAbbreviations(name), weight: WEIGHT.usual },
      { phrase: name.replace('Thi hành án dân sự', 'THADS'), weight: WEIGHT.short },
      { phrase: short, weight: WEIGHT.short },
    ].map((one) => ({ from, until, ...one })),
  );
  for (const place of isNamedByProvince(unit) ? (province?.names ?? []) : []) {
    const days = sharedDays(place, unit);
    if (days) all.push(...spellingsDuring(unit, place, days, words));
  }
  return eachOnce(all);
}

/** The same for a unit that is written out one by one, with the spellings that stand beside it. */
export const listedSpellings = (unit: Unit, listed: UnitsFile): Spelling[] => {
  const others = listed.units.find((one) => one.key === unit.key)?.spellings ?? [];
  const days = { from: unit.from, until: unit.until };
  return eachOnce([
    ...spellings(unit, null, { spellings: {}, searchWords: {} }),
    ...others.map((phrase) => ({ ...days, phrase, weight: WEIGHT.other })),
    ...(unit.kind === 'MINISTRY_UNIT' ? unit.names : []).map(({ name }) => ({
      ...days,
      phrase: `${name} (Bộ Tư pháp)`,
      weight: WEIGHT.other,
    })),
  ]);
};

/** Every spelling of a province. «TP Thanh Hóa» is none of them: it is a city inside one. */
export const provinceSpellings = (province: Province, words: SpellingWords): Spelling[] =>
  eachOnce(
    province.names.flatMap((place) => [
      ...placesOf(place, words).map(({ text, weight }) => ({
        from: place.from,
        until: place.until,
        phrase: text,
        weight,
      })),
      { from: place.from, until: place.until, phrase: `${place.name} province`, weight: WEIGHT.english },
    ]),
  );

/** Spellings that the search key makes equal are one: the weightier stands, the days of both are joined. */
function eachOnce(all: readonly Spelling[]): Spelling[] {
  const byKey = new Map<string, Spelling>();
  for (const printed of all) {
    const one = { ...printed, phrase: placeTone(printed.phrase) };
    const key = searchKey(one.phrase);
    const known = byKey.get(key);
    byKey.set(key, known ? { ...(known.weight >= one.weight ? known : one), ...hull(known, one) } : one);
  }
  return [...byKey.values()];
}
