import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Printout } from '#src/platform/typst/compile.ts';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import type { YearStep } from '#src/year-round/calendar/domain/year-steps.ts';
import { placeOf, yearLetterhead } from '#src/year-round/papers/domain/year-letterhead.ts';
import type { Rotation } from '../app/rotation.query.ts';
import type { HandOverItem } from '../domain/hand-over.ts';
import { type HandOverParty, handOverMinutes } from './hand-over-minutes.ts';

const STATES = {
  'handed-over': 'đã bàn giao.',
  'nothing-to-hand-over': 'không có.',
  'not-checked': 'chưa kiểm tra.',
} as const;
const UNKNOWN = '……………';

/**
 * The hand-over minutes of a year from what is on record; null while no next head is named. Files are the papers that the
 * year made here; who represents the outgoing head is not on record and stays blank for the pen.
 */
export function minutesOfRotation(
  frame: YearFrame,
  rotation: Rotation,
  printed: { readonly at: Date; readonly auditRoot: string | null },
): Printout | null {
  const { handOver } = rotation;
  const next = rotation.leaders.find((leader) => leader.role === 'HEAD');
  if (!handOver || !next || !frame.head) return null;
  const { clusterYear, head } = frame;
  const kind = frame.units.find((unit) => unit.id === head.unitId)?.kind ?? '';
  const stateOf = (item: HandOverItem) => STATES[handOver.items[item]];
  const from: HandOverParty = { unit: head.unitName, address: null, name: null, post: UNKNOWN };
  return handOverMinutes({
    letterhead: yearLetterhead({ name: head.unitName, kind }),
    number: null,
    place: placeOf(head.unitName),
    day: handOver.takenOverOn,
    draftPrintedAt: handOver.takenOverOn === null ? printed.at : null,
    auditRoot: printed.auditRoot,
    synthetic: clusterYear.isSynthetic,
    cluster: clusterYear.name,
    year: clusterYear.year + 1,
    basis: `Căn cứ ${handOver.namedBy}`,
    handedOverOn: handOver.takenOverOn,
    venue: null,
    from,
    to: { unit: next.unitName, address: null, name: next.person, post: next.position ?? UNKNOWN },
    witness: null,
    files: handOver.items.files === 'handed-over' ? rotation.files.map(electronic) : [],
    openTasks: rotation.openSteps.map((step) => ({
      task: `Bước ${STEP_NAMES[step]} năm ${clusterYear.year}`,
      state: 'chưa xong',
      due: dueOf(frame, step),
      followedBy: head.unitName,
    })),
    objects: stateOf('objects'),
    funds: stateOf('funds'),
    access: stateOf('access'),
  });
}

/** A paper is Vietnamese whatever language its reader chose. */
const STEP_NAMES: Readonly<Record<YearStep, string>> = {
  launch: 'Phát động',
  covenant: 'Giao ước',
  registration: 'Đăng ký',
  progress: 'Thực hiện',
  scoring: 'Chấm điểm',
  nomination: 'Suy tôn',
  proposal: 'Đề nghị',
  recognition: 'Khen thưởng',
  rotation: 'Bàn giao',
};

const electronic = (title: string) => ({ title, form: 'electronic', items: 1 }) as const;

const dueOf = (frame: YearFrame, step: string): CalendarDay | null =>
  frame.steps.find((each) => each.step === step)?.dueOn ?? null;
