import type { Letterhead } from './letterhead.ts';

/** The head unit of a year, whose letterhead and seal the cluster's papers use. */
export type HeadUnit = { readonly name: string; readonly kind: string };

const PLACE = /(?:tỉnh|thành phố|Thành phố)\s+(.+)$/;

/** «Bình Lâm» of «Sở Tư pháp tỉnh Bình Lâm»: the place that stands before the day. */
export const placeOf = (unitName: string): string | null => unitName.match(PLACE)?.[1] ?? null;

/**
 * The head of a cluster's papers: its head unit signs and stamps.
 * PROPOSED: the superior line of a THADS agency since 01/7/2025 was not seen in a paper of the sector.
 */
export function yearLetterhead(head: HeadUnit): Letterhead {
  const province = head.name.match(/(?:tỉnh|[Tt]hành phố)\s+.+$/)?.[0] ?? '';
  const isStp = head.kind === 'STP';
  return {
    mode: 'agency',
    agency: {
      superior: isStp ? `UBND ${province}` : 'Bộ Tư pháp',
      name: isStp ? 'Sở Tư pháp' : head.name,
      fullName: head.name,
      symbol: isStp ? 'STP' : 'THADS',
    },
  };
}
