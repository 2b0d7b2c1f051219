import type { Position } from 'geojson';

export type Point = readonly [number, number];
export type Ring = readonly Point[];

export const pointOf = ([x = 0, y = 0]: Position): Point => [x, y];
export const round = (value: number): number => Math.round(value * 10) / 10;

export function boxOf(points: readonly Point[]): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    [box[0], box[1]] = [Math.min(box[0], x), Math.min(box[1], y)];
    [box[2], box[3]] = [Math.max(box[2], x), Math.max(box[3], y)];
  }
  return box;
}

export function middleOf(ring: Ring): Point {
  const [west, north, east, south] = boxOf(ring);
  return [(west + east) / 2, (north + south) / 2];
}

const pairs = (ring: Ring): readonly (readonly [Point, Point])[] =>
  ring.flatMap((point, index) => {
    const next = ring[index + 1];
    return next ? [[point, next] as const] : [];
  });

const signedArea = (ring: Ring): number =>
  pairs(ring).reduce((sum, [[x, y], [nextX, nextY]]) => sum + x * nextY - nextX * y, 0) / 2;
export const areaOf = (ring: Ring): number => Math.abs(signedArea(ring));

export function centroidOf(ring: Ring): Point {
  const area = signedArea(ring);
  if (area === 0) return middleOf(ring);
  let [sumX, sumY] = [0, 0];
  for (const [[x, y], [nextX, nextY]] of pairs(ring)) {
    const cross = x * nextY - nextX * y;
    sumX += (x + nextX) * cross;
    sumY += (y + nextY) * cross;
  }
  return [sumX / (6 * area), sumY / (6 * area)];
}

/** A path in relative steps of tenths: the shortest text that draws the line. */
export function pathOf(line: readonly Point[], end: '' | 'z'): string {
  let [x, y] = [0, 0];
  const steps = line.map(([toX, toY], index) => {
    const [stepX, stepY] = [round(toX - x), round(toY - y)];
    [x, y] = [toX, toY];
    return `${index === 0 ? 'M' : index === 1 ? 'l' : ' '}${short(stepX)}${stepY < 0 ? '' : ' '}${short(stepY)}`;
  });
  return steps.join('').replaceAll(' -', '-') + end;
}

const short = (value: number): string => String(value).replace(/^(-?)0\./, '$1.');
