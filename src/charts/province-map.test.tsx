import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { MapAttribution, ProvinceMap, type ProvinceMapProps } from './province-map.tsx';
import type { CountryShapes } from './province-shape.ts';

const province = (code: string, name: string, cy: number) =>
  ({ code, name, d: 'M0 0l9 0 0 9z', cx: 50, cy, box: [40, cy - 9, 60, cy + 9] }) as const;
const shapes: CountryShapes = {
  viewBox: '0 0 528 563',
  provinces: [province('01', 'Hà Nội', 80), province('48', 'Đà Nẵng', 250), province('56', '<Khánh Hòa>', 380)],
  archipelagos: [
    {
      name: 'Hoàng Sa',
      islets: [
        [300, 220],
        [310, 230],
      ],
      frame: { x: 290, y: 210, width: 60, height: 60 },
    },
    {
      name: 'Trường Sa',
      islets: [
        [400, 500],
        [410, 510],
        [420, 505],
      ],
      frame: { x: 310, y: 400, width: 200, height: 150 },
    },
  ],
  attribution: null,
};
const map = (props: Partial<ProvinceMapProps> = {}): string =>
  render(<ProvinceMap shapes={shapes} label="Đã gửi điểm" size="large" language="vi" {...props} />);

describe('the map of provinces', () => {
  test.each(['margin', 'large'] as const)('draws both archipelagos, named, with a dot for every islet (%s)', (size) => {
    const svg = map({ size });
    expect(svg).toContain('Hoàng Sa</text>');
    expect(svg).toContain('Trường Sa</text>');
    expect(svg.match(/M[\d.]+ [\d.]+h0/g)).toHaveLength(5);
    expect(svg.match(/<rect /g)).toHaveLength(2);
  });

  test('shades by level; «không nêu» is hatched and said; a province without an entry is plain land', () => {
    const svg = map({
      values: new Map([
        ['01', 4],
        ['48', null],
      ]),
      valueText: new Map([['01', '22/28']]),
    });
    expect(svg).toMatch(/class="map-province level-4"[^>]*><title>Hà Nội: 22\/28</);
    expect(svg).toMatch(/class="map-province map-unknown"[^>]* fill="url\(#[^"]+"><title>Đà Nẵng: không nêu</);
    expect(svg).toMatch(/class="map-province map-land"[^>]*><title>&lt;Khánh Hòa></);
  });

  test('nought is a level of its own and hatches nothing', () => {
    const svg = map({ values: new Map([['01', 0]]) });
    expect(svg).toContain('level-0');
    expect(svg).not.toContain('<pattern');
  });

  test('is one picture without links, and a group of named links with them', () => {
    expect(map()).toContain('role="img" aria-label="Đã gửi điểm"');
    const linked = map({ hrefs: new Map([['01', '/2031/tinh/01']]) });
    expect(linked).toContain('role="group"');
    expect(linked).toContain('<a href="/2031/tinh/01" aria-label="Hà Nội">');
  });

  test('a label to the right never covers Hoàng Sa, and a label of no province is left out', () => {
    const svg = map({
      labels: [
        { codes: ['48'], name: 'Miền Trung', side: 'right' },
        { codes: ['99'], name: 'Không có', side: 'left' },
      ],
    });
    expect(Number(/class="map-label" y="(\d+)"/.exec(svg)?.[1])).toBeGreaterThan(270 + 12);
    expect(svg).not.toContain('Không có');
  });
});

test('the source of the boundaries is printed; a replaced map names its own', () => {
  const bundled = render(<MapAttribution source={null} language="vi" />);
  expect(bundled).toContain('vietnamese-provinces-database (MIT)');
  expect(bundled).toContain('NXB Tài nguyên - Môi trường và Bản đồ');
  const replaced = render(<MapAttribution source="Cục Đo đạc" language="vi" />);
  expect(replaced).toContain('Ranh giới: Cục Đo đạc. Bản đồ giản lược');
  expect(replaced).not.toContain('vietnamese-provinces-database');
});
