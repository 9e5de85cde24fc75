/** Points in the plane of the diagram, x to the right and y downwards, for names of 14 pixels. */
export type Point = readonly [number, number];

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A quadratic Bézier curve. */
export interface Curve {
  start: Point;
  control: Point;
  end: Point;
}

export function at({ start, control, end }: Curve, t: number): Point {
  const s = 1 - t;
  return [
    s * s * start[0] + 2 * s * t * control[0] + t * t * end[0],
    s * s * start[1] + 2 * s * t * control[1] + t * t * end[1],
  ];
}

/** Unit vector in which the curve goes at `t`. */
export function heading({ start, control, end }: Curve, t: number): Point {
  const s = 1 - t;
  const x = s * (control[0] - start[0]) + t * (end[0] - control[0]);
  const y = s * (control[1] - start[1]) + t * (end[1] - control[1]);
  const length = Math.hypot(x, y) || 1;
  return [x / length, y / length];
}

/** The stretch of a curve from one parameter to another (de Casteljau). */
export function between(curve: Curve, from: number, to: number): Curve {
  const start = at(curve, from);
  const end = at(curve, to);
  const before = lerp(curve.start, curve.control, from);
  const after = lerp(curve.control, curve.end, from);
  return { start, control: lerp(before, after, to), end };
}

function lerp(a: Point, b: Point, t: number): Point {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
}

/** Boxes are given by their centre. */
export function inside(box: Box, [x, y]: Point, room = 0): boolean {
  return Math.abs(x - box.x) <= box.width / 2 + room && Math.abs(y - box.y) <= box.height / 2 + room;
}

export function overlap(a: Box, b: Box, room = 0): boolean {
  return (
    Math.abs(a.x - b.x) < (a.width + b.width) / 2 + room &&
    Math.abs(a.y - b.y) < (a.height + b.height) / 2 + room
  );
}

/** Distance from a point to a curve, by its chords over sixteen stretches. */
export function distance(curve: Curve, point: Point): number {
  let least = Number.POSITIVE_INFINITY;
  let from = curve.start;
  for (let n = 1; n <= 16; n += 1) {
    const to = at(curve, n / 16);
    least = Math.min(least, toSegment(from, to, point));
    from = to;
  }
  return least;
}

function toSegment(a: Point, b: Point, p: Point): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const t = Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(p[0] - a[0] - dx * t, p[1] - a[1] - dy * t);
}
