import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarEntry } from '#src/platform/calendar-file/calendar-file.ts';
import { mayRunYear, maySeeEveryFigure } from '#src/year-round/accounts/domain/may.ts';
import { TASK_TITLES } from '#src/year-round/calendar/domain/task-titles.ts';
import { unitDueOn, unitPart } from '#src/year-round/calendar/domain/unit-part.ts';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';
import type { YearAtWork } from '../tasks/work.query.ts';
import type { FeedMeeting } from './feed.query.ts';
import { vi } from './vi.ts';

type Feed = {
  readonly actor: Actor;
  readonly years: readonly YearAtWork[];
  readonly meetings: readonly FeedMeeting[];
  readonly publicUrl: string;
};

/**
 * Deadlines that are not met yet, of whoever asks, and the conferences of their clusters. Titles of tasks, names of clusters
 * and units, nothing of persons: a calendar lies on telephones and with providers.
 */
export function feedEntries({ actor, years, meetings, publicUrl }: Feed): readonly CalendarEntry[] {
  return years.flatMap((work) => {
    const link = (path: string) => new URL(path, publicUrl).href;
    const conferences = meetings
      .filter(({ clusterYearId }) => clusterYearId === work.id)
      .map(
        (meeting): CalendarEntry => ({
          uid: `${meeting.id}@thidua`,
          sequence: meeting.version,
          day: meeting.heldOn,
          until: meeting.heldUntil,
          title: [meeting.name ?? vi.meeting, meeting.partOfDay && vi.parts[meeting.partOfDay]]
            .filter(Boolean)
            .join(', '),
          text: `${work.name}, ${work.year}`,
          place: meeting.place,
          url: link(stepPath(work.slug, work.year, 'nomination')),
        }),
      );
    return [...deadlinesOf(actor, work, link), ...conferences];
  });
}

function deadlinesOf(actor: Actor, work: YearAtWork, link: (path: string) => string): readonly CalendarEntry[] {
  return work.steps.flatMap(({ step, dueOn, doneOn, skippedReason, version }): readonly CalendarEntry[] => {
    if (doneOn !== null || skippedReason !== null) return [];
    const shared = { sequence: version, url: link(stepPath(work.slug, work.year, step)) };
    const place = `${work.name}, ${work.year}`;
    if (mayRunYear(actor, work.id) || work.ownUnitIds.length === 0) {
      if (!maySeeEveryFigure(actor, work.id)) return [];
      const part = mayRunYear(actor, work.id) ? 'office' : 'ministry';
      const uid = `${work.id}.${step}@thidua`;
      return dueOn ? [{ ...shared, uid, day: dueOn, title: vi.due(TASK_TITLES.vi[part][step]), text: place }] : [];
    }
    return work.members
      .filter((unit) => work.ownUnitIds.includes(unit.id) && !['none', 'done'].includes(unitPart(step, unit)))
      .flatMap((unit) => {
        const day = unitDueOn(step, unit, dueOn);
        if (!day) return [];
        // each report is a thing of its own: the next period's is not the last one's moved
        const uid = [
          work.id,
          step,
          unit.id,
          ...(step === 'progress' && unit.reportDueOn ? [unit.reportDueOn] : []),
        ].join('.');
        const title = vi.due(TASK_TITLES.vi.unit[step]);
        return [{ ...shared, uid: `${uid}@thidua`, day, title, text: `${unit.name}. ${place}` }];
      });
  });
}
