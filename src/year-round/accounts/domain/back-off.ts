/** What is counted: tries at one account (or at a name that may be one), and tries from one address of the network. */
export type Counted = 'account' | 'address';

/** Free tries, then a wait that doubles. An address may be a whole office behind one door, so it has more. */
const RULES = {
  account: { free: 5, first: 30, longest: 15 * 60 },
  address: { free: 30, first: 60, longest: 15 * 60 },
} as const satisfies Record<Counted, { free: number; first: number; longest: number }>;

/** Failures older than this are forgotten. */
export const FORGOTTEN_AFTER_SECONDS = 60 * 60;

/** For how many seconds nothing is tried any more after so many failures in a row. */
export function waitAfter(failures: number, counted: Counted): number {
  const { free, first, longest } = RULES[counted];
  if (failures < free) return 0;
  return Math.min(longest, first * 2 ** Math.min(failures - free, 20));
}
