import { describe, expect, test } from 'vitest';
import { compilePdf } from '#src/platform/typst/compile.ts';
import { readPaper, toolsMissing } from '../../../../tests/pdf.ts';
import type { FrozenDecision } from '../app/record-decision.ts';
import { certificatesFrom, decisionFrom } from './papers-from-frozen.ts';

const year = {
  clusterYear: { name: 'Cụm thi đua các tỉnh phía Đông', isSynthetic: true },
  head: { unitId: 'head', unitName: 'Sở Tư pháp tỉnh Hà Vân' },
  units: [{ id: 'head', name: 'Sở Tư pháp tỉnh Hà Vân', kind: 'STP' }],
};
const frozen: FrozenDecision = {
  awardId: 'CO_BO',
  authority: 'Bộ trưởng Bộ Tư pháp',
  place: null,
  proposedBy: null,
  ground: 'hoàn thành xuất sắc nhiệm vụ năm 2027',
  signedOn: '2028-02-10',
  signer: { right: 'head', headPost: 'Bộ trưởng', ownPost: 'Bộ trưởng', name: null },
  rows: [{ kind: 'collective', unitId: 'head', name: 'Sở Tư pháp tỉnh Hà Vân', unitPrinted: null }],
};
const at = new Date('2028-02-10T03:00:00Z');
const decision = (change: Partial<FrozenDecision> = {}) =>
  readPaper(compilePdf({ ...decisionFrom({ ...frozen, ...change }, year, null), at })).words.replaceAll(/\s+/g, ' ');
const certificate = (change: Partial<FrozenDecision> = {}) => {
  const sheet = certificatesFrom({ ...frozen, ...change }, year, { number: null, addressOf: () => null });
  return readPaper(compilePdf({ ...sheet, at })).words.replaceAll(/\s+/g, ' ');
};

describe.skipIf(toolsMissing)(`a decision as it was recorded ${toolsMissing}`, () => {
  test('place and proposer that nobody wrote down stay blank: nothing is made up for the Ministry', () => {
    for (const words of [decision(), certificate()]) expect(words).not.toContain('Hà Nội');
    expect(decision()).toMatch(/Theo đề nghị của ?\./);
    expect(decision()).not.toContain('Vụ trưởng');
  });

  test('what was written down is printed as it was written', () => {
    const written = { place: 'Hà Nội', proposedBy: 'Vụ trưởng Vụ Tổ chức cán bộ tại Tờ trình số 12/TTr-TCCB' };
    for (const words of [decision(written), certificate(written)])
      expect(words).toContain('Hà Nội, ngày 10 tháng 02 năm 2028');
    expect(decision(written)).toContain('Theo đề nghị của Vụ trưởng Vụ Tổ chức cán bộ tại Tờ trình số 12/TTr-TCCB.');
  });

  test('a unit that issues the decision itself gives its own place', () => {
    const own = { awardId: 'GK', authority: 'Giám đốc Sở Tư pháp tỉnh Hà Vân' } as const;
    for (const words of [decision(own), certificate(own)]) expect(words).toContain('Hà Vân, ngày 10');
  });
});
