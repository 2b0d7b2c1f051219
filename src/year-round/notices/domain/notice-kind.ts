/** What a unit is told of: each was entered for it by somebody else («nhập thay đơn vị»). */
export const UNIT_NOTICE_KINDS = [
  'registration-entered',
  'registrations-entered',
  'report-entered',
  'scores-entered',
  'comment-entered',
  'consent-entered',
] as const;
export type UnitNoticeKind = (typeof UNIT_NOTICE_KINDS)[number];

/** What one person is told of. */
export const PERSONAL_NOTICE_KINDS = [
  'deadline-near',
  'deadline-passed',
  'unit-is-late',
  'mentioned',
  'comment-answered',
  'interest-declared',
  'asked-to-correct',
  'correction-answered',
] as const;
export type PersonalNoticeKind = (typeof PERSONAL_NOTICE_KINDS)[number];

export type NoticeKind = UnitNoticeKind | PersonalNoticeKind;

/** What people choose by: everything of one concern comes to them in the same way. */
export const CONCERNS = ['deadlines', 'entered-for-unit', 'conversation', 'other'] as const;
export type Concern = (typeof CONCERNS)[number];

const CONCERN_OF: Readonly<Record<PersonalNoticeKind, Concern>> = {
  'deadline-near': 'deadlines',
  'deadline-passed': 'deadlines',
  'unit-is-late': 'deadlines',
  mentioned: 'conversation',
  'comment-answered': 'conversation',
  'interest-declared': 'other',
  'asked-to-correct': 'other',
  'correction-answered': 'other',
};

export const concernOf = (kind: NoticeKind): Concern =>
  kind in CONCERN_OF ? CONCERN_OF[kind as PersonalNoticeKind] : 'entered-for-unit';

/** The kinds of some concerns, as a query asks for them. */
export const kindsOf = (concerns: readonly Concern[]): readonly NoticeKind[] =>
  [...UNIT_NOTICE_KINDS, ...PERSONAL_NOTICE_KINDS].filter((kind) => concerns.includes(concernOf(kind)));
