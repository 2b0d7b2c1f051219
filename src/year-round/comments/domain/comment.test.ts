import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commentText, LONGEST_COMMENT, mayStillEdit, mayStillUndo } from './comment.ts';

describe('the text of a comment', () => {
  test('is kept in whole letters, its lines as typed, without what cannot be seen', () => {
    const typed = '  Đề nghị xem lại  \r\nchỉ tiêu 3\u202e\u200b.\n\n\n\n<b>gấp</b>\u0000 '.normalize('NFD');
    expect(commentText(typed)).toEqual({ ok: true, value: 'Đề nghị xem lại\nchỉ tiêu 3.\n\n<b>gấp</b>' });
  });

  test('is something, and at most 4.000 signs however they are coded', () => {
    expect(commentText(' \n\t')).toEqual({ ok: false, error: { kind: 'nothing-is-written' } });
    expect(commentText('ế'.repeat(LONGEST_COMMENT).normalize('NFD')).ok).toBe(true);
    expect(commentText('𠀀'.repeat(LONGEST_COMMENT)).ok).toBe(true);
    expect(commentText('a'.repeat(10_000))).toEqual({ ok: false, error: { kind: 'comment-is-too-long' } });
  });

  test('is no filler that looks like nothing', () => {
    for (const filler of ['\u3164', '\u115f\u1160', '\uffa0', '\u034f', '\u2800'])
      expect(commentText(filler)).toEqual({ ok: false, error: { kind: 'nothing-is-written' } });
  });

  test('with a million blanks is refused at once, and never holds up the others', { timeout: 2000 }, () => {
    expect(commentText(`a${' '.repeat(1_000_000)}b`)).toEqual({ ok: false, error: { kind: 'comment-is-too-long' } });
  });

  test('read once is read the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const once = commentText(typed);
        if (once.ok) expect(commentText(once.value)).toEqual(once);
      }),
    );
  });
});

test('a comment is mended for half an hour, a withdrawal taken back for ten minutes', () => {
  const at = new Date('2027-03-01T08:00:00Z');
  const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
  expect([30, 31].map((minutes) => mayStillEdit(at, later(minutes)))).toEqual([true, false]);
  expect([10, 11].map((minutes) => mayStillUndo(at, later(minutes)))).toEqual([true, false]);
});
