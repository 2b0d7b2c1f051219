import { beforeAll, describe, expect, test } from 'vitest';
import { ANONYMOUS } from '#src/kernel/actor.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { renderPage, type Page } from '#src/ui/page.tsx';
import { useDatabase } from '../../tests/database.ts';
import { loadPastYears } from '../../tests/factories/past-years.ts';
import { aVisit, readable } from '../../tests/factories/visit.ts';
import { campaignsPage } from './campaigns/campaigns.page.tsx';
import { campaignsOfAllYears, kindsTold } from './campaigns/campaigns.query.ts';
import { doubtsPage } from './doubts/doubts.page.tsx';
import { allDoubts, placesOf, subjectsOfSeveralSources } from './doubts/doubts.query.ts';
import { claimsOf } from './evidence/claims.query.ts';
import { sourceBook } from './evidence/source-book.ts';
import { exemplarsPage } from './exemplars/exemplars.page.tsx';
import { exemplarLines } from './exemplars/exemplars.query.ts';
import { papersPage } from './papers/papers.page.tsx';
import { papersSeen } from './papers/papers.query.ts';
import { people, personSeen } from './people/person.query.ts';
import { personPage } from './people/person.page.tsx';
import { sourcePage } from './sources/sources.page.tsx';
import { allSources, besidesPassages, passagesOf, sourceBySlug } from './sources/sources.query.ts';

useDatabase();
beforeAll(async () => {
  await loadPastYears();
}, 120_000);

const visit = aVisit();
const read = <Answer>(work: (tx: Tx) => Promise<Answer>) => asActor(ANONYMOUS, work);
const bookOf = (ids: readonly string[]) => read(async (tx) => sourceBook(await claimsOf(tx, ids), ids));
const text = (page: Page) => readable(renderPage(visit, page));

describe('papers', () => {
  test('«3617» finds the plan of the province, with its day and issuer', async () => {
    const papers = await read((tx) => papersSeen(tx, '3617'));
    expect(papers).toMatchObject([{ number: '3617/KH-UBND', dated: '2015-12-15', issuer: 'UBND tỉnh' }]);
    const book = await bookOf(papers.map(({ id }) => id));
    expect(text(papersPage({ visit, asked: '3617', papers, book }))).toMatch(/3617\/KH-UBND \d+ 15\/12\/2015/);
  });

  test('one decision that five regions cite is one paper', async () => {
    const found = (await read((tx) => papersSeen(tx, '3916/QĐ-BTP'))).filter(({ number }) => number === '3916/QĐ-BTP');
    expect(found).toHaveLength(1);
    expect(found[0]?.citedIn).toHaveLength(5);
  });

  test('a paper without a number stays without one', async () => {
    const papers = await read((tx) => papersSeen(tx, 'kế hoạch hoạt động của khu vực'));
    expect(papers).toMatchObject([{ number: null, dated: null }]);
  });

  test('what matches nothing is an empty list, whatever is typed', async () => {
    for (const typed of ["'; drop table paper; --", '%', '\\', 'zzz'])
      expect(await read((tx) => papersSeen(tx, `${typed}~`))).toEqual([]);
  });
});

describe('campaigns', () => {
  test('«nông thôn mới» finds the one name, marks or no marks', async () => {
    for (const typed of ['nông thôn mới', 'nong thon moi'])
      expect((await read((tx) => campaignsOfAllYears(tx, typed))).map(({ name }) => name)).toEqual([
        'Ngành Tư pháp chung sức góp phần xây dựng nông thôn mới',
      ]);
  });

  test('a name with semicolons inside is one campaign', async () => {
    const [found] = await read((tx) => campaignsOfAllYears(tx, 'đổi mới lề lối'));
    expect(found?.name).toMatch(/kỷ cương; nâng cao.*pháp luật; đẩy mạnh/);
  });

  test('the line of learning from Hồ Chí Minh shows both wordings, the older first', async () => {
    const campaigns = await read((tx) => campaignsOfAllYears(tx, ''));
    const kinds = await read(kindsTold);
    const page = text(
      campaignsPage({ visit, asked: '', campaigns, kinds, book: await bookOf(campaigns.map(({ id }) => id)) }),
    );
    expect(page).toMatch(/1 mạch phong trào.*2018.*tấm gương, đạo đức.*2019.*tư tưởng, đạo đức/);
    expect(kinds.map(({ words }) => words)).toEqual(
      expect.arrayContaining(['ngắn hạn', 'dài hạn', 'hàng năm', 'đặc biệt']),
    );
  });
});

