import { overlap, type Period } from '#src/kernel/period.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { searchKey } from '#src/kernel/vietnamese-text.ts';

/**
 * How a campaign (phong trào thi đua) is run: an open list, two axes that do not exclude each other.
 * @law Luật Thi đua, khen thưởng 2022, Điều 16: thường xuyên and theo chuyên đề (theo đợt).
 */
export const CAMPAIGN_KINDS = ['thường xuyên', 'theo chuyên đề', 'theo đợt', 'cao điểm'] as const;

export type CampaignPlan = {
  readonly name: string;
  readonly kinds: readonly string[];
  readonly launchedBy: string;
  readonly aim: string;
  /** When it runs. */
  readonly runs: Period | null;
  /** The time over which its results are measured, which may be another. */
  readonly measured: Period | null;
};

export type CampaignPlanError =
  | { readonly kind: 'campaign-has-no-name' }
  | { readonly kind: 'period-ends-before-it-begins'; readonly field: 'runs' | 'measured' };

/** A plan that can be launched; the name is kept letter for letter, since every later paper repeats it. */
export function checkCampaign(plan: CampaignPlan): Result<CampaignPlan, CampaignPlanError> {
  if (plan.name.trim() === '') return err({ kind: 'campaign-has-no-name' });
  for (const field of ['runs', 'measured'] as const) {
    const period = plan[field];
    if (period && period.to < period.from) return err({ kind: 'period-ends-before-it-begins', field });
  }
  return ok(plan);
}

export type Running = { readonly id: string; readonly name: string; readonly runs: Period | null };

const SMALL_WORDS = new Set(['phong', 'trao', 'thi', 'dua', 'nam', 'va', 'cua', 'cac', 'theo']);
const wordsOf = (name: string): Set<string> =>
  new Set(
    searchKey(name)
      .split(' ')
      .filter((word) => word.length > 1 && !SMALL_WORDS.has(word)),
  );

/** Share of the words that two names have in common, in percent of the shorter one. */
function likeness(a: string, b: string): number {
  const [first, second] = [wordsOf(a), wordsOf(b)];
  const shorter = Math.min(first.size, second.size);
  if (shorter === 0) return 0;
  return ([...first].filter((word) => second.has(word)).length * 100) / shorter;
}

/**
 * Campaigns of the same time and subject: «không chồng lấn, hình thức». A campaign without stated days may overlap
 * with any. Only warns: whether two campaigns are one matter is for the person in charge to say.
 */
export const overlapping = (
  plan: Pick<CampaignPlan, 'name' | 'runs'>,
  others: readonly Running[],
): readonly Running[] =>
  others.filter(
    (other) =>
      likeness(plan.name, other.name) >= 60 &&
      (plan.runs === null || other.runs === null || overlap(plan.runs, other.runs) !== null),
  );
