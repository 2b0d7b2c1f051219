import type { Point } from './plane-geometry.ts';

const twiceArea = (a: Point, b: Point, c: Point): number =>
  Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]));

/**
 * Leaves out the points nobody would see (Visvalingam): again and again the one whose triangle with its neighbours is
 * smallest, while that is under `minArea`. The ends stay, so lines shared by neighbours still meet; a ring keeps a triangle.
 */
export function simplifyLine(line: readonly Point[], minArea: number): readonly Point[] {
  const points = [...line];
  const [first, last] = [points[0], points.at(-1)];
  const isRing = first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
  while (points.length > (isRing ? 4 : 2)) {
    let smallest = minArea * 2;
    let at = -1;
    points.forEach((point, index) => {
      const [before, after] = [points[index - 1], points[index + 1]];
      if (!before || !after) return;
      const area = twiceArea(before, point, after);
      if (area < smallest) [smallest, at] = [area, index];
    });
    if (at < 0) break;
    points.splice(at, 1);
  }
  return points;
}
