import type { Letterhead } from '#src/year-round/papers/domain/letterhead.ts';
import type { PaperHead, Signer } from '#src/year-round/papers/domain/state-paper.ts';

const AGENCY = {
  superior: 'UBND tỉnh Hà Vân',
  name: 'Sở Tư pháp',
  fullName: 'Sở Tư pháp tỉnh Hà Vân',
  symbol: 'STP',
};
const GROUP = { kind: 'Cụm thi đua', name: 'Cụm thi đua các tỉnh phía Đông', symbol: 'CTĐ' } as const;

export const underTheAgency: Letterhead = { mode: 'agency', agency: AGENCY };
export const underTheCluster: Letterhead = { mode: 'group', agency: AGENCY, group: GROUP };
export const insideTheCluster: Letterhead = { mode: 'internal', group: GROUP };

/** A paper of an invented province that nobody has numbered or dated yet. */
export const unnumbered: PaperHead = {
  letterhead: underTheAgency,
  number: null,
  place: 'Hà Vân',
  day: null,
  draftPrintedAt: null,
  synthetic: true,
};

export const director: Signer = {
  right: 'head',
  headPost: 'Giám đốc',
  ownPost: 'Giám đốc',
  name: 'Trần Văn Khải',
};

/** The longest name that a paper is tried with: 60 letters. */
export const LONG_NAME = 'Nguyễn Phúc Hồng Khánh Tường Vy Ngọc Lan Thảo Nguyên An Hòa';
