import { type Box, overlap, type Point } from "./geometry";
import { sizeOf, wrap } from "./labels";

const LENGTH = 120; // pixels that one link is long, as far as there is room
const WIDE = 1.45; // names are wide, so that distances along x are that much longer
const ROUNDS = 30;
const GAP = 26; // pixels that stay free between any two names
const APART = 56; // pixels between unconnected parts
const FAR = 12; // links away beyond which variables need not be further apart
const LOOSE = 2.2; // room by what the names of one part need
const ROOM = 1.6; // width by height of the room that parts are packed into

interface Named {
  id: string;
  name: string;
}

interface Ends {
  cause: string;
  effect: string;
}

type Places = ReadonlyMap<string, Point>;

/**
 * Where the names of variables stand. Those that have a place keep it; the others come near what they are
 * linked to. The same map with the same places kept gives the same picture.
 *
 * Parts without any place are laid out by stress (Zheng, Pawar and Goodman 2019, by stochastic gradient
 * descent with a fixed order of pairs), and boxes that lie over each other are pushed apart.
 */
export function layOut(
  variables: readonly Named[],
  links: readonly Ends[],
  kept: Places,
): Map<string, Point> {
  const boxes = new Map(variables.map(({ id, name }) => [id, sizeOf(wrap(name))]));
  const beside = neighbours(boxes, links);
  const placed = new Map<string, Box>();
  for (const [id, size] of boxes) {
    const at = kept.get(id);
    if (at) placed.set(id, { x: at[0], y: at[1], ...size });
  }
  const loose: Box[][] = [];
  const ids: string[][] = [];
  for (const part of parts(beside)) {
    if (part.some((id) => placed.has(id))) {
      join(part, beside, boxes, placed);
    } else {
      ids.push(part);
      loose.push(arrange(part, beside, boxes));
    }
  }
  pack(loose, [...placed.values()]);
  for (const [n, part] of ids.entries()) {
    for (const [m, id] of part.entries()) placed.set(id, loose[n]?.[m] as Box);
  }
  return new Map([...placed].map(([id, { x, y }]) => [id, [Math.round(x), Math.round(y)]]));
}

type Sizes = ReadonlyMap<string, { width: number; height: number }>;
type Beside = ReadonlyMap<string, readonly string[]>;

function neighbours(boxes: Sizes, links: readonly Ends[]): Beside {
  const sets = new Map([...boxes.keys()].sort().map((id) => [id, new Set<string>()]));
  for (const { cause, effect } of links) {
    if (cause === effect || !sets.has(cause) || !sets.has(effect)) continue;
    sets.get(cause)?.add(effect);
    sets.get(effect)?.add(cause);
  }
  return new Map([...sets].map(([id, others]) => [id, [...others].sort()]));
}

/** Connected parts, the largest first. */
function parts(beside: Beside): string[][] {
  const seen = new Set<string>();
  const found: string[][] = [];
  for (const start of beside.keys()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const part = [start];
    for (const here of part) {
      for (const next of beside.get(here) ?? []) {
        if (!seen.has(next)) {
          seen.add(next);
          part.push(next);
        }
      }
    }
    found.push(part);
  }
  return found.sort((a, b) => b.length - a.length || ((a[0] ?? "") < (b[0] ?? "") ? -1 : 1));
}

/** Puts those of a part that have no place yet beside their neighbours that have one. */
function join(part: readonly string[], beside: Beside, boxes: Sizes, placed: Map<string, Box>): void {
  const waiting = new Set(part.filter((id) => !placed.has(id)));
  while (waiting.size) {
    const linked = (id: string) => (beside.get(id) ?? []).filter((other) => placed.has(other));
    const next = [...waiting].sort(
      (a, b) => linked(b).length - linked(a).length || (a < b ? -1 : 1),
    )[0] as string;
    waiting.delete(next);
    const near = linked(next).map((id) => placed.get(id) as Box);
    const middle: Point = [
      near.reduce((sum, box) => sum + box.x, 0) / near.length,
      near.reduce((sum, box) => sum + box.y, 0) / near.length,
    ];
    const size = boxes.get(next) as { width: number; height: number };
    const least = near.length === 1 ? LENGTH : 0;
    placed.set(next, free(middle, size, [...placed.values()], least));
  }
}

