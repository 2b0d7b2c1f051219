import { describe, expect, test } from 'vitest';
import { compilePdf } from '#src/platform/typst/compile.ts';
import { director, LONG_NAME, underTheCluster, unnumbered } from '../../../../tests/paper-facts.ts';
import { readPaper, toolsMissing } from '../../../../tests/pdf.ts';
import { type AwardDecision, type Awardee, awardDecision, collectivesFirst } from './award-decision.ts';

const at = new Date('2027-01-09T03:00:00Z');
const print = (decision: AwardDecision) => compilePdf({ ...awardDecision(decision), at });

const person = (name: string): Awardee => ({
  kind: 'individual',
  address: 'Bà',
  name,
  unit: 'Chuyên viên, Văn phòng Sở',
  money: 710_000n,
});
const office: Awardee = { kind: 'collective', address: null, name: 'Văn phòng Sở', unit: null, money: 1_410_000n };
const people = (count: number) => Array.from({ length: count }, (_, index) => person(`Trần Thị ${index + 1}`));

const numberAwardees = (awardees: readonly Awardee[]) =>
  collectivesFirst(awardees).map((awardee, index) => ({ ...awardee, goldenBookNumber: index + 1 }));

const decision: AwardDecision = {
  ...unnumbered,
  authority: 'Giám đốc Sở Tư pháp tỉnh Hà Vân',
  bases: ['Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022'],
  proposal: 'Theo đề nghị của Chánh Văn phòng Sở tại Tờ trình số 12/TTr-VP ngày 03 tháng 01 năm 2027',
  verb: 'Tặng',
  award: 'Giấy khen của Giám đốc Sở Tư pháp',
  ground: 'có thành tích xuất sắc trong phong trào thi đua “Đoàn kết, sáng tạo” năm 2026',
  awardees: numberAwardees([...people(4), office]),
  money: { amounts: 'in-list', source: 'Quỹ thi đua, khen thưởng năm 2026' },
  executors: 'Chánh Văn phòng Sở',
  signer: director,
  recipients: ['Như Điều 3', 'Vụ Tổ chức cán bộ, Bộ Tư pháp'],
  archive: 'VT, VP',
};

test('collectives stand before individuals, each in the order given', () => {
  const names = collectivesFirst([person('Hai'), office, person('Ba')]).map(({ name }) => name);
  expect(names).toEqual(['Văn phòng Sở', 'Hai', 'Ba']);
});

test('a decision that states no achievement leaves no «đã» before nothing, and one typed with «đã» has it once', () => {
  const firstArticle = (ground: string) => awardDecision({ ...decision, ground }).data;
  expect(JSON.stringify(firstArticle(''))).toContain('01 tập thể, 04 cá nhân, gồm:');
  expect(JSON.stringify(firstArticle('đã có thành tích'))).toContain('01 tập thể, 04 cá nhân đã có thành tích, gồm:');
});

test('the same decision printed twice is the same file', () => {
  expect(print(decision)).toEqual(print(decision));
});

describe.skipIf(toolsMissing)(`the award decision on paper ${toolsMissing}`, () => {
  test('five names stand in Điều 1, and the money is added up', () => {
    const { words, pages } = readPaper(print(decision));
    expect(pages).toBe(1);
    expect(words).toContain(
      'Điều 1. Tặng Giấy khen của Giám đốc Sở Tư pháp cho 01 tập thể, 04 cá nhân đã có thành tích',
    );
    expect(words).toContain('1. Văn phòng Sở; 2. Bà Trần Thị 1, Chuyên viên, Văn phòng Sở;');
    expect(words).toContain('5. Bà Trần Thị 4, Chuyên viên, Văn phòng Sở. Điều 2.');
    expect(words).toContain('Tổng số tiền thưởng là 4.250.000 đồng, trích từ Quỹ thi đua, khen thưởng năm 2026.');
    expect(words).toContain('chịu trách nhiệm thi hành Quyết định này./.');
    expect(words).toMatch(/năm 2027\. QUYẾT ĐỊNH:/); // the last basis ends with a full stop
  });

  test('number and day are blank until the registry gives them', () => {
    const { text } = readPaper(print(decision));
    expect(text[0]).toMatch(/Số:\s{2,}\/QĐ-STP/);
    expect(text[0]).toMatch(/Hà Vân, ngày\s{2,}tháng\s{2,}năm\s/);
  });

  test.each([
    ['2027-01-09', 'Hà Vân, ngày 09 tháng 01 năm 2027'],
    ['2027-02-10', 'Hà Vân, ngày 10 tháng 02 năm 2027'],
    ['2027-03-10', 'Hà Vân, ngày 10 tháng 3 năm 2027'],
    ['2027-12-09', 'Hà Vân, ngày 09 tháng 12 năm 2027'],
  ] as const)('the day %s is written «%s»', (day, line) => {
    expect(readPaper(print({ ...decision, day })).words).toContain(line);
  });

  test.each([
    [9, 'Số: 09/QĐ-STP'],
    [10, 'Số: 10/QĐ-STP'],
    [1234, 'Số: 1234/QĐ-STP'],
  ])('the number %i is written «%s»', (number, line) => {
    expect(readPaper(print({ ...decision, number })).words).toContain(line);
  });

  test('a draft shows no number, even a known one', () => {
    const { words } = readPaper(print({ ...decision, number: 7, draftPrintedAt: at }));
    expect(words).not.toContain('07/QĐ');
    expect(words).toContain('DỰ THẢO');
  });

  test.each([6, 200])('%i names go to a list with a page count of its own', (count) => {
    const { words, text } = readPaper(print({ ...decision, awardees: numberAwardees(people(count)) }));
    expect(words).toContain('(có danh sách kèm theo)');
    expect(words).toContain('DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN');
    expect(words).toContain(`Tổng số: ${count === 6 ? '06' : count} cá nhân`);
    expect(words).not.toContain('TẬP THỂ'); // no empty group
    text.slice(1).forEach((page, index) => {
      expect(page).toContain('Tên tập thể, cá nhân'); // the head of the table stands on every page
      expect(/^\s*\d+\n/.exec(page)?.[0].trim()).toBe(index === 0 ? undefined : String(index + 1));
    });
  });

  test('money that nobody knows is not added up', () => {
    const awardees = numberAwardees([...people(6), { ...office, money: null }]);
    const { words } = readPaper(print({ ...decision, awardees }));
    expect(words).toContain('Mức tiền thưởng thực hiện theo quy định hiện hành');
    expect(words).toContain('không nêu');
  });

  test('without money there are two articles', () => {
    const { words } = readPaper(print({ ...decision, money: null }));
    expect(words).not.toContain('tiền thưởng');
    expect(words).toContain('Điều 2. Quyết định này có hiệu lực kể từ ngày ký.');
  });

  test('a name of 60 letters, and none at all', () => {
    expect(readPaper(print({ ...decision, awardees: numberAwardees([person(LONG_NAME)]) })).words).toContain(LONG_NAME);
    expect(readPaper(print({ ...decision, awardees: [], bases: [], recipients: [] })).pages).toBe(1);
  });

  test('the head of the cluster signs with the post in its own agency above the name', () => {
    const signer = { ...director, right: 'deputy', ownPost: 'Phó Giám đốc' } as const;
    const { words } = readPaper(print({ ...decision, letterhead: underTheCluster, signer }));
    expect(words).toMatch(/Số:\s+\/QĐ-CTĐ/);
    expect(words).toContain('TRƯỞNG CỤM THI ĐUA');
    expect(words).toContain('KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC SỞ TƯ PHÁP TỈNH HÀ VÂN Trần Văn Khải');
  });
});
