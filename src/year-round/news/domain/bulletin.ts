import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { type PartOfDay, printPartOfDay } from '#src/kernel/part-of-day.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { printCount } from '#src/kernel/vietnamese-number.ts';
import { compareVietnamese } from '#src/kernel/vietnamese-text.ts';

/** What is known of a conference of a cluster. `null` and an empty list are left out of the bulletin, never filled in. */
export type ConferenceFacts = {
  /** With the term of its day: «Khu vực thi đua …» to 2023, «Cụm thi đua …» after. */
  readonly cluster: string;
  /** What the conference was for: «tổng kết công tác thi đua, khen thưởng năm 2027». */
  readonly purposes: readonly string[];
  readonly day: CalendarDay | null;
  readonly partOfDay: PartOfDay | null;
  readonly place: string | null;
  readonly chair: Attendant | null;
  /** In the order of protocol: Trung ương, the host province, others. */
  readonly guests: readonly GuestGroup[];
  readonly units: { readonly present: number; readonly of: number | null } | null;
  /** Papers that the conference adopted, in the order of decision. */
  readonly adopted: readonly string[];
  readonly campaigns: readonly string[];
  readonly covenants: readonly CovenantSigned[];
  /** In the order of decision; units in theirs, or by alphabet: never by score, and nobody is named as last. */
  readonly nominations: readonly Acclaimed[];
  readonly unitOrder: 'as-decided' | 'alphabet';
  readonly awards: readonly AwardPresented[];
  readonly nextYear: {
    readonly year: number;
    readonly head: string | null;
    readonly deputies: readonly string[];
  } | null;
  readonly synthetic: boolean;
};

/** «đồng chí Trần Văn Khải, Phó Giám đốc Sở Tư pháp tỉnh Hà Vân», with the post of that day, Party post first. */
export type Attendant = { readonly name: string; readonly post: string | null };

export type GuestGroup = {
  /** «Về phía Trung ương», «Về phía tỉnh Hà Vân». */
  readonly side: string;
  readonly people: readonly Attendant[];
  /** «đại diện lãnh đạo các sở, ban, ngành tỉnh», unnamed and uncounted. */
  readonly others: string | null;
};

export type CovenantSigned = {
  readonly bloc: string | null;
  readonly year: number;
  readonly units: number | null;
  readonly theme: string | null;
  /** «thi hành xong trên 73% về việc». */
  readonly targets: readonly string[];
};

export type Acclaimed = {
  readonly award: string;
  readonly units: readonly string[];
  readonly method: 'ballot' | 'consensus' | null;
};

export type AwardPresented = {
  readonly award: string;
  readonly collectives: number | null;
  readonly individuals: number | null;
  readonly ground: string | null;
};

export type Bulletin = { readonly title: string; readonly paragraphs: readonly string[] };

/**
 * The press bulletin of a conference (tin, bài) in the order of the field: when, where, who, what was adopted, signed and
 * acclaimed, who leads next. A draft: the head of the cluster approves it before it is released.
 */
export function bulletin(facts: ConferenceFacts): Bulletin {
  return {
    title: `${facts.cluster}${facts.purposes.length === 0 ? '' : ` ${inARow(facts.purposes)}`}`,
    paragraphs: [
      facts.synthetic ? '(Dữ liệu diễn tập, không phải sự việc có thật)' : null,
      opening(facts),
      attendance(facts),
      adoption(facts),
      ...facts.covenants.map(covenant),
      ...facts.nominations.map((nomination) => acclamation(nomination, facts.unitOrder)),
      presentation(facts.awards),
      leadership(facts),
    ].filter((paragraph) => paragraph !== null),
  };
}

/** The bulletin as it is sent: title, empty line, paragraphs. */
export const bulletinText = ({ title, paragraphs }: Bulletin): string =>
  `${[title, ...paragraphs].join('\n\n')}\n`.normalize('NFC');

function opening({ cluster, purposes, day, partOfDay, place, chair }: ConferenceFacts): string {
  const part = partOfDay === null ? '' : `${printPartOfDay(partOfDay)} `;
  const when = day === null ? null : `${part}ngày ${printDay(day)}`;
  const where = place === null ? null : `tại ${place}`;
  const what = `${cluster} đã tổ chức Hội nghị${purposes.length === 0 ? '' : ` ${inARow(purposes)}`}`;
  const held = [when, where, what].filter((said) => said !== null).join(', ');
  const led = chair === null ? '' : ` ${sentence(comrade(chair))} chủ trì Hội nghị.`;
  return `${sentence(held)}.${led}`;
}

