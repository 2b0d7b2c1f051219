import { searchKey } from '#src/kernel/vietnamese-text.ts';

/** What can tell namesakes apart. */
export type Likeable = {
  readonly name: string;
  readonly staffCode: string | null;
  readonly birthYear: number | null;
  readonly unitIds: readonly string[];
};

export type Sign = 'same-birth-year' | 'birth-year-near' | 'same-unit' | 'other-spelling';

/**
 * Whether two records may be one person, and by which signs; null where they cannot be or nothing but the name speaks for
 * it. Two staff codes or two birth years more than one apart are two people. A hint for somebody to look at, never done by itself.
 */
export function likeness(one: Likeable, other: Likeable): readonly Sign[] | null {
  if (searchKey(one.name) !== searchKey(other.name)) return null;
  if (one.staffCode !== null && other.staffCode !== null && one.staffCode !== other.staffCode) return null;
  const years = one.birthYear === null || other.birthYear === null ? null : Math.abs(one.birthYear - other.birthYear);
  if (years !== null && years > 1) return null;
  const signs: Sign[] = [];
  if (years === 0) signs.push('same-birth-year');
  if (years === 1) signs.push('birth-year-near');
  if (one.unitIds.some((unitId) => other.unitIds.includes(unitId))) signs.push('same-unit');
  if (signs.length === 0) return null;
  if (one.name !== other.name) signs.push('other-spelling');
  return signs;
}
