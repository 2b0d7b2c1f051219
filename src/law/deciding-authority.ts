import { fold } from '#src/kernel/vietnamese-text.ts';
import { type AwardId, awardOf } from './award-catalogue.ts';

/** Whether a post decides an award; `needs-review` where the catalogue says no but its rule was not read in the text of the law. */
export type MayDecide = 'may' | 'may-not' | 'needs-review';

/** The posts that the catalogue names for an award: «Bộ trưởng Bộ Tư pháp», «Chủ tịch Ủy ban nhân dân tỉnh». */
export const decidersOf = (award: AwardId): readonly string[] => awardOf(award).decidedBy.split('; ');

/** The one post that decides an award, where there is one in the whole country; null where a province or a unit must be named. */
export function onlyDecider(award: AwardId): string | null {
  const [only, ...others] = decidersOf(award);
  return only !== undefined && others.length === 0 && !PROVINCIAL.test(key(only)) ? only : null;
}

/**
 * Whether the post written in a decision is one that the catalogue names for the award. Only a rule that was read in the
 * text refuses; what is known second-hand, or not at all, is left to a person.
 */
export function mayDecide(award: AwardId, authority: string): MayDecide {
  if (decidersOf(award).some((decider) => isSamePost(key(decider), key(authority)))) return 'may';
  return awardOf(award).status === 'verified' ? 'may-not' : 'needs-review';
}

const PROVINCIAL = /^chu tich uy ban nhan dan (?:tinh|thanh pho)\b/;
const ANY_HEAD = /^thu truong co quan/;
/** How the post of the head of an agency begins; Thủ tướng and Chủ tịch nước are no heads of an agency. */
const HEAD_POST =
  /^(?:thu truong|giam doc|tong giam doc|cuc truong|chi cuc truong|vu truong|vien truong|hieu truong|truong|chanh|bo truong|chu tich (?!nuoc))\b/;

function isSamePost(decider: string, authority: string): boolean {
  if (ANY_HEAD.test(decider)) return HEAD_POST.test(authority);
  if (PROVINCIAL.test(decider)) return PROVINCIAL.test(authority);
  return authority === decider || authority.startsWith(`${decider} `);
}

const key = (post: string): string =>
  fold(post)
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\bubnd\b/g, 'uy ban nhan dan')
    .trim();
