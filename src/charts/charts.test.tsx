import fc from 'fast-check';
import type { JSX } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { AttritionSteps } from './attrition-steps.tsx';
import { BulletBar, type BulletBarProps } from './bullet-bar.tsx';
import { CampaignGantt, loadOf, type Campaign } from './campaign-gantt.tsx';
import { CoverageBar } from './coverage-bar.tsx';
import { FlagYears } from './flag-years.tsx';
import { RankBump } from './rank-bump.tsx';
import { ScoreDotsChart } from './score-dots.tsx';

const language = 'vi' as const;
const bar = (props: Partial<BulletBarProps>): string =>
  render(<BulletBar label="Thi hành xong về việc" value={0} target={null} language={language} {...props} />);
const resultWidth = (svg: string): string | undefined => /class="bullet-result[^>]*? width="([^"]+)"/.exec(svg)?.[1];
const targetPlace = (svg: string): string | undefined => /class="bullet-target" x1="([^"]+)"/.exec(svg)?.[1];

describe('the bullet bar', () => {
  test('puts the target line and the end of the result where the numbers say', () => {
    const svg = bar({ value: 73, target: 90 });
    expect([resultWidth(svg), targetPlace(svg)]).toEqual(['73%', '90%']);
  });

  test('is exact for amounts of money too large for a float', () => {
    const svg = bar({ value: 73_000_000_000_000_000_001n, max: 100_000_000_000_000_000_000n });
    expect(resultWidth(svg)).toBe('73%');
  });

  test('draws 0 as an empty track, 100 as a full one, and more than the scale as full with an arrow', () => {
    expect(resultWidth(bar({ value: 0 }))).toBe('0%');
    expect(resultWidth(bar({ value: 100 }))).toBe('100%');
    expect(bar({ value: 100 })).not.toContain('bullet-beyond');
    expect(resultWidth(bar({ value: 120 }))).toBe('100%');
    expect(bar({ value: 120 })).toContain('bullet-beyond');
  });

  test('draws «không nêu» hatched and says so; the target still stands', () => {
    const svg = bar({ value: null, target: 33 });
    expect(svg).toContain('<pattern');
    expect(svg).toContain('aria-label="Thi hành xong về việc: không nêu"');
    expect([resultWidth(svg), targetPlace(svg)]).toEqual([undefined, '33%']);
  });

  test('keeps hatchings of one page apart', () => {
    const page = render(
      <div>
        <BulletBar label="a" value={null} target={1} language={language} />
        <BulletBar label="b" value={null} target={1} language={language} />
      </div>,
    );
    const ids = [...page.matchAll(/<pattern id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(2);
    expect([...page.matchAll(/fill="url\(#([^"]+)\)"/g)].map(([, id]) => id)).toEqual(ids);
  });
});

test('coverage is k of n, and nothing of nothing is an empty bar', () => {
  const width = (done: number, total: number) =>
    / width="([^"]+)" height="12"\/?><\/rect><\/svg>| class="level-5" width="([^"]+)"/.exec(
      render(<CoverageBar label="đơn vị" done={done} total={total} />),
    )?.[2];
  expect([width(9, 12), width(0, 0), width(12, 12)]).toEqual(['75%', '0%', '100%']);
});

test('flags over years: a flag, a point for none, a slash for no data, and the same in words', () => {
  const years = [
    { year: 2029, flag: 'flag' },
    { year: 2030, flag: 'none' },
    { year: 2031, flag: 'no-data' },
  ] as const;
  const svg = render(<FlagYears label="Cờ ngành" years={years} language={language} />);
  expect(svg).toContain('aria-label="Cờ ngành: 2029 có cờ, 2030 không có, 2031 không có số liệu"');
  for (const mark of ['flag-cloth', 'flag-none', 'flag-no-data']) expect(svg.split(mark)).toHaveLength(2);
});

describe('scores', () => {
  const chart = (units: Parameters<typeof ScoreDotsChart>[0]['units']): string =>
    render(<ScoreDotsChart units={units} language={language} />);

  test('stand on one axis: self, cross and verified at their places, the spread between the ends', () => {
    const svg = chart([{ name: 'STP Phú Thọ', self: 19800, cross: 19600, verified: 19400 }]);
    expect([...svg.matchAll(/class="score-mark-place" x="([^"]+)"/g)].map(([, x]) => x)).toEqual(['100%', '50%', '0%']);
    expect(svg).toContain('class="score-spread" x1="0%" x2="100%"');
    expect(svg).toContain('aria-label="STP Phú Thọ: tự chấm 198, chấm chéo 196, thẩm định 194"');
  });

  test('a score nobody gave is the words «chưa chấm», not a dot at 0', () => {
    const svg = chart([{ name: 'STP Lào Cai', self: null, cross: null, verified: null }]);
    expect(svg).not.toContain('score-mark-place');
    expect(svg).toContain('>chưa chấm</text>');
    expect(svg).toContain('thẩm định chưa chấm');
  });
});

test('attrition steps down in proportion; a stage of which the source says nothing is hatched', () => {
  const svg = render(
    <AttritionSteps
      label="Đăng ký còn lại"
      language={language}
      stages={[
        { name: 'Đăng ký', count: 60, reasons: [] },
        { name: 'Kiểm tra', count: 30, reasons: ['30 rút, có lý do'] },
        { name: 'Suy tôn', count: null, reasons: [] },
      ]}
    />,
  );
  const [top, half] = [...svg.matchAll(/class="attrition-area"[^>]* y="([\d.]+)"/g)].map(([, y]) => Number(y));
  const axis = Number(/class="chart-axis"[^>]* y1="([\d.]+)"/.exec(svg)?.[1]) - 0.5;
  expect(axis - (half ?? 0)).toBe((axis - (top ?? 0)) / 2);
  expect(svg).toContain('<pattern');
  expect(svg).toContain('30 rút, có lý do');
  expect(svg).toContain('Suy tôn không nêu');
});

describe('ranks over years', () => {
  const bump = (lines: Parameters<typeof RankBump>[0]['lines']): string =>
    render(<RankBump label="Thứ hạng" years={[2029, 2030, 2031]} lines={lines} language={language} />);

  test('a year without a rank breaks the line instead of being drawn as one', () => {
    const svg = bump([{ name: 'STP Phú Thọ', ranks: [2, null, 1], named: 'first' }]);
    expect(/ d="([^"]+)"/.exec(svg)?.[1]?.match(/[MC]/g)).toEqual(['M', 'M']);
    expect(svg).toContain('2030 hạng không nêu');
  });

  test('units that share a rank share the line of names', () => {
    const svg = bump([
      { name: 'STP Sơn La', ranks: [1, 1, 2] },
      { name: 'STP Lào Cai', ranks: [2, 2, 2] },
    ]);
    expect(svg).toContain('>STP Sơn La · STP Lào Cai</text>');
  });
});

describe('the load of campaigns', () => {
  const campaigns: readonly Campaign[] = [
    { name: 'Cao điểm', from: '2031-05-01', to: '2031-08-28' },
    { name: 'Nước rút', from: '2031-08-28', to: '2031-09-30' },
    { name: 'Năm trước', from: '2030-10-01', to: '2031-01-01' },
    { name: 'Đã hết', from: '2030-01-01', to: '2030-12-31' },
  ];

  test('counts a campaign in every month of which it has a day, first and last included', () => {
    expect(loadOf(campaigns, 2031)).toEqual([1, 0, 0, 0, 1, 1, 1, 2, 1, 0, 0, 0]);
    expect(loadOf(campaigns, 2030)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2]);
  });

  test('a campaign without a stated end runs hatched to the end of the year', () => {
    const open = render(
      <CampaignGantt
        label="Năm 2031"
        loadLabel="Cùng lúc"
        year={2031}
        campaigns={[{ name: 'Chuyển đổi số', from: '2031-07-02', to: null }]}
        language={language}
      />,
    );
    expect(open).toMatch(/<rect fill="url\(#[^)]+\)" x="49.86%"[^>]* width="50.14%"/);
    expect(open).toContain('Chuyển đổi số, 02/07/2031 – không nêu');
  });
});

const HOSTILE = '"><script>alert(1)</script><b title=\'';

const allCharts = (text: string, numbers: readonly (number | null)[]): readonly JSX.Element[] => {
  const [a = null, b = null, c = null] = numbers;
  const unit = { name: text, self: a, cross: b, verified: c };
  return [
    <BulletBar label={text} value={a} target={b} max={c ?? 100} targetText={text} size="full" language="vi" />,
    <CoverageBar label={text} done={a ?? 0} total={b ?? 0} />,
    <ScoreDotsChart units={[unit, { ...unit, name: `${text} 2`, self: b }]} language="en" />,
    <AttritionSteps
      label={text}
      stages={[
        { name: text, count: a, reasons: [text] },
        { name: `${text} 2`, count: b, reasons: [] },
      ]}
      language="vi"
    />,
    <RankBump label={text} years={[1, 2, 3]} lines={[{ name: text, ranks: numbers, named: 'first' }]} language="en" />,
    <FlagYears label={text} years={[{ year: 2031, flag: 'none' }]} language="en" />,
    <CampaignGantt
      label={text}
      loadLabel={text}
      year={2031}
      campaigns={[{ name: text, from: '2031-01-01', to: null }]}
      language="vi"
    />,
  ];
};

describe('every chart', () => {
  const anyNumber = fc.option(fc.oneof(fc.integer({ min: -5, max: 250 }), fc.double(), fc.constantFrom(0, 100, 1e21)));

  test('draws no broken number, whatever the figures', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(anyNumber, { maxLength: 3 }), (_, numbers) => {
        for (const chart of allCharts('đơn vị', numbers)) {
          const geometry = [
            ...render(chart).matchAll(/ (?:x|y|x1|x2|y1|y2|cx|cy|r|d|width|height|viewBox)="([^"]*)"/g),
          ];
          expect(geometry.map(([attribute]) => attribute).join('')).not.toMatch(/NaN|Infinity|undefined|null|e[-+]?\d/);
        }
      }),
    );
  });

  test('draws an empty year without failing', () => {
    const empty = [
      <ScoreDotsChart units={[]} language={language} />,
      <AttritionSteps label="Năm trống" stages={[]} language={language} />,
      <RankBump label="Năm trống" years={[]} lines={[]} language={language} />,
      <FlagYears label="Năm trống" years={[]} language={language} />,
      <CampaignGantt label="Năm trống" loadLabel="Cùng lúc" year={2031} campaigns={[]} language={language} />,
    ];
    for (const chart of empty) expect(render(chart)).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('escapes names, carries no inline style and says what it shows', () => {
    for (const chart of allCharts(HOSTILE, [3, 2, 1])) {
      const html = render(chart);
      expect(html).not.toContain('<script');
      expect(html).not.toContain('<b ');
      expect(html).not.toContain(' style=');
      expect(html).toMatch(/role="img" aria-label="[^"]/);
    }
  });
});
