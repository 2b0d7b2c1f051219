import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { feature, mesh } from 'topojson-client';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Archipelago, CountryShapes, ProvinceShape } from '#src/charts/province-shape.ts';
import {
  areaOf,
  boxOf,
  centroidOf,
  middleOf,
  pathOf,
  pointOf,
  round,
  type Point,
  type Ring,
} from './plane-geometry.ts';
import { simplifyLine } from './simplify-line.ts';

/** The country drawn, and the lines between groups of provinces (clusters) when a page names the groups. */
export type ProvinceMap = CountryShapes & {
  readonly bordersBetween: (groupOf: (code: string) => string | undefined) => string;
};

type Properties = { readonly code?: string; readonly name?: string; readonly short?: string };
type Provinces = Topology<Record<string, GeometryCollection<Properties>>>;
type Area = Feature<Polygon | MultiPolygon, Properties>;

const WIDTH = 528; // twice the margin column, so one decimal is a twentieth of a pixel there
/**
 * Degrees east: whatever lies farther belongs to one of the two archipelagos. The banks of the continental shelf
 * west of this line (Tư Chính, Phúc Tần …) are not part of Trường Sa: they stay with their province, outside the frame.
 */
const WEST_OF_ARCHIPELAGOS = 111;
const BETWEEN_ARCHIPELAGOS = 14; // degrees north
const INVISIBLE_AREA = 0.9; // square units of the drawing: under a quarter of a pixel in the margin
const FRAME_PADDING = 7;

/** The files that come with the application: 34 provinces since 01/7/2025, 63 before. */
export const bundledMap = (provinces: 34 | 63): string =>
  fileURLToPath(new URL(`../../../data/maps/vn${provinces}.topo.json`, import.meta.url));

const known = new Map<string, ProvinceMap | null>();

/**
 * Reads the provinces of a TopoJSON file, drawn once and kept. An agency may put its own file in the place of the
 * bundled one (same `code` ids; a top-level `attribution` text names its source). A file that is missing, broken or
 * without both archipelagos gives null: the page then shows its table and no map.
 */
export function provinceMap(path: string): ProvinceMap | null {
  const kept = known.get(path);
  if (kept !== undefined) return kept;
  const drawn = readMap(path);
  known.set(path, drawn);
  return drawn;
}

