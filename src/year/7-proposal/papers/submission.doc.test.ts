import { describe, expect, test } from 'vitest';
import { compilePdf } from '#src/platform/typst/compile.ts';
import { director, LONG_NAME, underTheCluster, unnumbered } from '../../../../tests/paper-facts.ts';
import { readPaper, toolsMissing } from '../../../../tests/pdf.ts';
import { type Nominee, type Submission, submission } from './submission.ts';

const at = new Date('2027-12-10T03:00:00Z');
const print = (proposal: Submission) => compilePdf({ ...submission(proposal), at });

const nominee: Nominee = {
  unit: 'Sở Tư pháp tỉnh Hà Vân',
  bloc: 'Sở Tư pháp',
  award: 'Cờ thi đua ngành Tư pháp',
  score: { total: 17_850, provisional: false },
  rank: 1,
  vote: { kind: 'ballot', yes: 12, of: 14, base: 'all-members' },
};

const proposal: Submission = {
  ...unnumbered,
  cluster: 'Cụm thi đua các tỉnh phía Đông',
  year: 2027,
  awards: ['Cờ thi đua ngành Tư pháp', 'Cờ thi đua của Chính phủ'],
  addressees: ['Bộ trưởng Bộ Tư pháp (qua Vụ Tổ chức cán bộ)'],
  bases: ['Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022'],
  members: 14,
  participants: 9,
  nominees: [nominee],
  method: 'secret-ballot',
  decider: 'Bộ trưởng Bộ Tư pháp',
  forwarded: [],
  documents: ['Biên bản kiểm phiếu.'],
  signer: director,
  recipients: ['Như trên'],
  archive: 'VT, VP',
};

describe.skipIf(toolsMissing)(`the submission on paper ${toolsMissing}`, () => {
  test('asks in the name of the cluster, with the figures of the minutes', () => {
    const { words } = readPaper(print(proposal));
    expect(words).toContain('Kính gửi: Bộ trưởng Bộ Tư pháp (qua Vụ Tổ chức cán bộ)');
    expect(words).toContain('có 14 đơn vị thành viên; 09 đơn vị tham gia bình xét, suy tôn.');
    expect(words).toContain('178,5');
    expect(words).toContain('Kết quả bỏ phiếu kín, suy tôn như sau:');
    expect(words).not.toContain('12/14');
    expect(words).toMatch(/12 +85,71%/);
    expect(words.replaceAll(/\s/g, '')).toContain('Tỷlệsovớitổngsốđơnvịthànhviên(14)');
    expect(words).toContain('kính đề nghị Bộ trưởng Bộ Tư pháp xem xét, quyết định./.');
    expect(words).toContain('- Như trên; - Lưu: VT, VP.');
    expect(words).not.toContain('tạm tính');
  });

  test('where blocs take the share of different numbers or things, each row says of what', () => {
    const other = (of: number, base: 'present' | 'all-members' | null): Nominee => ({
      ...nominee,
      vote: { kind: 'ballot', yes: 7, of, base },
    });
    const shown = (...nominees: Nominee[]) => readPaper(print({ ...proposal, nominees })).words.replaceAll(/\s+/g, ' ');
    expect(shown(nominee, other(10, 'all-members'))).toMatch(/85,71% của 14.*70,00% của 10/);
    const mixed = shown(nominee, other(9, 'present'));
    expect(mixed).toMatch(/Tỷ lệ theo thể lệ/);
    expect(mixed.replaceAll(' ', '')).toMatch(/85,71%của14đơnvị/);
    expect(shown(other(10, null))).toMatch(/70,00% của 10/); // compiled before the base was kept
  });

  test('what the Prime Minister decides is asked to be put before the Prime Minister', () => {
    const forwarded = [{ award: 'Cờ thi đua của Chính phủ', to: 'Thủ tướng Chính phủ' }];
    expect(readPaper(print({ ...proposal, forwarded })).words).toContain(
      'kính đề nghị Bộ trưởng Bộ Tư pháp xem xét, quyết định tặng “Cờ thi đua ngành Tư pháp”; xem xét, trình Thủ tướng Chính phủ quyết định tặng “Cờ thi đua của Chính phủ”./.',
    );
  });

  test('several addressees stand below one another', () => {
    const { words } = readPaper(print({ ...proposal, addressees: ['Bộ Tư pháp', 'Vụ Tổ chức cán bộ'] }));
    expect(words).toContain('Kính gửi: - Bộ Tư pháp; - Vụ Tổ chức cán bộ.');
  });

  test('provisional scores say so: in the head if all are, else each for itself', () => {
    const provisional: Nominee = { ...nominee, score: { total: 17_025, provisional: true } };
    expect(readPaper(print({ ...proposal, nominees: [provisional] })).words).toMatch(/Điểm tạm tính là điểm chưa/);
    const { words } = readPaper(print({ ...proposal, nominees: [nominee, provisional] }));
    expect(words).toContain('170,25');
    expect(words).toContain('(tạm tính)');
    expect(words).toMatch(/Tổng/);
  });

  test('a consensus carries no figures, and scores that nobody has fill no columns', () => {
    const nominees: Nominee[] = [{ ...nominee, bloc: null, score: null, rank: null, vote: { kind: 'consensus' } }];
    const { words } = readPaper(print({ ...proposal, nominees, participants: null }));
    expect(words).toContain('được Hội nghị nhất trí suy tôn (có biên bản kèm theo).');
    expect(words).not.toMatch(/Tổng điểm|Xếp hạng|không nêu|%|Khối|Phiếu đồng ý|tham gia bình xét/);
  });

  test('under the head of the cluster the number is of its own series', () => {
    const { words } = readPaper(print({ ...proposal, letterhead: underTheCluster, number: 3, day: '2027-12-10' }));
    expect(words).toContain('Số: 03/TTr-CTĐ');
    expect(words).toContain('Hà Vân, ngày 10 tháng 12 năm 2027');
    expect(words).toContain('TRƯỞNG CỤM THI ĐUA');
  });

  test.each([1, 5, 6, 200])('%i nominees with names of 60 letters', (length) => {
    const nominees = Array.from({ length }, () => ({ ...nominee, unit: LONG_NAME }));
    const { text, words } = readPaper(print({ ...proposal, nominees }));
    expect(words.match(/ 12 +85,71%/g)).toHaveLength(length);
    for (const page of text.filter((one) => one.includes('85,71%'))) expect(page).toContain('Đề nghị tặng');
  });

  test('nobody was acclaimed', () => {
    const { words } = readPaper(print({ ...proposal, nominees: [], documents: [] }));
    expect(words).toContain('Không có đơn vị nào được suy tôn.');
  });
});