const sentence = (words: string): string => words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);

function attendance({ guests, units }: ConferenceFacts): string | null {
  const sides = guests.flatMap(({ side, people, others }) => {
    const present = [...people.map(comrade), ...(others === null ? [] : [others])];
    return present.length === 0 ? [] : [`${side} có ${present.join('; ')}`];
  });
  const present = units === null ? [] : [membersPresent(units)];
  if (sides.length + present.length === 0) return null;
  const [first = '', ...rest] = [...sides, ...present];
  return `Dự Hội nghị, ${[first.charAt(0).toLocaleLowerCase('vi') + first.slice(1), ...rest].join('. ')}.`;
}

const membersPresent = ({ present, of }: { readonly present: number; readonly of: number | null }): string =>
  `Đại diện lãnh đạo ${of === null ? printCount(present) : `${present}/${of}`} đơn vị thành viên tham dự`;

function adoption({ adopted, campaigns }: ConferenceFacts): string | null {
  const papers = adopted.length === 0 ? [] : [`Hội nghị đã thống nhất thông qua ${inARow(adopted)}.`];
  const names = campaigns.map((name) => `“${name}”`).join('; ');
  const launched = campaigns.length === 0 ? [] : [`Các đơn vị hưởng ứng phong trào thi đua: ${names}.`];
  const said = [...papers, ...launched];
  return said.length === 0 ? null : said.join(' ');
}

function covenant({ bloc, year, units, theme, targets }: CovenantSigned): string {
  const who = units === null ? 'Các đơn vị' : `${printCount(units)} đơn vị`;
  const ofBloc = bloc === null ? '' : ` ${bloc}`;
  const under = theme === null ? '' : ` với chủ đề “${theme}”`;
  const toReach = targets.length === 0 ? '' : `; phấn đấu ${inARow(targets)}`;
  return `${who}${ofBloc} đã ký kết giao ước thi đua năm ${year}${under}${toReach}.`;
}

const METHOD = { ballot: 'Hội nghị đã bỏ phiếu suy tôn', consensus: 'Hội nghị nhất trí suy tôn' } as const;

function acclamation({ award, units, method }: Acclaimed, order: ConferenceFacts['unitOrder']): string | null {
  if (units.length === 0) return null;
  const named = order === 'alphabet' ? units.toSorted(compareVietnamese) : units;
  const how = method === null ? 'Hội nghị đã suy tôn' : METHOD[method];
  return `${how} ${printCount(units.length)} đơn vị đề nghị tặng “${award}”: ${named.join('; ')}.`;
}

function presentation(awards: readonly AwardPresented[]): string | null {
  const lines = awards.map(({ award, collectives, individuals, ground }) => {
    const whom = [counted(collectives, 'tập thể'), counted(individuals, 'cá nhân')].filter((part) => part !== null);
    return `${award}${whom.length === 0 ? '' : ` cho ${whom.join(' và ')}`}${ground === null ? '' : ` ${ground}`}`;
  });
  return lines.length === 0 ? null : `Tại Hội nghị đã trao tặng ${inARow(lines)}.`;
}

const counted = (count: number | null, of: string): string | null =>
  count === null || count === 0 ? null : `${printCount(count)} ${of}`;

function leadership({ cluster, nextYear }: ConferenceFacts): string | null {
  if (nextYear === null) return null;
  const group = cluster.startsWith('Khu vực') ? 'Khu vực' : cluster.startsWith('Khối') ? 'Khối' : 'Cụm';
  const { head, deputies } = nextYear;
  const posts = [
    ...(head === null ? [] : [`${head} giữ vai trò Trưởng ${group} thi đua`]),
    ...(deputies.length === 0 ? [] : [`${inARow(deputies)} giữ vai trò Phó Trưởng ${group} thi đua`]),
  ];
  return posts.length === 0 ? null : `Năm ${nextYear.year}, ${posts.join('; ')}.`;
}

const comrade = ({ name, post }: Attendant): string => `đồng chí ${name}${post === null ? '' : `, ${post}`}`;

/** «a; b và c»: names of campaigns and posts hold commas themselves. */
function inARow(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join('; ')} và ${last}`;
}