function readMap(path: string): ProvinceMap | null {
  try {
    return drawMap(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

function drawMap(file: Provinces & { readonly attribution?: unknown }): ProvinceMap | null {
  const object = Object.values(file.objects)[0];
  if (!object) return null;
  const projection = projectionOf(areasOf(file, object).flatMap((each) => polygonsOf(each).flat(2)));
  const plane = projected(file, projection.project);
  const drawing = Object.values(plane.objects)[0];
  if (!drawing) return null;
  const { provinces, islets } = sorted(areasOf(plane, drawing), projection);
  const archipelagos = [archipelago('Hoàng Sa', islets.north), archipelago('Trường Sa', islets.south)] as const;
  if (!archipelagos[0] || !archipelagos[1] || provinces.length === 0) return null;
  return {
    viewBox: `0 0 ${WIDTH} ${Math.ceil(projection.height)}`,
    provinces,
    archipelagos: [archipelagos[0], archipelagos[1]],
    attribution: typeof file.attribution === 'string' ? file.attribution : null,
    bordersBetween: (groupOf) => {
      const lines = mesh(plane, drawing, (a, b) => a !== b && groupOf(codeOf(a)) !== groupOf(codeOf(b)));
      return lines.coordinates.map((line) => pathOf(line.map(pointOf), '')).join('');
    },
  };
}

type Projection = {
  readonly height: number;
  readonly project: (position: Position) => Point;
  readonly isFar: (ring: Ring) => boolean;
  readonly isNorth: (ring: Ring) => boolean;
};

/** Equirectangular: degrees of longitude shortened by the cosine of the mean latitude. */
function projectionOf(positions: readonly Position[]): Projection {
  const [west, south, east, north] = boxOf(positions.map(pointOf));
  const shorten = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const margin = FRAME_PADDING + 1;
  const scale = (WIDTH - 2 * margin) / ((east - west) * shorten);
  const project = ([longitude = 0, latitude = 0]: Position): Point => [
    margin + (longitude - west) * shorten * scale,
    margin + (north - latitude) * scale,
  ];
  const [edge] = project([WEST_OF_ARCHIPELAGOS, 0]);
  const [, between] = project([0, BETWEEN_ARCHIPELAGOS]);
  return {
    height: (north - south) * scale + 2 * margin,
    project,
    isFar: (ring) => middleOf(ring)[0] > edge,
    isNorth: (ring) => middleOf(ring)[1] < between,
  };
}

/** The same topology in units of the drawing, its arcs thinned; shared borders stay shared. */
function projected(file: Provinces, project: Projection['project']): Provinces {
  const arcs = file.arcs.map((arc) => {
    const line = absolute(file, arc).map((position) => project(position));
    return simplifyLine(line, INVISIBLE_AREA).map(([x, y]) => [round(x), round(y)]);
  });
  return { type: 'Topology', objects: file.objects, arcs };
}

/** Quantised files hold steps from point to point: add them up. */
function absolute({ transform }: Provinces, arc: readonly Position[]): readonly Position[] {
  if (!transform) return arc;
  const [kx, ky] = transform.scale;
  const [dx, dy] = transform.translate;
  let [x, y] = [0, 0];
  return arc.map(([stepX = 0, stepY = 0]) => [(x += stepX) * kx + dx, (y += stepY) * ky + dy]);
}

function sorted(areas: readonly Area[], projection: Projection) {
  const islets: { north: Point[]; south: Point[] } = { north: [], south: [] };
  const provinces: ProvinceShape[] = [];
  for (const each of areas) {
    const near: Ring[] = [];
    for (const polygon of polygonsOf(each)) {
      const rings = polygon.map((ring) => ring.map(pointOf));
      const outer = rings[0];
      if (!outer) continue;
      if (projection.isFar(outer)) islets[projection.isNorth(outer) ? 'north' : 'south'].push(middleOf(outer));
      else near.push(...rings);
    }
    const shape = shapeOf(each, near);
    if (shape) provinces.push(shape);
  }
  return { provinces, islets };
}

function shapeOf(each: Area, rings: readonly Ring[]): ProvinceShape | null {
  const code = codeOf(each);
  const largest = rings.toSorted((a, b) => areaOf(b) - areaOf(a))[0];
  if (code === '' || !largest) return null;
  const [cx, cy] = centroidOf(largest);
  return {
    code,
    name: each.properties.short ?? each.properties.name ?? code,
    d: rings.map((ring) => pathOf(ring.slice(0, -1), 'z')).join(''),
    cx: round(cx),
    cy: round(cy),
    box: boxOf(largest),
  };
}

function archipelago(name: Archipelago['name'], islets: readonly Point[]): Archipelago | null {
  if (islets.length === 0) return null;
  const [west, north, east, south] = boxOf(islets);
  const frame = {
    x: round(west - FRAME_PADDING),
    y: round(north - FRAME_PADDING),
    width: round(east - west + 2 * FRAME_PADDING),
    height: round(south - north + 2 * FRAME_PADDING),
  };
  return { name, islets: islets.map(([x, y]) => [round(x), round(y)]), frame };
}

const codeOf = ({
  id,
  properties,
}: {
  id?: string | number | undefined;
  properties?: Properties | undefined;
}): string => properties?.code ?? String(id ?? '');

const areasOf = (file: Provinces, object: GeometryCollection<Properties>): readonly Area[] =>
  feature(file, object).features.filter((each): each is Area => /^(Multi)?Polygon$/.test(each.geometry?.type));

const polygonsOf = ({ geometry }: Area): readonly Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
