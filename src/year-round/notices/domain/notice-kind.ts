/** What a unit is told of: each was entered for it by somebody else («nhập thay đơn vị»). */
export const NOTICE_KINDS = [
  'registration-entered',
  'registrations-entered',
  'report-entered',
  'scores-entered',
  'comment-entered',
  'consent-entered',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
