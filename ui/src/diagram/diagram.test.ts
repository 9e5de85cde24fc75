import { describe, expect, test } from "vitest";
import { at, between, distance, inside } from "./geometry";
import { wrap } from "./labels";
import { type Scene, sceneOf, thingAt, towards, type Wire } from "./scene";
import { begun, fitted, revealed, toDiagram, toScreen, zoomed } from "./view";

const SPOTS = [
  { id: "a", name: "closure of the bay", x: 0, y: 0 },
  { id: "b", name: "illegal fishing", x: 400, y: 0 },
  { id: "c", name: "income of the boats", x: 200, y: 300 },
];

function wire(cause: string, polarity: Wire["polarity"], effect: string): Wire {
  const plain = { support: 1, contested: false, denied: false, delayed: false };
  return { id: `${cause}${polarity}${effect}`, cause, polarity, effect, ...plain };
}

const WIRES = [
  wire("a", "+", "b"),
  wire("a", "-", "b"),
  wire("b", "+", "a"),
  wire("b", "-", "c"),
  wire("c", "+", "a"),
];
const RING = {
  id: "r",
  kind: "balancing",
  variables: ["a", "b", "c"],
  links: [["a+b"], ["b-c"], ["c+a"]],
} as const;

function scene(): Scene {
  return sceneOf(SPOTS, WIRES, [RING]);
}

describe("a scene", () => {
  test("draws every link from the edge of its cause to the edge of its effect", () => {
    const { plates, wires } = scene();
    expect(wires).toHaveLength(WIRES.length);
    for (const { cause, effect, arc } of wires) {
      const [from, to] = [plates.get(cause), plates.get(effect)];
      if (!from || !to) throw new Error("a link without its ends");
      expect(inside(from, arc.start)).toBe(false);
      expect(inside(from, arc.start, 12)).toBe(true);
      expect(inside(to, arc.end)).toBe(false);
      expect(inside(to, arc.end, 12)).toBe(true);
    }
  });

  test("keeps links over one pair apart, in either direction", () => {
    const middles = scene()
      .wires.filter(({ id }) => ["a+b", "a-b", "b+a"].includes(id))
      .map(({ arc }) => at(arc, 0.5)[1]);
    const gaps = middles.toSorted((x, y) => x - y).map((y, n, all) => y - (all[n - 1] ?? -1e9));
    expect(Math.min(...gaps)).toBeGreaterThan(15);
  });

  test("is the same whenever it is made", () => {
    expect(scene()).toEqual(scene());
  });

  test("leaves everything where it was when a link is added", () => {
    const before = scene();
    const after = sceneOf(SPOTS, [...WIRES, wire("a", "+", "c")], [RING]);
    expect([...after.plates.values()].map(({ x, y }) => [x, y])).toEqual(SPOTS.map(({ x, y }) => [x, y]));
    expect(after.wires.slice(0, WIRES.length).map(({ arc }) => arc)).toEqual(
      before.wires.map(({ arc }) => arc),
    );
  });

  test("bends a link round a name that is in its way", () => {
    const inTheWay = { id: "d", name: "enforcement at sea", x: 200, y: -36 };
    const [only] = sceneOf([...SPOTS, inTheWay], [wire("a", "+", "b")]).wires;
    const plate = sceneOf([inTheWay], []).plates.get("d");
    if (!only || !plate) throw new Error("nothing drawn");
    for (let n = 0; n <= 40; n += 1) expect(inside(plate, at(only.arc, n / 40))).toBe(false);
  });

  test("marks a loop beside what it runs through, and only when all of it is drawn", () => {
    const { marks, plates } = scene();
    expect(marks).toHaveLength(1);
    for (const plate of plates.values()) expect(inside(plate, marks[0]?.at ?? [0, 0])).toBe(false);
    expect(sceneOf(SPOTS, WIRES.slice(0, 4), [RING]).marks).toEqual([]);
  });

  test("holds everything in its extent, also when it is empty", () => {
    expect(sceneOf([], []).extent).toEqual({ x: 0.5, y: 0.5, width: 1, height: 1 });
    const { extent, plates } = scene();
    for (const { x, y } of plates.values()) expect(inside(extent, [x, y])).toBe(true);
  });
});

