/** One province as a picture needs it: a path without its far islets, and where to put its label. */
export type ProvinceShape = {
  readonly code: string;
  readonly name: string;
  readonly d: string;
  readonly cx: number;
  readonly cy: number;
  /** West, north, east, south edges, for labels that stand beside a group of provinces. */
  readonly box: readonly [number, number, number, number];
};

/** An archipelago: every islet as a point, never thinned out, inside a frame at its true place. */
export type Archipelago = {
  readonly name: 'Hoàng Sa' | 'Trường Sa';
  readonly islets: readonly (readonly [number, number])[];
  readonly frame: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
};

/** A drawn country: the provinces and both archipelagos in one coordinate system. */
export type CountryShapes = {
  readonly viewBox: string;
  readonly provinces: readonly ProvinceShape[];
  readonly archipelagos: readonly [Archipelago, Archipelago];
  /** Who is credited, when the file itself says so; null means the bundled geometry. */
  readonly attribution: string | null;
};
