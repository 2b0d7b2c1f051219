import { describe, expect, test } from 'vitest';
import { likeness, type Likeable } from './likeness.ts';

const person = (name: string, of: Partial<Likeable> = {}): Likeable => ({
  name,
  staffCode: null,
  birthYear: null,
  unitIds: [],
  ...of,
});

describe('two records of one name', () => {
  test.each([
    // one, other, signs
    [{ birthYear: 1985 }, { birthYear: 1985 }, ['same-birth-year']],
    [{ birthYear: 1985 }, { birthYear: 1986 }, ['birth-year-near']],
    [{ birthYear: 1985 }, { birthYear: 1987, unitIds: ['A'] }, null],
    [{ birthYear: 1985, unitIds: ['A'] }, { birthYear: 1987, unitIds: ['A'] }, null],
    [{ unitIds: ['A', 'B'] }, { birthYear: 1987, unitIds: ['B'] }, ['same-unit']],
    [{ unitIds: ['A'] }, { unitIds: ['B'] }, null],
    [{ staffCode: '1', unitIds: ['A'] }, { staffCode: '2', unitIds: ['A'] }, null],
    [{ staffCode: '1', unitIds: ['A'] }, { unitIds: ['A'] }, ['same-unit']],
    [{}, {}, null],
  ])('%j and %j: %j', (one, other, signs) => {
    expect(likeness(person('Nguyễn Thị Mỹ', one), person('Nguyễn Thị Mỹ', other))).toEqual(signs);
  });

  test('another habit of spelling is a sign that needs another one; another name is another person', () => {
    const [one, other] = [person('Nguyễn Thị Mỹ', { unitIds: ['A'] }), person('Nguyễn Thị Mĩ', { unitIds: ['A'] })];
    expect(likeness(one, other)).toEqual(['same-unit', 'other-spelling']);
    expect(likeness(one, person('Nguyễn Thị My Hoa', { unitIds: ['A'] }))).toBeNull();
  });
});
