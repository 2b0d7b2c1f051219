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

const LAW = 'Luật số 06/2022/QH15';
const MINISTER = 'Bộ trưởng Bộ Tư pháp';
const PROVINCE = 'Chủ tịch Ủy ban nhân dân tỉnh';
const PRIME_MINISTER = 'Thủ tướng Chính phủ';
const UNIT_HEAD = 'Thủ trưởng cơ quan, đơn vị có tư cách pháp nhân; Giám đốc Sở';
const ANY: readonly AwardSubject[] = ['individual', 'collective', 'household'];

const row = (
  id: AwardId,
  kind: Award['kind'],
  name: string,
  shortName: string,
  subjects: readonly AwardSubject[],
  decidedBy: string,
  article: string,
  status: RuleStatus,
  alsoPrinted: readonly string[] = [],
): Award => ({
  id,
  kind,
  name,
  shortName,
  subjects,
  decidedBy,
  source: `${LAW}, ${article}`,
  status,
  alsoPrinted,
});

/** Flags first, then collectives, then persons: the order of the roll-up table. */
export const AWARDS: readonly Award[] = [
  row('CO_CP', 'title', 'Cờ thi đua của Chính phủ', 'Cờ CP', ['collective'], PRIME_MINISTER, 'Điều 25', 'verified', [
    'Cờ thi đua Chính phủ',
    'Cờ Chính phủ',
    'Cờ TĐCP',
  ]),
  row('CO_BO', 'title', 'Cờ thi đua ngành Tư pháp', 'Cờ ngành', ['collective'], MINISTER, 'Điều 26', 'secondary', [
    'Cờ thi đua của ngành Tư pháp',
    'Cờ thi đua của Bộ Tư pháp',
    'Cờ ngành Tư pháp',
    'Cờ thi đua ngành',
    'Cờ TĐN',
  ]),
  row(
    'CO_TINH',
    'title',
    'Cờ thi đua của Ủy ban nhân dân tỉnh',
    'Cờ tỉnh',
    ['collective'],
    PROVINCE,
    'Điều 26',
    'secondary',
    ['Cờ thi đua của UBND tỉnh', 'Cờ thi đua cấp tỉnh'],
  ),
  row('TTLDXS', 'title', 'Tập thể lao động xuất sắc', 'TTLĐXS', ['collective'], MINISTER, 'Điều 27', 'verified'),
  row('TTLDTT', 'title', 'Tập thể lao động tiên tiến', 'TTLĐTT', ['collective'], UNIT_HEAD, 'Điều 28', 'secondary'),
  row('CSTDTQ', 'title', 'Chiến sĩ thi đua toàn quốc', 'CSTĐTQ', ['individual'], PRIME_MINISTER, 'Điều 21', 'verified'),
  row(
    'CSTD_BO',
    'title',
    'Chiến sĩ thi đua ngành Tư pháp',
    'CSTĐ ngành',
    ['individual'],
    MINISTER,
    'Điều 22',
    'verified',
    ['Chiến sĩ thi đua ngành', 'Chiến sĩ thi đua cấp ngành', 'Chiến sĩ thi đua Bộ Tư pháp', 'CSTĐN'],
  ),
  row('CSTD_TINH', 'title', 'Chiến sĩ thi đua tỉnh', 'CSTĐ tỉnh', ['individual'], PROVINCE, 'Điều 22', 'verified', [
    'Chiến sĩ thi đua cấp tỉnh',
    'CSTĐT',
  ]),
  row('CSTDCS', 'title', 'Chiến sĩ thi đua cơ sở', 'CSTĐCS', ['individual'], UNIT_HEAD, 'Điều 23', 'verified'),
  row('LDTT', 'title', 'Lao động tiên tiến', 'LĐTT', ['individual'], UNIT_HEAD, 'Điều 24', 'verified'),
  ...(['Nhất', 'Nhì', 'Ba'] as const).map((rank, index) =>
    row(
      (['HCLD1', 'HCLD2', 'HCLD3'] as const)[index] ?? 'HCLD3',
      'commendation',
      `Huân chương Lao động hạng ${rank}`,
      `HCLĐ ${rank}`,
      ['individual', 'collective'],
      'Chủ tịch nước',
      `Điều ${42 + index}`,
      'unverified',
    ),
  ),
  row(
    'BK_TTG',
    'commendation',
    'Bằng khen của Thủ tướng Chính phủ',
    'BK TTg',
    ANY,
    PRIME_MINISTER,
    'Điều 73',
    'secondary',
  ),
  row('BK_BO', 'commendation', 'Bằng khen của Bộ trưởng Bộ Tư pháp', 'BK Bộ', ANY, MINISTER, 'Điều 74', 'secondary', [
    'Bằng khen của Bộ Tư pháp',
    'Bằng khen của Bộ trưởng',
  ]),
  row(
    'BK_TINH',
    'commendation',
    'Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh',
    'BK tỉnh',
    ANY,
    PROVINCE,
    'Điều 74',
    'secondary',
    ['Bằng khen của Chủ tịch UBND tỉnh', 'Bằng khen của UBND tỉnh'],
  ),
  row('GK', 'commendation', 'Giấy khen', 'GK', ANY, UNIT_HEAD, 'Điều 75', 'secondary', [
    'Giấy khen của Giám đốc Sở Tư pháp',
    'Giấy khen của Giám đốc Sở',
  ]),
  row(
    'KNC',
    'commendation',
    'Kỷ niệm chương “Vì sự nghiệp Tư pháp”',
    'KNC',
    ['individual'],
    MINISTER,
    'Điều 71',
    'unverified',
    ['Kỷ niệm chương Vì sự nghiệp Tư pháp', 'Kỷ niệm chương'],
  ),
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
  return words.replace(/^danh hieu /, '').replace(/\bcua /g, '');
}