describe("pointing", () => {
  test("finds the name, the sign and the curve under the pointer", () => {
    const here = scene();
    expect(thingAt(here, [0, 0], 5)).toEqual({ kind: "variable", id: "a" });
    for (const { id, arc } of here.wires) {
      expect(thingAt(here, arc.sign, 5)).toEqual({ kind: "link", id });
      expect(thingAt(here, at(arc, 0.3), 5)).toEqual({ kind: "link", id });
    }
    expect(thingAt(here, [-500, -500], 5)).toBeNull();
  });

  test("arrow keys go to the next name that way, and stay where there is none", () => {
    const here = scene();
    expect(towards(here, "a", [1, 0])).toBe("b");
    expect(towards(here, "b", [-1, 0])).toBe("a");
    expect(towards(here, "a", [0, 1])).toBe("c");
    expect(towards(here, "a", [-1, 0])).toBe("a");
    expect(towards(here, null, [1, 0])).toBe("a");
    expect(towards(sceneOf([], []), null, [1, 0])).toBeNull();
  });
});

describe("the part that is seen", () => {
  const room = { width: 800, height: 600 };

  test("a zoom keeps the point under the pointer", () => {
    const view = { scale: 0.8, x: 30, y: -20 };
    const point = [123, 45] as const;
    const [x, y] = toDiagram(zoomed(view, 1.7, point), point);
    expect([x, y]).toEqual([
      expect.closeTo(toDiagram(view, point)[0]),
      expect.closeTo(toDiagram(view, point)[1]),
    ]);
  });

  test("fitting shows all of it, in the middle", () => {
    const extent = { x: 100, y: 50, width: 4000, height: 500 };
    const view = fitted(extent, room);
    expect(toScreen(view, [extent.x, extent.y])).toEqual([400, 300]);
    expect(toScreen(view, [extent.x - 2000, 0])[0]).toBeGreaterThanOrEqual(0);
  });

  test("the beginning can be read, also of what is too large to be shown whole", () => {
    const extent = { x: 3000, y: 3000, width: 6000, height: 6000 };
    const view = begun(extent, room, [2000, 4000]);
    expect(view.scale * 14).toBeGreaterThan(10);
    expect(toScreen(view, [2000, 4000])).toEqual([400, 300]);
    expect(toScreen(begun(extent, room, [10, 5990]), [0, 6000])).toEqual([24, 576]);
    const flat = { x: 3000, y: 0, width: 6000, height: 100 };
    expect(toScreen(begun(flat, room, [2000, 40]), [2000, 0])).toEqual([400, 300]);
    const small = { x: 0, y: 0, width: 300, height: 200 };
    expect(begun(small, room, [100, 50])).toEqual(fitted(small, room));
  });

  test("revealing moves no more than it must", () => {
    const view = { scale: 1, x: 0, y: 0 };
    expect(revealed(view, { x: 400, y: 300, width: 100, height: 40 }, room)).toEqual(view);
    expect(revealed(view, { x: 900, y: 300, width: 100, height: 40 }, room)).toEqual({
      scale: 1,
      x: -190,
      y: 0,
    });
  });
});

test("a stretch of a curve lies on the curve", () => {
  const curve = { start: [0, 0], control: [50, 100], end: [100, 0] } as const;
  const part = between(curve, 0.2, 0.7);
  for (let n = 0; n <= 10; n += 1) expect(distance(curve, at(part, n / 10))).toBeLessThan(0.3);
});

test.each([
  ["fish", ["fish"]],
  ["willingness of the neighbours to help", ["willingness of the", "neighbours to help"]],
  ["", [""]],
  ["x".repeat(50), ["x".repeat(22), "x".repeat(22), "x".repeat(6)]],
])("the name %j is written in lines", (name, lines) => {
  expect(wrap(name)).toEqual(lines);
});

test("a name that is too long ends with a mark", () => {
  const lines = wrap("word ".repeat(60));
  expect(lines).toHaveLength(4);
  expect(lines.at(-1)?.endsWith("…")).toBe(true);
});
