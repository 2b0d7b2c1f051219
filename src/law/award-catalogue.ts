import { fold } from '#src/kernel/vietnamese-text.ts';

/**
 * Ids of the law's titles and forms. One form in the law («Cờ thi đua của Bộ, ban, ngành, tỉnh») is several awards here,
 * one for each authority: a flag of the Ministry and a flag of a province are two things with nearly one name.
 */
export type AwardId =
  | 'CO_CP'
  | 'CO_BO'
  | 'CO_TINH'
  | 'TTLDXS'
  | 'TTLDTT'
  | 'CSTDTQ'
  | 'CSTD_BO'
  | 'CSTD_TINH'
  | 'CSTDCS'
  | 'LDTT'
  | 'HCLD1'
  | 'HCLD2'
  | 'HCLD3'
  | 'BK_TTG'
  | 'BK_BO'
  | 'BK_TINH'
  | 'GK'
  | 'KNC';

/** Tập thể, cá nhân, hộ gia đình. */
export type AwardSubject = 'collective' | 'individual' | 'household';

/** How far the words of a rule were checked: read in the text, read in a paraphrase, or not read. */
export type RuleStatus = 'verified' | 'secondary' | 'unverified';

export type Award = {
  readonly id: AwardId;
  /** As it stands in a paper. */
  readonly name: string;
  /** As it stands in the head of a table column. */
  readonly shortName: string;
  /** Danh hiệu thi đua or hình thức khen thưởng. */
  readonly kind: 'title' | 'commendation';
  readonly subjects: readonly AwardSubject[];
  readonly decidedBy: string;
  /** Other names met in print; "của", marks, case and quotes never matter. */
  readonly alsoPrinted: readonly string[];
  readonly source: string;
  readonly status: RuleStatus;
};

const MINISTER = 'Bộ trưởng Bộ Tư pháp';
const PROVINCE = 'Chủ tịch Ủy ban nhân dân tỉnh';
const MINISTER_OR_PROVINCE = `${MINISTER}; ${PROVINCE}`; // staff of a Sở Tư pháp are rewarded by the province
const PRIME_MINISTER = 'Thủ tướng Chính phủ';
const PRESIDENT = 'Chủ tịch nước';
const UNIT_HEAD = 'Thủ trưởng cơ quan, đơn vị có tư cách pháp nhân; Giám đốc Sở';

const COLLECTIVE: readonly AwardSubject[] = ['collective'];
const PERSON: readonly AwardSubject[] = ['individual'];
const PERSON_OR_COLLECTIVE: readonly AwardSubject[] = ['individual', 'collective'];
const ANYONE: readonly AwardSubject[] = ['individual', 'collective', 'household'];

/** What the row is taken from: deciders and criteria as the Law of 2022 numbers them. */
const law = (article: number): string => `Luật số 06/2022/QH15, Điều ${article}`;

