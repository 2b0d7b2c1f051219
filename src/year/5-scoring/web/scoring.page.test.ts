import { describe, expect, test } from 'vitest';
import { renderPage } from '#src/ui/page.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import type { ScoreSheet } from '../app/score-sheets.query.ts';
import type { ScoringTable } from '../app/scoring-tables.query.ts';
import { readPastedTable } from '../domain/pasted-table.ts';
import type { Cell, Cells } from '../domain/score-sheet.ts';
import { boardPage, type BoardView } from './board.page.tsx';
import { summaryRows } from './scoring-files.ts';
import { scoringWords } from './scoring-year.ts';

const visit: Visit = {
  language: 'vi',
  path: '/',
  today: '2027-11-20',
  person: null,
  agency: { name: 'Thi đua', parent: '' },
  year: 2027,
  years: [2027],
  synthetic: true,
  assets: { css: '', script: '', fonts: [] },
  formToken: '',
  theme: null,
  notice: null,
};
const unit = (id: string, shortName: string) => ({
  id,
  slug: id,
  name: shortName,
  shortName,
  kind: 'STP',
  blocId: 'b',
});
const frame: YearFrame = {
  clusterYear: {
    id: 'cy',
    clusterId: 'c',
    slug: 'cum',
    year: 2027,
    term: 'cụm',
    name: 'Cụm thi đua diễn tập',
    origin: 'live',
    isSynthetic: true,
    version: 1,
    closedOn: null,
  },
  steps: [],
  head: null,
  blocs: [{ id: 'b', name: 'Khối Sở Tư pháp', unitKind: 'STP' }],
  units: [unit('u1', 'STP Bình Lâm'), unit('u2', 'STP Đông Sa'), unit('u3', 'STP Hòa Thạch')],
};
const table: ScoringTable = {
  id: 't',
  unitKind: 'STP',
  edition: 1,
  name: 'Bảng tiêu chí',
  decision: null,
  isExample: true,
  copiedFromYear: null,
  ownUnitBy: null,
  criteria: readPastedTable([
    ['A', 'Thẩm định', '60', ''],
    ['B', 'Phổ biến', '25', ''],
    ['C', 'Nơi không có', '15', ''],
  ]).criteria,
};
const cells = (entries: Readonly<Record<string, Cell>>): Cells => new Map(Object.entries(entries));
const sheet = (unitId: string, self: Cells, state: ScoreSheet['state'] = 'submitted'): ScoreSheet => ({
  unitId,
  sheetId: `s-${unitId}`,
  state,
  enteredForUnit: false,
  table,
  columns: { self, confirmed: cells({}), verified: cells({}) },
  notes: { self: new Map(), confirmed: new Map(), verified: new Map() },
  saved: { self: null, confirmed: null, verified: null },
});
const points = (value: number): Cell => ({ kind: 'scored', points: value });
const waiting = cells({ A: points(5_275), C: { kind: 'not-applicable' } });
const full = (value: number) => cells({ A: points(value), B: points(2_000), C: points(1_000) });
const view: BoardView = {
  frame,
  tables: [table],
  sheets: [sheet('u1', waiting), sheet('u2', full(5_000)), sheet('u3', full(5_000))],
  seesAll: true,
  mayRun: true,
  ownUnitIds: [],
  talks: new Map(),
  rankAnyway: false,
  closeRefused: null,
};
const shown = (change: Partial<BoardView> = {}) => renderPage(visit, boardPage(visit, { ...view, ...change }));

describe('the board of points', () => {
  test('says what is scored and what waits, and ranks nobody while a sheet waits', () => {
    const html = shown();
    expect(html).toContain('/60,00 đã chấm; chờ 25,00');
    expect(html).toContain('Chưa xếp hạng: 1/3 đơn vị chưa chấm đủ.');
    expect(html).not.toContain('/3</td>');
    expect(html).toContain('Điểm tạm tính');
  });

  test('by choice it ranks provisionally and says so; equal points are an equal place', () => {
    const html = shown({ rankAnyway: true });
    expect(html).toContain('Xếp hạng theo điểm tạm tính, chưa chấm đủ');
    expect(html.match(/<small>bằng điểm/g)).toHaveLength(2);
  });

  test('a unit reads its own points only, and its place only when all points of the bloc are final', () => {
    const own = { seesAll: false, mayRun: false, ownUnitIds: ['u2'], rankAnyway: true };
    const html = shown(own);
    expect(html).toContain('STP Đông Sa');
    for (const other of ['STP Bình Lâm', 'STP Hòa Thạch', '52,75', '1/3<']) expect(html).not.toContain(other);
    const final = [
      sheet('u1', full(6_000), 'final'),
      sheet('u2', full(5_000), 'final'),
      sheet('u3', full(1_000), 'final'),
    ];
    expect(shown({ ...own, sheets: final })).toContain('2/3');
  });

  test('the annex of the report gives no place and no sum for a sheet that waits', () => {
    const rows = summaryRows(scoringWords('vi'), frame, view.sheets);
    expect(rows[0]?.slice(0, 9)).toEqual([1, 'STP Bình Lâm', 100, 52.75, null, null, 0, 'chưa chấm', '']);
    expect(rows[1]?.[7]).toBe(80);
  });
});
