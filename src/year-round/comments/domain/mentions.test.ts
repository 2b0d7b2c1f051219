import { describe, expect, test } from 'vitest';
import { mentionsIn } from './mentions.ts';

const person = (id: string, name: string, post: string | null = null) => ({ id, name, post });
const AN = person('an', 'Nguyễn Văn An');
const A = person('a', 'Nguyễn Văn A');
const HOA_1 = person('hoa1', 'Trần Thị Hòa', 'Sở Tư pháp tỉnh A');
const HOA_2 = person('hoa2', 'Trần Thị Hòa', 'Sở Tư pháp tỉnh B');
const PEOPLE = [AN, A, HOA_1, HOA_2, person('d', 'Đỗ Thị Đào')];

const ids = (text: string, picked: readonly string[] = []) => {
  const named = mentionsIn(text, PEOPLE, picked);
  return named.ok ? named.value.people.map(({ id }) => id) : named.error.kind;
};

describe('whom a comment names', () => {
  test.each([
    ['Nhờ @Nguyễn Văn A xem lại.', ['a']],
    ['Nhờ @Nguyễn Văn An xem lại, và @Nguyễn Văn A.', ['an', 'a']],
    ['@nguyễn văn an, @NGUYỄN VĂN AN', ['an']],
    ['Nhờ @Do Thi Dao: xem lại', ['d']],
    ['Gửi vu@nguyễn.vn và a@b', []],
    ['@Nguyễn Văn Anh không có ở đây', []],
    ['@Lê Văn Không Có', []],
    ['không có ai', []],
  ])('%j names %j', (text, expected) => {
    expect(ids(text)).toEqual(expected);
  });

  test('a name in another form of Unicode is the same name', () => {
    expect(ids('Nhờ @Nguyễn Văn An'.normalize('NFC'))).toEqual(['an']);
  });

  test('of two namesakes the one is meant that was picked; without a pick it is asked which', () => {
    expect(ids('Nhờ @Trần Thị Hòa', ['hoa2'])).toEqual(['hoa2']);
    expect(mentionsIn('Nhờ @Trần Thị Hòa', PEOPLE, ['an'])).toEqual({
      ok: false,
      error: { kind: 'several-have-this-name', people: [HOA_1, HOA_2] },
    });
  });

  test('stands in the text under the own name, however it was typed', () => {
    const named = mentionsIn('Nhờ @do thi dao, @NGUYỄN VĂN A; mail a@b.vn.', PEOPLE, []);
    expect(named.ok && named.value.text).toBe('Nhờ @Đỗ Thị Đào, @Nguyễn Văn A; mail a@b.vn.');
  });

  test('a pick names nobody whose name is not in the text', () => {
    expect(ids('Không nhắc ai nữa.', ['an', 'stranger'])).toEqual([]);
  });
});
