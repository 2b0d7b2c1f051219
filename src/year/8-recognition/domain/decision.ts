import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';

/** A line of the list of a decision as printed: names, post and unit are those of that day. */
export type Awardee = { readonly subjectId: string; readonly printedName: string; readonly printedUnit: string | null };

/** `ordinal` is the «Số sổ vàng» of the certificate. A revoked row keeps its number and its place. */
export type DecisionRow = Awardee & {
  readonly ordinal: number;
  readonly revoked: Revocation | null;
};

/** A later decision that cancels the award (hủy bỏ quyết định khen thưởng). */
export type Revocation = { readonly decisionId: string; readonly on: CalendarDay; readonly reason: string };

export type Decision = {
  readonly award: string;
  readonly state: 'draft' | 'signed';
  readonly signedOn: CalendarDay | null;
  readonly rows: readonly DecisionRow[];
};

export type DecisionRefusal =
  | { readonly kind: 'decision-is-signed' }
  | { readonly kind: 'decision-is-not-signed' }
  | { readonly kind: 'nobody-is-awarded' }
  | { readonly kind: 'awarded-twice'; readonly subjectId: string }
  | { readonly kind: 'no-such-row'; readonly ordinal: number }
  | { readonly kind: 'already-revoked'; readonly ordinal: number }
  | { readonly kind: 'revoked-before-it-was-signed'; readonly signedOn: CalendarDay }
  | { readonly kind: 'reason-must-be-written' };

export const draftDecision = (award: string): Decision => ({ award, state: 'draft', signedOn: null, rows: [] });

/** Replaces the list of a draft; the numbering runs on from 1 in the order of the list. */
export function listAwardees(decision: Decision, awardees: readonly Awardee[]): Result<Decision, DecisionRefusal> {
  if (decision.state === 'signed') return err({ kind: 'decision-is-signed' });
  const ids = awardees.map(({ subjectId }) => subjectId);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) return err({ kind: 'awarded-twice', subjectId: twice });
  return ok({
    ...decision,
    rows: awardees.map((awardee, index) => ({ ...awardee, ordinal: index + 1, revoked: null })),
  });
}

/** At signing names and numbers are frozen: the certificates print them. A later error needs a paper of its own. */
export function signDecision(decision: Decision, on: CalendarDay): Result<Decision, DecisionRefusal> {
  if (decision.state === 'signed') return err({ kind: 'decision-is-signed' });
  if (decision.rows.length === 0) return err({ kind: 'nobody-is-awarded' });
  return ok({ ...decision, state: 'signed', signedOn: on });
}

/** An award is revoked by a decision with its reason; nothing is deleted and no other number moves. */
export function revoke(decision: Decision, ordinal: number, revocation: Revocation): Result<Decision, DecisionRefusal> {
  const { signedOn } = decision;
  if (decision.state !== 'signed' || signedOn === null) return err({ kind: 'decision-is-not-signed' });
  const row = decision.rows.find((each) => each.ordinal === ordinal);
  if (!row) return err({ kind: 'no-such-row', ordinal });
  if (row.revoked) return err({ kind: 'already-revoked', ordinal });
  if (revocation.on < signedOn) return err({ kind: 'revoked-before-it-was-signed', signedOn });
  if (revocation.reason.trim() === '') return err({ kind: 'reason-must-be-written' });
  const rows = decision.rows.map((each) => (each === row ? { ...each, revoked: revocation } : each));
  return ok({ ...decision, rows });
}

/** The post above the signature of who decides: «Bộ trưởng» of «Bộ trưởng Bộ Tư pháp», «Chủ tịch» of «Chủ tịch UBND tỉnh». */
export const postOf = (authority: string): string =>
  /^(?:Thủ tướng|Chủ tịch nước|Chủ tịch|Bộ trưởng|Thủ trưởng|Tổng cục trưởng|Chi cục trưởng|Cục trưởng|Vụ trưởng|Giám đốc)(?=\s|$)/iu.exec(
    authority,
  )?.[0] ?? authority;

/** «Số sổ vàng: 07», two digits below ten as papers write it. */
export const goldenBookNumber = (row: DecisionRow): string => String(row.ordinal).padStart(2, '0');

/** Few names stand inside Điều 1; more go to the appendix (danh sách kèm theo). */
export const FEW_NAMES = 5;

export const needsAppendix = (decision: Decision): boolean => decision.rows.length > FEW_NAMES;
