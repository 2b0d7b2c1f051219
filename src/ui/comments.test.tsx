import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import type { CommentShown, Discussion, Thread } from '#src/kernel/discussion.ts';
import { aVisit, readable } from '../../tests/factories/visit.ts';
import { CommentsPart } from './comments.tsx';
import { VisitContext } from './visit.ts';

const comment = (change: Partial<CommentShown> = {}): CommentShown => ({
  id: 'c1',
  by: { id: 'a1', name: 'Nguyễn Văn An', post: 'Chuyên viên' },
  text: 'Đề nghị xem lại chỉ tiêu 3.',
  mentions: [],
  writtenAt: new Date('2027-03-01T02:00:00Z'),
  editedAt: null,
  isWithdrawn: false,
  version: 1,
  mayEdit: false,
  mayWithdraw: false,
  mayUndo: false,
  ...change,
});
const thread = (change: Partial<Thread> = {}): Thread => ({ ...comment(), answers: [], settled: null, ...change });
const talk = (change: Partial<Discussion> = {}): Discussion => ({
  path: '/trao-doi/giao-uoc/r1',
  threads: [thread()],
  count: 1,
  mayWrite: true,
  isClosed: false,
  ...change,
});
const html = (discussion: Discussion, isOnRecord = true) =>
  renderToString(
    <VisitContext.Provider value={aVisit()}>
      <CommentsPart discussion={discussion} isOnRecord={isOnRecord} />
    </VisitContext.Provider>,
  );
const shown = (discussion: Discussion) => readable(html(discussion));

describe('the talk below a record', () => {
  test('is one quiet line while nothing was said, and for a reader who writes nowhere no form at all', () => {
    expect(shown(talk({ threads: [], count: 0 }))).toMatch(/^ ?Trao đổi \(0\)/);
    const silent = html(talk({ threads: [], count: 0, mayWrite: false }));
    expect(silent).not.toContain('<form');
  });

  test('says who wrote, when, in which post, and that it was mended', () => {
    const text = shown(talk({ threads: [thread({ editedAt: new Date('2027-03-01T02:10:00Z') })] }));
    expect(text).toContain('Nguyễn Văn An Chuyên viên 09:00 ngày 01/3/2027 đã sửa lúc 09:10 ngày 01/3/2027');
  });

  test('of a withdrawn comment only the place is left', () => {
    const text = shown(talk({ threads: [thread({ isWithdrawn: true, text: '', mayUndo: true })] }));
    expect(text).toContain('Trao đổi này đã rút.');
    expect(text).toContain('Hoàn tác');
    expect(text).not.toContain('Trả lời');
  });

  test('a settled thread is folded, told by its first line, and answered only after it is opened again', () => {
    const settled = { by: 'Lê Thị Cụm', at: new Date('2027-03-02T02:00:00Z') };
    const text = shown(talk({ threads: [thread({ settled, answers: [comment({ id: 'c2' })] })] }));
    expect(text).toContain('Đã giải quyết Nguyễn Văn An: Đề nghị xem lại chỉ tiêu 3. 1 trả lời');
    expect(text).toContain('Mở lại');
    expect(text).not.toContain('Trả lời Nguyễn');
  });

  test('in a closed year it is read, and nothing can be done', () => {
    const closed = html(talk({ isClosed: true, mayWrite: false }));
    expect(readable(closed)).toContain('Năm thi đua đã kết thúc, không trao đổi thêm.');
    expect(closed).not.toContain('<form');
  });

  test('every form carries its token, once on the page each field’s id', () => {
    const page = html(talk({ threads: [thread({ mayEdit: true, mayWithdraw: true })] }));
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(page.match(/<form/g)?.length).toBe(page.match(/name="token"/g)?.length);
  });
});
