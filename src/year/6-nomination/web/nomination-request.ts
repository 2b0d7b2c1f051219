import type { SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { mayRunYear, maySeeWork } from '#src/year-round/accounts/domain/may.ts';
import { may } from '#src/year-round/accounts/domain/rights.ts';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { type MeetingRow, meetingsOf } from '#src/year-round/meetings/app/meetings.query.ts';
import { stepRoute } from '#src/year-round/calendar/web/year-of-request.ts';
import { nominationWords } from './nomination.page.tsx';

export const NOMINATION = stepRoute('nomination');

export const wordsOf = (c: SiteContext) => nominationWords(c.get('visit').language);
export const meetingOf = async (c: SiteContext, frame: YearFrame): Promise<MeetingRow | null> =>
  (await asActor(c.get('actor'), (tx) => meetingsOf(tx, frame.clusterYear.id))).find((meeting) =>
    meeting.purposes.some((purpose) => purpose.kind === 'REVIEW'),
  ) ?? null;
export const maySee = (c: SiteContext, frame: YearFrame) => maySeeWork(c.get('actor'), frame.clusterYear.id);
/** A teller of the conference, or the head's office for the tellers, puts in counts. */
export const mayCount = (c: SiteContext, { clusterYear }: YearFrame) =>
  may(c.get('actor'), 'count-a-ballot', { clusterYearId: clusterYear.id });
export const mayRun = (c: SiteContext, frame: YearFrame) => mayRunYear(c.get('actor'), frame.clusterYear.id);
