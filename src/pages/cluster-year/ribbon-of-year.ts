import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import type { RibbonStep } from '#src/ui/ribbon.tsx';
import { yearRibbon } from '#src/ui/year-page.tsx';
import { derivedValue } from '../evidence/marks.tsx';
import { adoptedRegistration, type ClusterYearView, sumOf } from './view.ts';
import type { Meeting } from './year-lists.ts';

/** Where on the page a step is told. */
const PLACE: Partial<Record<RibbonStep['id'], string>> = {
  launch: '#phong-trao',
  covenant: '#giao-uoc',
  registration: '#dang-ky',
  progress: '#ket-qua',
  nomination: '#suy-ton',
  recognition: '#khen-thuong',
  rotation: '#truong',
};

/**
 * The ribbon of the page. A live year leads those who work in it to their steps; a past year, and the public, are led to
 * what this page tells, with the day and place that the sources give.
 */
export function ribbonOfYear(view: ClusterYearView): readonly RibbonStep[] {
  const { visit, frame, mayWork } = view;
  const steps = yearRibbon(visit, frame);
  const isLive = frame.clusterYear.origin === 'live';
  if (isLive && mayWork) return steps;
  return steps.map(({ href: _href, ...known }) => {
    const step = isLive ? known : { ...known, state: stateTold(view, known) };
    if (step.state !== 'done') return step;
    const place = PLACE[step.id];
    return { ...step, ...(isLive ? {} : toldOf(view, step.id)), ...(place && { href: place }) };
  });
}

/** A list that a conference adopted is a step taken; what members did «thời gian qua» is no step of this year. */
function stateTold({ lists }: ClusterYearView, { id, state }: RibbonStep): RibbonStep['state'] {
  if (id === 'registration' && adoptedRegistration(lists)) return 'done';
  if (id === 'progress' && lists.results.every(({ ofMembers }) => ofMembers)) return 'unknown';
  return state;
}

/** When and where a step of a past year took place, and its finding in two words. */
function toldOf(view: ClusterYearView, step: RibbonStep['id']): Partial<RibbonStep> {
  const { lists, visit, words, frame } = view;
  const { year } = frame.clusterYear;
  const meetingFor = (...kinds: readonly string[]) =>
    lists.meetings.find(({ purposes }) =>
      purposes.some((purpose) => kinds.includes(purpose.kind) && (purpose.year === null || purpose.year === year)),
    );
  const at = (meeting: Meeting | undefined, holder?: string): Partial<RibbonStep> => {
    const place = holder ?? meeting?.place;
    return {
      ...(meeting?.heldOn && { when: printDay(meeting.heldOn, visit.language) }),
      ...(place && { holder: place }),
    };
  };
  switch (step) {
    case 'launch':
      return at(meetingFor('LAUNCH'));
    case 'covenant': {
      const day = lists.covenants.map(
        ({ id, signedOn }) => signedOn ?? derivedValue(view.book, id, 'signed_on')?.value,
      )[0];
      const finding = lists.covenants.length > 1 ? words.blocs.title(1, lists.covenants.length) : undefined;
      const dated = typeof day === 'string' ? { when: printDay(day as CalendarDay, visit.language) } : {};
      return { ...at(meetingFor('COVENANT'), finding), ...dated };
    }
    case 'registration': {
      const sum = sumOf(lists.registrations.map(({ count }) => count));
      if (sum.parts.length > 0)
        return { when: words.units(lists.registrations.map(({ count }) => count ?? '…').join(' + ')) };
      const adopted = adoptedRegistration(lists);
      return adopted ? at(adopted.meeting, words.registrations.adopted) : {};
    }
    case 'nomination':
      return at(meetingFor('VOTE') ?? meetingFor('REVIEW'));
    default:
      return {};
  }
}