/** The free place nearest to a point, no nearer than `least`. */
function free(
  [x, y]: Point,
  size: { width: number; height: number },
  taken: readonly Box[],
  least: number,
): Box {
  for (let far = least; ; far += 30) {
    const ways = far === 0 ? 1 : Math.ceil(far / 20) + 6;
    for (let n = 0; n < ways; n += 1) {
      const angle = (2 * Math.PI * n) / ways + far;
      const box = { x: x + far * WIDE * Math.cos(angle), y: y + far * Math.sin(angle), ...size };
      if (!taken.some((other) => overlap(box, other, GAP))) return box;
    }
  }
}

/** Boxes of one connected part, round 0, in the order of its ids. */
function arrange(part: readonly string[], beside: Beside, boxes: Sizes): Box[] {
  const n = part.length;
  const index = new Map(part.map((id, i) => [id, i]));
  const near = part.map((id) => (beside.get(id) ?? []).map((other) => index.get(other) as number));
  const random = lottery(20_040);
  const x = Float64Array.from({ length: n }, () => random() * LENGTH);
  const y = Float64Array.from({ length: n }, () => random() * LENGTH);
  settle(x, y, shuffled(pairsOf(near), random));
  turn(x, y);
  const arranged = part.map((id, i): Box => {
    const size = boxes.get(id) as { width: number; height: number };
    return { x: (x[i] as number) * WIDE, y: y[i] as number, ...size };
  });
  pushApart(arranged);
  return arranged;
}

/** Pairs of variables one after the other: from, to, and how many links apart. */
function pairsOf(near: readonly (readonly number[])[]): Int32Array {
  const n = near.length;
  const pairs = new Int32Array((3 * n * (n - 1)) / 2);
  let at = 0;
  for (let from = 0; from < n; from += 1) {
    const far = distances(near, from);
    for (let to = from + 1; to < n; to += 1) {
      pairs[at] = from;
      pairs[at + 1] = to;
      pairs[at + 2] = far[to] as number;
      at += 3;
    }
  }
  return pairs;
}

function shuffled(pairs: Int32Array, random: () => number): Int32Array {
  for (let i = pairs.length / 3 - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    for (let part = 0; part < 3; part += 1) {
      const kept = pairs[3 * i + part] as number;
      pairs[3 * i + part] = pairs[3 * j + part] as number;
      pairs[3 * j + part] = kept;
    }
  }
  return pairs;
}

/** Moves each pair towards the distance it should have, in ever smaller steps. */
function settle(x: Float64Array, y: Float64Array, pairs: Int32Array): void {
  let widest = 1;
  for (let at = 2; at < pairs.length; at += 3) widest = Math.max(widest, pairs[at] as number);
  const wanted = Float64Array.from({ length: widest + 1 }, (_, far) => far ** 0.9 * LENGTH);
  for (let round = 0; round < ROUNDS; round += 1) {
    // The step falls from the largest weight's inverse to a tenth of the smallest one's.
    const step = widest ** 2 * (0.1 / widest ** 2) ** (round / (ROUNDS - 1));
    for (let at = 0; at < pairs.length; at += 3) {
      const [i, j, far] = [pairs[at] as number, pairs[at + 1] as number, pairs[at + 2] as number];
      const dx = (x[i] as number) - (x[j] as number);
      const dy = (y[i] as number) - (y[j] as number);
      const now = Math.sqrt(dx * dx + dy * dy) || 1e-6;
      const by = (Math.min(1, step / (far * far)) * (now - (wanted[far] as number))) / (2 * now);
      x[i] = (x[i] as number) - by * dx;
      y[i] = (y[i] as number) - by * dy;
      x[j] = (x[j] as number) + by * dx;
      y[j] = (y[j] as number) + by * dy;
    }
  }
}

function distances(near: readonly (readonly number[])[], from: number): Int32Array {
  const far = new Int32Array(near.length).fill(FAR);
  far[from] = 0;
  let edge = [from];
  for (let steps = 1; edge.length && steps < FAR; steps += 1) {
    const next: number[] = [];
    for (const here of edge) {
      for (const to of near[here] ?? []) {
        if (to !== from && far[to] === FAR) {
          far[to] = steps;
          next.push(to);
        }
      }
    }
    edge = next;
  }
  return far;
}

