/** Whole đồng. Enforced sums pass four thousand billion, beyond what a float keeps exactly after division. */
export type Dong = bigint;

const TEN_THOUSAND = 10_000n;

/** «4.189.942.596.000». The word "đồng" is written by the sentence around it. */
export const printDong = (amount: Dong): string => amount.toString().replace(/\B(?=(\d{3})+$)/g, '.');

/**
 * Award money is rounded up to ten thousand đồng (làm tròn số lên hàng chục nghìn đồng): 702.000 becomes 710.000.
 *
 * @law NĐ 152/2025/NĐ-CP, Điều 49
 */
export const roundUpToTenThousand = (amount: Dong): Dong => {
  const rest = amount % TEN_THOUSAND;
  return rest > 0n ? amount - rest + TEN_THOUSAND : amount - rest;
};
