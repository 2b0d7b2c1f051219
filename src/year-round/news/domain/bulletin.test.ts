import { expect, test } from 'vitest';
import { bulletin, bulletinText, type ConferenceFacts } from './bulletin.ts';

const nothing: ConferenceFacts = {
  cluster: 'Cụm thi đua các tỉnh phía Đông',
  purposes: [],
  day: null,
  partOfDay: null,
  place: null,
  chair: null,
  guests: [],
  units: null,
  adopted: [],
  campaigns: [],
  covenants: [],
  nominations: [],
  unitOrder: 'as-decided',
  awards: [],
  nextYear: null,
  synthetic: false,
};

const conference: ConferenceFacts = {
  ...nothing,
  purposes: ['tổng kết công tác thi đua, khen thưởng năm 2027', 'ký kết giao ước thi đua năm 2028'],
  day: '2027-12-09',
  partOfDay: 'morning',
  place: 'thành phố Hà Vân',
  chair: { name: 'Lò Thị Hương', post: 'Tỉnh ủy viên, Giám đốc Sở Tư pháp tỉnh Hà Vân' },
  guests: [
    { side: 'Về phía Trung ương', people: [{ name: 'Phạm Thị Lan', post: 'Phó Vụ trưởng' }], others: null },
    { side: 'Về phía tỉnh Hà Vân', people: [], others: 'đại diện lãnh đạo các sở, ban, ngành tỉnh' },
    { side: 'Về phía báo chí', people: [], others: null },
  ],
  units: { present: 13, of: 14 },
  adopted: ['Kế hoạch hoạt động năm 2028', 'Quy chế của Cụm'],
  campaigns: ['Đổi mới; sáng tạo'],
  covenants: [
    {
      bloc: 'Khối Thi hành án dân sự',
      year: 2028,
      units: 7,
      theme: null,
      targets: ['thi hành xong trên 73% về việc', 'trên 33% về tiền'],
    },
  ],
  nominations: [
    {
      award: 'Cờ thi đua ngành Tư pháp',
      units: ['Sở Tư pháp tỉnh Đông Hà', 'Sở Tư pháp tỉnh An Sơn'],
      method: 'ballot',
    },
    { award: 'Cờ thi đua của Chính phủ', units: ['Sở Tư pháp tỉnh Đông Hà'], method: 'consensus' },
    { award: 'Bằng khen', units: [], method: 'ballot' },
  ],
  awards: [{ award: 'Giấy khen của Giám đốc Sở', collectives: 1, individuals: 6, ground: null }],
  nextYear: { year: 2028, head: 'Sở Tư pháp tỉnh An Sơn', deputies: ['Thi hành án dân sự tỉnh Hà Vân'] },
};

test('a bulletin tells when, where, who and what, in the order of the field', () => {
  expect(bulletinText(bulletin(conference))).toBe(
    `Cụm thi đua các tỉnh phía Đông tổng kết công tác thi đua, khen thưởng năm 2027 và ký kết giao ước thi đua năm 2028

Sáng ngày 09/12/2027, tại thành phố Hà Vân, Cụm thi đua các tỉnh phía Đông đã tổ chức Hội nghị tổng kết công tác thi đua, khen thưởng năm 2027 và ký kết giao ước thi đua năm 2028. Đồng chí Lò Thị Hương, Tỉnh ủy viên, Giám đốc Sở Tư pháp tỉnh Hà Vân chủ trì Hội nghị.

Dự Hội nghị, về phía Trung ương có đồng chí Phạm Thị Lan, Phó Vụ trưởng. Về phía tỉnh Hà Vân có đại diện lãnh đạo các sở, ban, ngành tỉnh. Đại diện lãnh đạo 13/14 đơn vị thành viên tham dự.

Hội nghị đã thống nhất thông qua Kế hoạch hoạt động năm 2028 và Quy chế của Cụm. Các đơn vị hưởng ứng phong trào thi đua: “Đổi mới; sáng tạo”.

07 đơn vị Khối Thi hành án dân sự đã ký kết giao ước thi đua năm 2028; phấn đấu thi hành xong trên 73% về việc và trên 33% về tiền.

Hội nghị đã bỏ phiếu suy tôn 02 đơn vị đề nghị tặng “Cờ thi đua ngành Tư pháp”: Sở Tư pháp tỉnh Đông Hà; Sở Tư pháp tỉnh An Sơn.

Hội nghị nhất trí suy tôn 01 đơn vị đề nghị tặng “Cờ thi đua của Chính phủ”: Sở Tư pháp tỉnh Đông Hà.

Tại Hội nghị đã trao tặng Giấy khen của Giám đốc Sở cho 01 tập thể và 06 cá nhân.

Năm 2028, Sở Tư pháp tỉnh An Sơn giữ vai trò Trưởng Cụm thi đua; Thi hành án dân sự tỉnh Hà Vân giữ vai trò Phó Trưởng Cụm thi đua.
`,
  );
});

test('what is not known is left out, not filled in', () => {
  expect(bulletin(nothing)).toEqual({
    title: 'Cụm thi đua các tỉnh phía Đông',
    paragraphs: ['Cụm thi đua các tỉnh phía Đông đã tổ chức Hội nghị.'],
  });
});

test('a conference whose day is unknown still has its place', () => {
  const [opening] = bulletin({ ...nothing, place: 'thành phố Hà Vân' }).paragraphs;
  expect(opening).toBe('Tại thành phố Hà Vân, Cụm thi đua các tỉnh phía Đông đã tổ chức Hội nghị.');
});

test('units may be named by alphabet, in the Vietnamese order', () => {
  const { paragraphs } = bulletin({ ...conference, unitOrder: 'alphabet' });
  expect(paragraphs.join()).toContain('Sở Tư pháp tỉnh An Sơn; Sở Tư pháp tỉnh Đông Hà.');
});

test('the term is that of the day: a region before 2024', () => {
  const { paragraphs } = bulletin({ ...conference, cluster: 'Khu vực thi đua các tỉnh phía Đông' });
  expect(paragraphs.at(-1)).toContain('Trưởng Khu vực thi đua');
});

test('an award without stated numbers is told without numbers', () => {
  const awards = [{ award: 'Bằng khen', collectives: null, individuals: null, ground: null }];
  expect(bulletin({ ...nothing, awards }).paragraphs.at(-1)).toBe('Tại Hội nghị đã trao tặng Bằng khen.');
});

test('a rehearsal says that it is one before anything else', () => {
  expect(bulletin({ ...conference, synthetic: true }).paragraphs[0]).toContain('Dữ liệu diễn tập');
});