describe('exemplars', () => {
  test('three periods apart, what was registered not stated, 5 and 23 given on three grounds', async () => {
    const lines = await read(exemplarLines);
    expect(lines[0]).toMatchObject({
      planPeriod: '2015-2020',
      reviewPeriod: '2017-2020',
      recognitionPeriod: '2015-2017',
      registeredCollectives: null,
      recognisedCollectives: 3,
      recognisedIndividuals: 8,
    });
    const page = text(exemplarsPage({ visit, lines, book: await bookOf(lines.map(({ id }) => id)) }));
    expect(page).toContain('5 tập thể, 23 cá nhân được tặng');
    expect(page).toMatch(/Đã đăng ký Không nêu/);
    expect(page).toMatch(/72 năm.*20 năm.*35 năm/);
    expect(page).toMatch(/số người nhận khác nhau Không nêu/);
  });
});

describe('people', () => {
  test('two men of one given name are two, each with his post', async () => {
    const found = await read((tx) => people(tx, 'Anh Tuấn'));
    expect(found.map(({ name }) => name)).toEqual(['Lê Anh Tuấn', 'Nguyễn Anh Tuấn']);
    const person = await read((tx) => personSeen(tx, [found[0]?.id ?? '']));
    expect(person?.namesakes.map(({ name }) => name)).toEqual(['Nguyễn Anh Tuấn']);
  });

  test('Phùng Huy Thuận is seen in 2018 and 2019, in the post of each day', async () => {
    const [found] = await read((tx) => people(tx, 'Phùng Huy Thuận'));
    const person = await read((tx) => personSeen(tx, [found?.id ?? '']));
    if (!person) throw new Error('nobody');
    expect(person.posts.map(({ seenOn }) => seenOn)).toEqual(['2018-03-09', '2019-03-29']);
    const page = text(
      personPage({ visit, person, register: null, book: await bookOf(person.meetings.map(({ id }) => id)) }),
    );
    expect(page).toMatch(/09\/3\/2018 Phó Vụ trưởng.*29\/3\/2019 Phó Vụ trưởng/);
    expect(page).toContain('không chồng lấn, hình thức');
  });
});

describe('doubts and sources', () => {
  test('X1 to X10 are all there with their treatment and the page they are about', async () => {
    const doubts = await read(allDoubts);
    const keys = new Set(doubts.map(({ key }) => key));
    for (let n = 1; n <= 10; n += 1) expect(keys).toContain(`X${n}`);
    for (const doubt of doubts.filter(({ key }) => key.startsWith('X'))) {
      expect(doubt.treatment).not.toBeNull();
      expect(doubt.place).not.toBeNull();
    }
    const subjects = await read(subjectsOfSeveralSources);
    const places = await read((tx) => placesOf(tx, subjects));
    expect(text(doubtsPage({ visit, doubts, differences: [], places }))).toContain('Chỗ in khác thường');
  });

  test('a source keeps its dates apart and shows each passage with what it states', async () => {
    const source = await read((tx) => sourceBySlug(tx, 'bao-cao-000'));
    if (!source) throw new Error('no source');
    expect(source).toMatchObject({ pageDate: '2023-06-03', publishedOn: null, author: 'Minh Thảo' });
    const passages = await read((tx) => passagesOf(tx, source.id));
    const besides = await read((tx) => besidesPassages(tx, source.id));
    const page = text(sourcePage({ visit, source, passages, besides }));
    expect(page).toMatch(/Ngày đăng Không nêu Ngày ở đầu trang 03\/6\/2023 ngày của trang/);
    expect(passages.flatMap(({ statements }) => statements).length).toBeGreaterThan(20);
  });

  test('every shipped source has a name to show and something it tells of', async () => {
    for (const source of await read(allSources)) {
      expect(source.title).not.toBe('');
      expect(source.tells.length).toBeGreaterThan(0);
    }
  });
});
