import { describe, expect, test } from 'vitest';
import { decimal } from '#src/kernel/decimal.ts';
import { compilePdf } from '#src/platform/typst/compile.ts';
import type { FrameUnit, YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import type { Goal, Target } from '#src/year/2-covenant/domain/target.ts';
import { readPaper, toolsMissing } from '../../../../tests/pdf.ts';
import type { BlocTarget, PeriodRow, ReportRow } from '../app/progress.query.ts';
import { type PeriodFigures, reportOfCluster, reportOfUnit } from './report-from-figures.ts';

const at = new Date('2027-11-10T03:00:00Z');
const PROVINCES = ['Bình Lâm', 'Đông Sa', 'Hòa Thạch', 'Kim Đài'];
const unit = (province: string): FrameUnit => ({
  id: province,
  slug: province,
  name: `Thi hành án dân sự tỉnh ${province}`,
  shortName: `THADS ${province}`,
  kind: 'THADS_PROVINCE',
  blocId: 'thads',
});
const stp: FrameUnit = { ...unit('S'), name: 'Sở Tư pháp tỉnh Bình Lâm', kind: 'STP', blocId: 'stp' };
const units = [stp, ...PROVINCES.map(unit)];
const frame: YearFrame = {
  clusterYear: {
    id: 'y',
    clusterId: 'c',
    slug: 'cum',
    year: 2027,
    term: 'cụm',
    name: 'Cụm thi đua các tỉnh diễn tập',
    origin: 'live',
    isSynthetic: true,
    version: 1,
    closedOn: null,
  },
  steps: [],
  head: { unitId: stp.id, unitName: stp.name },
  blocs: [
    { id: 'stp', name: 'Khối Sở Tư pháp', unitKind: 'STP' },
    { id: 'thads', name: 'Khối Thi hành án dân sự', unitKind: 'THADS_PROVINCE' },
  ],
  units,
};
const period: PeriodRow = {
  id: 'p',
  name: 'Cả năm',
  from: '2026-10-01',
  to: '2027-09-30',
  dueOn: '2027-11-10',
  lockedOn: '2027-11-11',
  reports: 4,
};

const target = (id: string, goal: Goal, more: Partial<Target> = {}): BlocTarget => ({
  id,
  blocId: 'thads',
  target: { indicator: `Chỉ tiêu ${id}`, goal, unit: '%', base: null, direction: 'more-is-better', ...more },
});
const targets: readonly BlocTarget[] = [
  target('việc', { kind: 'value', comparator: '>', value: decimal('73') }, { unit: '% việc', base: 'tổng số việc' }),
  target('tiền', { kind: 'value', comparator: '>', value: decimal('33') }, { unit: '% tiền' }),
  target('nợ', { kind: 'better-than-last-year' }),
  target('sáng kiến', { kind: 'value', comparator: '>=', value: decimal('2') }, { unit: 'sáng kiến' }),
  target('bậc', {
    kind: 'by-workload',
    comparator: '>=',
    tiers: [
      {
        workload: { low: decimal('1'), lowClosed: true, high: decimal('1000'), highClosed: true },
        value: decimal('82'),
      },
      { workload: { low: decimal('1000'), lowClosed: false, high: null, highClosed: false }, value: decimal('80') },
    ],
  }),
  target('lời', { kind: 'in-words' }),
];
const report = (unitId: string, targetId: string, more: Partial<ReportRow>): ReportRow => ({
  reportId: unitId,
  unitId,
  targetId,
  receivedOn: '2027-11-09',
  version: 1,
  enteredForUnit: false,
  note: null,
  parts: { movements: 'Phong trào A.\nĐiển hình B.', difficulties: null, nextTasks: 'Nhiệm vụ C.' },
  figure: null,
  words: null,
  lastYear: null,
  workload: null,
  reportedWorkload: null,
  ...more,
});
const rate = (numerator: bigint, denominator: bigint) => ({
  figure: { kind: 'rate', ratio: { numerator, denominator } } as const,
  workload: denominator,
});
const reports = [
  report('Bình Lâm', 'việc', rate(2_946n, 3_459n)),
  report('Bình Lâm', 'tiền', rate(2_509_939_977_000n, 4_189_942_596_000n)),
  report('Bình Lâm', 'nợ', { ...rate(2_001n, 3_000n), lastYear: rate(2n, 3n).figure }),
  report('Bình Lâm', 'sáng kiến', { figure: { kind: 'number', value: decimal('1') } }),
  report('Bình Lâm', 'bậc', rate(1_600n, 2_000n)),
  report('Bình Lâm', 'lời', { words: 'Không có công chức bị xử lý' }),
  report('Đông Sa', 'việc', rate(73n, 100n)),
  report('Hòa Thạch', 'việc', rate(74n, 100n)),
];
const figures: PeriodFigures = { frame, period, targets, reports };

describe.skipIf(toolsMissing)(`the progress report on paper ${toolsMissing}`, () => {
  const ofUnit = (change: Partial<PeriodFigures> = {}, of = unit('Bình Lâm')) =>
    readPaper(compilePdf({ ...reportOfUnit({ ...figures, ...change }, of, at), at }));

  test('of a unit says what was promised, what was reached and how far it lies from it', () => {
    const { words, title } = ofUnit();
    expect(title).toContain('Báo cáo: Kết quả thực hiện giao ước thi đua năm 2027, kỳ cả năm');
    expect(words).toContain('(Số liệu tính từ ngày 01/10/2026 đến ngày 30/9/2027)');
    expect(words).toContain('Kính gửi: Trưởng Cụm thi đua các tỉnh diễn tập');
    expect(words).toMatch(/Số: +\/BC-THADS/);
    expect(words).toContain('trên 73% việc 2.946/3.459 85,17% +12,17 Đạt');
    expect(words).toContain('2.509.939.977.000/ 4.189.942.596.000 59,90% +26,90 Đạt');
    expect(words).toContain('DỮ LIỆU DIỄN TẬP');
    expect(words).not.toContain('DỰ THẢO');
  });

  test('shows what last year was, and the level of its number of cases', () => {
    const { words } = ofUnit();
    expect(words).toContain('cao hơn năm trước (2/3 = 66,67%) 2.001/3.000 66,70% +0,03 Đạt');
    expect(words).toContain('ít nhất 80% (2.000 việc) 1.600/2.000 80,00% 0,00 Đạt');
    expect(words).toContain('ít nhất 2 sáng kiến 1 -1 sáng kiến Chưa đạt');
    expect(words).toContain('bằng lời Không có công chức bị xử lý');
  });

  test('has the parts that the unit wrote, numbered without a hole', () => {
    const { words } = ofUnit();
    expect(words).toContain('II. PHONG TRÀO, ĐIỂN HÌNH TIÊN TIẾN Phong trào A. Điển hình B. III. NHIỆM VỤ KỲ TỚI');
    expect(words).not.toContain('KHÓ KHĂN');
  });

  test('is a draft until the figures are locked, and what nobody reported stays unknown', () => {
    const { words } = ofUnit({ period: { ...period, lockedOn: null }, reports: reports.slice(6) }, unit('Kim Đài'));
    expect(words).toContain('DỰ THẢO, in lúc 10:00 ngày 10/11/2027');
    expect(words).toContain('trên 73% việc Chưa có số liệu');
    expect(words).not.toContain('0,00%');
  });

  test('of the cluster adds the sums and counts who met, and names no unit but its head', () => {
    const printout = reportOfCluster(figures, at);
    if (!printout) throw new Error('the cluster has a head');
    const { words } = readPaper(compilePdf({ ...printout, at }));
    expect(words).toContain('Kính gửi: Bộ Tư pháp (qua Vụ Tổ chức cán bộ)');
    expect(words).toContain('3/5 đơn vị đã báo cáo');
    expect(words).toContain('trên 73% việc 3.093/3.659 84,53% 2/3 3/4'); // exactly 73 % is not «trên 73%»
    expect(words).toContain('bằng lời 1/4');
    for (const province of PROVINCES.slice(1)) expect(words).not.toContain(province);
  });

  test('40 targets run over pages with the head of the table on each', () => {
    const many = Array.from({ length: 40 }, (_, at) =>
      target(`${at} thi hành dứt điểm các bản án, quyết định có hiệu lực`, { kind: 'better-than-last-year' }),
    );
    const { text } = ofUnit({ targets: many });
    expect(text.length).toBeGreaterThan(2);
    for (const page of text.filter((one) => one.includes('cao hơn năm trước'))) expect(page).toContain('Chỉ tiêu');
  });
});
