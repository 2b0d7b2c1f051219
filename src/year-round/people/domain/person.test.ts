import { describe, expect, test } from 'vitest';
import { checkedPerson, codeOf } from './person.ts';
import { checkedPost, isHeldOn, type PostValues } from './post.ts';

const person = (name: string, birthYear: number | null = null) =>
  checkedPerson({ name, staffCode: null, birthYear, toldApartBy: null }, 2026);

describe('a person in the register', () => {
  test.each([
    ['Nguyễn Thị Ánh', 'Nguyễn Thị Ánh'],
    ['  Nguyễn\u00a0Thị   Ánh ', 'Nguyễn Thị Ánh'],
    ['Nguyễn Thị Ánh'.normalize('NFD'), 'Nguyễn Thị Ánh'],
    ["H'Hen Niê", "H'Hen Niê"],
    ['Nguyễn-Phúc Bảo', 'Nguyễn-Phúc Bảo'],
    ['Ðỗ Văn An', 'Ðỗ Văn An'],
    ['Hoà Khoáng Thuý Hoè Oánh Quỳ', 'Hoà Khoáng Thuý Hoè Oánh Quỳ'],
    ['H’Yuêl Kđoh Ñă Čil', 'H’Yuêl Kđoh Ñă Čil'],
  ])('%s is written one way', (typed, stored) => {
    expect(person(typed)).toMatchObject({ ok: true, value: { name: stored } });
  });

  test.each([
    ['', 'name-is-missing'],
    ['Ánh', 'name-needs-two-words'],
    ['TS. Nguyễn Văn A', 'not-a-name'],
    ['Đ/c Nguyễn Văn A', 'not-a-name'],
    ['=1+1 A', 'not-a-name'],
    ['Nguyễn Văn A 2', 'not-a-name'],
    ['TrÇn ThÞ Hµ', 'name-in-an-old-font'],
    ['NguyÔn V¨n B×nh', 'name-in-an-old-font'],
    ['Nguyeãn Vaên Bình', 'name-in-an-old-font'],
    ['Traàn Thò Haø', 'name-in-an-old-font'],
  ])('«%s» is refused: %s', (typed, kind) => {
    expect(person(typed)).toEqual({ ok: false, error: { kind } });
  });

  test('a birth year lies between what a working life allows', () => {
    expect(person('Nguyễn Văn An', 2012).ok).toBe(true);
    expect(person('Nguyễn Văn An', 2013)).toEqual({ ok: false, error: { kind: 'birth-year-cannot-be' } });
    expect(person('Nguyễn Văn An', 1906).ok).toBe(true);
    expect(person('Nguyễn Văn An', 1905).ok).toBe(false);
  });

  test('a staff code is written one way', () => {
    expect(codeOf(' stp-012 a')).toBe('STP-012A');
    expect(codeOf('  ')).toBeNull();
  });
});

describe('a post', () => {
  const post: PostValues = {
    unitId: 'A',
    position: 'Phó Giám đốc',
    line: 'government',
    manner: 'acting',
    from: '2025-07-01',
    until: null,
    decision: null,
    printedWith: null,
  };
  test('a last day before the first is refused; the same day is a post of one day', () => {
    expect(checkedPost({ ...post, until: '2025-06-30' })).toMatchObject({ error: { kind: 'ends-before-it-begins' } });
    expect(checkedPost({ ...post, until: '2025-07-01' }).ok).toBe(true);
    expect(checkedPost({ ...post, position: '' })).toMatchObject({ error: { kind: 'position-is-missing' } });
  });
  test('an unknown end does not end it, an unknown beginning does not hinder', () => {
    expect(isHeldOn(post, '2030-01-01')).toBe(true);
    expect(isHeldOn(post, '2025-06-30')).toBe(false);
    expect(isHeldOn({ from: null, until: '2025-06-30' }, '1990-01-01')).toBe(true);
  });
});
