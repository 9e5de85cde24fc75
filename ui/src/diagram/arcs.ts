import { at, type Box, between, type Curve, heading, inside, type Point } from "./geometry";

/** Heights of an arc by its chord, the nicest first; positive bows to the left of where it goes. */
const BENDS = [0.18, 0.1, 0.28, -0.12, 0.4, -0.25, 0.55, -0.4, 0.75, -0.55];
const APART = 0.14; // least difference between two bends over one pair
const CLEAR = 5; // between a curve's ends and the boxes
const BACK = [20, 32, 46, 64]; // from the arrow head back along the curve to its sign
const OUT = 11; // from the curve to the middle of its sign
const MOST_LOOKS = 60_000; // links times boxes above which every link takes the first bend

export interface Ends {
  id: string;
  cause: string;
  effect: string;
}

/** The curve of one link from box to box, and where its sign stands. */
export interface Arc extends Curve {
  sign: Point;
}

/**
 * One arc for each link between two of the boxes, bent round boxes that are in the way.
 * Links over one pair, in either direction, are bent so that each can be seen.
 */
export function drawArcs(links: readonly Ends[], boxes: ReadonlyMap<string, Box>): Map<string, Arc> {
  const look = links.length * boxes.size <= MOST_LOOKS;
  const taken = new Map<string, number[]>();
  const arcs = new Map<string, Arc>();
  for (const link of links) {
    const from = boxes.get(link.cause);
    const to = boxes.get(link.effect);
    if (!from || !to || from === to) continue;
    // Seen from the other end, a bend to the left is one to the right.
    const facing = link.cause < link.effect ? 1 : -1;
    const pair = [link.cause, link.effect].sort().join(" ");
    const others = taken.get(pair) ?? [];
    const free = BENDS.filter((bend) => others.every((other) => Math.abs(bend * facing - other) >= APART));
    const bends = free.length ? free : [0.18 + 0.2 * others.length];
    const near = look ? obstacles(boxes, from, to) : [];
    let best: { arc: Arc; bend: number; cost: number } | null = null;
    for (const [n, bend] of bends.entries()) {
      const arc = arcOf(from, to, bend, near);
      const cost = covered(arc, near) * 3 + n;
      if (!best || cost < best.cost) best = { arc, bend, cost };
      if (best.cost <= n + 1) break;
    }
    if (!best) continue;
    taken.set(pair, [...others, best.bend * facing]);
    arcs.set(link.id, best.arc);
  }
  return arcs;
}

function obstacles(boxes: ReadonlyMap<string, Box>, from: Box, to: Box): Box[] {
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  const reach = Math.hypot(from.x - to.x, from.y - to.y) / 2 + 120;
  return [...boxes.values()].filter(
    (box) => box !== from && box !== to && Math.hypot(box.x - x, box.y - y) < reach + box.width / 2,
  );
}

function arcOf(from: Box, to: Box, bend: number, near: readonly Box[]): Arc {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const whole: Curve = {
    start: [from.x, from.y],
    control: [(from.x + to.x) / 2 + dy * bend * 2 * 0.9, (from.y + to.y) / 2 - dx * bend * 2 * 0.9],
    end: [to.x, to.y],
  };
  const leaves = edge((t) => inside(from, at(whole, t), CLEAR), 0, 0.5);
  const enters = edge((t) => inside(to, at(whole, t), CLEAR), 1, 0.5);
  const curve = enters - leaves > 0.02 ? between(whole, leaves, enters) : between(whole, 0.3, 0.7);
  return { ...curve, sign: signOf(curve, Math.sign(bend) || 1, near) };
}

/** Where a condition that holds at `from` ceases on the way to `to`. */
function edge(holds: (t: number) => boolean, from: number, to: number): number {
  let [yes, no] = [from, to];
  for (let n = 0; n < 12; n += 1) {
    const middle = (yes + no) / 2;
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return no;
}

function signOf(curve: Curve, side: number, near: readonly Box[]): Point {
  const length = Math.hypot(curve.end[0] - curve.start[0], curve.end[1] - curve.start[1]) || 1;
  let first: Point | null = null;
  for (const back of BACK) {
    const t = Math.max(0.35, 1 - back / length);
    const [x, y] = at(curve, t);
    const [hx, hy] = heading(curve, t);
    const point: Point = [x + hy * OUT * side, y - hx * OUT * side];
    first ??= point;
    if (!near.some((box) => inside(box, point, 8))) return point;
  }
  return first as Point;
}

function covered(arc: Curve, near: readonly Box[]): number {
  let count = 0;
  for (let n = 1; n < 20; n += 1) {
    const point = at(arc, n / 20);
    if (near.some((box) => inside(box, point, 3))) count += 1;
  }
  return count;
}
