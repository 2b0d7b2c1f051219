import { searchKey } from '#src/kernel/vietnamese-text.ts';

/** What a meeting was for, in the order of the year. Kept in docs/history-format.md. */
export const MEETING_KINDS = [
  'LAUNCH',
  'COVENANT',
  'INSPECTION',
  'INTERIM_REVIEW',
  'REVIEW',
  'VOTE',
  'DIRECTIONS',
  'ANNIVERSARY',
  'OTHER',
] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

const PURPOSES: readonly (readonly [RegExp, MeetingKind])[] = [
  [/giao uoc/, 'COVENANT'],
  [/phat dong/, 'LAUNCH'],
  [/so ket/, 'INTERIM_REVIEW'],
  [/tong ket/, 'REVIEW'],
  [/bo phieu|binh xet|binh chon|suy ton/, 'VOTE'],
  [/phuong huong/, 'DIRECTIONS'],
  [/kiem tra/, 'INSPECTION'],
  [/ki niem/, 'ANNIVERSARY'],
];

/** «tổng kết» is REVIEW, «ký kết giao ước» is COVENANT; a purpose met for the first time is OTHER and keeps its words. */
export const meetingKind = (purpose: string): MeetingKind =>
  PURPOSES.find(([words]) => words.test(searchKey(purpose)))?.[1] ?? 'OTHER';

export type NominationMethod = 'secret-ballot' | 'ballot' | 'open-ballot' | 'show-of-hands' | 'consensus';

/** How the choice was made, as the source says it; null where its words name none of the known ways. */
export function nominationMethod(words: string): NominationMethod | null {
  const key = searchKey(words);
  if (key.includes('bo phieu kin')) return 'secret-ballot';
  if (key.includes('bo phieu cong khai')) return 'open-ballot';
  if (key.includes('bo phieu')) return 'ballot';
  if (key.includes('bieu quyet') || key.includes('gio tay')) return 'show-of-hands';
  return key.includes('nhat tri') || key.includes('thong nhat') || key.includes('hiep thuong') ? 'consensus' : null;
}

type Term = 'khu vực' | 'cụm' | 'khối';

/** The term with which a name begins: «Khu vực thi đua …»; null where it begins otherwise. */
export function termOf(name: string): Term | null {
  const [, term] = /^(khu vuc|cum|khoi) /.exec(searchKey(name)) ?? [];
  return term === 'khu vuc' ? 'khu vực' : term === 'cum' ? 'cụm' : term === 'khoi' ? 'khối' : null;
}
