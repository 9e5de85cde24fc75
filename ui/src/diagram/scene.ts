import { type Arc, drawArcs } from "./arcs";
import { type Box, distance, inside, overlap, type Point } from "./geometry";
import { sizeOf, wrap } from "./labels";

export type Polarity = "+" | "-" | "?";
export type LoopKind = "reinforcing" | "balancing" | "unknown";

/** A variable as the diagram knows it; `x` and `y` are the middle of its name. */
export interface Spot {
  id: string;
  name: string;
  x: number;
  y: number;
  /** How many variables stand under it, when it is a closed group. */
  holds?: number;
}

/** A causal link as the diagram knows it. */
export interface Wire {
  id: string;
  cause: string;
  effect: string;
  polarity: Polarity;
  support: number;
  contested: boolean;
  denied: boolean;
  delayed: boolean;
}

export interface Ring {
  id: string;
  kind: LoopKind;
  variables: readonly string[];
  links: readonly (readonly string[])[];
}

export interface Plate extends Box {
  id: string;
  name: string;
  lines: readonly string[];
  holds: number;
  /** How many links end at it: the names of the busiest are shown when all cannot be read. */
  links: number;
}

export interface Drawn extends Wire {
  arc: Arc;
}

export interface Mark {
  ring: Ring;
  at: Point;
}

/** A diagram ready to be painted: every box, curve and mark has its place. Links are strongest first. */
export interface Scene {
  plates: ReadonlyMap<string, Plate>;
  wires: readonly Drawn[];
  marks: readonly Mark[];
  extent: Box;
}

const MOST_MARKS = 12;

/** Gives everything its place. Loops are marked where all their links are drawn, the first few. */
export function sceneOf(spots: readonly Spot[], wires: readonly Wire[], rings: readonly Ring[] = []): Scene {
  const count = new Map<string, number>();
  for (const wire of wires) {
    for (const end of [wire.cause, wire.effect]) count.set(end, (count.get(end) ?? 0) + 1);
  }
  const plates = new Map(
    spots.map((spot): [string, Plate] => {
      const holds = spot.holds ?? 0;
      const lines = wrap(holds ? `${spot.name} (${holds})` : spot.name);
      const links = count.get(spot.id) ?? 0;
      return [spot.id, { ...spot, holds, lines, links, ...sizeOf(lines) }];
    }),
  );
  const arcs = drawArcs(wires, plates);
  const drawn = wires.flatMap((wire) => {
    const arc = arcs.get(wire.id);
    return arc ? [{ ...wire, arc }] : [];
  });
  const marks = placeMarks(whole(rings, drawn), plates, drawn);
  return { plates, wires: drawn, marks, extent: extentOf(plates, drawn) };
}

function whole(rings: readonly Ring[], drawn: readonly Drawn[]): Ring[] {
  const there = new Set(drawn.map((wire) => wire.id));
  return rings
    .filter((ring) => ring.links.every((step) => step.every((id) => there.has(id))))
    .slice(0, MOST_MARKS);
}

/** Beside the middle of each loop, where nothing else stands. */
function placeMarks(
  rings: readonly Ring[],
  plates: ReadonlyMap<string, Plate>,
  drawn: readonly Drawn[],
): Mark[] {
  const taken: Box[] = [...plates.values()];
  for (const { arc } of drawn) taken.push({ x: arc.sign[0], y: arc.sign[1], width: 18, height: 18 });
  const marks: Mark[] = [];
  for (const ring of rings) {
    const around = ring.variables.flatMap((id) => plates.get(id) ?? []);
    const x = around.reduce((sum, plate) => sum + plate.x, 0) / around.length;
    const y = around.reduce((sum, plate) => sum + plate.y, 0) / around.length;
    const free = spiral([x, y]).find(([px, py]) => {
      const box = { x: px, y: py, width: 32, height: 32 };
      return (
        !taken.some((other) => overlap(box, other, 2)) &&
        !drawn.some(({ arc }) => distance(arc, [px, py]) < 15)
      );
    });
    const at = free ?? [x, y];
    taken.push({ x: at[0], y: at[1], width: 36, height: 36 });
    marks.push({ ring, at });
  }
  return marks;
}

function spiral([x, y]: Point): Point[] {
  const points: Point[] = [[x, y]];
  for (let radius = 14; radius <= 140; radius += 14) {
    for (let n = 0; n < 12; n += 1) {
      const angle = (n * Math.PI) / 6;
      points.push([x + radius * Math.cos(angle), y + radius * Math.sin(angle)]);
    }
  }
  return points;
}

function extentOf(plates: ReadonlyMap<string, Plate>, drawn: readonly Drawn[]): Box {
  let [left, top, right, bottom] = [0, 0, 1, 1];
  let first = true;
  const take = (l: number, t: number, r: number, b: number) => {
    left = first ? l : Math.min(left, l);
    top = first ? t : Math.min(top, t);
    right = first ? r : Math.max(right, r);
    bottom = first ? b : Math.max(bottom, b);
    first = false;
  };
  for (const { x, y, width, height } of plates.values()) {
    take(x - width / 2, y - height / 2, x + width / 2, y + height / 2);
  }
  for (const { arc } of drawn) {
    // The top of a quadratic curve is half way to its control point.
    const top: Point = [
      (arc.start[0] + 2 * arc.control[0] + arc.end[0]) / 4,
      (arc.start[1] + 2 * arc.control[1] + arc.end[1]) / 4,
    ];
    take(top[0] - 12, top[1] - 12, top[0] + 12, top[1] + 12);
  }
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}

export type Thing = { kind: "variable" | "link" | "loop"; id: string };

/** What stands at a point, within `reach`; names before marks before links, the nearest link. */
export function thingAt(scene: Scene, point: Point, reach: number): Thing | null {
  for (const plate of scene.plates.values()) {
    if (inside(plate, point)) return { kind: "variable", id: plate.id };
  }
  for (const { ring, at } of scene.marks) {
    if (Math.hypot(at[0] - point[0], at[1] - point[1]) <= 14) return { kind: "loop", id: ring.id };
  }
  let best: { id: string; far: number } | null = null;
  for (const { id, arc } of scene.wires) {
    const onSign = Math.hypot(arc.sign[0] - point[0], arc.sign[1] - point[1]) <= 9;
    const far = onSign ? 0 : distance(arc, point);
    if (far <= reach && (!best || far < best.far)) best = { id, far };
  }
  return best && { kind: "link", id: best.id };
}

/** The nearest variable from one in a direction, as arrow keys go; from none, the busiest. */
export function towards(scene: Scene, from: string | null, [dx, dy]: Point): string | null {
  const plates = [...scene.plates.values()];
  const here = from === null ? undefined : scene.plates.get(from);
  if (!here) return plates.toSorted((a, b) => b.links - a.links || (a.id < b.id ? -1 : 1))[0]?.id ?? null;
  let best: { id: string; cost: number } | null = null;
  for (const plate of plates) {
    const [x, y] = [plate.x - here.x, plate.y - here.y];
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy - y * dx);
    if (plate === here || ahead <= 0 || aside > ahead * 2) continue;
    const cost = ahead + aside * 2;
    if (!best || cost < best.cost) best = { id: plate.id, cost };
  }
  return best?.id ?? from;
}