/** Turned round their middle so that they are as wide as they can be. */
function turn(x: Float64Array, y: Float64Array): void {
  const n = x.length;
  const mx = x.reduce((sum, v) => sum + v, 0) / n;
  const my = y.reduce((sum, v) => sum + v, 0) / n;
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < n; i += 1) {
    const [dx, dy] = [(x[i] as number) - mx, (y[i] as number) - my];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  const angle = -Math.atan2(2 * xy, xx - yy) / 2;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  for (let i = 0; i < n; i += 1) {
    const [dx, dy] = [(x[i] as number) - mx, (y[i] as number) - my];
    x[i] = dx * cos - dy * sin;
    y[i] = dx * sin + dy * cos;
  }
}

/** Moves boxes until none lies over another, along the axis where less is lacking. */
function pushApart(boxes: Box[]): void {
  const room = extentOf(boxes);
  const needed = boxes.reduce((sum, box) => sum + (box.width + GAP) * (box.height + GAP), 0) * LOOSE;
  stretch(boxes, Math.sqrt(needed / (room.width * room.height || 1)));
  for (let round = 1; round <= 400; round += 1) {
    let moved = false;
    const order = boxes.map((_, i) => i).sort((a, b) => (boxes[a] as Box).x - (boxes[b] as Box).x || a - b);
    const widest = Math.max(...boxes.map((box) => box.width)) + GAP;
    for (const [at, i] of order.entries()) {
      const a = boxes[i] as Box;
      for (let next = at + 1; next < order.length; next += 1) {
        const b = boxes[order[next] as number] as Box;
        if (b.x - a.x > widest) break;
        const lackX = (a.width + b.width) / 2 + GAP - Math.abs(a.x - b.x);
        const lackY = (a.height + b.height) / 2 + GAP - Math.abs(a.y - b.y);
        if (lackX <= 0.01 || lackY <= 0.01) continue;
        moved = true;
        if (lackX < lackY) {
          const by = (a.x <= b.x ? -1 : 1) * (lackX / 2 + 0.5);
          a.x += by;
          b.x -= by;
        } else {
          const by = (a.y <= b.y ? -1 : 1) * (lackY / 2 + 0.5);
          a.y += by;
          b.y -= by;
        }
      }
    }
    if (!moved) return;
    if (round % 10 === 0) stretch(boxes, 1.06);
  }
}

function stretch(boxes: Box[], by: number): void {
  if (by <= 1) return;
  for (const box of boxes) {
    box.x *= by;
    box.y *= by;
  }
}

/** Sets parts in rows below what has its place already, the largest first. */
function pack(loose: readonly Box[][], placed: readonly Box[]): void {
  const extents = loose.map(extentOf);
  const area = extents.reduce((sum, each) => sum + (each.width + APART) * (each.height + APART), 0);
  const there = placed.length ? extentOf(placed) : null;
  const widest = Math.max(0, ...extents.map((each) => each.width), Math.sqrt(area * ROOM), there?.width ?? 0);
  const left = there ? there.x - there.width / 2 : 0;
  let [x, y, tall] = [left, there ? there.y + there.height / 2 + APART : 0, 0];
  for (const [n, part] of loose.entries()) {
    const extent = extents[n] as Box;
    if (x > left && x + extent.width > left + widest) {
      x = left;
      y += tall + APART;
      tall = 0;
    }
    for (const box of part) {
      box.x += x - (extent.x - extent.width / 2);
      box.y += y - (extent.y - extent.height / 2);
    }
    x += extent.width + APART;
    tall = Math.max(tall, extent.height);
  }
}

function extentOf(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map((box) => box.x - box.width / 2));
  const right = Math.max(...boxes.map((box) => box.x + box.width / 2));
  const top = Math.min(...boxes.map((box) => box.y - box.height / 2));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height / 2));
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}

/** The same numbers from 0 to 1 each time (a linear congruential generator). */
function lottery(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