// biome-ignore format: a catalogue is read in columns of short lines
/** Flags first, then collectives, then persons: the order of the roll-up table. Each exists under every regime here. */
export const AWARDS: readonly Award[] = [
  { id: 'CO_CP', kind: 'title', name: 'Cờ thi đua của Chính phủ', shortName: 'Cờ CP',
    subjects: COLLECTIVE, decidedBy: PRIME_MINISTER, source: law(25), status: 'verified',
    alsoPrinted: ['Cờ Chính phủ', 'Cờ TĐCP'] },
  { id: 'CO_BO', kind: 'title', name: 'Cờ thi đua ngành Tư pháp', shortName: 'Cờ ngành',
    subjects: COLLECTIVE, decidedBy: MINISTER, source: law(26), status: 'secondary',
    alsoPrinted: ['Cờ thi đua của Bộ Tư pháp', 'Cờ ngành Tư pháp', 'Cờ thi đua ngành', 'Cờ TĐN'] },
  { id: 'CO_TINH', kind: 'title', name: 'Cờ thi đua của Ủy ban nhân dân tỉnh', shortName: 'Cờ tỉnh',
    subjects: COLLECTIVE, decidedBy: PROVINCE, source: law(26), status: 'secondary',
    alsoPrinted: ['Cờ thi đua của UBND tỉnh', 'Cờ thi đua cấp tỉnh'] },
  { id: 'TTLDXS', kind: 'title', name: 'Tập thể lao động xuất sắc', shortName: 'TTLĐXS',
    subjects: COLLECTIVE, decidedBy: MINISTER_OR_PROVINCE, source: law(27), status: 'verified',
    alsoPrinted: [] },
  { id: 'TTLDTT', kind: 'title', name: 'Tập thể lao động tiên tiến', shortName: 'TTLĐTT',
    subjects: COLLECTIVE, decidedBy: UNIT_HEAD, source: law(28), status: 'secondary',
    alsoPrinted: [] },
  { id: 'CSTDTQ', kind: 'title', name: 'Chiến sĩ thi đua toàn quốc', shortName: 'CSTĐTQ',
    subjects: PERSON, decidedBy: PRIME_MINISTER, source: law(21), status: 'verified',
    alsoPrinted: [] },
  { id: 'CSTD_BO', kind: 'title', name: 'Chiến sĩ thi đua ngành Tư pháp', shortName: 'CSTĐ ngành',
    subjects: PERSON, decidedBy: MINISTER, source: law(22), status: 'verified',
    alsoPrinted: ['Chiến sĩ thi đua ngành', 'Chiến sĩ thi đua cấp ngành', 'CSTĐN',
      'Chiến sĩ thi đua cấp Bộ', 'Chiến sĩ thi đua Bộ Tư pháp', 'CSTĐ Bộ', 'CSTĐ cấp Bộ', 'CSTĐ cấp ngành'] },
  { id: 'CSTD_TINH', kind: 'title', name: 'Chiến sĩ thi đua tỉnh', shortName: 'CSTĐ tỉnh',
    subjects: PERSON, decidedBy: PROVINCE, source: law(22), status: 'verified',
    alsoPrinted: ['Chiến sĩ thi đua cấp tỉnh', 'CSTĐT', 'CSTĐ cấp tỉnh'] },
  { id: 'CSTDCS', kind: 'title', name: 'Chiến sĩ thi đua cơ sở', shortName: 'CSTĐCS',
    subjects: PERSON, decidedBy: UNIT_HEAD, source: law(23), status: 'verified',
    alsoPrinted: [] },
  { id: 'LDTT', kind: 'title', name: 'Lao động tiên tiến', shortName: 'LĐTT',
    subjects: PERSON, decidedBy: UNIT_HEAD, source: law(24), status: 'verified',
    alsoPrinted: [] },
  { id: 'HCLD1', kind: 'commendation', name: 'Huân chương Lao động hạng Nhất', shortName: 'HCLĐ Nhất',
    subjects: PERSON_OR_COLLECTIVE, decidedBy: PRESIDENT, source: law(42), status: 'unverified',
    alsoPrinted: [] },
  { id: 'HCLD2', kind: 'commendation', name: 'Huân chương Lao động hạng Nhì', shortName: 'HCLĐ Nhì',
    subjects: PERSON_OR_COLLECTIVE, decidedBy: PRESIDENT, source: law(43), status: 'unverified',
    alsoPrinted: [] },
  { id: 'HCLD3', kind: 'commendation', name: 'Huân chương Lao động hạng Ba', shortName: 'HCLĐ Ba',
    subjects: PERSON_OR_COLLECTIVE, decidedBy: PRESIDENT, source: law(44), status: 'unverified',
    alsoPrinted: [] },
  { id: 'BK_TTG', kind: 'commendation', name: 'Bằng khen của Thủ tướng Chính phủ', shortName: 'BK TTg',
    subjects: ANYONE, decidedBy: PRIME_MINISTER, source: law(73), status: 'secondary',
    alsoPrinted: [] },
  { id: 'BK_BO', kind: 'commendation', name: 'Bằng khen của Bộ trưởng Bộ Tư pháp', shortName: 'BK Bộ',
    subjects: ANYONE, decidedBy: MINISTER, source: law(74), status: 'secondary',
    alsoPrinted: ['Bằng khen của Bộ Tư pháp'] },
  { id: 'BK_TINH', kind: 'commendation', name: 'Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh', shortName: 'BK tỉnh',
    subjects: ANYONE, decidedBy: PROVINCE, source: law(74), status: 'secondary',
    alsoPrinted: ['Bằng khen của Chủ tịch UBND tỉnh', 'Bằng khen của UBND tỉnh'] },
  { id: 'GK', kind: 'commendation', name: 'Giấy khen', shortName: 'GK',
    subjects: ANYONE, decidedBy: UNIT_HEAD, source: law(75), status: 'secondary',
    alsoPrinted: ['Giấy khen của Giám đốc Sở Tư pháp', 'Giấy khen của Giám đốc Sở'] },
  { id: 'KNC', kind: 'commendation', name: 'Kỷ niệm chương “Vì sự nghiệp Tư pháp”', shortName: 'KNC',
    subjects: PERSON, decidedBy: MINISTER, source: law(71), status: 'unverified',
    alsoPrinted: [] },
];

