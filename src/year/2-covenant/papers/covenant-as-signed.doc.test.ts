import { describe, expect, test } from 'vitest';
import { compilePdf } from '#src/platform/typst/compile.ts';
import { readPaper, toolsMissing } from '../../../../tests/pdf.ts';
import type { CovenantView, SignatureRow } from '../app/covenants.query.ts';
import { columnsOf } from '../domain/covenant-text.ts';
import { readTargets } from '../domain/written-targets.ts';
import { covenantAsSigned } from './covenant-as-signed.ts';
import { covenantPaper } from './covenant-paper.ts';

const at = new Date('2027-02-09T03:00:00Z');
const signature = (unitId: string, more: Partial<SignatureRow> = {}): SignatureRow => ({
  unitId,
  signatory: 'Trần Văn Khải',
  post: 'Trưởng Thi hành án dân sự tỉnh',
  headPost: null,
  authority: 'head',
  signedOn: '2027-02-09',
  isLate: false,
  ...more,
});
const targets = readTargets(
  'Thi hành xong: trên 81,50% về việc, trên 33% về tiền trên tổng số án có điều kiện thi hành',
);
const covenant: CovenantView = {
  id: 'c',
  blocId: 'b',
  state: 'disseminated',
  version: 9,
  edition: 3,
  editedBy: null,
  editedAt: null,
  copiedFromYear: null,
  needsConfirmation: false,
  commentsDue: null,
  signingOpenedOn: '2027-02-09',
  facts: {
    cluster: 'Cụm thi đua các tỉnh diễn tập',
    term: 'cụm',
    bloc: 'Khối Thi hành án dân sự',
    year: 2027,
    synthetic: true,
    theme: 'Đoàn kết, sáng tạo',
    aim: 'Hoàn thành vượt mức chỉ tiêu được giao',
    taskCount: 8,
    tasks: ['Tổ chức thi hành dứt điểm các bản án.'],
    targets: targets.map((target, index) => ({ id: String(index), ...columnsOf(target) })),
    bases: ['Kế hoạch hoạt động của Cụm năm 2027'],
    campaigns: [],
    commitments: ['Phổ biến giao ước đến toàn thể công chức.'],
    measured: { from: '2026-10-01', to: '2027-09-30' },
    copies: null,
    copyTo: 'Bộ Tư pháp',
    signing: { day: '2027-02-09', place: 'tỉnh Bình Lâm' },
    parties: [
      { unitId: '1', unit: 'Thi hành án dân sự tỉnh Bình Lâm', rank: 'member' },
      { unitId: '2', unit: 'Thi hành án dân sự tỉnh Đông Sa', rank: 'head' },
      { unitId: '3', unit: 'Thi hành án dân sự tỉnh Kim Đài', rank: 'member' },
    ],
  },
  paper: null,
  signatures: [
    signature('1', { authority: 'KT', post: 'Phó Trưởng', headPost: 'Trưởng' }),
    signature('2'),
    signature('3', { isLate: true, signedOn: '2027-03-01' }),
  ],
  comments: [],
  consents: [],
};
const words = (change: Partial<CovenantView> = {}) =>
  readPaper(compilePdf({ ...covenantPaper(covenantAsSigned({ ...covenant, ...change }, at)), at })).words;

describe.skipIf(toolsMissing)(`the covenant printed from what was frozen and signed ${toolsMissing}`, () => {
  test('says the levels, their base and the days that count', () => {
    const paper = words();
    expect(paper).toContain('trên 81,50');
    expect(paper).toContain('Trên tổng số án có điều kiện thi hành');
    expect(paper).toContain('II. MỤC TIÊU');
    expect(paper).toContain('Căn cứ Kế hoạch hoạt động của Cụm năm 2027.');
    expect(paper).toContain('04 bản có giá trị như nhau'); // three units and the Ministry
  });

  test('names who signed for whom, who leads the cluster, and who came later', () => {
    const paper = words();
    expect(paper).toContain('KT. TRƯỞNG');
    expect(paper).toContain('TRƯỞNG CỤM THI ĐUA');
    expect(paper).toContain('Ký bổ sung ngày 01');
    expect(paper).not.toContain('DỰ THẢO');
  });

  test('before the agreement it is a draft without signatories', () => {
    const paper = words({ state: 'comment', signatures: [], signingOpenedOn: null });
    expect(paper).toContain('DỰ THẢO, in lúc 10:00');
    expect(paper).not.toContain('Trần Văn Khải');
    expect(paper).not.toContain('Vắng mặt');
  });
});
