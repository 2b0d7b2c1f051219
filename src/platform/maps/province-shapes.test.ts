import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bundledMap, provinceMap, type ProvinceMap } from './province-shapes.ts';

const bundled = (provinces: 34 | 63): ProvinceMap => {
  const map = provinceMap(bundledMap(provinces));
  if (!map) throw new Error('the bundled map must be readable');
  return map;
};

const replacement = (content: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'map-')), 'replacement.topo.json');
  writeFileSync(path, content);
  return path;
};

describe.each([
  { provinces: 34, polygons: 290 },
  { provinces: 63, polygons: 317 },
] as const)('the map of $provinces provinces', ({ provinces, polygons }) => {
  const map = bundled(provinces);
  const paths = map.provinces.map(({ d }) => d).join('');

  test('draws every province once', () => {
    expect(new Set(map.provinces.map(({ code }) => code)).size).toBe(provinces);
    expect(map.provinces.every(({ d, name }) => d.startsWith('M') && name.length > 2)).toBe(true);
  });

  test('keeps every islet of Hoàng Sa and Trường Sa as a point inside its frame', () => {
    expect(map.archipelagos.map(({ name, islets }) => [name, islets.length])).toEqual([
      ['Hoàng Sa', 46],
      ['Trường Sa', 135],
    ]);
    for (const { islets, frame } of map.archipelagos)
      for (const [x, y] of islets) {
        expect(x).toBeGreaterThan(frame.x);
        expect(x).toBeLessThan(frame.x + frame.width);
        expect(y).toBeGreaterThan(frame.y);
        expect(y).toBeLessThan(frame.y + frame.height);
      }
  });

  test('loses no polygon of the file: what is not an islet is in a path', () => {
    const islets = map.archipelagos.reduce((sum, each) => sum + each.islets.length, 0);
    expect((paths.match(/M/g) ?? []).length + islets).toBe(polygons);
  });

  test('adds little to a page and no broken number', () => {
    expect(gzipSync(paths).length).toBeLessThan(9_000);
    expect(`${paths}${map.viewBox}`).not.toMatch(/NaN|Infinity|undefined|e-/);
    expect(paths).not.toMatch(/\.\d\d/);
  });

  test('puts the label of each province inside its box and inside the drawing', () => {
    const [, , width = 0, height = 0] = map.viewBox.split(' ').map(Number);
    for (const { cx, cy, box } of map.provinces) {
      expect(cx).toBeGreaterThan(box[0]);
      expect(cx).toBeLessThan(Math.min(box[2], width));
      expect(cy).toBeGreaterThan(box[1]);
      expect(cy).toBeLessThan(Math.min(box[3], height));
    }
  });

  test('draws a line only between provinces of different groups', () => {
    expect(map.bordersBetween(() => 'one group')).toBe('');
    const oneApart = map.bordersBetween((code) => (code === '01' ? 'Hà Nội' : 'the others'));
    const allApart = map.bordersBetween((code) => code);
    expect(oneApart).toMatch(/^M[\d.]/);
    expect(allApart.length).toBeGreaterThan(oneApart.length);
  });
});

test('north is up and west is left: Hà Nội above Cần Thơ, Điện Biên left of Hải Phòng', () => {
  const at = new Map(bundled(34).provinces.map((each) => [each.code, each]));
  const [haNoi, canTho, dienBien, haiPhong] = ['01', '92', '11', '31'].map((code) => at.get(code));
  expect(haNoi?.cy).toBeLessThan(canTho?.cy ?? 0);
  expect(dienBien?.cx).toBeLessThan(haiPhong?.cx ?? 0);
});

describe('a replaced map file', () => {
  test('that is missing or broken gives no map, so the page shows its table', () => {
    expect(provinceMap('/no/such/map.topo.json')).toBeNull();
    for (const content of ['', '{', 'null', '[]', '{"type":"Topology","objects":{},"arcs":[]}'])
      expect(provinceMap(replacement(content))).toBeNull();
  });

  test('without the two archipelagos is not shown', () => {
    const file = JSON.parse(readFileSync(bundledMap(34), 'utf8'));
    file.objects.vn34.geometries = file.objects.vn34.geometries.filter(({ id }: { id: string }) => id !== '56');
    expect(provinceMap(replacement(JSON.stringify(file)))).toBeNull();
  });

  test('names its own source', () => {
    const file = { ...JSON.parse(readFileSync(bundledMap(34), 'utf8')), attribution: 'Sở Nông nghiệp và Môi trường' };
    expect(provinceMap(replacement(JSON.stringify(file)))?.attribution).toBe('Sở Nông nghiệp và Môi trường');
    expect(bundled(34).attribution).toBeNull();
  });

  test('is read once and kept', () => {
    expect(provinceMap(bundledMap(34))).toBe(bundled(34));
  });
});
