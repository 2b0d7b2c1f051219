import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';

/** Dự thảo → đang lấy ý kiến → đã thống nhất → đang ký (k/n đơn vị) → đã ký kết → đã phổ biến → đã tổng kết. */
export type CovenantState = 'draft' | 'comment' | 'agreed' | 'signing' | 'signed' | 'disseminated' | 'reviewed';

/** One unit of the bloc. `late` marks a signature after the meeting («Ký bổ sung»). */
export type Signatory = {
  readonly unitId: string;
  readonly signedOn: CalendarDay | null;
  readonly late: boolean;
  readonly absent: boolean;
};

export type Covenant = {
  readonly state: CovenantState;
  readonly signatories: readonly Signatory[];
  /** The day of the signing meeting, once somebody has signed. */
  readonly signingOpenedOn: CalendarDay | null;
};

export type CovenantRefusal =
  | { readonly kind: 'text-is-frozen' }
  | { readonly kind: 'not-open-for-signing'; readonly state: CovenantState }
  | { readonly kind: 'not-in-this-state'; readonly state: CovenantState }
  | { readonly kind: 'no-units-to-sign' }
  | { readonly kind: 'nobody-has-signed' }
  | { readonly kind: 'not-a-party'; readonly unitId: string }
  | { readonly kind: 'already-signed'; readonly unitId: string }
  | { readonly kind: 'signed-before-the-signing-opened'; readonly opened: CalendarDay };

export const draftCovenant = (unitIds: readonly string[]): Covenant => ({
  state: 'draft',
  signatories: unitIds.map((unitId) => ({ unitId, signedOn: null, late: false, absent: false })),
  signingOpenedOn: null,
});

/** The text may change until the first signature; what was signed prints for ever as it was signed. */
export const mayEditText = (covenant: Covenant): Result<Covenant, CovenantRefusal> =>
  signatureCount(covenant).signed > 0 || ['signed', 'disseminated', 'reviewed'].includes(covenant.state)
    ? err({ kind: 'text-is-frozen' })
    : ok(covenant);

/** The draft goes round for comments; sent again after changes it opens a new round. */
export const sendForComment = (covenant: Covenant): Result<Covenant, CovenantRefusal> =>
  move(covenant, ['draft', 'comment', 'agreed'], 'comment');

/** The bloc has agreed on the text. A round of comments is usual, not compulsory. */
export function agree(covenant: Covenant): Result<Covenant, CovenantRefusal> {
  if (covenant.signatories.length === 0) return err({ kind: 'no-units-to-sign' });
  return move(covenant, ['draft', 'comment'], 'agreed');
}

export function openSigning(covenant: Covenant, on: CalendarDay): Result<Covenant, CovenantRefusal> {
  const opened = move(covenant, ['agreed'], 'signing');
  return opened.ok ? ok({ ...opened.value, signingOpenedOn: on }) : opened;
}

/**
 * A unit signs. After the signing was closed it signs additionally («Ký bổ sung»), and the paper says so.
 * When the last unit has signed, the covenant is signed.
 */
export function sign(covenant: Covenant, unitId: string, on: CalendarDay): Result<Covenant, CovenantRefusal> {
  const { state, signingOpenedOn } = covenant;
  if (signingOpenedOn === null || !['signing', 'signed', 'disseminated'].includes(state)) {
    return err({ kind: 'not-open-for-signing', state });
  }
  if (on < signingOpenedOn) return err({ kind: 'signed-before-the-signing-opened', opened: signingOpenedOn });
  const party = covenant.signatories.find((row) => row.unitId === unitId);
  if (!party) return err({ kind: 'not-a-party', unitId });
  if (party.signedOn !== null) return err({ kind: 'already-signed', unitId });

  const late = state !== 'signing' || on > signingOpenedOn;
  const signed = withSignatory(covenant, { ...party, signedOn: on, late });
  const everyone = signed.signatories.every((row) => row.signedOn !== null);
  return ok(state === 'signing' && everyone ? { ...signed, state: 'signed' } : signed);
}

/** The meeting ends: units that have not signed are absent and may sign later. */
export function closeSigning(covenant: Covenant): Result<Covenant, CovenantRefusal> {
  if (covenant.state === 'signing' && signatureCount(covenant).signed === 0) return err({ kind: 'nobody-has-signed' });
  const closed = move(covenant, ['signing'], 'signed');
  if (!closed.ok) return closed;
  const signatories = covenant.signatories.map((row) => ({ ...row, absent: row.signedOn === null }));
  return ok({ ...closed.value, signatories });
}

/** The signed covenant is made known to all staff (phổ biến đến toàn thể công chức, viên chức, người lao động). */
export const disseminate = (covenant: Covenant): Result<Covenant, CovenantRefusal> =>
  move(covenant, ['signed'], 'disseminated');

/** The year-end review has held the results against the targets (tổng kết); nobody signs any more. */
export const review = (covenant: Covenant): Result<Covenant, CovenantRefusal> =>
  move(covenant, ['signed', 'disseminated'], 'reviewed');

/** «Đang ký (k/n đơn vị)». */
export const signatureCount = (covenant: Covenant): { readonly signed: number; readonly of: number } => ({
  signed: covenant.signatories.filter((row) => row.signedOn !== null).length,
  of: covenant.signatories.length,
});

const move = (
  covenant: Covenant,
  from: readonly CovenantState[],
  to: CovenantState,
): Result<Covenant, CovenantRefusal> =>
  from.includes(covenant.state)
    ? ok({ ...covenant, state: to })
    : err({ kind: 'not-in-this-state', state: covenant.state });

const withSignatory = (covenant: Covenant, changed: Signatory): Covenant => ({
  ...covenant,
  signatories: covenant.signatories.map((row) => (row.unitId === changed.unitId ? changed : row)),
});
