import type { SiteContext } from '#src/platform/http/site.ts';
import { maySeeEveryFigure } from '#src/year-round/accounts/domain/may.ts';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';
import { stepRoute } from '#src/year-round/calendar/web/year-of-request.ts';
import { progressWords } from './words.ts';

export const BASE = stepRoute('progress');

export const wordsOf = (c: SiteContext) => progressWords(c.get('visit').language);
export const pathOf = (frame: YearFrame) => stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'progress');

/** Whose figures a reader sees: all for the head and the Ministry, its own for a unit. */
export function whoLooks(c: SiteContext, frame: YearFrame) {
  const actor = c.get('actor');
  return {
    seesAll: maySeeEveryFigure(actor, frame.clusterYear.id),
    ownUnitIds: frame.units
      .map((unit) => unit.id)
      .filter((unitId) => actor.grants.some((grant) => grant.unitId === unitId)),
  };
}
