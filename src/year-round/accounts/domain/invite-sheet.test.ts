import { describe, expect, test } from 'vitest';
import { INVITE_COLUMNS, problemsOfLines, readInviteSheet } from './invite-sheet.ts';

const HEAD = [INVITE_COLUMNS.unit, INVITE_COLUMNS.name, INVITE_COLUMNS.role];
const OFFICER = 'Công chức phụ trách thi đua, khen thưởng';

const wrongWith = (name: string): readonly (readonly [number, string, string])[] => {
  const lines = readInviteSheet([HEAD, ['Sở Tư pháp tỉnh Bình Lâm', name, OFFICER]]);
  return lines.ok ? problemsOfLines(lines.value).map(({ row, column, kind }) => [row, column, kind]) : [];
};

describe('a name in the list of people to invite', () => {
  test.each([
    ['Nguyễn Thị Ánh', []],
    ['', [[2, 'name', 'cell-is-empty']]],
    ['ThS. Nguyễn Thị Ánh', [[2, 'name', 'not-a-name']]],
    ['Ánh', [[2, 'name', 'name-needs-two-words']]],
    ['TrÇn ThÞ Hµ', [[2, 'name', 'name-in-an-old-font']]],
  ])('«%s»: %j', (name, problems) => {
    expect(wrongWith(name)).toEqual(problems);
  });
});
