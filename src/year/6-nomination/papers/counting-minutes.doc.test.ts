import { describe, expect, test } from 'vitest';
import { compilePdf } from '#src/platform/typst/compile.ts';
import { insideTheCluster, LONG_NAME, unnumbered } from '../../../../tests/paper-facts.ts';
import { readPaper, toolsMissing } from '../../../../tests/pdf.ts';
import { type CountingMinutes, countingMinutes, type VoteTaken } from './counting-minutes.ts';

const at = new Date('2027-12-09T03:00:00Z');

const vote: VoteTaken = {
  kind: 'vote',
  round: 1,
  board: [{ name: 'Trần Văn Khải', post: 'Phó Giám đốc Sở Tư pháp tỉnh An Sơn' }],
  boxChecked: true,
  scoresProvisional: false,
  tie: null,
  aside: [],
  settled: null,
  rule: {
    seats: 3,
    threshold: { numerator: 2, denominator: 3 },
    base: 'all-members',
    method: 'secret-ballot',
    source: 'Quy chế của Cụm',
  },
  count: {
    members: 14,
    entitled: 14,
    present: 13,
    papers: { issued: 13, collected: 13, notReturned: 0, valid: 12, invalid: 1 },
    rows: [
      { nomineeId: 'a', yes: 12, no: 0, blank: 0 },
      { nomineeId: 'b', yes: 9, no: 2, blank: 1 },
    ],
  },
  names: { a: 'Sở Tư pháp tỉnh Hà Vân', b: LONG_NAME },
};

const minutes: CountingMinutes = {
  ...unnumbered,
  letterhead: insideTheCluster,
  about: 'đơn vị thuộc Khối Sở Tư pháp đề nghị tặng “Cờ thi đua ngành Tư pháp” năm 2027',
  meeting: 'Hội nghị tổng kết công tác thi đua, khen thưởng năm 2027',
  venue: 'trụ sở Sở Tư pháp tỉnh Hà Vân',
  heldOn: '2027-12-09',
  startedAt: new Date('2027-12-09T02:05:00Z'),
  endedAt: null,
  absent: [{ unit: 'Sở Tư pháp tỉnh An Sơn', reason: 'bận họp' }],
  decision: vote,
  chair: 'Lò Thị Hương',
  copies: 2,
};

function print(facts: CountingMinutes): Uint8Array {
  const paper = countingMinutes(facts);
  if (!paper.ok) throw new Error(paper.error.kind);
  return compilePdf({ ...paper.value, at });
}

test('the minutes are not printed while the count does not add up', () => {
  const count = { ...vote.count, papers: { issued: 13, collected: 12, notReturned: 0, valid: 12, invalid: 0 } };
  const refused = countingMinutes({ ...minutes, decision: { ...vote, count } });
  expect(refused).toMatchObject({ ok: false, error: { kind: 'count-does-not-add-up' } });
});

