import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';
import { stepRoute } from '#src/year-round/calendar/web/year-of-request.ts';

export const BASE = stepRoute('registration');

export const basePath = ({ clusterYear }: YearFrame): string =>
  stepPath(clusterYear.slug, clusterYear.year, 'registration');
