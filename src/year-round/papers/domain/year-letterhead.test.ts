import { expect, test } from 'vitest';
import { placeOf, yearLetterhead } from './year-letterhead.ts';

test.each([
  ['Sở Tư pháp tỉnh Lai Châu', 'STP', 'UBND tỉnh Lai Châu', 'Sở Tư pháp', 'STP', 'Lai Châu'],
  ['Sở Tư pháp thành phố Đà Nẵng', 'STP', 'UBND thành phố Đà Nẵng', 'Sở Tư pháp', 'STP', 'Đà Nẵng'],
  ['Sở Tư pháp Thành phố Hồ Chí Minh', 'STP', 'UBND Thành phố Hồ Chí Minh', 'Sở Tư pháp', 'STP', 'Hồ Chí Minh'],
  [
    'Thi hành án dân sự tỉnh Sơn La',
    'THADS_PROVINCE',
    'Bộ Tư pháp',
    'Thi hành án dân sự tỉnh Sơn La',
    'THADS',
    'Sơn La',
  ],
])('the papers of a cluster headed by %s', (name, kind, superior, body, symbol, place) => {
  expect(yearLetterhead({ name, kind })).toMatchObject({ mode: 'agency', agency: { superior, name: body, symbol } });
  expect(placeOf(name)).toBe(place);
});