describe.skipIf(toolsMissing)(`the counting minutes on paper ${toolsMissing}`, () => {
  test('tell the count in the order of the field, with the base of the rate in the head', () => {
    const { words, title } = readPaper(print(minutes));
    expect(title).toContain('Biên bản kiểm phiếu: Bình xét, suy tôn đơn vị thuộc Khối Sở Tư pháp đề nghị tặng');
    expect(words).toContain('hồi 09 giờ 05 phút, ngày 09 tháng 12 năm 2027');
    expect(words).toContain('Tổng số đơn vị thành viên: 14; có mặt: 13; vắng: 01 (Sở Tư pháp tỉnh An Sơn: bận họp).');
    expect(words).toContain('phát ra: 13; thu vào: 13; không thu lại được: 0; hợp lệ: 12; không hợp lệ: 01.');
    expect(words).toMatch(/Tỷ lệ so với/);
    expect(words).toContain('85,71%');
    expect(words).toContain(
      '01 đơn vị đạt tỷ lệ đồng ý từ 2/3 tổng số đơn vị thành viên trở lên và được suy tôn: Sở Tư pháp tỉnh Hà Vân.',
    );
    expect(words).toMatch(/lập xong hồi\s+giờ\s+phút, ngày\s+tháng\s+năm/); // to be written by hand
    expect(words).not.toContain('Số:'); // a paper of the cluster alone carries no number
  });

  test.each([
    [{ numerator: 1, denominator: 2, mustExceed: true }, 'đạt tỷ lệ đồng ý quá nửa tổng số đơn vị thành viên'],
    [{ numerator: 80, denominator: 100 }, 'đạt tỷ lệ đồng ý từ 80% tổng số đơn vị thành viên trở lên'],
    [
      { numerator: 9, denominator: 10, mustExceed: true },
      'không có đơn vị nào đạt tỷ lệ đồng ý trên 9/10 tổng số đơn vị thành viên.',
    ],
  ])('the threshold is said in words (%#)', (threshold, words) => {
    const decision = { ...vote, rule: { ...vote.rule, threshold } };
    expect(readPaper(print({ ...minutes, decision })).words).toContain(words);
  });

  test('the day of the meeting stands there before anybody has written down the hour', () => {
    expect(readPaper(print({ ...minutes, startedAt: null })).words).toMatch(
      /hồi\s+giờ\s+phút, ngày 09 tháng 12 năm 2027, tại trụ sở/,
    );
  });

  test('a tie for the last place is left to the meeting', () => {
    const rows = ['a', 'b'].map((nomineeId) => ({ nomineeId, yes: 6, no: 6, blank: 0 }));
    const rule = { ...vote.rule, seats: 1, threshold: { numerator: 1, denominator: 3 } };
    const { words } = readPaper(print({ ...minutes, decision: { ...vote, rule, count: { ...vote.count, rows } } }));
    expect(words).toContain('Bằng phiếu');
    expect(words).toContain('02 đơn vị có số phiếu bằng nhau cho 01 vị trí còn lại');
  });

  test('whom the chair chose among the tied, and why, stands in the minutes', () => {
    const rows = ['a', 'b'].map((nomineeId) => ({ nomineeId, yes: 6, no: 6, blank: 0 }));
    const rule = { ...vote.rule, seats: 1, threshold: { numerator: 1, denominator: 3 } };
    const tie = { chosen: ['a'], reason: 'tỷ lệ nữ từ 70% trở lên' };
    const { words } = readPaper(
      print({ ...minutes, decision: { ...vote, rule, tie, count: { ...vote.count, rows } } }),
    );
    expect(words).not.toContain('Bằng phiếu');
    expect(words).toContain(
      'chủ trì Hội nghị quyết định suy tôn Sở Tư pháp tỉnh Hà Vân, lý do: tỷ lệ nữ từ 70% trở lên.',
    );
  });

  test('a consensus prints no figures of votes', () => {
    const decision = {
      kind: 'consensus',
      members: 14,
      present: 14,
      aside: [],
      units: ['Sở Tư pháp tỉnh Hà Vân'],
    } as const;
    const { words } = readPaper(print({ ...minutes, absent: [], decision }));
    expect(words).toContain('Hội nghị nhất trí suy tôn Sở Tư pháp tỉnh Hà Vân.');
    expect(words).toContain('không vắng đơn vị nào');
    expect(words).not.toMatch(/%|[Pp]hát ra|Đồng ý/);
  });

  test.each([1, 5, 6, 200])('%i nominees, the head of the table on every page', (length) => {
    const rows = Array.from({ length }, (_, i) => ({ nomineeId: `Đơn vị ${i + 1}`, yes: 0, no: 12, blank: 0 }));
    const { text } = readPaper(print({ ...minutes, decision: { ...vote, count: { ...vote.count, rows } } }));
    for (const page of text.filter((one) => /Đơn vị \d/.test(one))) expect(page).toContain('Kết quả');
    expect(text.join('').match(/Chưa được suy tôn/g)).toHaveLength(length);
  });
});

describe.skipIf(toolsMissing)(`the minutes of a vote in which somebody took no part ${toolsMissing}`, () => {
  test('tell abstaining from recusal, each with who said it and why, and the base of each row where they differ', () => {
    const aside = [
      { voterId: 'x', nomineeId: null, kind: 'recused' },
      { voterId: 'y', nomineeId: 'a', kind: 'abstained' },
    ] as const;
    const { words } = readPaper(
      print({
        ...minutes,
        decision: {
          ...vote,
          rule: { ...vote.rule, base: 'present', ownUnitVotes: false, asideLeavesBase: true },
          count: {
            ...vote.count,
            aside,
            papers: { issued: 12, collected: 12, notReturned: 0, valid: 12, invalid: 0 },
            rows: [
              { nomineeId: 'a', yes: 10, no: 1, blank: 1 },
              { nomineeId: 'b', yes: 9, no: 2, blank: 1 },
            ],
          },
          aside: [
            { unit: 'Sở X', nominee: null, kind: 'recused', saidBy: 'Lò Thị Hương', reason: 'có liên quan.' },
            { unit: 'Sở Y', nominee: 'Sở Tư pháp tỉnh Hà Vân', kind: 'abstained', saidBy: 'Trần Y', reason: 'nhường' },
          ],
        },
      }),
    );
    expect(words).toContain('đơn vị không bỏ phiếu cho chính mình');
    expect(words).toContain(
      'Có mặt, không tham gia bỏ phiếu: 02 đơn vị, gồm: Sở X không tham gia bỏ phiếu vì có liên quan',
    );
    expect(words).toContain(
      'tự xin không tham gia bỏ phiếu đối với Sở Tư pháp tỉnh Hà Vân (Trần Y nêu), lý do: nhường',
    );
    expect(words).toMatch(/90,91% của\s11/); // 13 present, one away from all, one more from this row
    expect(words).toMatch(/75,00% của\s12/);
  });
});
