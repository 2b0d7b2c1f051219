/** What a unit is told of: each was entered for it by somebody else («nhập thay đơn vị»). */
export type UnitNoticeKind =
  | 'registration-entered'
  | 'registrations-entered'
  | 'report-entered'
  | 'scores-entered'
  | 'comment-entered'
  | 'consent-entered'
  | 'aside-entered';

/** What one person is told of. */
export type PersonalNoticeKind =
  | 'deadline-near'
  | 'deadline-passed'
  | 'unit-is-late'
  | 'mentioned'
  | 'comment-answered'
  | 'interest-declared'
  | 'asked-to-correct'
  | 'correction-answered';

export type NoticeKind = UnitNoticeKind | PersonalNoticeKind;

/** What people choose by: everything of one concern comes to them in the same way. */
export const CONCERNS = ['deadlines', 'entered-for-unit', 'conversation', 'other'] as const;
export type Concern = (typeof CONCERNS)[number];
