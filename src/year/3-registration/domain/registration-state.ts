import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';

/** The life of a registration (đăng ký thi đua), in the order an entry usually passes through. */
export type RegistrationState =
  | 'draft'
  | 'submitted'
  | 'returned'
  | 'registered'
  | 'kept'
  | 'withdrawn'
  | 'ineligible'
  | 'listed'
  | 'acclaimed'
  | 'not-acclaimed'
  | 'proposed'
  | 'decided'
  | 'not-decided'
  | 'unit-ended';

/** One dated line of the history; `reason` stays inside the cluster's office. */
export type RegistrationStep = {
  readonly state: RegistrationState;
  readonly on: CalendarDay;
  readonly reason: string | null;
};

export type RegistrationRefusal =
  | { readonly kind: 'not-a-next-state'; readonly from: RegistrationState; readonly to: RegistrationState }
  | { readonly kind: 'reason-must-be-written'; readonly to: RegistrationState }
  | { readonly kind: 'earlier-than-the-last-step'; readonly last: CalendarDay };

const NEXT: Record<RegistrationState, readonly RegistrationState[]> = {
  draft: ['submitted', 'registered'], // registered at once: the head's office enters a paper that came by post
  submitted: ['registered', 'returned', 'withdrawn'],
  returned: ['submitted', 'withdrawn'],
  registered: ['kept', 'listed', 'withdrawn', 'ineligible'],
  kept: ['listed', 'withdrawn', 'ineligible'],
  withdrawn: ['registered'],
  ineligible: ['kept'],
  listed: ['acclaimed', 'not-acclaimed', 'withdrawn', 'ineligible'],
  acclaimed: ['proposed', 'withdrawn', 'ineligible'],
  'not-acclaimed': ['listed'], // a second round
  proposed: ['decided', 'not-decided', 'withdrawn'],
  decided: [],
  'not-decided': ['proposed'],
  'unit-ended': [],
};

/** Leaving the list, sending back and coming back on it are somebody's words, so the words are kept. */
const reasonNeeded = (from: RegistrationState, to: RegistrationState): boolean =>
  ['returned', 'withdrawn', 'ineligible', 'unit-ended'].includes(to) || ['withdrawn', 'ineligible'].includes(from);

/** The states an entry may pass to; any entry that is still alive can end with its unit. */
export const nextStates = (from: RegistrationState): readonly RegistrationState[] =>
  from === 'decided' || from === 'unit-ended' ? [] : [...NEXT[from], 'unit-ended'];

/** The next line of the history, or why it cannot be written. */
export function moveRegistration(
  history: readonly RegistrationStep[],
  step: RegistrationStep,
): Result<readonly RegistrationStep[], RegistrationRefusal> {
  const last = history.at(-1);
  const from = last?.state ?? 'draft';
  const begins = !last && step.state === 'draft';
  if (!begins && !nextStates(from).includes(step.state)) return err({ kind: 'not-a-next-state', from, to: step.state });
  if (last && step.on < last.on) return err({ kind: 'earlier-than-the-last-step', last: last.on });
  if (reasonNeeded(from, step.state) && (step.reason ?? '').trim() === '') {
    return err({ kind: 'reason-must-be-written', to: step.state });
  }
  return ok([...history, step]);
}

/** Steps that the office may take back; what a vote or a decision wrote is taken back by its own step. */
const CAN_BE_UNDONE: readonly RegistrationState[] = [
  'registered',
  'returned',
  'kept',
  'withdrawn',
  'ineligible',
  'listed',
];

/** The state to which the last step is taken back («Hoàn tác»); the first step has nothing before it. */
export function undoLast(
  history: readonly RegistrationStep[],
  on: CalendarDay,
): Result<RegistrationState, RegistrationRefusal | { readonly kind: 'nothing-to-undo' }> {
  const [before, last] = [history.at(-2), history.at(-1)];
  if (!before || !last || !CAN_BE_UNDONE.includes(last.state)) return err({ kind: 'nothing-to-undo' });
  if (on < last.on) return err({ kind: 'earlier-than-the-last-step', last: last.on });
  return ok(before.state);
}

/** The state on a day («Tính đến ngày …»); `null` before the entry existed. Steps of one day count in their order. */
export const stateOn = (history: readonly RegistrationStep[], day: CalendarDay): RegistrationState | null =>
  history.findLast((step) => step.on <= day)?.state ?? null;

/** Registered after the day of the notice («Đăng ký sau hạn»): seen by the unit and the head only. */
export const isLate = (history: readonly RegistrationStep[], due: CalendarDay): boolean => {
  const received = history.find((step) => step.state === 'submitted' || step.state === 'registered');
  return received !== undefined && received.on > due;
};

/** The states in which an entry is counted: received, and neither withdrawn nor struck off nor ended. */
export const STANDING: readonly RegistrationState[] = [
  'registered',
  'kept',
  'listed',
  'acclaimed',
  'not-acclaimed',
  'proposed',
  'decided',
  'not-decided',
];

/** Whether the roll-up counts the entry. */
export const isStanding = (state: RegistrationState): boolean => STANDING.includes(state);
