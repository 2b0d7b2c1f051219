import { expect, test } from 'vitest';
import { mayPass, passage } from './passage.ts';

const check = (noVote: boolean, provisional: boolean, late: boolean) =>
  passage({ 'no-vote-record': noVote }, { 'scores-are-provisional': provisional, 'past-the-day': late });

test.each([
  // no vote record, provisional, late, written reason, outcome
  [false, false, false, null, true],
  [false, true, false, null, false], // a warning asks for words
  [false, true, false, '  ', false],
  [false, true, true, 'Bộ chưa có kết quả thẩm định', true], // one reason answers all warnings
  [true, false, false, 'Lý do', false], // no reason replaces a paper
])('no vote %s, provisional %s, late %s, reason «%s»: passes %s', (noVote, provisional, late, reason, passes) => {
  expect(mayPass(check(noVote, provisional, late), reason).ok).toBe(passes);
});

test('what was passed over is kept with the words', () => {
  expect(mayPass(check(false, true, true), ' Họp sớm ')).toEqual({
    ok: true,
    value: { overridden: ['scores-are-provisional', 'past-the-day'], reason: 'Họp sớm' },
  });
});