const byName = new Map(
  AWARDS.flatMap((award) =>
    [award.name, award.shortName, ...award.alsoPrinted].map((name) => [comparable(name), award] as const),
  ),
);

/**
 * The award meant by a printed name: «Cờ thi đua Ngành Tư pháp», «danh hiệu "Cờ thi đua Chính phủ"», "co thi dua nganh tu phap".
 * A bare «Bằng khen» or «Cờ thi đua» names no authority and finds nothing: a person must say whose it is.
 */
export const findAward = (printed: string): Award | undefined => byName.get(comparable(printed));

const ALIKE = 0.5;

/**
 * The awards that a name which is none of theirs may mean, the nearest first: «Bằng khen» may be anybody's, «Cờ thi đua
 * nghành Tư pháp» is a slip of the hand. They are for a person to choose from, and never taken by themselves.
 */
export function nearestAwards(printed: string, most = 3): readonly Award[] {
  const asked = comparable(printed);
  const best = new Map<Award, number>();
  for (const [name, award] of byName) best.set(award, Math.max(best.get(award) ?? 0, likeness(asked, name)));
  return [...best]
    .filter(([, score]) => score >= ALIKE)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([award]) => award);
}

/** How many pairs of letters two names share, written apart or together; one that holds all words asked for is nearly it. */
function likeness(asked: string, name: string): number {
  const words = asked.split(' ');
  const holdsAll = words.length > 1 && words.every((word) => name.split(' ').includes(word));
  return Math.max(
    holdsAll ? 0.9 : 0,
    sharedPairs(asked, name),
    sharedPairs(asked.replaceAll(' ', ''), name.replaceAll(' ', '')),
  );
}

function sharedPairs(asked: string, name: string): number {
  const [a, b] = [pairsOf(asked), pairsOf(name)];
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}

const pairsOf = (text: string): ReadonlySet<string> =>
  new Set(Array.from({ length: Math.max(text.length - 1, 0) }, (_, at) => text.slice(at, at + 2)));

/** Every id has its row; a missing one is a defect of this file. */
export function awardOf(id: AwardId): Award {
  const found = AWARDS.find((award) => award.id === id);
  if (!found) throw new Error(`no catalogue row for ${id}`);
  return found;
}

function comparable(name: string): string {
  const words = fold(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  // «chiến sỹ», as older papers and laws spell it
  return words
    .replace(/^danh hieu /, '')
    .replace(/\bcua /g, '')
    .replace(/\bchien sy\b/, 'chien si');
}
