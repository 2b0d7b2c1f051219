import { expect, test } from 'vitest';
import { linesOf, readGuests, writeGuest } from './guest-lines.ts';

test('a line of the list of guests is a name and its posts, Party post first', () => {
  expect(readGuests('đồng chí Trần Văn Khải,  Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh\n\n- Lò Thị Hương')).toEqual([
    { name: 'Trần Văn Khải', post: 'Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh' },
    { name: 'Lò Thị Hương', post: null },
  ]);
});

test('what was read is written as it was', () => {
  const [guest = { name: '', post: null }] = readGuests('Trần Văn Khải, Phó Giám đốc');
  expect(writeGuest(guest)).toBe('Trần Văn Khải, Phó Giám đốc');
});

test('an agenda pasted from a paper loses its numbers and keeps its order', () => {
  expect(linesOf('1. Khai mạc\n2) Báo cáo tổng kết\n\n– Bỏ phiếu')).toEqual([
    'Khai mạc',
    'Báo cáo tổng kết',
    'Bỏ phiếu',
  ]);
});
