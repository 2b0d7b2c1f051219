import { expect, test } from 'vitest';
import { AWARDS } from './award-catalogue.ts';
import { decidersOf, mayDecide, onlyDecider } from './deciding-authority.ts';

test.each([
  ['CO_CP', 'Thủ tướng Chính phủ', 'may'],
  ['CO_CP', 'thủ tướng chính phủ'.normalize('NFD'), 'may'],
  ['CO_CP', 'Bộ trưởng Bộ Tư pháp', 'may-not'], // Điều 25 was read
  ['CO_BO', 'Bộ trưởng Bộ Tư pháp', 'may'],
  ['CO_BO', 'Giám đốc Sở Tư pháp tỉnh Lai Châu', 'needs-review'], // Điều 26 is known second-hand
  ['BK_TINH', 'Chủ tịch UBND thành phố Huế', 'may'],
  ['BK_TINH', 'Chủ tịch Ủy ban nhân dân tỉnh Lai Châu', 'may'],
  ['BK_TINH', 'Chủ tịch Ủy ban nhân dân xã Mường Than', 'needs-review'],
  ['TTLDXS', 'Bộ trưởng Bộ Tư pháp', 'may'],
  ['TTLDXS', 'Chủ tịch UBND tỉnh Lai Châu', 'may'],
  ['TTLDXS', 'Giám đốc Sở Tư pháp', 'may-not'],
  ['LDTT', 'Giám đốc Sở Tư pháp tỉnh Lai Châu', 'may'],
  ['CSTDCS', 'Trưởng Thi hành án dân sự tỉnh Lai Châu', 'may'],
  ['LDTT', 'Thủ tướng Chính phủ', 'may-not'],
  ['GK', 'Chủ tịch nước', 'needs-review'],
  ['HCLD3', 'Chủ tịch nước', 'may'],
  ['KNC', 'Bộ trưởng', 'needs-review'],
] as const)('%s decided by «%s»: %s', (award, authority, verdict) => {
  expect(mayDecide(award, authority)).toBe(verdict);
});

test('every award may be decided by whom its own row names', () => {
  for (const { id } of AWARDS) for (const decider of decidersOf(id)) expect(mayDecide(id, decider)).toBe('may');
});

test('where one post in the country decides, it need not be typed; a province or a unit must be named', () => {
  expect(onlyDecider('CO_CP')).toBe('Thủ tướng Chính phủ');
  expect(onlyDecider('CO_BO')).toBe('Bộ trưởng Bộ Tư pháp');
  for (const id of ['CO_TINH', 'TTLDXS', 'GK', 'LDTT'] as const) expect(onlyDecider(id)).toBeNull();
});
